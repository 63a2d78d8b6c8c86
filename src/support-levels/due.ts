/**
 * When a school's level is next to be reviewed (7.2): exactly one review for each term in which the school is open.
 * This is the only place that says "due", "due soon" or "overdue"; page, filter, badge, report and mail all ask here.
 */
import { addDays, type AcademicYear, type Day, type Term, type TermDates } from '../kernel/index.ts'
import { isOpen, type School } from '../schools/index.ts'
import type { ReviewId } from './review.ts'

export type DueState = 'done' | 'notYet' | 'dueSoon' | 'due' | 'overdue'

/** A finished review that counts for its term: the annual agreement and the termly review do, an extra one does not. */
export interface TermsReview {
  readonly id: ReviewId
  readonly year: AcademicYear
  readonly term: Term
  readonly doneOn: Day
}

/** When a school opened and closed, as the schools' register has it. */
export type OpenDays = Pick<School, 'openedOn' | 'closedOn'>

export interface ReviewDue {
  readonly year: AcademicYear
  readonly term: Term
  readonly dueOn: Day
  readonly state: DueState
  readonly review: ReviewId | null
}

export interface DueQuestion extends OpenDays {
  readonly reviews: readonly TermsReview[]
  /** The authority's terms, in order, from the first in which it reviews levels. */
  readonly terms: readonly TermDates[]
  readonly today: Day
  /** How many days before the due day a review is "due soon"; a setting of the edition. */
  readonly dueSoonDays: number
}

/** The review of each term in which the school is open on the day it is due: one for each, in order. */
export function reviewsDue(question: DueQuestion): readonly ReviewDue[] {
  return question.terms.filter((term) => isOpen(question, dueDay(term))).map((term) => dueIn(term, question))
}

/**
 * The review to do next: that of the first term after the last one reviewed. A term passed over is overdue until any
 * later term has been reviewed. Null when the terms given hold none, or the school will have closed.
 */
export function nextReviewDue(question: DueQuestion): ReviewDue | null {
  const due = reviewsDue(question)
  const lastDone = due.findLastIndex((term) => term.state === 'done')
  return due[lastDone + 1] ?? null
}

/** Due on the last day of the term: reviewed within the term is in time. */
const dueDay = (term: TermDates): Day => term.to

function dueIn(term: TermDates, question: DueQuestion): ReviewDue {
  const review = question.reviews.find((done) => done.year === term.year && done.term === term.term)
  const dueOn = dueDay(term)
  const state = review ? 'done' : stateOn(question.today, dueOn, question.dueSoonDays)
  return { year: term.year, term: term.term, dueOn, state, review: review?.id ?? null }
}

/** On its day it is due, the day after overdue; due soon from exactly `dueSoonDays` before. */
function stateOn(today: Day, dueOn: Day, dueSoonDays: number): DueState {
  if (today > dueOn) return 'overdue'
  if (today === dueOn) return 'due'
  return today >= addDays(dueOn, -dueSoonDays) ? 'dueSoon' : 'notYet'
}
