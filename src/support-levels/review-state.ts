/** Where a review has got to: never stored, always asked of what happened (7.1, 7.2, diagram). */
import type {
  Answer,
  Completed,
  Happening,
  NextStep,
  Proposed,
  Ratification,
  Recorded,
  Returned,
  Role,
  Withdrawn,
  WithoutSchool,
} from './review.ts'

export type ReviewState =
  | { readonly is: 'draft' }
  | { readonly is: 'proposed'; readonly proposal: Proposed }
  | { readonly is: 'returned'; readonly proposal: Proposed; readonly comment: string }
  | { readonly is: 'notRatified'; readonly proposal: Proposed; readonly ratification: Ratification }
  | RatifiedState
  | InEffectState
  | { readonly is: 'completedWithoutChange'; readonly completed: Completed }
  | { readonly is: 'withdrawn'; readonly withdrawn: Withdrawn }

/** What the school has answered to a ratified level. */
export interface Agreement {
  readonly proposal: Proposed
  readonly ratification: Ratification
  /** The latest answer of each who answered since the ratification. */
  readonly answers: readonly Answer[]
  /** Roles that have not answered. */
  readonly awaiting: readonly Role[]
  readonly withoutSchool: WithoutSchool | null
  /** What happens next about the disagreement, said on its own or with the reason for going on without the school. */
  readonly nextStep: NextStep | WithoutSchool | null
}
/** From ratification to the formal record: the school's answers are gathered. */
export interface RatifiedState extends Agreement {
  readonly is: 'ratified' | 'disputed' | 'readyToRecord'
}
export interface InEffectState extends Agreement {
  readonly is: 'inEffect'
  readonly record: Recorded
}

/**
 * Where a review has got to. `happenings` in the order they were recorded, the first of them `opened`;
 * `answerers` are the roles that answer for the school (7.1: headteacher and chair).
 * Answers given to an earlier proposal of the same review do not count for a later one.
 */
export function reviewState(happenings: readonly Happening[], answerers: readonly Role[]): ReviewState {
  let state: ReviewState = { is: 'draft' }
  for (const happening of happenings) state = after(state, happening, answerers)
  return state
}

const finished: readonly ReviewState['is'][] = ['inEffect', 'completedWithoutChange', 'withdrawn']

/** A review on which work goes on; a school has at most one. */
export const isOpen = (state: ReviewState): boolean => !finished.includes(state.is)

export const isRatified = (state: ReviewState): state is RatifiedState =>
  state.is === 'ratified' || state.is === 'disputed' || state.is === 'readyToRecord'

export const isDisputed = ({ answers }: Agreement): boolean => answers.some((given) => given.answer === 'disputes')

/** Whether the level goes on without an answer that was asked for. */
export const isWithoutSchool = ({ withoutSchool, awaiting }: Agreement): boolean =>
  withoutSchool !== null && awaiting.length > 0

function after(state: ReviewState, happening: Happening, answerers: readonly Role[]): ReviewState {
  switch (happening.what) {
    case 'opened':
      return { is: 'draft' }
    case 'proposed':
      return { is: 'proposed', proposal: happening }
    case 'withdrawn':
      return { is: 'withdrawn', withdrawn: happening }
    case 'completedWithoutChange':
      return { is: 'completedWithoutChange', completed: happening }
    case 'returned':
    case 'ratified':
    case 'notRatified':
    case 'answered':
    case 'agreedWithoutSchool':
    case 'nextStepAfterDispute':
    case 'recorded':
      return 'proposal' in state ? afterProposal(state, happening, answerers) : state
  }
}

type WithProposal = Extract<ReviewState, { readonly proposal: Proposed }>
type AboutProposal = Returned | Ratification | Answer | WithoutSchool | NextStep | Recorded

function afterProposal(state: WithProposal, happening: AboutProposal, answerers: readonly Role[]): ReviewState {
  const { proposal } = state
  switch (happening.what) {
    case 'returned':
      return { is: 'returned', proposal, comment: happening.comment }
    case 'notRatified':
      return { is: 'notRatified', proposal, ratification: happening }
    case 'ratified':
      return gathered({ is: 'ratified', proposal, ratification: happening, ...nothingYet }, answerers)
    case 'answered':
    case 'agreedWithoutSchool':
    case 'nextStepAfterDispute':
    case 'recorded':
      return isRatified(state) ? afterRatification(state, happening, answerers) : state
  }
}

const nothingYet = { answers: [], awaiting: [], withoutSchool: null, nextStep: null }

function afterRatification(
  state: RatifiedState,
  happening: Answer | WithoutSchool | NextStep | Recorded,
  answerers: readonly Role[],
): ReviewState {
  switch (happening.what) {
    case 'answered':
      return gathered({ ...state, ...withAnswer(state, happening) }, answerers)
    case 'agreedWithoutSchool':
      return gathered({ ...state, withoutSchool: happening, nextStep: happening }, answerers)
    case 'nextStepAfterDispute':
      return gathered({ ...state, nextStep: happening }, answerers)
    case 'recorded':
      return { ...state, is: 'inEffect', record: happening }
  }
}

/** A new dispute asks for a new next step; the step written down before it was about something else. */
function withAnswer(state: RatifiedState, answer: Answer): Pick<RatifiedState, 'answers' | 'nextStep'> {
  const others = state.answers.filter((given) => given.answerer !== answer.answerer)
  return { answers: [...others, answer], nextStep: answer.answer === 'disputes' ? null : state.nextStep }
}

function gathered(state: RatifiedState, answerers: readonly Role[]): RatifiedState {
  const awaiting = answerers.filter((role) => !state.answers.some((given) => given.answerer === role))
  if (isDisputed(state) && !state.nextStep) return { ...state, awaiting, is: 'disputed' }
  if (awaiting.length > 0 && !state.withoutSchool) return { ...state, awaiting, is: 'ratified' }
  return { ...state, awaiting, is: 'readyToRecord' }
}
