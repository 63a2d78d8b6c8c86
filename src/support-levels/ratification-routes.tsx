import { editionInForce } from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import { listPeople, route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import { listSchools, type Urn } from '../schools/index.ts'
import { actOf } from './act.ts'
import type { AskedOf } from './asked.ts'
import { addToReview, reviewNow } from './commands.ts'
import { sittingForm } from './forms.ts'
import { ratifyLevel, refuseRatification } from './ratification.ts'
import { RatificationPage, type Waiting } from './ratification-page.tsx'
import type { ReviewId } from './review.ts'
import { listOpenReviews } from './review-store.ts'
import { errorsFrom } from './sentences.ts'

/** A meeting's decisions about every level that waits for it (diagram). */
export const ratificationRoutes = [
  route({
    method: 'GET',
    url: '/ratification',
    permission: 'ratify level',
    audit: 'none',
    act: (asked) => asked.read(async (tx) => page(await ratificationPage(tx, asked, blankForm()))),
  }),
  route({
    method: 'POST',
    url: '/ratification',
    permission: 'ratify level',
    audit: 'changes',
    form: sittingForm,
    act: (asked) => asked.write((tx) => decideSitting(tx, asked)),
  }),
]

type Asked = AskedOf<unknown, Sitting>

/** The meeting and, by review, what it decided: `decided-`, `reason-` and `version-` with the review's id. */
type Sitting = { readonly meeting: string; readonly metOn: Day } & Readonly<Record<string, unknown>>

async function ratificationPage(
  tx: Tx,
  asked: Pick<Asked, 'actor' | 'frame' | 'once' | 'today' | 'notice'>,
  form: FormRead<unknown>,
) {
  const { frame, once, notice } = asked
  const { edition, waiting } = await loadWaiting(tx, asked.actor, asked.today)
  const shown = form.ok ? blankForm(form.typed) : form
  return <RatificationPage frame={frame} edition={edition} waiting={waiting} form={shown} once={once} notice={notice} />
}

async function loadWaiting(tx: Tx, { authority, personId }: Actor, today: Day) {
  const edition = await editionInForce(tx, authority, today)
  const schools = new Map((await listSchools(tx, authority)).map((school) => [school.urn, school]))
  const names = new Map((await listPeople(tx, authority)).map(({ id, name }) => [id, name]))
  const waiting = (await listOpenReviews(tx, authority)).flatMap((kept): readonly Waiting[] => {
    const review = reviewNow(kept, edition)
    const school = schools.get(review.urn)
    if (review.state.is !== 'proposed' || !school) return []
    const { proposal } = review.state
    const proposer = names.get(proposal.by) ?? 'somebody who has left'
    return [{ school, review, proposal, proposer, own: proposal.by === personId }]
  })
  return { edition, waiting }
}

/** Keeps the whole sitting or nothing: every refusal is told beside its school. */
async function decideSitting(tx: Tx, asked: Asked): Promise<Answer> {
  const { actor, form, today } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> =>
    unacceptable(await ratificationPage(tx, asked, read))
  if (!form.ok) return again(form)
  const { waiting } = await loadWaiting(tx, actor, today)
  const decided = waiting.flatMap((one) => decisionOf(one, form.value))
  if (decided.length === 0)
    return again(withErrors(form, { form: 'Say what the meeting decided about at least one school' }))
  const errors: Record<string, string> = {}
  // One after another in the order of the schools' numbers: two sittings at once never wait for each other in a circle.
  for (const decision of decided.toSorted((a, b) => a.urn - b.urn)) {
    for (const [field, text] of Object.entries(await decideOne(tx, asked, form.value, decision)))
      errors[fieldOf(field, decision)] ??= text
  }
  if (Object.keys(errors).length > 0) return again(withErrors(form, errors))
  return seeOther('/ratification', doneText(decided))
}

/** "You have recorded what the meeting decided about 30 schools: 28 ratified, 2 not ratified." */
function doneText(decided: readonly Decision[]): string {
  const ratified = decided.filter((one) => one.ratified).length
  const counts = [
    ...(ratified > 0 ? [`${ratified} ratified`] : []),
    ...(ratified < decided.length ? [`${decided.length - ratified} not ratified`] : []),
  ]
  const schools = `${decided.length} ${decided.length === 1 ? 'school' : 'schools'}`
  return `You have recorded what the meeting decided about ${schools}: ${counts.join(', ')}.`
}

interface Decision {
  readonly review: ReviewId
  readonly urn: Urn
  readonly version: number
  readonly ratified: boolean
  readonly reason: string
}

/**
 * What was marked, or ratified with all the others. A proposal that came after the page was made has no version in what was
 * sent, and so is never ratified unseen.
 */
function decisionOf({ review: { id }, school, own }: Waiting, sent: Sitting): readonly Decision[] {
  const marked = sent[`decided-${id}`]
  const shown = sent[`version-${id}`] !== undefined
  const value = marked === undefined && shown && !own && sent['others'] === 'yes' ? 'ratified' : marked
  if (value !== 'ratified' && value !== 'notRatified') return []
  const version = Number(sent[`version-${id}`] ?? 0)
  const given = sent[`reason-${id}`]
  const reason = typeof given === 'string' ? given : ''
  return [{ review: id, urn: school.urn, version, ratified: value === 'ratified', reason }]
}

async function decideOne(
  tx: Tx,
  asked: Asked,
  { meeting, metOn }: Sitting,
  decision: Decision,
): Promise<Record<string, string>> {
  const { ratified, reason, ...at } = decision
  const act = actOf(asked)
  const outcome = await addToReview(
    tx,
    asked.actor.authority,
    at,
    ({ review, edition }) =>
      ratified
        ? ratifyLevel(review, { meeting, metOn }, edition, act)
        : refuseRatification(review, { meeting, metOn, reason }, edition, act),
    act,
  )
  if (!outcome.ok) return errorsFrom(outcome.reasons)
  const action = ratified ? 'ratify level' : 'refuse ratification'
  await asked.audit(tx, {
    action,
    urn: decision.urn,
    subject: `review ${decision.review}`,
    after: { meeting, metOn, reason },
  })
  return {}
}

/** A refusal about one school stands beside that school's own field. */
function fieldOf(field: string, { review }: Decision): string {
  if (field === 'reason') return `reason-${review}`
  return field === 'form' ? `decided-${review}` : field
}
