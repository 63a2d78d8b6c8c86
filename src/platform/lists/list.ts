import type { ComponentChildren } from 'preact'
import type { ColumnType } from '../spreadsheets/index.ts'
import type { Sort } from '../views/index.ts'

/**
 * What a list of the service is: its columns, filters and search, as data. Everything else (reading the address,
 * filtering, sorting, paging, counting, exporting, printing) is the same for every list and done from this.
 * Rows are held in memory: at most some 30,000 (`find.bench` in docs/decisions/0102-lists.md has the figures).
 */
export interface List<Row> {
  /** The address of its page: `/schools`. Exports and the print view stand under it. */
  readonly path: string
  /** Heading of the page, title of its exports: "Schools". */
  readonly title: string
  /** What one row is and several are: `['school', 'schools']`. */
  readonly noun: readonly [one: string, several: string]
  /** Different for every row: settles the order where the sort does not, so that pages never overlap. */
  readonly key: (row: Row) => string | number
  readonly columns: readonly ListColumn<Row>[]
  readonly filters: readonly ListFilter<Row>[]
  readonly search?: ListSearch<Row> | undefined
  /** The order until another is chosen. */
  readonly sort: Sort
  /** Rows on a page; 50 unless told. */
  readonly pageSize?: number | undefined
  /** Query values of the page that are not the list's and are carried along: `{ 'as-at': '2011-03-01' }`. */
  readonly keep?: Readonly<Record<string, string>> | undefined
}

/** What a cell holds: days as `YYYY-MM-DD`; null where nothing is known. */
export type ListValue = string | number | null

export interface ListColumn<Row> {
  /** Stands in the address as the sort: `sort=name`, `sort=-name` from the end. */
  readonly name: string
  readonly heading: string
  /** Text unless told. Numbers stand to the right; days are written out. */
  readonly type?: ColumnType | undefined
  /** What is exported, sorted by and, without `cell`, shown. */
  readonly value: (row: Row) => ListValue
  /** Sorted by instead of `value`, where the order is not that of the words (levels, days until due). */
  readonly order?: ((row: Row) => ListValue) | undefined
  /** How it is shown. `onward` makes a link that leads back to this list as it stands. */
  readonly cell?: ((row: Row, onward: Onward) => ComponentChildren) | undefined
  /** What is shown for null: "Not known" unless told. */
  readonly unknown?: string | undefined
  readonly rowHeading?: boolean | undefined
  readonly nowrap?: boolean | undefined
  /** `page`: not exported. `export`: not on the page. */
  readonly only?: 'page' | 'export' | undefined
  /** Width of the exported column, in characters. */
  readonly width?: number | undefined
}

/** Makes an address of ours remember the list it was reached from (`origin.ts`). */
export type Onward = (path: string) => string

/** Several choices of one filter widen what is found, several filters narrow it. */
export interface ListFilter<Row> {
  readonly name: string
  readonly heading: string
  /** `any`: several may be chosen. `one`: one or all. */
  readonly kind: 'any' | 'one'
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  /** The choices that a row answers to: one, several or none. */
  readonly of: (row: Row) => string | readonly string[]
  readonly hint?: string | undefined
  /** Rows of this choice alone are left out, and said to be, until a choice of the filter is made. */
  readonly leftOut?: LeftOut | undefined
}

/** `{ value: 'closed', words: (count) => '6 closed schools are not shown' }` */
interface LeftOut {
  readonly value: string
  readonly words: (count: number) => string
}

export interface ListSearch<Row> {
  /** "Search by name or number" */
  readonly label: string
  readonly hint?: string | undefined
  /** Said when the search was sent empty: "Enter a name or number". */
  readonly missing: string
  /** What is searched: names, numbers. */
  readonly of: (row: Row) => readonly ListValue[]
  /** The address that suggests while one types (`assets/school-search.ts`). */
  readonly suggestions?: string | undefined
}

export const pageSizeOf = <Row>(list: List<Row>): number => list.pageSize ?? 50

/** "No schools", "1 school", "1,234 schools". */
export const countText = ({ noun: [one, several] }: Pick<List<unknown>, 'noun'>, count: number): string =>
  count === 0 ? `No ${several}` : count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${several}`
