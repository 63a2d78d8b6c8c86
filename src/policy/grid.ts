import type { Criterion, CriterionId } from './edition.ts'
import type { Answer, Verdict } from './verdict.ts'

/** How one criterion is answered for one school: by its rule, by the adviser, and by the school itself (3.2, 5.2). */
export interface CriterionAnswers {
  readonly criterion: CriterionId
  /** The rule's verdict; absent where the criterion has no rule. */
  readonly rule?: Verdict | undefined
  /** False when the rule does not apply to such a school: then it is not something still to be found out. */
  readonly applies?: boolean | undefined
  /** The adviser's judgement. Not counted for a criterion that is answered by rule alone. */
  readonly adviser?: Verdict | undefined
  /** The school's own answer: shown beside the others, never counted by itself. */
  readonly school?: Verdict | undefined
}

/** The answers of one school to the criteria of an edition; a criterion without a line is not known. */
export type Grid = readonly CriterionAnswers[]

/** The answer that counts: the adviser's where a person may answer, else the rule's, else not known. */
export function answerInForce(criterion: Criterion, line: CriterionAnswers | undefined): Answer {
  if (!line) return 'notKnown'
  if (criterion.answered.by !== 'rule' && line.adviser !== undefined) return line.adviser
  if (criterion.answered.by === 'judgement') return 'notKnown'
  return line.applies === false ? 'doesNotApply' : (line.rule ?? 'notKnown')
}
