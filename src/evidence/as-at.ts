import { dayOf, lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Layout } from './layout.ts'
import { readDay } from './official-dates.ts'

/** Where the day for which a file holds is from: a person, its name, the academic year it is of, its rows, or its coming in. */
export type AsAtFrom = 'person' | 'fileName' | 'year' | 'rows' | 'today'

/** The day for which a file holds, of which two that differ count the later. */
export interface AsAt {
  readonly asAt: Day
  readonly from: AsAtFrom
}

/** What is known of a file before its rows are read. */
interface DatedPlan {
  readonly asAt?: Day
  readonly asAtFrom?: AsAtFrom
  readonly year?: AcademicYear
  readonly layout: Layout
}

/** The day a file holds for: as the person or its name says, else the end of the year it describes, else today. */
export function dayItHoldsFor(plan: DatedPlan, today: Day): AsAt {
  const { asAt, asAtFrom = 'person' } = plan
  // A file of this year, named for it, tells of nothing after today.
  if (asAt !== undefined) return { asAt: asAtFrom === 'fileName' && asAt > today ? today : asAt, from: asAtFrom }
  const year = plan.year ?? fixedYear(plan.layout)
  return year === undefined ? { asAt: today, from: 'today' } : { asAt: lastDayOfYear(year), from: 'year' }
}

/** The year that a layout itself gives to every file. */
export const fixedYear = ({ year }: Layout): AcademicYear | undefined =>
  year.by === 'fixed' ? (year.year as AcademicYear) : undefined

/**
 * The day in the name of a file: a whole date, a day or month in words ("31 January 2026", "as_at_January_2026"), else the last
 * day of the last academic year it names. Publishers write all of these.
 */
export function dayInName(name: string): Day | undefined {
  const digits = /(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(name)
  const dated = digits ? readDay(`${digits[1]}-${digits[2]}-${digits[3]}`) : undefined
  return dated ?? dayInWords(name) ?? endOfLastYear(name)
}

function dayInWords(name: string): Day | undefined {
  const [, date, word = '', year] = monthInName.exec(name) ?? []
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1
  if (month === 0) return undefined
  const stated = date === undefined ? undefined : dayOf(Number(year), month, Number(date))
  return stated ?? [31, 30, 29, 28].map((last) => dayOf(Number(year), month, last)).find((day) => day !== undefined)
}

function endOfLastYear(name: string): Day | undefined {
  const [, first, second] = /(?<!\d)((?:19|20)\d{2})(?:[-_]((?:19|20)\d{2}|\d{2})(?!\d))?(?!\d)/.exec(name) ?? []
  if (first === undefined) return undefined
  const last = second === undefined ? first : `${first.slice(0, 4 - second.length)}${second}`
  return lastDayOfYear(Number(last < first ? first : last) as AcademicYear)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthInName =
  /(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ _-]*)?(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ _-]*((?:19|20)\d{2})(?!\d)/i
