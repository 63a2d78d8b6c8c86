import { z } from 'zod'
import { academicYearOf, addDays, firstDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { field, readForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import type { GivenQuery } from '../platform/lists/index.ts'
import { dayText } from '../platform/views/index.ts'
import { dateTyped } from '../visits/index.ts'
import { findFirstTerm } from './review-store.ts'
import type { Instant } from './review.ts'

/** The day the register or a grid is shown for, and up to when what was known counts. */
export interface AsAt {
  readonly on: Day
  readonly knownOn: Day | null
  readonly today: Day
}

/** Whether what is shown is what stands today. */
export const isNow = ({ on, knownOn, today }: AsAt): boolean => on === today && knownOn === null

/** The days that may be asked for: for the register, from the authority's first year to today. */
interface Span {
  readonly first: Day
  /** Why there is none earlier, after "1 September 2022, ". */
  readonly because: string
  readonly today: Day
}

/** Figures go back further than reviews do: the criteria of a school may be asked of any day since they are published as they are. */
export const gridSpan = (today: Day): Span => ({
  first: firstDayOfYear(2006 as AcademicYear),
  because: 'where the figures that are read begin',
  today,
})

/** The first year is that of the first review ever opened, the present one before that. */
export async function findSpan(tx: Tx, authority: AuthorityId, today: Day): Promise<Span> {
  const year = (await findFirstTerm(tx, authority))?.year ?? academicYearOf(today)
  return { first: firstDayOfYear(year), because: 'when the authority’s first year began', today }
}

/** As asked for in the address of the register or of a school's criteria: `on-day`, `on-month`, `on-year`, and the same of `known`. */
export function readAsAt(query: GivenQuery, span: Span): FormRead<AsAt> {
  const read = readDays(query, { on: 'day', known: 'day it was known' }, span)
  if (!read.ok) return read
  const { on, known } = read.value
  return { ...read, value: { on: on ?? span.today, knownOn: known ?? null, today: span.today } }
}

/** The day of an address that was not refused. */
export function asAtOf(query: GivenQuery, today: Day): AsAt {
  const read = readAsAt(query, { first: firstDayOfYear(firstYear), because: 'the first there is', today })
  return read.ok ? read.value : { on: today, knownOn: null, today }
}
/** The year whose autumn term begins with the first days there are (`parseDay`). */
const firstYear = 1901 as AcademicYear

/** Two days for movements: this year until today unless told, the first not after the second. */
export function readFromTo(query: GivenQuery, span: Span): FormRead<{ readonly from: Day; readonly to: Day }> {
  const read = readDays(query, { from: 'first day', to: 'second day' }, span)
  if (!read.ok) return read
  const to = read.value.to ?? span.today
  const from = read.value.from ?? firstDayOfYear(academicYearOf(to))
  const value = { ...read, value: { from, to } }
  return from > to ? withErrors(value, { from: `The first day must be on or before ${dayText(to)}` }) : value
}

/** The days of which the capacity to support others is asked: any day, be it to come, as known at the end of one that has. */
export const readCapacityDays = (query: GivenQuery, today: Day) =>
  readForm(
    z.object({
      on: field.optionalDate('day'),
      known: field.optionalDate('day it was known', {
        latest: [today, 'The day it was known must be today or in the past'],
      }),
    }),
    firstOfEach(query),
  )

/** Whether the address asks for days at all: the register of today needs no look at which days there are. */
export const asksForDays = (query: GivenQuery): boolean => Object.keys(query).some((key) => dayBox.test(key))
const dayBox = /^(on|known|from|to)-(day|month|year)$/

/** Days given in three boxes each, by what sentences call them. One that is empty is left out; any other must be a day of the span. */
function readDays<Name extends string>(
  query: GivenQuery,
  called: Readonly<Record<Name, string>>,
  { first, because, today }: Span,
): FormRead<Readonly<Partial<Record<Name, Day>>>> {
  const dayCalled = (name: string) =>
    field.optionalDate(name, {
      earliest: [first, `The ${name} must be on or after ${dayText(first)}, ${because}`],
      latest: [today, `The ${name} must be today or in the past`],
    })
  const fields = Object.entries<string>(called).map(([name, words]) => [name, dayCalled(words)])
  return readForm(z.object(Object.fromEntries(fields)), firstOfEach(query)) as FormRead<
    Readonly<Partial<Record<Name, Day>>>
  >
}

const firstOfEach = (query: GivenQuery) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat()[0]]))

/** What the addresses of the register carry along, so that a sorted, filtered or exported one is of the same day. */
export const keepOf = ({ on, knownOn, today }: AsAt): Readonly<Record<string, string>> =>
  ({ ...(on === today ? {} : dateTyped('on', on)), ...dateTyped('known', knownOn) }) as Record<string, string>

/** The instant by which what was known counts; everything known now when absent. */
export const knownAt = ({ knownOn }: AsAt): Instant | undefined => (knownOn === null ? undefined : endOf(knownOn))

/** What is known at the end of a day in England, whatever the season: all that was recorded before the next one began. */
export function endOf(day: Day): Instant {
  const midnight = new Date(`${addDays(day, 1)}T00:00:00Z`)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }).format(midnight),
  )
  return new Date(midnight.getTime() - hour * 3_600_000 - 1).toISOString() as Instant
}
