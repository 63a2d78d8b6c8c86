import {
  addDays,
  customaryTerms,
  easterSunday,
  weekday,
  type AcademicYear,
  type Day,
  type Term,
} from '../kernel/index.ts'

/** The first and last day on which an adviser would visit in a term: pupils are in, and not in their first or last days. */
export function visitingDays(year: AcademicYear, term: Term): { readonly from: Day; readonly to: Day } {
  const easter = easterSunday(year)
  const [autumn, spring] = customaryTerms(year)
  if (!autumn || !spring) throw new Error(`No terms in ${year}`)
  return {
    autumn: { from: addDays(autumn.from, 10), to: addDays(autumn.to, -19) },
    spring: { from: addDays(spring.from, 8), to: addDays(easter, -16) },
    summer: { from: addDays(easter, 16), to: addDays(autumn.from, 316) },
  }[term]
}

/** A weekday in term time. The demonstration authority closes its schools for a week in October, February and May. */
export const isSchoolDay = (of: Day): boolean => weekday(of) > 0 && weekday(of) < 6 && !isHoliday(of)

export function schoolDayFrom(from: Day): Day {
  let at = from
  while (!isSchoolDay(at)) at = addDays(at, 1)
  return at
}

export function schoolDayBy(by: Day): Day {
  let at = by
  while (!isSchoolDay(at)) at = addDays(at, -1)
  return at
}

/** The next weekday on or after a day, school or no school: the council works through school holidays, save at Christmas. */
export function officeDayFrom(from: Day): Day {
  let at = from
  while (weekday(at) === 0 || weekday(at) === 6 || isChristmas(at)) at = addDays(at, 1)
  return at
}

export function officeDayBy(by: Day): Day {
  let at = by
  while (weekday(at) === 0 || weekday(at) === 6 || isChristmas(at)) at = addDays(at, -1)
  return at
}

const isChristmas = (of: Day): boolean => of.slice(5) >= '12-21' || of.slice(5) <= '01-04'

function isHoliday(of: Day): boolean {
  const date = of.slice(5)
  const monday = addDays(of, 1 - (weekday(of) || 7)).slice(5)
  const easter = easterSunday(Number(of.slice(0, 4)))
  const atEaster = addDays(easter, -9) <= of && of <= addDays(easter, 8)
  const atHalfTerm =
    within(monday, '10-23', '10-29') || within(monday, '02-13', '02-19') || within(monday, '05-25', '05-31')
  const isMayDay = weekday(of) === 1 && within(date, '05-01', '05-07')
  return atEaster || atHalfTerm || isMayDay || isChristmas(of) || within(date, '07-22', '09-03')
}

const within = (date: string, from: string, to: string): boolean => from <= date && date <= to
