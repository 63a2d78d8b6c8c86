import { editionInForce } from '../editions/index.ts'
import { countLibraryHappenings } from '../evidence/index.ts'
import { entryState, type GoodPractice } from '../good-practice/index.ts'
import type { Day } from '../kernel/index.ts'
import { findLastChange } from '../platform/audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { keepLast } from '../platform/lists/index.ts'
import { numberSetting, type CriterionId, type EditionInForce } from '../policy/index.ts'
import { listSchoolRows, listTermDates, type SchoolRow, type Urn } from '../schools/index.ts'
import { listCalledInaccurate, type CalledInaccurate } from '../visits/index.ts'
import { capacityOn } from './capacity-on.ts'
import { listCriteriaMet } from './criteria-met.ts'
import type { Reading } from './figures.ts'
import { listHeldBy } from './held-by.ts'
import { registerRow, type RegisterRow } from './register.ts'
import { listLevelEntries } from './register-store.ts'
import { answerers } from './review-rules.ts'
import { findFirstTerm, listReviews } from './review-store.ts'
import type { Instant, Review, ReviewId, Role } from './review.ts'
import { reviewState } from './review-state.ts'
import { reviewTerms } from './terms.ts'
import type { OpenReview } from './waiting.ts'

/** One school on the register as the page lists it. */
export interface ListedSchool extends RegisterRow, SchoolRow {
  /** Whether it can support others on the day (5.3). */
  readonly capacity: boolean
  readonly criteriaMet: readonly CriterionId[]
  /** Good practice of the school that is still to be verified (5.4). */
  readonly toVerify: readonly GoodPractice[]
  /** Notes and letters of the school that its headteacher calls inaccurate, not followed yet (3.2). */
  readonly inaccurate: readonly CalledInaccurate[]
  /** The review that goes on, by what was known when the rows were read; null where none does. */
  readonly open: OpenReview | null
}

export interface Register {
  readonly edition: EditionInForce
  readonly rows: readonly ListedSchool[]
}

interface AsAt {
  readonly on: Day
  readonly knownAt?: Instant | undefined
}

/**
 * The register of the whole authority as at a day and, where told, as known at an instant. Made again only when
 * something was done since, in the authority or to the published files: every change writes the audit. Who asks while another
 * is at it waits for the same register; where that fails, perhaps for want of time, makes their own.
 */
export async function loadRegister(tx: Tx, of: Reading, at: AsAt): Promise<Register> {
  const change = await findLastChange(tx, of.authority)
  const key = `${at.on} ${at.knownAt ?? 'now'} ${change} ${await countLibraryHappenings(tx)}`
  const known = change === undefined ? undefined : await kept.get(key)?.catch(() => undefined)
  if (known) return known
  const register = makeRegister(tx, of, at)
  if (change !== undefined) kept.set(key, register)
  return register
}

const kept = keepLast<string, Promise<Register>>(200)

async function makeRegister(tx: Tx, of: Reading, at: AsAt): Promise<Register> {
  const { edition, rows } = await listLevels(tx, of, at)
  const all = rows.map(({ school }) => school)
  const met = await listCriteriaMet(tx, of, all, edition, at)
  return { edition, rows: rows.map((row) => ({ ...row, criteriaMet: met.get(row.urn) ?? [] })) }
}

/** The register without the criteria that are met: what is frozen holds levels alone. */
export async function listLevels(
  tx: Tx,
  { authority }: Reading,
  at: AsAt,
): Promise<{ readonly edition: EditionInForce; readonly rows: readonly Omit<ListedSchool, 'criteriaMet'>[] }> {
  const edition = await editionInForce(tx, authority, at.on)
  const schools = await listSchoolRows(tx, authority, at.on)
  const reviews = groupByUrn(await listReviews(tx, authority))
  const entries = groupByUrn(await listLevelEntries(tx, authority))
  const calledInaccurate = groupByUrn(await listCalledInaccurate(tx, authority))
  const held = await listHeldBy(tx, authority)
  const designations = groupByUrn(held.designations)
  const goodPractice = groupByUrn(held.goodPractice)
  const terms = reviewTerms(await findFirstTerm(tx, authority), at.on, await listTermDates(tx, authority))
  const around = { ...at, terms, dueSoonDays: numberSetting(edition, 'dueSoonDays'), answerers: answerers(edition) }
  const rows = schools.map((listed) => {
    const { urn, openedOn, closedOn } = listed.school
    const own = { urn, openedOn, closedOn, entries: entries.get(urn) ?? [], reviews: reviews.get(urn) ?? [] }
    const evidence = {
      entries: own.entries,
      designations: designations.get(urn) ?? [],
      goodPractice: goodPractice.get(urn) ?? [],
    }
    const capacity = capacityOn(listed.school, evidence, edition, at.on, at.knownAt).has
    const row = registerRow({ ...around, ...own })
    const toVerify = evidence.goodPractice.filter((entry) => entryState(entry, at.on)?.is === 'awaitingVerification')
    const inaccurate = calledInaccurate.get(urn) ?? []
    return {
      ...listed,
      ...row,
      capacity,
      toVerify,
      inaccurate,
      open: openReviewOf(own.reviews, row.openReview, around.answerers),
    }
  })
  return { edition, rows }
}

function openReviewOf(reviews: readonly Review[], id: ReviewId | null, answering: readonly Role[]): OpenReview | null {
  const review = id === null ? undefined : reviews.find((one) => one.id === id)
  const begun = review?.happenings.findLast(({ what }) => what === 'proposed' || what === 'opened')
  return review && begun ? { id: review.id, is: reviewState(review.happenings, answering).is, by: begun.by } : null
}

export function groupByUrn<Of extends { readonly urn: Urn }>(all: readonly Of[]): ReadonlyMap<Urn, readonly Of[]> {
  const groups = new Map<Urn, Of[]>()
  for (const one of all) {
    const group = groups.get(one.urn)
    if (group) group.push(one)
    else groups.set(one.urn, [one])
  }
  return groups
}
