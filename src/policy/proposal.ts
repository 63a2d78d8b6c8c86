import type { CriterionId, Level } from './edition.ts'
import { answerInForce, type Grid } from './grid.ts'
import { numberSetting, type EditionInForce } from './edition-in-force.ts'
import type { Answer } from './verdict.ts'

/** A level the system proposes, and why. It only proposes; people decide (5.2). */
export interface Proposal {
  /** Absent when nothing points to level 2 or 3 but too much is not known to propose Secure. */
  readonly level: Level | undefined
  readonly because: ProposalReason
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
}

export type ProposalReason =
  | { readonly kind: 'causingConcernMet'; readonly criteria: readonly CriterionId[] }
  | { readonly kind: 'keyVulnerableMet'; readonly criteria: readonly CriterionId[] }
  | { readonly kind: 'enoughVulnerableMet'; readonly met: number; readonly needed: number }
  | { readonly kind: 'nothingPointsHigher'; readonly notKnown: number }
  | { readonly kind: 'tooMuchNotKnown'; readonly notKnown: number; readonly allowed: number }

/** One answer that, by itself, would make the proposal another level. */
export interface WouldChange {
  readonly criterion: CriterionId
  /** `without`: a met criterion, were it not met. `ifMet`: one not known, were it met. */
  readonly change: 'without' | 'ifMet'
  readonly level: Level | undefined
}

/**
 * The level that the answers point to (5.2). Level 3 when any of its criteria is met. Level 2 when a key one of its
 * criteria is met or, while none of them is confirmed as key, when as many are met as the setting
 * `vulnerableCriteriaForProposal` says. Otherwise Secure, unless more is not known than `notKnownAllowedForSecure`.
 */
export function proposeLevel(edition: EditionInForce, grid: Grid): Proposal {
  const standing = standingAnswers(edition, grid)
  const { level, because } = decide(edition, standing)
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
    wouldChange: edition.criteria.flatMap(({ id }) => changeBy(edition, standing, id, level)),
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

const ids = (criteria: EditionInForce['criteria']): readonly CriterionId[] => criteria.map(({ id }) => id)

type Standing = ReadonlyMap<CriterionId, Answer>

function standingAnswers(edition: EditionInForce, grid: Grid): Standing {
  const lines = new Map(grid.map((line) => [line.criterion, line]))
  return new Map(edition.criteria.map((criterion) => [criterion.id, answerInForce(criterion, lines.get(criterion.id))]))
}

function decide(edition: EditionInForce, standing: Standing): Pick<Proposal, 'level' | 'because'> {
  const metAt = (level: Level) =>
    edition.criteria.filter((one) => one.level === level && standing.get(one.id) === 'met')
  const concerns = ids(metAt(3))
  if (concerns.length > 0) return { level: 3, because: { kind: 'causingConcernMet', criteria: concerns } }
  return decideVulnerable(edition, metAt(2)) ?? decideSecure(edition, standing)
}

function decideVulnerable(
  edition: EditionInForce,
  metOnes: EditionInForce['criteria'],
): Pick<Proposal, 'level' | 'because'> | undefined {
  const keyConfirmed = edition.criteria.some(({ level, key }) => level === 2 && key === 'key')
  if (keyConfirmed) {
    const criteria = ids(metOnes.filter(({ key }) => key === 'key'))
    return criteria.length > 0 ? { level: 2, because: { kind: 'keyVulnerableMet', criteria } } : undefined
  }
  const needed = numberSetting(edition, 'vulnerableCriteriaForProposal')
  if (metOnes.length < needed) return undefined
  return { level: 2, because: { kind: 'enoughVulnerableMet', met: metOnes.length, needed } }
}

function decideSecure(edition: EditionInForce, standing: Standing): Pick<Proposal, 'level' | 'because'> {
  const unknown = [...standing.values()].filter((answer) => answer === 'notKnown').length
  const allowed = numberSetting(edition, 'notKnownAllowedForSecure')
  if (unknown > allowed) return { level: undefined, because: { kind: 'tooMuchNotKnown', notKnown: unknown, allowed } }
  return { level: 1, because: { kind: 'nothingPointsHigher', notKnown: unknown } }
}

function changeBy(
  edition: EditionInForce,
  standing: Standing,
  criterion: CriterionId,
  level: Level | undefined,
): readonly WouldChange[] {
  const answer = standing.get(criterion)
  if (answer !== 'met' && answer !== 'notKnown') return []
  const change = answer === 'met' ? 'without' : 'ifMet'
  const other = decide(edition, new Map(standing).set(criterion, answer === 'met' ? 'notMet' : 'met')).level
  return other === level ? [] : [{ criterion, change, level: other }]
}
