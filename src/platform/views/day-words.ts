import type { Day } from '../../kernel/index.ts'

/** "3 March 2026". */
export const dayText = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${months[month - 1]} ${year}`
}

/** "3 Mar 2026": for the cells of tables only. */
export const shortDayText = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${months[month - 1]?.slice(0, 3)} ${year}`
}

/** "Tuesday 3 March 2026": for meetings and deadlines. */
export const weekdayText = (day: Day): string => `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${dayText(day)}`

/** "3 March 2026 at 2:05pm", by the clocks of England at that instant. */
export function instantText(instant: Date): string {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]))
  const hour = Number(part.hour)
  const date = `${Number(part.day)} ${months[Number(part.month) - 1]} ${part.year}`
  return `${date} at ${hour % 12 === 0 ? 12 : hour % 12}:${part.minute}${hour < 12 ? 'am' : 'pm'}`
}

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
