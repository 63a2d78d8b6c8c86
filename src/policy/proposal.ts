import type { CriterionId, Level } from './edition.ts'
import type { EditionInForce } from './edition-in-force.ts'
import type { Grid } from './grid.ts'
import { decideLevel, ids, standingAnswers, type Decided } from './level-decided.ts'
import { singleChanges, togetherChanges, type ChangeTogether, type WouldChange } from './would-change.ts'

/** A level the system proposes, and why. It only proposes; people decide (5.2). */
export interface Proposal extends Decided {
  /** Met criteria of the proposed level. */
  readonly supporting: readonly CriterionId[]
  /** Met criteria that are key, of every level. */
  readonly keyMet: readonly CriterionId[]
  /** Criteria of Secure known not to be met. */
  readonly secureNotMet: readonly CriterionId[]
  readonly notKnown: readonly CriterionId[]
  /** Where the school's own answer differs from the one that counts. */
  readonly differsFromSchool: readonly CriterionId[]
  readonly wouldChange: readonly WouldChange[]
  /** Where more than one answer, or one that is known, would have to be another. */
  readonly wouldChangeTogether: readonly ChangeTogether[]
}

/**
 * The level that the answers point to (5.2). Level 3 when any of its criteria is met. Level 2 when a key one of its
 * criteria is met or, while none of them is confirmed as key, when as many are met as the setting
 * `vulnerableCriteriaForProposal` says. Otherwise Secure, unless more is not known than `notKnownAllowedForSecure`.
 */
export function proposeLevel(edition: EditionInForce, grid: Grid): Proposal {
  const standing = standingAnswers(edition, grid)
  const { level, because } = decideLevel(edition, standing)
  const metOnes = edition.criteria.filter(({ id }) => standing.get(id) === 'met')
  return {
    level,
    because,
    supporting: ids(metOnes.filter((criterion) => criterion.level === level)),
    keyMet: ids(metOnes.filter(({ key }) => key === 'key')),
    secureNotMet: ids(edition.criteria.filter((one) => one.level === 1 && standing.get(one.id) === 'notMet')),
    notKnown: ids(edition.criteria.filter(({ id }) => standing.get(id) === 'notKnown')),
    differsFromSchool: grid
      .filter(({ criterion, school }) => school !== undefined && school !== standing.get(criterion))
      .map(({ criterion }) => criterion),
    wouldChange: singleChanges(edition, standing),
    wouldChangeTogether: togetherChanges(edition, standing),
  }
}

/** Why a level cannot be chosen without a recorded reason (5.2). */
export interface ReasonNeeded {
  /** Met key criteria of a higher level than the chosen one. */
  readonly keyMetAbove: readonly CriterionId[]
  /** Met criteria of level 3 not yet confirmed as key or not, where the setting `reasonAgainstLevelThree` is on. */
  readonly unconfirmedMetAbove: readonly CriterionId[]
}

/** What the reason for choosing `chosen` must answer; undefined when none is needed. */
export function reasonNeeded(edition: EditionInForce, grid: Grid, chosen: Level): ReasonNeeded | undefined {
  const standing = standingAnswers(edition, grid)
  const above = edition.criteria.filter(({ id, level }) => level > chosen && standing.get(id) === 'met')
  const keyMetAbove = ids(above.filter(({ key }) => key === 'key'))
  const unconfirmedMetAbove = above
    .filter(
      ({ key, level }) => key === 'notConfirmed' && level === 3 && edition.values['reasonAgainstLevelThree'] === true,
    )
    .map(({ id }) => id)
  return keyMetAbove.length + unconfirmedMetAbove.length > 0 ? { keyMetAbove, unconfirmedMetAbove } : undefined
}
