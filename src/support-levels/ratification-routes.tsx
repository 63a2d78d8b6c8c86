import { editionInForce } from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import { listPeople, route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import { dayText } from '../platform/views/index.ts'
import { listSchools, type Urn } from '../schools/index.ts'
import { actOf } from './act.ts'
import type { AskedOf } from './asked.ts'
import { addToReview, reviewNow, type ChangedSince, type Unknown } from './commands.ts'
import { sittingForm } from './forms.ts'
import { listOvertaken, withoutMarks, type Overtaken } from './overtaken-decisions.tsx'
import { ratifyLevel, refuseRatification, type RatificationRefusal } from './ratification.ts'
import { RatificationPage, type Waiting } from './ratification-page.tsx'
import type { ReviewId } from './review.ts'
import { listOpenReviews } from './review-store.ts'
import { changedSentence, errorsFrom } from './sentences.ts'

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
  overtaken: readonly Overtaken[] = [],
) {
  const { frame, once, notice } = asked
  const { edition, waiting } = await loadWaiting(tx, asked.actor, asked.today)
  const shown = form.ok ? blankForm(form.typed) : form
  const props = { frame, edition, waiting, form: shown, once, notice, overtaken }
  return <RatificationPage {...props} />
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
  const overtaken = await listOvertaken(tx, asked, form.value, waiting)
  if (overtaken.length > 0) return overtakenAnswer(tx, asked, overtaken)
  const decided = waiting.flatMap((one) => decisionOf(one, form.value))
  if (decided.length === 0)
    return again(withErrors(form, { form: 'Say what the meeting decided about at least one school' }))
  const errors: Record<string, string> = {}
  // One after another in the order of the schools' numbers: two sittings at once never wait for each other in a circle.
  for (const decision of decided.toSorted((a, b) => a.urn - b.urn)) {
    for (const [field, text] of Object.entries(await decideOne(tx, asked, form.value, decision)))
      errors[fieldOf(field, decision)] ??= text
  }
  // Decided by somebody else while this one waited for the school.
  if (Object.values(errors).includes(changedSentence)) {
    const now = await loadWaiting(tx, actor, today)
    return overtakenAnswer(tx, asked, await listOvertaken(tx, asked, form.value, now.waiting))
  }
  if (Object.keys(errors).length > 0) return again(withErrors(form, errors))
  return seeOther('/ratification', doneText(decided))
}

/** The page again with what is typed, and above it what happened meanwhile: 409, and nothing is kept. */
async function overtakenAnswer(tx: Tx, asked: Asked, overtaken: readonly Overtaken[]): Promise<Answer> {
  const again = blankForm(withoutMarks(asked.form.typed, overtaken))
  return conflict(await ratificationPage(tx, asked, again, overtaken))
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
  readonly school: string
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
  return [{ review: id, urn: school.urn, school: school.name, version, ratified: value === 'ratified', reason }]
}

async function decideOne(
  tx: Tx,
  asked: Asked,
  { meeting, metOn }: Sitting,
  decision: Decision,
): Promise<Record<string, string>> {
  const { ratified, reason, school: _, ...at } = decision
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
  if (!outcome.ok) return errorsOf(outcome.reasons, decision)
  const action = ratified ? 'ratify level' : 'refuse ratification'
  await asked.audit(tx, {
    action,
    urn: decision.urn,
    subject: `review ${decision.review}`,
    after: { meeting, metOn, reason },
  })
  return {}
}

/** The day of the meeting is one for all: a school whose level was proposed later says so itself, by name. */
function errorsOf(
  reasons: readonly (RatificationRefusal | Unknown | ChangedSince)[],
  { school }: Decision,
): Record<string, string> {
  const late = reasons.find((reason) => reason.kind === 'meetingBeforeProposal')
  if (!late) return errorsFrom(reasons)
  const { metOn: _, ...others } = errorsFrom(reasons)
  const form = `${school}: the level was proposed on ${dayText(late.proposedOn)}, after the date of the meeting`
  return { form, ...others }
}

/** A refusal about one school stands beside that school's own field. */
function fieldOf(field: string, { review }: Decision): string {
  if (field === 'reason') return `reason-${review}`
  return field === 'form' ? `decided-${review}` : field
}
