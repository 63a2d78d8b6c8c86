/** Opening a review: one annual agreement a year (7.1), one review a term (7.2), an extra one on any day (7.4). */
import { acceptUnless, type AcademicYear, type Outcome, type Term, type TermDates } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { isOpen as isOpenSchool } from '../schools/index.ts'
import type { OpenDays } from './due.ts'
import type { Act, Opened, ReviewId, ReviewKind, ReviewSource } from './review.ts'
import { isOpen } from './review-state.ts'
import { mayNot, wordsMissing, type ReviewNow, type RoleMayNot, type WordsMissing } from './review-rules.ts'

export interface OpeningRequest {
  readonly kind: ReviewKind
  /** The term the review counts for; one that has begun, so that a late review can still be made. */
  readonly term: TermDates
  readonly source: ReviewSource
  /** Needed for an extra review. */
  readonly reason: string
}

export interface Opening {
  readonly kind: ReviewKind
  readonly year: AcademicYear
  readonly term: Term
  readonly opened: Opened
}

export type OpeningRefusal =
  | RoleMayNot
  | WordsMissing
  | { readonly kind: 'anotherReviewOpen'; readonly review: ReviewId }
  | {
      readonly kind: 'termAlreadyReviewed'
      readonly review: ReviewId
      readonly year: AcademicYear
      readonly term: Term
    }
  | { readonly kind: 'annualAgreementMade'; readonly review: ReviewId; readonly year: AcademicYear }
  | { readonly kind: 'termNotBegun'; readonly term: TermDates }
  | { readonly kind: 'schoolNotOpen' }

/** Opens a review of a school whose reviews so far are `reviews`; withdrawn ones do not stand in the way. */
export function openReview(
  school: OpenDays,
  reviews: readonly ReviewNow[],
  request: OpeningRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<Opening, OpeningRefusal> {
  const reasons: readonly OpeningRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...schoolNotOpen(school, act),
    ...(request.term.from > act.on ? [{ kind: 'termNotBegun', term: request.term } as const] : []),
    ...alreadyThere(reviews, request),
    ...(request.kind === 'extra' ? wordsMissing(request.reason, 'reason') : []),
  ]
  return acceptUnless(reasons, () => ({
    kind: request.kind,
    year: request.term.year,
    term: request.term.term,
    opened: { ...act, what: 'opened', source: request.source, reason: request.reason.trim() },
  }))
}

/** Does a review count as its term's? The annual agreement is that term's review; an extra one is besides. */
export const countsForTerm = (review: { readonly kind: ReviewKind }): boolean => review.kind !== 'extra'

function alreadyThere(reviews: readonly ReviewNow[], { kind, term }: OpeningRequest): readonly OpeningRefusal[] {
  const open = reviews.find((review) => isOpen(review.state))
  const done = reviews.filter((review) => review.state.is !== 'withdrawn' && review.year === term.year)
  const ofTerm = done.find((review) => countsForTerm(review) && review.term === term.term)
  const annual = done.find((review) => review.kind === 'annual')
  const { year } = term
  return [
    ...(open ? [{ kind: 'anotherReviewOpen', review: open.id } as const] : []),
    ...(ofTerm && kind !== 'extra' && ofTerm !== open
      ? [{ kind: 'termAlreadyReviewed', review: ofTerm.id, year, term: term.term } as const]
      : []),
    ...(annual && kind === 'annual' && annual !== open
      ? [{ kind: 'annualAgreementMade', review: annual.id, year } as const]
      : []),
  ]
}

const schoolNotOpen = (school: OpenDays, { on }: Act): readonly OpeningRefusal[] =>
  isOpenSchool(school, on) ? [] : [{ kind: 'schoolNotOpen' }]
