import { dayOf, type Day } from '../kernel/index.ts'
import type { GivenQuery } from '../platform/lists/index.ts'

/** A day as the three boxes of its field hold it; empty ones for no day. */
export function dayBoxes(name: string, day: Day | null): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return {
    [`${name}-day`]: date.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  }
}

/** What was typed into the boxes of a day, in one line. */
export const typedDay = (name: string, typed: Readonly<Record<string, unknown>>): string =>
  ['day', 'month', 'year']
    .map((part) => String(typed[`${name}-${part}`] ?? ''))
    .join(' ')
    .trim()

/** A day that an address asks for in three boxes; undefined when there is none, or it is no day. */
export function dayAsked(query: GivenQuery, name: string): Day | undefined {
  const [year = 0, month = 0, date = 0] = ['year', 'month', 'day'].map((part) => Number(query[`${name}-${part}`] ?? 0))
  return dayOf(year, month, date)
}
