/** The level that standing answers point to, and why (5.2): the rule alone, without what is said around it. */
import type { CriterionId, Level } from './edition.ts'
import { numberSetting, type EditionInForce } from './edition-in-force.ts'
import { answerInForce, type Grid } from './grid.ts'
import type { Answer } from './verdict.ts'

export type ProposalReason =
  | { readonly kind: 'causingConcernMet'; readonly criteria: readonly CriterionId[] }
  | { readonly kind: 'keyVulnerableMet'; readonly criteria: readonly CriterionId[] }
  | { readonly kind: 'enoughVulnerableMet'; readonly met: number; readonly needed: number }
  | ({ readonly kind: 'nothingPointsHigher'; readonly notKnown: number } & NotEnough)
  | ({ readonly kind: 'tooMuchNotKnown'; readonly notKnown: number; readonly allowed: number } & NotEnough)

/** Why level 2 is not reached although some of its criteria may be met. */
export interface NotEnough {
  /** Criteria of level 2 that are met. */
  readonly metVulnerable: readonly CriterionId[]
  /** How many of them would be enough; `aKeyOne` where key ones are confirmed, and one of those alone is enough. */
  readonly needed: number | 'aKeyOne'
}

export interface Decided {
  readonly level: Level | undefined
  readonly because: ProposalReason
}

export type Standing = ReadonlyMap<CriterionId, Answer>

export function standingAnswers(edition: EditionInForce, grid: Grid): Standing {
  const lines = new Map(grid.map((line) => [line.criterion, line]))
  return new Map(edition.criteria.map((criterion) => [criterion.id, answerInForce(criterion, lines.get(criterion.id))]))
}

/** The level and why (5.2); see `proposeLevel` for the rule. */
export function decideLevel(edition: EditionInForce, standing: Standing): Decided {
  const metAt = (level: Level) =>
    edition.criteria.filter((one) => one.level === level && standing.get(one.id) === 'met')
  const concerns = ids(metAt(3))
  if (concerns.length > 0) return { level: 3, because: { kind: 'causingConcernMet', criteria: concerns } }
  return decideVulnerable(edition, metAt(2)) ?? decideSecure(edition, standing)
}

function decideVulnerable(edition: EditionInForce, metOnes: EditionInForce['criteria']): Decided | undefined {
  if (keyConfirmed(edition)) {
    const criteria = ids(metOnes.filter(({ key }) => key === 'key'))
    return criteria.length > 0 ? { level: 2, because: { kind: 'keyVulnerableMet', criteria } } : undefined
  }
  const needed = numberSetting(edition, 'vulnerableCriteriaForProposal')
  if (metOnes.length < needed) return undefined
  return { level: 2, because: { kind: 'enoughVulnerableMet', met: metOnes.length, needed } }
}

function decideSecure(edition: EditionInForce, standing: Standing): Decided {
  const ones = edition.criteria.filter(({ level }) => level === 2)
  const metVulnerable = ids(ones.filter(({ id }) => standing.get(id) === 'met'))
  const needed = keyConfirmed(edition) ? 'aKeyOne' : numberSetting(edition, 'vulnerableCriteriaForProposal')
  const unknown = [...standing.values()].filter((answer) => answer === 'notKnown').length
  const allowed = numberSetting(edition, 'notKnownAllowedForSecure')
  if (unknown > allowed)
    return { level: undefined, because: { kind: 'tooMuchNotKnown', notKnown: unknown, allowed, metVulnerable, needed } }
  return { level: 1, because: { kind: 'nothingPointsHigher', notKnown: unknown, metVulnerable, needed } }
}

/** Whether the authority has confirmed any criterion of level 2 as key: then one of those decides, not their number (5.2). */
export const keyConfirmed = (edition: EditionInForce): boolean =>
  edition.criteria.some(({ level, key }) => level === 2 && key === 'key')

export const ids = (criteria: EditionInForce['criteria']): readonly CriterionId[] => criteria.map(({ id }) => id)
