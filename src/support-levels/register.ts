/** The record of the agreed level of each school (7.3), as at any day and as known at any instant. */
import type { Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { nextReviewDue, type DueQuestion, type ReviewDue, type TermsReview } from './due.ts'
import { countsForTerm } from './opening.ts'
import { levelHistory, levelOn, levelSince, type LevelEntry } from './level-history.ts'
import type { Instrument, RecordId, Happening, Instant, Review, ReviewId, Role, Urn } from './review.ts'
import {
  isOpen,
  reviewState,
  isDisputed,
  isWithoutSchool,
  type InEffectState,
  type ReviewState,
} from './review-state.ts'

/** What is to be noticed about a school's level beside the level itself. */
export type RegisterFlag = 'noLevel' | 'reviewOpen' | 'disputed' | 'agreedWithoutSchool'

export interface RegisterRow {
  readonly urn: Urn
  readonly level: Level | null
  readonly since: Day | null
  /** The day of the last finished review of any kind. */
  readonly lastReview: Day | null
  readonly next: ReviewDue | null
  readonly openReview: ReviewId | null
  readonly flags: readonly RegisterFlag[]
  /** The next level that is recorded already and begins on a later day. */
  readonly coming: ComingLevel | null
}

export interface ComingLevel {
  readonly level: Level
  readonly from: Day
  readonly instrument: Instrument
  readonly record: RecordId
}

export interface RegisterQuestion extends Omit<DueQuestion, 'reviews' | 'today'> {
  readonly urn: Urn
  readonly entries: readonly LevelEntry[]
  readonly reviews: readonly Review[]
  /** The day the register is asked for. */
  readonly on: Day
  /** What was known at this instant; everything known now when absent. */
  readonly knownAt?: Instant | undefined
  readonly answerers: readonly Role[]
}

/** The row of one school as at a day and as known at an instant. */
export function registerRow(question: RegisterQuestion): RegisterRow {
  const { urn, entries, on, knownAt } = question
  const level = levelOn(entries, on, knownAt)
  const asOfDay = replayed(question, (happening) => happening.on <= on)
  const done = finished(replayed(question, () => true)).filter(({ doneOn }) => doneOn <= on)
  return {
    urn,
    level,
    since: levelSince(entries, on, knownAt),
    lastReview: done.reduce<Day | null>((last, { doneOn }) => (last && last > doneOn ? last : doneOn), null),
    next: nextReviewDue({ ...question, today: on, reviews: done.filter(countsForTerm) }),
    openReview: asOfDay.find(({ state }) => isOpen(state))?.review.id ?? null,
    flags: flagsOf(level, asOfDay, question),
    coming: comingLevel(question, asOfDay),
  }
}

/** The finished reviews of a school, in the order they are given. */
export const finished = (reviews: readonly Reviewed[]): readonly (TermsReview & Pick<Review, 'kind'>)[] =>
  reviews.flatMap(({ review, state }) => {
    const doneOn = finishedOn(state)
    const { id, kind, year, term } = review
    return doneOn === null ? [] : [{ id, kind, year, term, doneOn }]
  })

/** The day a review was finished: its record issued, or its note dated. Null while open, and when withdrawn. */
export function finishedOn(state: ReviewState): Day | null {
  if (state.is === 'inEffect') return state.record.issuedOn
  return state.is === 'completedWithoutChange' ? state.completed.reviewedOn : null
}

export interface Reviewed {
  readonly review: Review
  readonly state: ReviewState
}

/** The reviews of a school with the happenings chosen of those written down by `knownAt`; none without any. */
function replayed(
  { reviews, knownAt, answerers }: RegisterQuestion,
  chosen: (happening: Happening) => boolean,
): readonly Reviewed[] {
  return reviews.flatMap((review) => {
    const happenings = review.happenings.filter((one) => (knownAt === undefined || one.at <= knownAt) && chosen(one))
    return happenings.length > 0 ? [{ review, state: reviewState(happenings, answerers) }] : []
  })
}

/** `disputed` and `agreedWithoutSchool` are said of the review by which the level of the day took effect, by then. */
function flagsOf(
  level: Level | null,
  reviews: readonly Reviewed[],
  question: RegisterQuestion,
): readonly RegisterFlag[] {
  const states = reviews.map(({ state }) => state)
  const begun = reviews.flatMap(({ review, state }) =>
    state.is === 'inEffect' && firstDayOf(review.id, state, question) <= question.on ? [state] : [],
  )
  const last = begun.at(-1)
  const flags: readonly [RegisterFlag, boolean][] = [
    ['noLevel', level === null],
    ['reviewOpen', states.some(isOpen)],
    ['disputed', last !== undefined && isDisputed(last)],
    ['agreedWithoutSchool', last !== undefined && isWithoutSchool(last)],
  ]
  return flags.filter(([, holds]) => holds).map(([flag]) => flag)
}

/** The day a recorded level begins: as corrected since, where it was. An agreement that changed nothing has no entry. */
const firstDayOf = (id: ReviewId, { record }: InEffectState, { entries, knownAt }: RegisterQuestion): Day =>
  levelHistory(entries, knownAt).findLast(({ entry }) => entry.review === id)?.from ?? record.effectiveFrom

function comingLevel({ entries, on, knownAt }: RegisterQuestion, reviews: readonly Reviewed[]): ComingLevel | null {
  for (const { level, from, entry } of levelHistory(entries, knownAt)) {
    const state = reviews.find(({ review }) => review.id === entry.review)?.state
    if (from <= on || state?.is !== 'inEffect') continue
    return { level, from, instrument: state.record.instrument, record: entry.record }
  }
  return null
}
