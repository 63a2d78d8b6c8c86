/**
 * A review of one school's support level: the annual agreement (7.1), the review of each term (7.2) or an extra review
 * on any day (7.4). What happened is kept as happenings; where the review has got to is a question asked of them.
 */
import type { AcademicYear, Brand, Day, Term } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { GridLine } from './grid.ts'

export type ReviewId = Brand<string, 'ReviewId'>
export type PersonId = Brand<string, 'PersonId'>
export type Urn = Brand<number, 'Urn'>
export type EditionId = Brand<string, 'EditionId'>
export type RecordId = Brand<string, 'RecordId'>
/** A role's name as the edition gives it, for example `headteacher`. */
export type Role = string
/** An instant in UTC, `2011-02-14T09:30:00.000Z`: always this length, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>

export type ReviewKind = 'annual' | 'termly' | 'extra'

/** Who does something, as what, when. `on` is the day it is in England at `at`. */
export interface Act {
  readonly by: PersonId
  readonly role: Role
  readonly at: Instant
  readonly on: Day
}

/** Who said a school is at risk: the first box of the policy's diagram. `termlyRound` is a review that simply fell due. */
export type ReviewSource = 'termlyRound' | 'school' | 'advisersVisit' | 'authorityMeeting' | 'inspection'

export interface Review {
  readonly id: ReviewId
  readonly urn: Urn
  readonly kind: ReviewKind
  readonly year: AcademicYear
  readonly term: Term
  readonly happenings: readonly Happening[]
}

export type Happening =
  | Opened
  | Proposed
  | Returned
  | Withdrawn
  | Ratification
  | Answer
  | WithoutSchool
  | NextStep
  | Recorded
  | Completed

export interface Opened extends Act {
  readonly what: 'opened'
  readonly source: ReviewSource
  readonly reason: string
}
/** A level put forward, with the grid as it stood and the edition it was judged by. */
export interface Proposed extends Act {
  readonly what: 'proposed'
  readonly level: Level
  /** The level on the register when it was proposed; null when the school had none. */
  readonly previousLevel: Level | null
  readonly reasons: string
  /** Why a level was chosen below one whose key criterion is met; empty when there was no such criterion. */
  readonly reasonAgainstKeyCriteria: string
  readonly grid: readonly GridLine[]
  readonly edition: EditionId
}
export interface Returned extends Act {
  readonly what: 'returned'
  readonly comment: string
}
export interface Withdrawn extends Act {
  readonly what: 'withdrawn'
  readonly reason: string
}
/** What a meeting of the authority decided about a proposal. */
export interface Ratification extends Act {
  readonly what: 'ratified' | 'notRatified'
  readonly meeting: string
  readonly metOn: Day
  readonly reason: string
}
/** What the headteacher or the chair answered, by signing in or as the adviser recorded it. */
export interface Answer extends Act {
  readonly what: 'answered'
  readonly answerer: Role
  readonly answer: 'agrees' | 'disputes'
  readonly words: string
  readonly answeredOn: Day
  readonly how: HowAnswered
}
export type HowAnswered = 'signedIn' | 'inPerson' | 'telephone' | 'email' | 'letter'
/** The authority goes on without an answer it asked for: 7.1 says "usually", so it must be possible, and say so. */
export interface WithoutSchool extends Act {
  readonly what: 'agreedWithoutSchool'
  readonly reason: string
  readonly nextStep: string
}
/** What happens next about a disagreement; until it is written down the formal record cannot issue. */
export interface NextStep extends Act {
  readonly what: 'nextStepAfterDispute'
  readonly nextStep: string
}
/** The note of visit or letter by which the level takes effect (7.2). */
export interface Recorded extends Act {
  readonly what: 'recorded'
  readonly record: RecordId
  readonly instrument: Instrument
  readonly issuedOn: Day
  readonly effectiveFrom: Day
}
export type Instrument = 'noteOfVisit' | 'letter'
/** A review that left the level as it was, with its dated note. */
export interface Completed extends Act {
  readonly what: 'completedWithoutChange'
  readonly level: Level
  readonly note: string
  readonly reviewedOn: Day
  readonly record: RecordId | null
  readonly reasonAgainstKeyCriteria: string
  readonly grid: readonly GridLine[]
  readonly edition: EditionId
}

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
    default:
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
    default:
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
