/** What the form to open a review begins with: the review that is due, and nothing where none is (7.1, 7.2). */
import type { TermDates } from '../kernel/index.ts'
import type { ReviewDue } from './due.ts'
import type { ReviewNow } from './review-rules.ts'

/**
 * Of the terms that have begun the one whose review is due next: as the annual agreement while its year has none, else as the
 * termly review. Empty when the present term has been reviewed.
 */
export function dueToOpen(
  next: ReviewDue | null,
  reviews: readonly ReviewNow[],
  begun: readonly TermDates[],
): Readonly<Record<string, string>> {
  const due = begun.find(({ year, term }) => year === next?.year && term === next.term)
  if (!due) return {}
  const isAgreed = reviews.some(
    ({ kind, year, state }) => kind === 'annual' && year === due.year && state.is === 'inEffect',
  )
  return { kind: isAgreed ? 'termly' : 'annual', term: `${due.year}-${due.term}`, source: 'termlyRound' }
}
