import { dayInEngland, type AcademicYear } from '../kernel/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { GridLine } from './grid.ts'
import type { Act, Happening, Instant, Review, ReviewId } from './review.ts'
import { isOpen, type ReviewState } from './review-state.ts'
import './tables.ts'

/** Whether the grids kept with proposals are read: pages of one review need them, lists do not. */
export type WithGrids = 'withGrids' | 'withoutGrids'

/** One review; undefined when it is not there or out of scope. */
export async function findReview(tx: Tx, authority: AuthorityId, id: ReviewId): Promise<Review | undefined> {
  const [review] = await reviewsWhere(tx, authority, { id }, 'withGrids')
  return review
}

/** The reviews of one school in the order they were begun. */
export const listReviewsOf = (
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  grids: WithGrids = 'withoutGrids',
): Promise<readonly Review[]> => reviewsWhere(tx, authority, { urn }, grids)

/** The reviews of every school in scope, without grids. */
export const listReviews = (tx: Tx, authority: AuthorityId): Promise<readonly Review[]> =>
  reviewsWhere(tx, authority, {}, 'withoutGrids')

/** The reviews of every school in scope on which work goes on, without grids. */
export const listOpenReviews = (tx: Tx, authority: AuthorityId): Promise<readonly Review[]> =>
  reviewsWhere(tx, authority, { open: true }, 'withoutGrids')

/** The term of the first review of any school in scope; null while there is none. */
export async function findFirstTerm(tx: Tx, authority: AuthorityId): Promise<Pick<Review, 'year' | 'term'> | null> {
  const first = await tx
    .selectFrom('review')
    .select(['academic_year', 'term'])
    .where('authority_id', '=', authority)
    .orderBy('academic_year')
    .orderBy(sql`array_position(array['autumn', 'spring', 'summer'], term)`)
    .limit(1)
    .executeTakeFirst()
  return first ? { year: first.academic_year as AcademicYear, term: first.term } : null
}

async function reviewsWhere(
  tx: Tx,
  authority: AuthorityId,
  where: { readonly id?: ReviewId; readonly urn?: Urn; readonly open?: true },
  grids: WithGrids,
): Promise<readonly Review[]> {
  let query = tx
    .selectFrom('review_happening as h')
    .innerJoin('review as r', (join) =>
      join.onRef('r.authority_id', '=', 'h.authority_id').onRef('r.review_id', '=', 'h.review_id'),
    )
    .select(['r.review_id', 'r.urn', 'r.kind', 'r.academic_year', 'r.term'])
    .select(['h.number', 'h.what', 'h.person_id', 'h.role', 'h.at', 'h.facts'])
    .where('h.authority_id', '=', authority)
  if (where.id !== undefined) query = query.where('h.review_id', '=', where.id)
  if (where.urn !== undefined) query = query.where('h.urn', '=', where.urn)
  if (where.open) query = query.where('r.ended_at', 'is', null)
  const withGrids = grids === 'withGrids' ? query.select('h.grid') : query
  const rows = await withGrids.orderBy('h.review_id').orderBy('h.number').execute()
  const reviews = new Map<ReviewId, Review & { happenings: Happening[] }>()
  for (const row of rows) {
    const { review_id: id, urn, kind, academic_year, term } = row
    const review = reviews.get(id) ?? { id, urn, kind, year: academic_year as AcademicYear, term, happenings: [] }
    reviews.set(id, review)
    review.happenings.push(happeningOf({ grid: null, ...row }))
  }
  return [...reviews.values()].toSorted((a, b) => (begunAt(a) < begunAt(b) ? -1 : 1))
}

const begunAt = ({ happenings }: Review): string => happenings[0]?.at ?? ''

interface HappeningRow {
  readonly what: Happening['what']
  readonly person_id: Act['by']
  readonly role: string
  readonly at: Date
  readonly facts: object
  readonly grid: readonly GridLine[] | null
}

function happeningOf({ what, person_id, role, at, facts, grid }: HappeningRow): Happening {
  const act: Act = { by: person_id, role, at: at.toISOString() as Instant, on: dayInEngland(at) }
  // Whoever asks for a list has no use for grids; whoever asks for one review has them.
  return { ...act, what, ...facts, grid: grid ?? [] } as unknown as Happening
}

/** Adds a review. */
export async function recordReview(tx: Tx, authority: AuthorityId, review: Omit<Review, 'happenings'>): Promise<void> {
  await tx
    .insertInto('review')
    .values({ ...reviewRow(authority, review), ended_at: null, ended_as: null })
    .execute()
}

/** Adds a happening after those of the review; ends the review when it is then in a state that ends it. */
export async function recordHappening(
  tx: Tx,
  authority: AuthorityId,
  review: Review,
  happening: Happening,
  state: ReviewState,
): Promise<void> {
  await tx
    .insertInto('review_happening')
    .values(happeningRow(authority, review, happening, review.happenings.length + 1))
    .execute()
  if (isOpen(state)) return
  await tx
    .updateTable('review')
    .set(ending(happening, state))
    .where('authority_id', '=', authority)
    .where('review_id', '=', review.id)
    .execute()
}

/** Adds reviews with everything that has happened to them, by the same decisions, elsewhere or earlier. */
export async function recordReviews(
  tx: Tx,
  authority: AuthorityId,
  reviews: readonly (Review & { readonly state: ReviewState })[],
): Promise<void> {
  const rows = reviews.map((review) => ({ ...reviewRow(authority, review), ...endOf(review) }))
  const happenings = reviews.flatMap((review) =>
    review.happenings.map((happening, at) => happeningRow(authority, review, happening, at + 1)),
  )
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('review')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  for (let from = 0; from < happenings.length; from += rowsAtOnce)
    await tx
      .insertInto('review_happening')
      .values(happenings.slice(from, from + rowsAtOnce))
      .execute()
}

const rowsAtOnce = 500

const endOf = ({ happenings, state }: Review & { readonly state: ReviewState }) => {
  const last = happenings.at(-1)
  return last && !isOpen(state) ? ending(last, state) : { ended_at: null, ended_as: null }
}

const ending = ({ at }: Happening, state: ReviewState) => ({
  ended_at: new Date(at),
  ended_as: state.is === 'withdrawn' ? ('withdrawn' as const) : ('finished' as const),
})

const reviewRow = (authority: AuthorityId, { id, urn, kind, year, term }: Omit<Review, 'happenings'>) => ({
  authority_id: authority,
  review_id: id,
  urn,
  kind,
  academic_year: year as number,
  term,
})

function happeningRow(authority: AuthorityId, review: Review, happening: Happening, number: number) {
  const { what, by, role, at, on: _, ...rest } = happening
  const { grid = null, ...facts } = rest as { grid?: readonly GridLine[] }
  return {
    authority_id: authority,
    review_id: review.id,
    number,
    urn: review.urn,
    what,
    person_id: by,
    role,
    at: new Date(at),
    facts: JSON.stringify(facts),
    grid: grid && JSON.stringify(grid),
  }
}
