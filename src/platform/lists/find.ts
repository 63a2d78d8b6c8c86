import type { Sort } from '../views/index.ts'
import { pageSizeOf, type List, type ListFilter, type ListValue } from './list.ts'
import type { ListQuery } from './query.ts'
import { plainText, searchFor } from './words.ts'

/** What a query finds: every row in order, and how many each choice would find. */
export interface Found<Row> {
  readonly rows: readonly Row[]
  /** All the rows there are, found or not. */
  readonly total: number
  /** By filter and choice: how many rows there are with that choice, given the search and the other filters. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Filters, counts and sorts. The same rows in any order come out in the same order. */
export function findRows<Row>(list: List<Row>, rows: readonly Row[], query: ListQuery): Found<Row> {
  const { search } = list
  const hasWords = searchFor(query.words)
  const searched = search && hasWords ? rows.filter((row) => hasWords(search.of(row))) : rows
  const counters = list.filters.map((filter) => counterOf(filter, query.chosen[filter.name] ?? []))
  const found = searched.filter((row) => passes(counters, row))
  const counts = Object.fromEntries(list.filters.map(({ name }, at) => [name, counters[at]?.counts ?? {}]))
  return { rows: sortRows(list, found, query.sort), total: rows.length, counts }
}

/** One page of what was found; a page past the end is the last. */
export function pageOfRows<Row>(list: List<Row>, rows: readonly Row[], page: number): FoundPage<Row> {
  const size = pageSizeOf(list)
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const shown = Math.min(Math.max(1, page), pages)
  const first = (shown - 1) * size
  return { rows: rows.slice(first, first + size), page: shown, pages, first: rows.length === 0 ? 0 : first + 1 }
}

export interface FoundPage<Row> {
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
  /** The place of the first row on the page among all, from 1; 0 when there is none. */
  readonly first: number
}

interface Counter<Row> {
  readonly valuesOf: (row: Row) => readonly string[]
  readonly chosen: ReadonlySet<string>
  /** The value whose rows are left out while nothing is chosen. */
  readonly leftOut: string | undefined
  readonly counts: Record<string, number>
}

function counterOf<Row>(filter: ListFilter<Row>, chosen: readonly string[]): Counter<Row> {
  const valuesOf = (row: Row): readonly string[] => {
    const values = filter.of(row)
    return typeof values === 'string' ? [values] : values
  }
  return {
    valuesOf,
    chosen: new Set(chosen),
    leftOut: chosen.length === 0 ? filter.leftOut?.value : undefined,
    counts: Object.fromEntries(filter.choices.map(({ value }) => [value, 0])),
  }
}

/** A row counts for a filter's choices when every other filter lets it pass, so one pass counts for all of them. */
function passes<Row>(counters: readonly Counter<Row>[], row: Row): boolean {
  const values = counters.map((counter) => counter.valuesOf(row))
  const failing: number[] = []
  for (const [at, counter] of counters.entries()) if (!lets(counter, values[at] ?? [])) failing.push(at)
  if (failing.length > 1) return false
  const counted = failing.length === 1 ? failing : counters.keys()
  for (const at of counted)
    for (const value of new Set(values[at])) {
      const counts = counters[at]?.counts
      if (counts && Object.hasOwn(counts, value)) counts[value] = (counts[value] ?? 0) + 1
    }
  return failing.length === 0
}

const lets = <Row>({ chosen, leftOut }: Counter<Row>, values: readonly string[]): boolean =>
  chosen.size > 0 ? values.some((value) => chosen.has(value)) : leftOut === undefined || !values.includes(leftOut)

/** What is not known stands at the end in both directions. */
function sortRows<Row>(list: List<Row>, rows: readonly Row[], sort: Sort): readonly Row[] {
  const column = list.columns.find(({ name }) => name === sort.by)
  const orderOf = column?.order ?? column?.value
  if (!orderOf) return rows
  const sign = sort.direction === 'descending' ? -1 : 1
  const keyed = rows.map((row) => ({ row, by: comparable(orderOf(row)), key: list.key(row) }))
  keyed.sort((a, b) => compareKnown(a.by, b.by, sign) || compare(a.key, b.key))
  return keyed.map(({ row }) => row)
}

/** Words by their letters, numbers within them by their size: School 2 stands before School 10. */
const comparable = (value: ListValue): ListValue =>
  typeof value === 'string' ? plainText(value).replace(/\d+/g, (digits) => digits.padStart(8, '0')) : value

function compareKnown(a: ListValue, b: ListValue, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return sign * compare(a, b)
}

/** Numbers come before words. */
function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
