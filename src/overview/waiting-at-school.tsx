import type { VNode } from 'preact'
import { editionInForce } from '../editions/index.ts'
import { listGoodPractice, type GoodPractice } from '../good-practice/index.ts'
import { academicYearOf, type Day } from '../kernel/index.ts'
import { mayDo, type Actor } from '../people/index.ts'
import { withTx, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import { dayText, WaitingPart } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import {
  criteriaPath,
  isOpen,
  isRatified,
  levelText,
  listCriterionAnswers,
  listReviewsOf,
  policyRoleOf,
  reviewNow,
  reviewPath,
  type ReviewNow,
} from '../support-levels/index.ts'
import { instrumentName, listRecords, recordPath, recordState, type DraftRecord } from '../visits/index.ts'

interface AskedOfSchool {
  readonly service: Service
  readonly actor: Actor
  readonly urn: Urn
  readonly today: Day
}

interface Item {
  readonly href: string
  readonly text: string
}

/**
 * What waits for somebody of a school on its first page (7.1, 3.2, 5.4): a level to answer, notes to call accurate or not, a
 * self-evaluation to give, good practice to consent to. Worked out on every reading, in a transaction of its own.
 */
export async function loadWaitingAtSchool(asked: AskedOfSchool): Promise<VNode | undefined> {
  const { service, actor, urn } = asked
  if (actor.urn !== urn || !mayDo(actor.role, 'read school')) return undefined
  const items = await withTx(service.database, actor, (tx) => itemsFor(tx, asked), { readOnly: true })
  return <WaitingPart items={items} />
}

async function itemsFor(tx: Tx, { actor, urn, today }: AskedOfSchool): Promise<readonly Item[]> {
  const { authority, role } = actor
  const edition = await editionInForce(tx, authority, today)
  const reviews = (await listReviewsOf(tx, authority, urn)).map((review) => reviewNow(review, edition))
  const open = reviews.find(({ state }) => isOpen(state))
  return [
    ...(open && mayDo(role, 'answer level') ? levelToAnswer(open, actor, edition) : []),
    ...(open && mayDo(role, 'evaluate own school') ? await evaluationToGive(tx, actor, open, edition) : []),
    ...(mayDo(role, 'answer note') ? recordsToAnswer(await listRecords(tx, authority, urn), urn) : []),
    ...(mayDo(role, 'consent to good practice')
      ? (await listGoodPractice(tx, authority, urn)).filter(awaitsConsent).map(goodPracticeItem)
      : []),
  ]
}

function levelToAnswer({ id, urn, state }: ReviewNow, { role }: Actor, edition: EditionInForce): readonly Item[] {
  if (!isRatified(state) || !state.awaiting.includes(policyRoleOf(role))) return []
  const text = `Agree or dispute support level ${levelText(state.proposal.level, edition)}, ratified on ${dayText(state.ratification.metOn)}`
  return [{ href: `${reviewPath({ urn }, id)}/answer`, text }]
}

/** Of the annual agreement a school's own evaluation is part (7.1): until the level is ratified it can be given. */
async function evaluationToGive(
  tx: Tx,
  { authority }: Actor,
  review: ReviewNow,
  { criteria }: EditionInForce,
): Promise<readonly Item[]> {
  const [opened] = review.happenings
  if (review.kind !== 'annual' || isRatified(review.state) || !opened) return []
  const given = (await listCriterionAnswers(tx, authority, review.urn)).filter(
    ({ whose, at, on }) => whose === 'school' && (at >= opened.at || academicYearOf(on) === review.year),
  )
  const answered = criteria.filter(({ id }) => given.some(({ criterion }) => criterion === id)).length
  if (answered === criteria.length) return []
  const evaluation = 'your self-evaluation for the annual agreement of the level'
  const text =
    answered === 0 ? `Begin ${evaluation}` : `Continue ${evaluation}: ${answered} of ${criteria.length} answered`
  return [{ href: criteriaPath(review), text }]
}

/** One record is named; of more the list is shown, where each says whether it was answered. */
function recordsToAnswer(records: readonly DraftRecord[], urn: Urn): readonly Item[] {
  const waiting = records.flatMap(({ id, instrument, happenings }) => {
    const state = recordState(happenings)
    return state.is === 'issued' && !state.response ? [{ id, instrument, on: state.issued.on }] : []
  })
  const [only] = waiting
  if (!only) return []
  if (waiting.length > 1)
    return [
      { href: `/schools/${urn}/records`, text: `Say of ${waiting.length} notes and letters whether each is accurate` },
    ]
  const text = `Say whether the ${instrumentName[only.instrument].toLowerCase()} of ${dayText(only.on)} is accurate`
  return [{ href: recordPath({ urn }, only.id), text }]
}

/** Proposed, or changed before it ever was in the directory: the headteacher's word comes next. */
const awaitsConsent = ({ happenings }: GoodPractice): boolean =>
  ['proposed', 'revised'].includes(happenings.at(-1)?.what ?? '') && !happenings.some(({ what }) => what === 'verified')

const goodPracticeItem = ({ id, urn }: GoodPractice): Item => ({
  href: `/schools/${urn}/good-practice/${id}`,
  text: 'Say whether good practice of your school may be shared',
})
