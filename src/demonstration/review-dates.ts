import { addDays, type Day } from '../kernel/index.ts'
import { chanceFrom, wholeBetween } from './chance.ts'
import { meetingFrom } from './meetings.ts'
import type { ReviewScript } from './review-script.ts'
import { openedFor } from './review-scripts.ts'
import { officeDayFrom } from './school-days.ts'

/** When the steps of a review are taken, none before the one above it. */
export interface ReviewDates {
  readonly opened: Day
  readonly evaluated: Day
  readonly visited: Day
  /** The meeting that did not ratify, and the day the level was proposed again, where that happened. */
  readonly notRatified: Day
  readonly proposedAgain: Day
  readonly sentBack: Day
  readonly met: Day
  readonly headteacherAnswered: Day
  readonly chairAnswered: Day
  readonly settled: Day
  readonly issued: Day
  readonly responded: Day
  readonly corrected: Day
}

export function reviewDates({ review, visitedOn, turn }: ReviewScript): ReviewDates {
  const chance = chanceFrom(`dates ${review}`)
  const after = (from: Day, least: number, most: number): Day =>
    officeDayFrom(addDays(from, wholeBetween(chance, least, most)))
  const opened = openedFor(visitedOn)
  const firstMeeting = meetingFrom(addDays(visitedOn, 2))
  const proposedAgain = after(firstMeeting, 5, 6)
  const met = turn.notRatified ? meetingFrom(addDays(proposedAgain, 2)) : firstMeeting
  const headteacherAnswered = after(met, 1, 3)
  const chairAnswered = after(headteacherAnswered, 0, 3)
  const settled = turn.withoutSchool ? after(met, 15, 15) : after(chairAnswered, 1, 2)
  const issued = after(settled, 0, 2)
  return {
    opened,
    evaluated: opened < visitedOn ? officeDayFrom(addDays(opened, 1)) : opened,
    visited: visitedOn,
    notRatified: firstMeeting,
    proposedAgain,
    sentBack: after(visitedOn, 6, 8),
    met,
    headteacherAnswered,
    chairAnswered,
    settled,
    issued,
    responded: after(issued, 1, 4),
    corrected: after(issued, 10, 12),
  }
}
