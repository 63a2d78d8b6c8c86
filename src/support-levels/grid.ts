/**
 * The criteria grid of one school (5.2, 3.2): what the rule says, what the adviser judges and what the school itself
 * answers, side by side. Not known is an answer of its own, never met and never not met.
 */
import type { Day } from '../kernel/index.ts'
import type { Instant, PersonId, Role, SupportLevel } from './review.ts'

export type CriterionId = string
export type CriterionAnswer = 'met' | 'notMet' | 'notKnown'
/** `notYetConfirmed` until an administrator says whether the criterion is key: the policy's bold type is lost. */
export type KeyFlag = 'key' | 'notKey' | 'notYetConfirmed'

/** A criterion as the edition in force gives it. */
export interface Criterion {
  readonly id: CriterionId
  readonly level: SupportLevel
  readonly key: KeyFlag
}

/** What the rule found, with everything its sentence needs already in words. */
export interface RuleVerdict {
  readonly criterion: CriterionId
  readonly answer: CriterionAnswer
  readonly because: string
}

/** One answer of a person to one criterion; later ones take its place and it stays on record. */
export interface PersonsAnswer {
  readonly criterion: CriterionId
  readonly whose: 'adviser' | 'school'
  readonly answer: CriterionAnswer
  readonly reason: string
  readonly evidence: string
  readonly by: PersonId
  readonly role: Role
  readonly at: Instant
  readonly on: Day
}

export interface GridLine {
  readonly criterion: CriterionId
  readonly level: SupportLevel
  readonly key: KeyFlag
  readonly rule: RuleVerdict | null
  readonly adviser: PersonsAnswer | null
  readonly school: PersonsAnswer | null
  /** The authority's answer: the adviser's judgement where there is one, else the rule's verdict, else not known. */
  readonly answer: CriterionAnswer
  readonly answeredBy: 'adviser' | 'rule' | 'nobody'
}

/**
 * One line for each criterion, in the edition's order. The latest answer of the adviser and of the school counts;
 * a judgement goes before the rule's verdict (5.2: people decide), and both are shown.
 */
export function gridOf(
  criteria: readonly Criterion[],
  verdicts: readonly RuleVerdict[],
  answers: readonly PersonsAnswer[],
): readonly GridLine[] {
  return criteria.map((criterion) => {
    const rule = verdicts.find((verdict) => verdict.criterion === criterion.id) ?? null
    const adviser = latestAnswer(answers, criterion.id, 'adviser')
    const school = latestAnswer(answers, criterion.id, 'school')
    const { id, level, key } = criterion
    return { criterion: id, level, key, rule, adviser, school, ...authoritysAnswer(rule, adviser) }
  })
}

/** The key criteria met at a level of greater concern than `level`: choosing `level` all the same needs a reason. */
export const keyCriteriaMetAbove = (grid: readonly GridLine[], level: SupportLevel): readonly GridLine[] =>
  grid.filter((line) => line.key === 'key' && line.answer === 'met' && line.level > level)

/** Criteria to which the school's own answer differs from the authority's: what the conversation is about (3.2). */
export const differences = (grid: readonly GridLine[]): readonly GridLine[] =>
  grid.filter((line) => line.school !== null && line.school.answer !== line.answer)

export function latestAnswer(
  answers: readonly PersonsAnswer[],
  criterion: CriterionId,
  whose: PersonsAnswer['whose'],
): PersonsAnswer | null {
  let latest: PersonsAnswer | null = null
  for (const answer of answers) {
    if (answer.criterion !== criterion || answer.whose !== whose) continue
    if (!latest || answer.at >= latest.at) latest = answer
  }
  return latest
}

function authoritysAnswer(
  rule: RuleVerdict | null,
  adviser: PersonsAnswer | null,
): Pick<GridLine, 'answer' | 'answeredBy'> {
  if (adviser) return { answer: adviser.answer, answeredBy: 'adviser' }
  if (rule) return { answer: rule.answer, answeredBy: 'rule' }
  return { answer: 'notKnown', answeredBy: 'nobody' }
}
