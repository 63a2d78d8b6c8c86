import { addDays, daysBetween, day, type Day } from '../kernel/index.ts'
import { officeDayFrom } from './school-days.ts'

/** The council's meeting that ratifies levels: every second Tuesday, put off where that is at Christmas. */
export const meetingName = 'School Improvement Meeting'

/** The first meeting on or after a day. */
export function meetingFrom(from: Day): Day {
  const into = ((daysBetween(firstMeeting, from) % 14) + 14) % 14
  const on = addDays(from, (14 - into) % 14)
  const held = officeDayFrom(on)
  return held < from ? meetingFrom(addDays(on, 1)) : held
}

const firstMeeting = day('2024-01-09')
