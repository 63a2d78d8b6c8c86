/** Proposing a level, sending it back, giving the review up (5.2, diagram). The system proposes nothing here: people do. */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { keyCriteriaMetAbove, type CriterionId, type GridLine } from './grid.ts'
import type { Act, Proposed, Returned, ReviewState, SupportLevel, Withdrawn } from './review.ts'
import {
  notPossibleIn,
  roleMayNot,
  wordsMissing,
  type NotPossibleNow,
  type ReviewNow,
  type ReviewRules,
  type RoleMayNot,
  type WordsMissing,
} from './review-rules.ts'

export interface ProposalRequest {
  readonly level: SupportLevel
  readonly reasons: string
  /** Needed when a key criterion of a level of greater concern is met. */
  readonly reasonAgainstKeyCriteria: string
  /** The criteria grid as it stands; kept with the proposal. */
  readonly grid: readonly GridLine[]
  readonly previousLevel: SupportLevel | null
}

export type UnknownLevel = { readonly kind: 'unknownLevel'; readonly level: SupportLevel }
export type KeyCriteriaMet = { readonly kind: 'keyCriteriaMet'; readonly criteria: readonly CriterionId[] }
export type ProposalRefusal = RoleMayNot | NotPossibleNow | WordsMissing | UnknownLevel | KeyCriteriaMet

/** Puts a level forward for ratification: a first time, or again after it came back. */
export function proposeLevel(
  review: ReviewNow,
  request: ProposalRequest,
  rules: ReviewRules,
  act: Act,
): Outcome<Proposed, ProposalRefusal> {
  const { level, grid, previousLevel } = request
  const reasonAgainstKeyCriteria = request.reasonAgainstKeyCriteria.trim()
  const reasons: readonly ProposalRefusal[] = [
    ...roleMayNot(act.role, 'propose', rules),
    ...notPossibleIn(review.state, mayBeProposedIn),
    ...(rules.levels.includes(level) ? [] : [{ kind: 'unknownLevel', level } as const]),
    ...wordsMissing(request.reasons, 'reasons'),
    ...agreedAway(grid, level, reasonAgainstKeyCriteria),
  ]
  const words = { reasons: request.reasons.trim(), reasonAgainstKeyCriteria }
  const { edition } = rules
  return acceptUnless(reasons, () => ({ ...act, what: 'proposed', level, previousLevel, ...words, grid, edition }))
}

/** Nothing is proposed yet, or what was proposed came back. */
export const mayBeProposedIn: readonly ReviewState['is'][] = ['draft', 'returned', 'notRatified']

/** 5.2: a met key criterion of a level of greater concern cannot be agreed away without a recorded reason. */
export function agreedAway(grid: readonly GridLine[], level: SupportLevel, reason: string): readonly KeyCriteriaMet[] {
  const met = keyCriteriaMetAbove(grid, level)
  if (met.length === 0 || reason.trim() !== '') return []
  return [{ kind: 'keyCriteriaMet', criteria: met.map((line) => line.criterion) }]
}

/** Sends a proposal back to whoever made it, with a comment; also when the school's answer calls for another look. */
export function returnProposal(
  review: ReviewNow,
  comment: string,
  rules: ReviewRules,
  act: Act,
): Outcome<Returned, RoleMayNot | NotPossibleNow | WordsMissing> {
  const reasons = [
    ...roleMayNot(act.role, 'ratify', rules),
    ...notPossibleIn(review.state, ['proposed', 'ratified', 'disputed', 'readyToRecord']),
    ...wordsMissing(comment, 'comment'),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'returned', comment: comment.trim() }))
}

/** Gives an open review up. An annual or termly one then still falls due. */
export function withdrawReview(
  review: ReviewNow,
  reason: string,
  rules: ReviewRules,
  act: Act,
): Outcome<Withdrawn, RoleMayNot | NotPossibleNow | WordsMissing> {
  const reasons = [
    ...roleMayNot(act.role, 'propose', rules),
    ...notPossibleIn(review.state, [...mayBeProposedIn, 'proposed', 'ratified', 'disputed', 'readyToRecord']),
    ...wordsMissing(reason, 'reason'),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'withdrawn', reason: reason.trim() }))
}
