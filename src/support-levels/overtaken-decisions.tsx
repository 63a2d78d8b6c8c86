import { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { FormValues } from '../platform/forms/index.ts'
import { HistoryList, type HistoryEntry } from '../platform/views/index.ts'
import { loadAround, reviewPath } from './around.tsx'
import type { AskedOf } from './asked.ts'
import type { Waiting } from './ratification-page.tsx'
import { entryOf } from './review-page.tsx'
import type { ReviewId } from './review.ts'
import { findReview } from './review-store.ts'

/** What a meeting decided about a review to which something else happened since the page was made. */
export interface Overtaken {
  readonly review: ReviewId
  readonly path: string
  readonly school: string
  readonly decided: string
  readonly reason: string
  readonly meanwhile: readonly HistoryEntry[]
}

/** Every decision of what was sent that would be lost: the review waits no longer, or has moved on. */
export async function listOvertaken(
  tx: Tx,
  { actor, today }: Pick<AskedOf<unknown>, 'actor' | 'today'>,
  sent: Readonly<Record<string, unknown>>,
  waiting: readonly Waiting[],
): Promise<readonly Overtaken[]> {
  const overtaken: Overtaken[] = []
  for (const { id, decided, version } of decisionsIn(sent)) {
    if (waiting.some(({ review }) => review.id === id && review.happenings.length === version)) continue
    const review = await findReview(tx, actor.authority, id)
    const around = review && (await loadAround(tx, actor, review.urn, today))
    if (!around) continue
    const { school } = around
    const meanwhile = review.happenings.slice(version).map((happening) => entryOf(happening, around))
    const reason = textIn(sent[`reason-${id}`])
    overtaken.push({ review: id, path: reviewPath(school, id), school: school.name, decided, reason, meanwhile })
  }
  return overtaken
}

/** What is typed, without the marks that were overtaken: whoever sends it again has decided anew. */
export function withoutMarks(typed: FormValues, overtaken: readonly Overtaken[]): FormValues {
  const gone = new Set(['others', ...overtaken.map(({ review }) => `decided-${review}`)])
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !gone.has(name)))
}

/** Both sides of each: what this meeting decided, kept nowhere yet, and what happened, with who did it. */
export const OvertakenPart = ({ overtaken }: { readonly overtaken: readonly Overtaken[] }) => (
  <section aria-labelledby="overtaken">
    <h2 class="govuk-heading-m" id="overtaken">
      Somebody decided meanwhile
    </h2>
    <p class="govuk-body">
      Nothing of your sitting has been saved yet. Something happened to these schools after you opened this page; what
      you marked for the others stands below. Look at what happened, then send the rest again.
    </p>
    {overtaken.map(({ path, school, decided, reason, meanwhile }) => (
      <div class="app-conflict">
        <h3 class="govuk-heading-s">
          <a class="govuk-link" href={path}>
            {school}
          </a>
        </h3>
        <p class="govuk-body">You marked: {decided}.</p>
        {reason && <p class="govuk-body app-words">Your reason: {reason}</p>}
        <HistoryList headingLevel={4} entries={meanwhile} />
      </div>
    ))}
  </section>
)

interface Sent {
  readonly id: ReviewId
  readonly version: number
  readonly decided: string
}

/** What was marked, or ratified with all the others. */
function decisionsIn(sent: Readonly<Record<string, unknown>>): readonly Sent[] {
  return Object.keys(sent).flatMap((name): readonly Sent[] => {
    const id = /^version-(.+)$/.exec(name)?.[1]
    if (!z.uuid().safeParse(id).success) return []
    const mark = textIn(sent[`decided-${id}`]) || (sent['others'] === 'yes' ? 'ratified' : '')
    const decided = markText[mark]
    return decided ? [{ id: id as ReviewId, version: Number(sent[name]) || 0, decided }] : []
  })
}

const markText: Readonly<Record<string, string>> = { ratified: 'ratified', notRatified: 'not ratified' }

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
