/**
 * Working days as the intervention statutes count them (Education and Inspections Act 2006 s.60(10) as first in force):
 * not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England. School holidays count.
 */
import { addDays, day, easterSunday, weekday, type Day } from './calendar.ts'

export const isWorkingDay = (of: Day): boolean =>
  weekday(of) !== 0 && weekday(of) !== 6 && !bankHolidays(Number(of.slice(0, 4))).has(of)

/** The `count`th working day after a day, which is not itself counted. */
export function workingDaysAfter(from: Day, count: number): Day {
  let found = from
  for (let left = count; left > 0; ) {
    found = addDays(found, 1)
    if (isWorkingDay(found)) left--
  }
  return found
}

/** The same date so many months later; the last day of that month where it has no such date. */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const first = month - 1 + months
  const lastDate = new Date(Date.UTC(year, first + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, first, Math.min(date, lastDate))).toISOString().slice(0, 10) as Day
}

/** The bank holidays of a calendar year in England, days given instead of a weekend included: known from 2005 on. */
export function bankHolidays(year: number): ReadonlySet<Day> {
  const easter = easterSunday(year)
  const days = [
    nextWeekday(day(`${year}-01-01`)),
    addDays(easter, -2),
    addDays(easter, 1),
    movedMay[year] ?? firstMonday(day(`${year}-05-01`)),
    movedSpring[year] ?? lastMonday(day(`${year}-05-31`)),
    lastMonday(day(`${year}-08-31`)),
    ...christmas(year),
    ...(proclaimed[year] ?? []),
  ]
  return new Set(days)
}

/** Moved by proclamation: Victory in Europe Day 2020; the jubilees of 2012 and 2022. */
const movedMay: Readonly<Record<number, Day>> = { 2020: day('2020-05-08') }
const movedSpring: Readonly<Record<number, Day>> = { 2012: day('2012-06-04'), 2022: day('2022-06-02') }
/** For one year alone: royal wedding, jubilees, state funeral, coronation. */
const proclaimed: Readonly<Record<number, readonly Day[]>> = {
  2011: [day('2011-04-29')],
  2012: [day('2012-06-05')],
  2022: [day('2022-06-03'), day('2022-09-19')],
  2023: [day('2023-05-08')],
}

/** Christmas Day and Boxing Day, and the days given where either falls on a weekend. */
function christmas(year: number): readonly Day[] {
  const [first, second] = [day(`${year}-12-25`), day(`${year}-12-26`)]
  switch (weekday(first)) {
    case 5:
      return [first, addDays(second, 2)]
    case 6:
      return [addDays(first, 2), addDays(second, 2)]
    case 0:
      return [addDays(first, 2), second]
    default:
      return [first, second]
  }
}

const nextWeekday = (of: Day): Day => addDays(of, { 6: 2, 0: 1 }[weekday(of)] ?? 0)
const firstMonday = (from: Day): Day => addDays(from, (8 - weekday(from)) % 7)
const lastMonday = (to: Day): Day => addDays(to, -((weekday(to) + 6) % 7))
