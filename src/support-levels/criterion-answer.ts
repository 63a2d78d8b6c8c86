/** Answering a criterion: the adviser's judgement (5.2) and the school's own answer to the same grid (3.2). */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import type { Criterion, EditionInForce, Verdict } from '../policy/index.ts'
import type { PersonsAnswer } from './grid.ts'
import type { Act } from './review.ts'
import { answerers, mayNot, wordsMissing, type RoleMayNot, type WordsMissing } from './review-rules.ts'

export interface AnswerToCriterion {
  readonly criterion: Criterion['id']
  readonly verdict: Verdict
  /** Needed for a judgement; the school may leave it out. */
  readonly reason: string
  readonly evidence: string
}

export type JudgementRefusal =
  | RoleMayNot
  | WordsMissing
  | { readonly kind: 'unknownCriterion' }
  | { readonly kind: 'answeredByRuleAlone' }

/** The adviser's judgement on a criterion that a person may answer, with its reason. */
export function judgeCriterion(
  request: AnswerToCriterion,
  edition: EditionInForce,
  act: Act,
): Outcome<PersonsAnswer, JudgementRefusal> {
  const criterion = edition.criteria.find(({ id }) => id === request.criterion)
  const reasons: readonly JudgementRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...(criterion ? [] : [{ kind: 'unknownCriterion' } as const]),
    ...(criterion?.answered.by === 'rule' ? [{ kind: 'answeredByRuleAlone' } as const] : []),
    ...wordsMissing(request.reason, 'reason'),
  ]
  return acceptUnless(reasons, () => personsAnswer(request, 'adviser', act))
}

export type SelfEvaluationRefusal =
  | { readonly kind: 'unknownCriterion' }
  | { readonly kind: 'doesNotAnswer'; readonly role: string }

/** The school's own answer to any criterion, also to one the authority answers by rule. `schoolRoles` may give it. */
export function evaluateItself(
  request: AnswerToCriterion,
  schoolRoles: readonly string[],
  edition: EditionInForce,
  act: Act,
): Outcome<PersonsAnswer, SelfEvaluationRefusal> {
  const known = edition.criteria.some(({ id }) => id === request.criterion)
  const may = answerers(edition).includes(act.role) || schoolRoles.includes(act.role)
  const reasons: readonly SelfEvaluationRefusal[] = [
    ...(known ? [] : [{ kind: 'unknownCriterion' } as const]),
    ...(may ? [] : [{ kind: 'doesNotAnswer', role: act.role } as const]),
  ]
  return acceptUnless(reasons, () => personsAnswer(request, 'school', act))
}

const personsAnswer = (request: AnswerToCriterion, whose: PersonsAnswer['whose'], act: Act): PersonsAnswer => ({
  ...act,
  whose,
  criterion: request.criterion,
  verdict: request.verdict,
  reason: request.reason.trim(),
  evidence: request.evidence.trim(),
})
