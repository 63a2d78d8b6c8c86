/** The school's answer to a ratified level: headteacher and chair each agree or dispute (7.1, 7.4). */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { Act, Answer, HowAnswered, NextStep, Role, WithoutSchool } from './review.ts'
import { isRatified } from './review-state.ts'
import {
  answerers,
  notPossibleIn,
  mayNot,
  wordsMissing,
  type NotPossibleNow,
  type ReviewNow,
  type RoleMayNot,
  type WordsMissing,
} from './review-rules.ts'

export interface AnswerRequest {
  readonly answer: Answer['answer']
  /** Needed to dispute; kept as they were written. */
  readonly words: string
}
export interface RecordedAnswerRequest extends AnswerRequest {
  readonly answerer: Role
  readonly how: Exclude<HowAnswered, 'signedIn'>
  readonly answeredOn: Day
}

export type AnswerRefusal =
  | RoleMayNot
  | NotPossibleNow
  | WordsMissing
  | { readonly kind: 'doesNotAnswer'; readonly role: Role }
  | { readonly kind: 'answeredInFuture'; readonly answeredOn: Day }
  | { readonly kind: 'answeredBeforeRatified'; readonly ratifiedOn: Day }
  /** What somebody answered under their own name is changed by them alone. */
  | { readonly kind: 'answeredSignedIn'; readonly role: Role }

/** The headteacher or chair answers, signed in. Until the record issues they may answer again; the latest counts. */
export function answerProposal(
  review: ReviewNow,
  request: AnswerRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<Answer, AnswerRefusal> {
  const reasons = [...mayAnswer(review, act.role, edition), ...disputeNeedsWords(request)]
  return acceptUnless(reasons, () => answered(request, act.role, 'signedIn', act.on, act))
}

/** The adviser records what the headteacher or chair answered, how and when. */
export function recordAnswer(
  review: ReviewNow,
  request: RecordedAnswerRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<Answer, AnswerRefusal> {
  const { answerer, answeredOn, how } = request
  const reasons: readonly AnswerRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...mayAnswer(review, answerer, edition),
    ...disputeNeedsWords(request),
    ...whenAnswered(review, answeredOn, act),
    ...(hasAnsweredSignedIn(review, answerer) ? [{ kind: 'answeredSignedIn', role: answerer } as const] : []),
  ]
  return acceptUnless(reasons, () => answered(request, answerer, how, answeredOn, act))
}

export type WithoutSchoolRefusal = RoleMayNot | NotPossibleNow | WordsMissing | { readonly kind: 'schoolHasAnswered' }

/** Goes on without the answers asked for, with the reason and the next step; an answer may still come. */
export function recordAgreementWithoutSchool(
  review: ReviewNow,
  request: { readonly reason: string; readonly nextStep: string },
  edition: EditionInForce,
  act: Act,
): Outcome<WithoutSchool, WithoutSchoolRefusal> {
  const { state } = review
  const reasons: readonly WithoutSchoolRefusal[] = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...notPossibleIn(state, ['ratified', 'disputed', 'readyToRecord']),
    ...(isRatified(state) && state.awaiting.length === 0 ? [{ kind: 'schoolHasAnswered' } as const] : []),
    ...wordsMissing(request.reason, 'reason'),
    ...wordsMissing(request.nextStep, 'nextStep'),
  ]
  const words = { reason: request.reason.trim(), nextStep: request.nextStep.trim() }
  return acceptUnless(reasons, () => ({ ...act, what: 'agreedWithoutSchool', ...words }))
}

/** Writes down what happens next about a disagreement. The level is not held up for longer than that. */
export function recordNextStep(
  review: ReviewNow,
  nextStep: string,
  edition: EditionInForce,
  act: Act,
): Outcome<NextStep, RoleMayNot | NotPossibleNow | WordsMissing> {
  const reasons = [
    ...mayNot(act.role, 'proposeLevel', edition),
    ...notPossibleIn(review.state, ['disputed']),
    ...wordsMissing(nextStep, 'nextStep'),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'nextStepAfterDispute', nextStep: nextStep.trim() }))
}

const mayAnswer = (review: ReviewNow, role: Role, edition: EditionInForce): readonly AnswerRefusal[] => [
  ...notPossibleIn(review.state, ['ratified', 'disputed', 'readyToRecord']),
  ...(answerers(edition).includes(role) ? [] : [{ kind: 'doesNotAnswer', role } as const]),
]

const disputeNeedsWords = ({ answer, words }: AnswerRequest): readonly WordsMissing[] =>
  answer === 'disputes' ? wordsMissing(words, 'words') : []

function whenAnswered({ state }: ReviewNow, answeredOn: Day, act: Act): readonly AnswerRefusal[] {
  if (answeredOn > act.on) return [{ kind: 'answeredInFuture', answeredOn }]
  if (!isRatified(state) || answeredOn >= state.ratification.metOn) return []
  return [{ kind: 'answeredBeforeRatified', ratifiedOn: state.ratification.metOn }]
}

const hasAnsweredSignedIn = ({ state }: ReviewNow, role: Role): boolean =>
  isRatified(state) && state.answers.some((given) => given.answerer === role && given.how === 'signedIn')

const answered = (request: AnswerRequest, answerer: Role, how: HowAnswered, answeredOn: Day, act: Act): Answer => ({
  ...act,
  what: 'answered',
  answerer,
  answer: request.answer,
  words: request.words.trim(),
  answeredOn,
  how,
})
