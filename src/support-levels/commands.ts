import { randomUUID } from 'node:crypto'
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import { editionInForce } from '../editions/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { lockSchool, type School, type Urn } from '../schools/index.ts'
import { listIssued, listRecords } from '../visits/index.ts'
import { correctEntry, type CorrectionRefusal, type CorrectionRequest } from './correction.ts'
import { openReview as decideOpening, type OpeningRefusal, type OpeningRequest } from './opening.ts'
import { listLevelEntries, recordLevelEntry } from './register-store.ts'
import { answerers, type ReviewNow } from './review-rules.ts'
import { findReview, listReviewsOf, recordHappening, recordReview } from './review-store.ts'
import { reviewState } from './review-state.ts'
import type { EntryId, LevelEntry } from './level-history.ts'
import { levelsSaid, type LevelSaid } from './level-said.ts'
import type { Act, Happening, Review, ReviewId } from './review.ts'

/** The school or review is not there, or not this person's to see. */
export type Unknown = { readonly kind: 'unknown' }
/** Something happened to the review after the person's page was made; `version` counts its happenings. */
export type ChangedSince = { readonly kind: 'changedSince'; readonly version: number }

/** The version of a review: how many things have happened to it. */
export const versionOf = ({ happenings }: Review): number => happenings.length

export const reviewNow = (review: Review, edition: EditionInForce): ReviewNow => ({
  ...review,
  state: reviewState(review.happenings, answerers(edition)),
})

/** Opens a review of a school. */
export async function openReview(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  request: OpeningRequest,
  act: Act,
): Promise<Outcome<ReviewId, OpeningRefusal | Unknown>> {
  const school = await lockSchool(tx, authority, urn)
  if (!school) return refused({ kind: 'unknown' } as const)
  const edition = await editionInForce(tx, authority, act.on)
  const reviews = (await listReviewsOf(tx, authority, urn)).map((review) => reviewNow(review, edition))
  const outcome = decideOpening(school, reviews, request, edition, act)
  if (!outcome.ok) return outcome
  const { opened, ...facts } = outcome.value
  const review = { id: randomUUID() as ReviewId, urn, ...facts, happenings: [] }
  await recordReview(tx, authority, review)
  await recordHappening(tx, authority, review, opened, { is: 'draft' })
  return accepted(review.id)
}

/** Which review, from which version of it. */
export interface ReviewAt {
  readonly urn: Urn
  readonly review: ReviewId
  readonly version: number
}

/** What a decision about a review is taken on. */
export interface Standing {
  readonly school: School
  readonly review: ReviewNow
  readonly edition: EditionInForce
  readonly entries: readonly LevelEntry[]
}

/**
 * Whatever an officer or the school does to a review: locks the school, reads the review as it then stands, asks
 * `decide` (one of the decisions), and adds what happened.
 */
export async function addToReview<Reason>(
  tx: Tx,
  authority: AuthorityId,
  at: ReviewAt,
  decide: (standing: Standing) => Outcome<Happening, Reason> | Promise<Outcome<Happening, Reason>>,
  act: Act,
): Promise<Outcome<ReviewNow, Reason | Unknown | ChangedSince>> {
  const standing = await lockReview(tx, authority, at, act)
  if (!standing.ok) return standing
  const outcome = await decide(standing.value)
  return outcome.ok ? accepted(await keep(tx, authority, standing.value, outcome.value)) : outcome
}

/** Locks the school of a review and reads it; refused when it has moved on since the page was made. */
export async function lockReview(
  tx: Tx,
  authority: AuthorityId,
  { urn, review: id, version }: ReviewAt,
  act: Act,
): Promise<Outcome<Standing, Unknown | ChangedSince>> {
  const school = await lockSchool(tx, authority, urn)
  const review = school && (await findReview(tx, authority, id))
  if (!review || review.urn !== urn) return refused({ kind: 'unknown' })
  if (versionOf(review) !== version) return refused({ kind: 'changedSince', version: versionOf(review) })
  const edition = await editionInForce(tx, authority, act.on)
  const entries = await listLevelEntries(tx, authority, urn)
  return accepted({ school, edition, entries, review: reviewNow(review, edition) })
}

/** Adds a happening and answers the review with it. */
export async function keep(
  tx: Tx,
  authority: AuthorityId,
  { review, edition }: Standing,
  happening: Happening,
): Promise<ReviewNow> {
  const after = reviewNow({ ...review, happenings: [...review.happenings, happening] }, edition)
  await recordHappening(tx, authority, review, happening, after.state)
  return after
}

/** Corrects an entry of the register. */
export async function correctRegister(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  request: CorrectionRequest,
  act: Act,
): Promise<Outcome<EntryId, CorrectionRefusal | Unknown>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'unknown' } as const)
  const edition = await editionInForce(tx, authority, act.on)
  const entries = await listLevelEntries(tx, authority, urn)
  const records = await listLevelsSaid(tx, authority, urn)
  const outcome = correctEntry({ entries, records }, request, edition, act)
  if (!outcome.ok) return outcome
  const id = randomUUID() as EntryId
  await recordLevelEntry(tx, authority, id, outcome.value)
  return accepted(id)
}

/** What the issued records of a school say of its level. */
async function listLevelsSaid(tx: Tx, authority: AuthorityId, urn: Urn): Promise<readonly LevelSaid[]> {
  const corrects = new Map((await listRecords(tx, authority, urn)).map((record) => [record.id, record.corrects]))
  return levelsSaid(await listIssued(tx, authority, urn), (id) => corrects.get(id) ?? null)
}
