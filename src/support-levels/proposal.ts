/** Proposing a level, sending it back, giving the review up (5.2, diagram). The system proposes nothing here: people do. */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { reasonNeeded, type EditionInForce, type Level, type ReasonNeeded } from '../policy/index.ts'
import { policyGrid, type GridLine } from './grid.ts'
import type { Act, EditionId, Proposed, Returned, Withdrawn } from './review.ts'
import type { ReviewState } from './review-state.ts'
import {
  notPossibleIn,
  mayNot,
  wordsMissing,
  type NotPossibleNow,
  type ReviewNow,
  type RoleMayNot,
  type WordsMissing,
} from './review-rules.ts'

export interface ProposalRequest {
  readonly level: Level
  readonly reasons: string
  /** Needed when a key criterion of a level of greater concern is met. */
  readonly reasonAgainstKeyCriteria: string
  /** The criteria grid as it stands; kept with the proposal. */
  readonly grid: readonly GridLine[]
  readonly previousLevel: Level | null
}

export type UnknownLevel = { readonly kind: 'unknownLevel'; readonly level: Level }
export type KeyCriteriaMet = { readonly kind: 'keyCriteriaMet' } & ReasonNeeded
export type ProposalRefusal = RoleMayNot | NotPossibleNow | WordsMissing | UnknownLevel | KeyCriteriaMet

/** Puts a level forward for ratification: a first time, or again after it came back. */
export function proposeLevel(
  review: ReviewNow,
  request: ProposalRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<Proposed, ProposalRefusal> {
  const { level, grid, previousLevel } = request
  const reasonAgainstKeyCriteria = request.reasonAgainstKeyCriteria.trim()
  const reasons: readonly ProposalRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...notPossibleIn(review.state, mayBeProposedIn),
    ...(edition.levels.some((known) => known.level === level) ? [] : [{ kind: 'unknownLevel', level } as const]),
    ...wordsMissing(request.reasons, 'reasons'),
    ...agreedAway(grid, level, reasonAgainstKeyCriteria, edition),
  ]
  const words = { reasons: request.reasons.trim(), reasonAgainstKeyCriteria }
  return acceptUnless(reasons, () => ({
    ...act,
    what: 'proposed',
    level,
    previousLevel,
    ...words,
    grid,
    edition: edition.id as EditionId,
  }))
}

/** Nothing is proposed yet, or what was proposed came back. */
export const mayBeProposedIn: readonly ReviewState['is'][] = ['draft', 'returned', 'notRatified']

/** 5.2: a met key criterion of a level of greater concern cannot be agreed away without a recorded reason. */
export function agreedAway(
  grid: readonly GridLine[],
  level: Level,
  reason: string,
  edition: EditionInForce,
): readonly KeyCriteriaMet[] {
  const needed = reason.trim() === '' ? reasonNeeded(edition, policyGrid(grid), level) : undefined
  return needed ? [{ kind: 'keyCriteriaMet', ...needed }] : []
}

/** Sends a proposal back to whoever made it, with a comment; also when the school's answer calls for another look. */
export function returnProposal(
  review: ReviewNow,
  comment: string,
  edition: EditionInForce,
  act: Act,
): Outcome<Returned, RoleMayNot | NotPossibleNow | WordsMissing> {
  const reasons = [
    ...mayNot(act.role, 'ratifyLevel', edition),
    ...notPossibleIn(review.state, ['proposed', 'ratified', 'disputed', 'readyToRecord']),
    ...wordsMissing(comment, 'comment'),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'returned', comment: comment.trim() }))
}

/** Gives an open review up. An annual or termly one then still falls due. */
export function withdrawReview(
  review: ReviewNow,
  reason: string,
  edition: EditionInForce,
  act: Act,
): Outcome<Withdrawn, RoleMayNot | NotPossibleNow | WordsMissing> {
  const reasons = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...notPossibleIn(review.state, [...mayBeProposedIn, 'proposed', 'ratified', 'disputed', 'readyToRecord']),
    ...wordsMissing(reason, 'reason'),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'withdrawn', reason: reason.trim() }))
}
