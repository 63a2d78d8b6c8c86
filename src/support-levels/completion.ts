/** The end of a review that left the level as it was (7.2). */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { EditionInForce, Level } from '../policy/index.ts'
import type { GridLine } from './grid.ts'
import { latestEntry, type LevelEntry } from './level-history.ts'
import { agreedAway, mayBeProposedIn, type KeyCriteriaMet } from './proposal.ts'
import type { Act, Completed, EditionId, RecordId } from './review.ts'
import {
  mayNot,
  needsRecordWhenUnchanged,
  notPossibleIn,
  wordsMissing,
  type NotPossibleNow,
  type ReviewNow,
  type RoleMayNot,
  type WordsMissing,
} from './review-rules.ts'

export type CompletionRefusal =
  | RoleMayNot
  | NotPossibleNow
  | WordsMissing
  | KeyCriteriaMet
  | { readonly kind: 'annualNeedsAgreement' }
  | { readonly kind: 'noLevelToKeep' }
  | { readonly kind: 'reviewedInFuture'; readonly reviewedOn: Day }
  | { readonly kind: 'recordRequired' }

export interface CompletionRequest {
  readonly note: string
  readonly reviewedOn: Day
  readonly record: RecordId | null
  readonly reasonAgainstKeyCriteria: string
  readonly grid: readonly GridLine[]
}

/** Ends a termly or extra review that leaves the level as it is, with its dated note. */
export function completeReviewWithoutChange(
  review: ReviewNow,
  entries: readonly LevelEntry[],
  request: CompletionRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<Completed, CompletionRefusal> {
  const { note, reviewedOn, record, grid } = request
  const level = latestEntry(entries)?.level ?? null
  const reasonAgainstKeyCriteria = request.reasonAgainstKeyCriteria.trim()
  const reasons: readonly CompletionRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...notPossibleIn(review.state, mayBeProposedIn),
    ...(review.kind === 'annual' ? [{ kind: 'annualNeedsAgreement' } as const] : []),
    ...(level === null
      ? [{ kind: 'noLevelToKeep' } as const]
      : agreedAway(grid, level, reasonAgainstKeyCriteria, edition)),
    ...wordsMissing(note, 'note'),
    ...(reviewedOn > act.on ? [{ kind: 'reviewedInFuture', reviewedOn } as const] : []),
    ...(needsRecordWhenUnchanged(edition) && record === null ? [{ kind: 'recordRequired' } as const] : []),
  ]
  return acceptUnless(reasons, () => ({
    ...act,
    what: 'completedWithoutChange',
    level: level as Level,
    note: note.trim(),
    reviewedOn,
    record,
    reasonAgainstKeyCriteria,
    grid,
    edition: edition.id as EditionId,
  }))
}
