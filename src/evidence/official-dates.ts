import { academicYearName, academicYearOf, dayOf, type AcademicYear, type Day } from '../kernel/index.ts'

/**
 * Reads a day as the publishers write it: 2013-04-30, 30/04/2013, 30-04-2013 or 20130430, with or without a time of day.
 * Undefined when it is none of these or no real day. Day before month always: these are English files.
 */
export function readDay(text: string): Day | undefined {
  const known = knownDays.get(text)
  if (known !== undefined) return known
  const day = readFreshDay(text)
  if (day !== undefined) {
    // A list of 20,000 inspections has a thousand days; the working out of each is slow.
    if (knownDays.size > 20_000) knownDays.clear()
    knownDays.set(text, day)
  }
  return day
}

const knownDays = new Map<string, Day>()

function readFreshDay(text: string): Day | undefined {
  const bare = text.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const english = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(bare)
  return english ? dayOf(Number(english[3]), Number(english[2]), Number(english[1])) : undefined
}

/**
 * Reads an academic year as the publishers write it: 2010/11, 2010-11, 2010-2011, 201011, or 2011 for the year in which
 * it ends. Undefined when the two years do not follow one another.
 */
export function readAcademicYear(text: string): AcademicYear | undefined {
  const bare = text.trim()
  if (/^(19|20)\d{2}$/.test(bare)) return Number(bare) as AcademicYear
  const match = /^((?:19|20)\d{2})[/\u2013-]?((?:19|20)\d{2}|\d{2})$/.exec(bare)
  if (!match) return undefined
  const end = Number(match[1]) + 1
  return match[2] === String(end) || match[2] === String(end).slice(2) ? (end as AcademicYear) : undefined
}

/** The earliest academic year of which figures are taken: before it there were no tables of schools. */
const earliestYear = 1991 as AcademicYear

/** From the first year of which figures are taken to the one in which a day lies: nobody holds figures of a year to come. */
export interface YearBounds {
  readonly earliest: AcademicYear
  readonly latest: AcademicYear
}

export const yearBoundsOn = (today: Day): YearBounds => ({ earliest: earliestYear, latest: academicYearOf(today) })

export const isWithin = ({ earliest, latest }: YearBounds, year: number): boolean => earliest <= year && year <= latest

/** "Enter an academic year from 1990/91 to 2025/26". */
export const yearBoundsSentence = ({ earliest, latest }: YearBounds): string =>
  `Enter an academic year from ${academicYearName(earliest)} to ${academicYearName(latest)}`
