import type { EditionId, Review, ReviewState, Role, SupportLevel } from './review.ts'

/** What an officer does to a review; the edition says which roles may do each. */
export type ReviewAct = 'open' | 'propose' | 'ratify' | 'recordAnswer' | 'issueRecord' | 'correct'

/** The part of the edition in force that governs reviews. Nothing of it is constant: who, which levels, which answers. */
export interface ReviewRules {
  readonly edition: EditionId
  readonly levels: readonly SupportLevel[]
  readonly may: Readonly<Record<ReviewAct, readonly Role[]>>
  /** Roles that answer for the school (7.1: the headteacher and the chair of governors). */
  readonly answerers: readonly Role[]
  /** Whether a review that leaves the level as it was needs a note of visit or letter too. */
  readonly recordWhenUnchanged: 'required' | 'optional'
}

export type RoleMayNot = { readonly kind: 'roleMayNot'; readonly role: Role; readonly act: ReviewAct }
/** The review has moved on, or not got so far; `is` says where it stands. */
export type NotPossibleNow = { readonly kind: 'notPossibleNow'; readonly is: ReviewState['is'] }
export type WordsMissing = {
  readonly kind: 'wordsMissing'
  readonly field: 'reasons' | 'reason' | 'comment' | 'note' | 'meeting' | 'nextStep' | 'words'
}

export const roleMayNot = (role: Role, act: ReviewAct, rules: ReviewRules): readonly RoleMayNot[] =>
  rules.may[act].includes(role) ? [] : [{ kind: 'roleMayNot', role, act }]

export const notPossibleIn = (state: ReviewState, possible: readonly ReviewState['is'][]): readonly NotPossibleNow[] =>
  possible.includes(state.is) ? [] : [{ kind: 'notPossibleNow', is: state.is }]

export const wordsMissing = (words: string, field: WordsMissing['field']): readonly WordsMissing[] =>
  words.trim() === '' ? [{ kind: 'wordsMissing', field }] : []

/** A review with its state asked once. */
export interface ReviewNow extends Review {
  readonly state: ReviewState
}
