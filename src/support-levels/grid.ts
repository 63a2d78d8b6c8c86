/**
 * The criteria grid of one school (5.2, 3.2): what the rule says, what the adviser judges and what the school itself
 * answers, side by side. Not known is an answer of its own, never met and never not met.
 */
import { academicYearName, academicYearOf, type Day } from '../kernel/index.ts'
import {
  answerInForce,
  type Answer,
  type Criterion,
  type CriterionAnswers,
  type CriterionId,
  type Grid,
  type Key,
  type Level,
  type Verdict,
} from '../policy/index.ts'
import type { Instant, PersonId, Role } from './review.ts'

/** What the rule of a criterion found, already in words: a grid kept with a proposal must read the same for ever. */
export interface Finding {
  readonly criterion: CriterionId
  readonly verdict: Verdict
  /** False when the rule does not apply to such a school. */
  readonly applies: boolean
  readonly because: string
  readonly figures: readonly FigureLine[]
}

/** One comparison of a rule as a page lists it: every part already in words. */
export interface FigureLine {
  /** "Overall absence, 2010/11, is above England's figure". */
  readonly test: string
  /** The figure, what it stands beside and the year as one sentence, without its full stop; absent in what was kept earlier. */
  readonly sentence?: string
  /** Whether it settles the answer of the whole rule. */
  readonly decides?: boolean
  readonly figure: string
  readonly against: string | null
  readonly answer: Answer
  /** Why there is no answer, where there is none. */
  readonly why: string | null
  readonly source: string | null
}

/** One answer of a person to one criterion; a later one takes its place and it stays on record. */
export interface PersonsAnswer {
  readonly criterion: CriterionId
  readonly whose: 'adviser' | 'school'
  readonly verdict: Verdict
  readonly reason: string
  readonly evidence: string
  readonly by: PersonId
  readonly role: Role
  readonly at: Instant
  readonly on: Day
}

export interface GridLine {
  readonly criterion: CriterionId
  readonly level: Level
  readonly key: Key
  readonly rule: Finding | null
  readonly adviser: PersonsAnswer | null
  readonly school: PersonsAnswer | null
  /** Whose answer is of an earlier academic year: shown with its day, not counted until given anew. Absent in what was kept earlier. */
  readonly earlier?: readonly PersonsAnswer['whose'][]
  /** The answer that counts (`answerInForce` of the policy). */
  readonly answer: Verdict | 'doesNotApply'
}

/**
 * One line for each criterion, in the edition's order, with the latest answer of the adviser and of the school by the day
 * `on`. A judgement holds for the academic year it was given in (7.1): a later year asks anew.
 */
export function gridOf(
  criteria: readonly Criterion[],
  findings: readonly Finding[],
  answers: readonly PersonsAnswer[],
  on: Day,
): readonly GridLine[] {
  return criteria.map((criterion) => {
    const rule = findings.find((finding) => finding.criterion === criterion.id) ?? null
    const adviser = latestAnswer(answers, criterion.id, 'adviser')
    const school = latestAnswer(answers, criterion.id, 'school')
    const earlier = [adviser, school].flatMap((one) => (one && isOfEarlierYear(one, on) ? [one.whose] : []))
    const { id, level, key } = criterion
    const answer = answerInForce(criterion, answersOf({ criterion: id, rule, adviser, school, earlier }))
    return { criterion: id, level, key, rule, adviser, school, earlier, answer }
  })
}

/** What had been answered by the end of a day and, where told, by an instant. */
export const answeredBy = (answers: readonly PersonsAnswer[], on: Day, knownAt?: Instant): readonly PersonsAnswer[] =>
  answers.filter((answer) => answer.on <= on && (knownAt === undefined || answer.at <= knownAt))

/** The grid as the policy's own questions take it. */
export const policyGrid = (grid: readonly GridLine[]): Grid => grid.map(answersOf)

/** Criteria to which the school's own answer differs from the authority's: what the conversation is about (3.2). */
export const differences = (grid: readonly GridLine[]): readonly GridLine[] =>
  grid.filter((line) => schoolDiffers(line))

/** Whether the school's own answer of the same academic year is another than the one that counts. */
export const schoolDiffers = (line: GridLine): boolean => {
  const school = countedAnswer(line, 'school')
  return school !== null && school.verdict !== line.answer
}

/** The answer of the adviser or the school of the grid's own academic year; null where it is of an earlier one, or none. */
export const countedAnswer = (
  line: Pick<GridLine, 'adviser' | 'school' | 'earlier'>,
  whose: PersonsAnswer['whose'],
): PersonsAnswer | null => (line.earlier?.includes(whose) ? null : line[whose])

/** "for 2025/26; not yet for this year". */
export const earlierWords = ({ on }: PersonsAnswer): string =>
  `for ${academicYearName(academicYearOf(on))}; not yet for this year`

const isOfEarlierYear = (answer: PersonsAnswer, on: Day): boolean => academicYearOf(answer.on) < academicYearOf(on)

/** The latest answer, by the time it was given; of two at the same instant the one recorded later. */
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

const answersOf = (
  line: Pick<GridLine, 'criterion' | 'rule' | 'adviser' | 'school' | 'earlier'>,
): CriterionAnswers => ({
  criterion: line.criterion,
  rule: line.rule?.verdict,
  applies: line.rule?.applies,
  adviser: countedAnswer(line, 'adviser')?.verdict,
  school: countedAnswer(line, 'school')?.verdict,
})
