/** What the edition in force says about reviews: who may do what, whose answers are needed, what is a local setting. */
import type { EditionInForce, PolicyAct } from '../policy/index.ts'
import type { Review, Role } from './review.ts'
import type { ReviewState } from './review-state.ts'

/** A review with its state asked once. */
export interface ReviewNow extends Review {
  readonly state: ReviewState
}

export type RoleMayNot = { readonly kind: 'roleMayNot'; readonly role: Role; readonly act: PolicyAct }
/** The review has moved on, or not got so far; `is` says where it stands. */
export type NotPossibleNow = { readonly kind: 'notPossibleNow'; readonly is: ReviewState['is'] }
export type WordsMissing = {
  readonly kind: 'wordsMissing'
  readonly field: 'reasons' | 'reason' | 'comment' | 'note' | 'meeting' | 'nextStep' | 'words'
}

export const mayNot = (role: Role, act: PolicyAct, edition: EditionInForce): readonly RoleMayNot[] =>
  rolesFor(act, edition).includes(role) ? [] : [{ kind: 'roleMayNot', role, act }]

export const rolesFor = (act: PolicyAct, edition: EditionInForce): readonly Role[] =>
  edition.roles.find((entry) => entry.act === act)?.roles ?? []

/**
 * Whose answers a level needs on the school's side (7.1: headteacher and chair of governors): those of the roles that
 * agree a level which are not the authority's own. The adviser agrees by proposing it.
 */
export const answerers = (edition: EditionInForce): readonly Role[] =>
  rolesFor('agreeLevel', edition).filter((role) => !rolesFor('proposeLevel', edition).includes(role))

export const notPossibleIn = (state: ReviewState, possible: readonly ReviewState['is'][]): readonly NotPossibleNow[] =>
  possible.includes(state.is) ? [] : [{ kind: 'notPossibleNow', is: state.is }]

export const wordsMissing = (words: string, field: WordsMissing['field']): readonly WordsMissing[] =>
  words.trim() === '' ? [{ kind: 'wordsMissing', field }] : []

/** Whether a review that leaves the level as it was needs a note of visit or letter too: a setting, by default not. */
export const needsRecordWhenUnchanged = (edition: EditionInForce): boolean =>
  edition.values['recordWhenUnchanged'] === true
