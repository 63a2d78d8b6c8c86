/** What would make the proposal another level (5.2): one answer by itself, and the fewest answers together. */
import type { CriterionId, Level } from './edition.ts'
import { numberSetting, type EditionInForce } from './edition-in-force.ts'
import { decideLevel, ids, keyConfirmed, type Standing } from './level-decided.ts'
import type { Verdict } from './verdict.ts'

/** One answer that, by itself, would make the proposal another level. */
export interface WouldChange {
  readonly criterion: CriterionId
  /** `without`: a met criterion, were it not met. `ifMet`: one not known, were it met. */
  readonly change: 'without' | 'ifMet'
  readonly level: Level | undefined
}

/** Any `count` of the answers `of`, were they `to`, would make the proposal `level`; no fewer of them would. */
export interface ChangeTogether {
  /** `notMet`: met criteria. `met`: those not met, where more than one is needed those not known too. `answered`: not known. */
  readonly to: 'notMet' | 'met' | 'answered'
  readonly of: readonly CriterionId[]
  readonly count: number
  readonly level: Level | undefined
}

/** Each met criterion, and each not known, whose other answer alone changes the level. */
export const singleChanges = (edition: EditionInForce, standing: Standing): readonly WouldChange[] =>
  edition.criteria.flatMap(({ id }) => changeBy(edition, standing, id))

/**
 * The fewest answers that change the level together. Of met ones only where one is not enough; of those that would point
 * higher those not met, and of level 2 those not known where it takes several; and how many not known ones stand against Secure.
 */
export function togetherChanges(edition: EditionInForce, standing: Standing): readonly ChangeTogether[] {
  const sets = [...metAway(edition, standing), ...towards(3, edition, standing), ...towards(2, edition, standing)]
  return [...sets, ...toBeAnswered(edition, standing)].flatMap((set) => withLevel(edition, standing, set))
}

type ChangingSet = Omit<ChangeTogether, 'level'>

/** 5.2: all of level 3, all key ones of level 2, or as many of level 2 as leave too few. */
function metAway(edition: EditionInForce, standing: Standing): readonly ChangingSet[] {
  const { level } = decideLevel(edition, standing)
  if (level !== 2 && level !== 3) return []
  const byKey = level === 2 && keyConfirmed(edition)
  const of = answered(edition, standing, level, ['met'], byKey)
  const enough = level === 3 || byKey ? 1 : numberSetting(edition, 'vulnerableCriteriaForProposal')
  const count = of.length - enough + 1
  return count > 1 ? [{ to: 'notMet', of, count }] : []
}

function towards(to: 2 | 3, edition: EditionInForce, standing: Standing): readonly ChangingSet[] {
  if ((decideLevel(edition, standing).level ?? 1) >= to) return []
  const byKey = to === 2 && keyConfirmed(edition)
  const met = answered(edition, standing, to, ['met'], byKey)
  const enough = to === 3 || byKey ? 1 : numberSetting(edition, 'vulnerableCriteriaForProposal')
  const count = enough - met.length
  // One not known that is enough by itself is told by itself.
  const of = answered(edition, standing, to, count > 1 ? ['notMet', 'notKnown'] : ['notMet'], byKey)
  return [{ to: 'met', of, count }]
}

function toBeAnswered(edition: EditionInForce, standing: Standing): readonly ChangingSet[] {
  const { because } = decideLevel(edition, standing)
  if (because.kind !== 'tooMuchNotKnown') return []
  const of = ids(edition.criteria.filter(({ id }) => standing.get(id) === 'notKnown'))
  return [{ to: 'answered', of, count: because.notKnown - because.allowed }]
}

/** A set larger than what there is would change nothing: it is left out. */
function withLevel(edition: EditionInForce, standing: Standing, set: ChangingSet): readonly ChangeTogether[] {
  if (set.count < 1 || set.count > set.of.length) return []
  const to = set.to === 'met' ? 'met' : 'notMet'
  const changed = set.of.slice(0, set.count).map((id): [CriterionId, Verdict] => [id, to])
  return [{ ...set, level: decideLevel(edition, new Map([...standing, ...changed])).level }]
}

const answered = (
  edition: EditionInForce,
  standing: Standing,
  level: Level,
  answers: readonly Verdict[],
  keyOnly: boolean,
): readonly CriterionId[] =>
  ids(
    edition.criteria.filter(
      (one) =>
        one.level === level && (!keyOnly || one.key === 'key') && answers.some((each) => standing.get(one.id) === each),
    ),
  )

function changeBy(edition: EditionInForce, standing: Standing, criterion: CriterionId): readonly WouldChange[] {
  const answer = standing.get(criterion)
  if (answer !== 'met' && answer !== 'notKnown') return []
  const { level } = decideLevel(edition, standing)
  const change = answer === 'met' ? 'without' : 'ifMet'
  const other = decideLevel(edition, new Map(standing).set(criterion, answer === 'met' ? 'notMet' : 'met')).level
  return other === level ? [] : [{ criterion, change, level: other }]
}
