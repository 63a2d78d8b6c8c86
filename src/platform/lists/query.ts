import { z } from 'zod'
import type { Sort } from '../views/index.ts'
import type { List } from './list.ts'

/** The query string of a list's page, for its route: read in full by `readListQuery`, which knows the list. */
export const listQuery = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]))
export type GivenQuery = z.output<typeof listQuery>

/** What is asked of a list. */
export interface ListQuery {
  /** By the name of the filter, in the order of its choices; filters without a choice are left out. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly words: string
  readonly sort: Sort
  /** From 1. */
  readonly page: number
  /** The search was sent with nothing in it. */
  readonly emptySearch: boolean
  /** What the address asked for that this list does not have, in words: shown, never obeyed. */
  readonly ignored: readonly string[]
}

const longestWords = 200

/** Reads the query string of a list. Never fails: what is not known is left out and said, so that an old link works. */
export function readListQuery<Row>(list: List<Row>, given: GivenQuery): ListQuery {
  const ignored: string[] = []
  const chosen: Record<string, readonly string[]> = {}
  for (const filter of list.filters) {
    const asked = allOf(given[filter.name]).filter((value) => value !== '')
    const known = filter.choices.filter(({ value }) => asked.includes(value)).map(({ value }) => value)
    const kept = filter.kind === 'one' ? known.slice(0, 1) : known
    if (kept.length > 0) chosen[filter.name] = kept
    const unknown = new Set(asked.filter((value) => !known.includes(value)))
    for (const value of [...unknown].slice(0, 5)) ignored.push(`${filter.heading}: ${value.slice(0, 60)}`)
  }
  const words = (allOf(given.q)[0] ?? '').normalize('NFC').trim().slice(0, longestWords)
  return {
    chosen,
    words: list.search ? words : '',
    sort: readSort(list, allOf(given.sort)[0], ignored),
    page: readPage(allOf(given.page)[0], ignored),
    emptySearch: list.search !== undefined && given.find !== undefined && words === '',
    ignored,
  }
}

/** The address of the list with a query: the same for the same query, without what is as it would be anyway. */
export function listAddress<Row>(list: List<Row>, query: Partial<ListQuery>, path = list.path): string {
  const parts = new URLSearchParams(list.keep)
  if (query.words) parts.append('q', query.words)
  for (const { name } of list.filters) for (const value of query.chosen?.[name] ?? []) parts.append(name, value)
  if (query.sort && sortText(query.sort) !== sortText(list.sort)) parts.append('sort', sortText(query.sort))
  if (query.page !== undefined && query.page > 1) parts.append('page', String(query.page))
  const text = parts.toString()
  return text === '' ? path : `${path}?${text}`
}

export const sortText = ({ by, direction }: Sort): string => (direction === 'descending' ? `-${by}` : by)

const allOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

function readSort<Row>(list: List<Row>, text: string | undefined, ignored: string[]): Sort {
  if (text === undefined || text === '') return list.sort
  const by = text.replace(/^-/, '')
  const known = list.columns.some((column) => column.name === by && column.only !== 'export')
  if (known) return { by, direction: text.startsWith('-') ? 'descending' : 'ascending' }
  ignored.push(`Sort: ${by.slice(0, 60)}`)
  return list.sort
}

function readPage(text: string | undefined, ignored: string[]): number {
  if (text === undefined || text === '') return 1
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  ignored.push(`Page: ${text.slice(0, 60)}`)
  return 1
}
