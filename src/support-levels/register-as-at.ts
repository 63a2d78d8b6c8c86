import { addDays, dayOf, type Day } from '../kernel/index.ts'
import type { GivenQuery } from '../platform/lists/index.ts'
import { dateTyped } from '../visits/index.ts'
import type { Instant } from './review.ts'

/** The day the register is shown for, and up to when what was known counts. */
export interface AsAt {
  readonly on: Day
  readonly knownOn: Day | null
  readonly today: Day
}

/** As asked for in the address of the register: `on-day`, `on-month`, `on-year`, and the same of `known`. */
export function asAtOf(query: GivenQuery, today: Day): AsAt {
  return { on: dayIn(query, 'on') ?? today, knownOn: dayIn(query, 'known') ?? null, today }
}

/** A day given in three boxes; undefined when there is none, or it is no day. */
export function dayIn(query: GivenQuery, name: string): Day | undefined {
  const [year, month, date] = ['year', 'month', 'day'].map((part) => Number(query[`${name}-${part}`] ?? Number.NaN))
  return dayOf(year ?? 0, month ?? 0, date ?? 0)
}

/** What the addresses of the register carry along, so that a sorted, filtered or exported one is of the same day. */
export const keepOf = ({ on, knownOn, today }: AsAt): Readonly<Record<string, string>> =>
  ({ ...(on === today ? {} : dateTyped('on', on)), ...dateTyped('known', knownOn) }) as Record<string, string>

/** What is known at the end of a day in England, whatever the season: all that was recorded before the next one began. */
export function endOf(day: Day | null): Instant | undefined {
  if (day === null) return undefined
  const midnight = new Date(`${addDays(day, 1)}T00:00:00Z`)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }).format(midnight),
  )
  return new Date(midnight.getTime() - hour * 3_600_000 - 1).toISOString() as Instant
}
