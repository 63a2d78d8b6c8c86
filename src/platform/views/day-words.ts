import type { Day } from '../../kernel/index.ts'

/** "3 March 2026". */
export const dayText = (day: Day): string => inWords(day, months)

/** "3 Mar 2026": for the cells of tables only. */
export const shortDayText = (day: Day): string => inWords(day, shortMonths)

/** "Tuesday 3 March 2026": for meetings and deadlines. */
export const weekdayText = (day: Day): string => `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${dayText(day)}`

/** "3 March 2026 at 2:05pm", by the clocks of England at that instant. */
export function instantText(instant: Date): string {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]))
  const hour = Number(part.hour)
  const date = `${Number(part.day)} ${months[Number(part.month) - 1]} ${part.year}`
  return `${date} at ${hour % 12 === 0 ? 12 : hour % 12}:${part.minute}${hour < 12 ? 'am' : 'pm'}`
}

const inWords = (day: Day, names: readonly string[]): string =>
  `${Number(day.slice(8))} ${names[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const shortMonths = months.map((month) => month.slice(0, 3))
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
