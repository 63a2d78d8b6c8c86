import type { Brand } from './brand.ts'

/** A calendar day, `YYYY-MM-DD`. Never a `Date`: in British summer time that is the day before. */
export type Day = Brand<string, 'Day'>
/** The calendar year in which an academic year ends: 2011 is September 2010 to August 2011. */
export type AcademicYear = Brand<number, 'AcademicYear'>
export type Term = 'autumn' | 'spring' | 'summer'
export const terms: readonly Term[] = ['autumn', 'spring', 'summer']

/** One term of one academic year, first and last day included. Together the terms of a year cover it without a gap. */
export interface TermDates {
  readonly year: AcademicYear
  readonly term: Term
  readonly from: Day
  readonly to: Day
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; undefined when the text is not a real day between 1900 and 2199 (31 February is not). */
export function parseDay(text: string): Day | undefined {
  const match = dayPattern.exec(text)
  if (!match) return undefined
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The day of a year, month (1-12) and day of month; undefined when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (![year, month, date].every(Number.isInteger) || year < 1900 || year > 2199) return undefined
  const instant = new Date(Date.UTC(year, month - 1, date))
  const real = instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
  return real ? toDay(instant) : undefined
}

/** For days written in the source: throws when the text is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`Not a day: ${text}`)
  return parsed
}

/** The day it is in England at an instant. */
export function dayInEngland(instant: Date): Day {
  return day(england.format(instant))
}

// Made once: making a formatter takes fifty times as long as using it.
const england = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

export function addDays(from: Day, days: number): Day {
  const instant = asDate(from)
  instant.setUTCDate(instant.getUTCDate() + days)
  return toDay(instant)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (asDate(to).getTime() - asDate(from).getTime()) / 86_400_000

/** 0 Sunday to 6 Saturday. */
export const weekday = (of: Day): number => asDate(of).getUTCDay()

/** The academic year a day falls in: it begins on 1 September. */
export function academicYearOf(of: Day): AcademicYear {
  const year = Number(of.slice(0, 4))
  return (of.slice(5) >= '09-01' ? year + 1 : year) as AcademicYear
}

/** "2010/11", as the profession writes the academic year that ends in 2011. */
export const academicYearName = (year: AcademicYear): string => `${year - 1}/${String(year % 100).padStart(2, '0')}`

export const firstDayOfYear = (year: AcademicYear): Day => day(`${year - 1}-09-01`)
export const lastDayOfYear = (year: AcademicYear): Day => day(`${year}-08-31`)

/**
 * The terms of a year where an authority has not set its own: review periods that cover the year without a gap,
 * autumn to 31 December, spring to Easter Monday, summer to 31 August.
 */
export function customaryTerms(year: AcademicYear): readonly TermDates[] {
  const easterMonday = addDays(easterSunday(year), 1)
  return [
    { year, term: 'autumn', from: firstDayOfYear(year), to: day(`${year - 1}-12-31`) },
    { year, term: 'spring', from: day(`${year}-01-01`), to: easterMonday },
    { year, term: 'summer', from: addDays(easterMonday, 1), to: lastDayOfYear(year) },
  ]
}

/** The term that holds a day: from the authority's own dates where it has set them for that year, else the customary ones. */
export function termOn(of: Day, own: readonly TermDates[] = []): TermDates {
  const year = academicYearOf(of)
  const set = own.filter((dates) => dates.year === year)
  const found = (set.length === 3 ? set : customaryTerms(year)).find((dates) => dates.from <= of && of <= dates.to)
  if (!found) throw new Error(`The term dates of ${academicYearName(year)} leave out ${of}`)
  return found
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1) as Day
}

const asDate = (of: Day): Date => new Date(`${of}T00:00:00Z`)
const toDay = (instant: Date): Day => instant.toISOString().slice(0, 10) as Day
