import { editionInForce } from '../editions/index.ts'
import type { Day, TermDates } from '../kernel/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { numberSetting, type CriterionId, type EditionInForce } from '../policy/index.ts'
import { listSchoolRows, listTermDates, type SchoolRow, type Urn } from '../schools/index.ts'
import { listCriteriaMet } from './criteria-met.ts'
import type { Reading } from './figures.ts'
import { registerRow, type RegisterRow } from './register.ts'
import { listLevelEntries } from './register-store.ts'
import { answerers } from './review-rules.ts'
import { listReviews } from './review-store.ts'
import type { Instant, Review } from './review.ts'
import { reviewTerms } from './terms.ts'

/** One school on the register as the page lists it. */
export interface ListedSchool extends RegisterRow, SchoolRow {
  readonly criteriaMet: readonly CriterionId[]
}

export interface Register {
  readonly edition: EditionInForce
  readonly rows: readonly ListedSchool[]
}

/** The register of the schools in scope as at a day and, where told, as known at an instant. */
export async function loadRegister(
  tx: Tx,
  of: Reading,
  at: { readonly on: Day; readonly knownAt?: Instant | undefined },
): Promise<Register> {
  const { authority } = of
  const edition = await editionInForce(tx, authority, at.on)
  const schools = await listSchoolRows(tx, authority, at.on)
  const reviews = await listReviews(tx, authority)
  const entries = groupByUrn(await listLevelEntries(tx, authority))
  const all = schools.map(({ school }) => school)
  const met = await listCriteriaMet(tx, of, all, edition, at.on)
  const terms = reviewTerms(firstOf(reviews), at.on, await listTermDates(tx, authority))
  const around = { ...at, terms, dueSoonDays: numberSetting(edition, 'dueSoonDays'), answerers: answerers(edition) }
  const ofSchool = groupByUrn(reviews)
  const rows = schools.map((listed): ListedSchool => {
    const { urn, openedOn, closedOn } = listed.school
    const own = { urn, openedOn, closedOn, entries: entries.get(urn) ?? [], reviews: ofSchool.get(urn) ?? [] }
    return { ...listed, ...registerRow({ ...around, ...own }), criteriaMet: met.get(urn) ?? [] }
  })
  return { edition, rows }
}

export const firstOf = (reviews: readonly Review[]): Review | null =>
  reviews.reduce<Review | null>((first, review) => (first && startOf(first) <= startOf(review) ? first : review), null)

const startOf = ({ year, term }: Pick<TermDates, 'year' | 'term'>): string => `${year} ${termOrder[term]}`
const termOrder = { autumn: 1, spring: 2, summer: 3 } as const

export function groupByUrn<Of extends { readonly urn: Urn }>(all: readonly Of[]): ReadonlyMap<Urn, readonly Of[]> {
  const groups = new Map<Urn, Of[]>()
  for (const one of all) {
    const group = groups.get(one.urn)
    if (group) group.push(one)
    else groups.set(one.urn, [one])
  }
  return groups
}
