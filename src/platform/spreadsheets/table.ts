/** Dates are `YYYY-MM-DD`, a percent of 63.5 is 63.5; null is an empty cell. Text in a number column is written as text ("SUPP"). */
export type Cell = string | number | null
export type ColumnType = 'text' | 'number' | 'date' | 'percent'

export interface TableColumn {
  readonly heading: string
  readonly type: ColumnType
  /** Width in characters; by the heading and type when left out. */
  readonly width?: number
  /** Digits after the point in number and percent columns. */
  readonly decimals?: number
}

/** What a page shows as a list, to be written in the same order with the same columns. */
export interface Table {
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A column of a workbook that an authority fills in. `choices` becomes a drop-down where the format has them. */
export interface TemplateColumn extends TableColumn {
  readonly choices?: readonly string[]
  /** What to enter, in a sentence: on the notes sheet. */
  readonly guidance: string
}

export interface WorkbookTemplate {
  readonly title: string
  /** Paragraphs at the head of the notes sheet. */
  readonly notes: readonly string[]
  readonly columns: readonly TemplateColumn[]
  /** Rows already filled in, such as each school's number and name. */
  readonly rows: readonly (readonly Cell[])[]
}

/** A row as a person sees it: `line` is the number at its left; `formulas` are the columns (from 0) whose cell is a formula. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly formulas: readonly number[]
}
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
}
export interface Workbook {
  readonly format: 'xlsx' | 'ods'
  readonly sheets: readonly Sheet[]
}

/** What a workbook may hold before it is refused unread. */
export interface WorkbookLimits {
  readonly fileBytes: number
  readonly unpackedBytes: number
  readonly entries: number
  /** Most times an entry of a megabyte or more may be larger unpacked than packed. */
  readonly ratio: number
  readonly rows: number
  readonly columns: number
  /** The rectangles of all sheets together. */
  readonly cells: number
}

export type WorkbookRefusal =
  | { readonly kind: 'notASpreadsheet' }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'passwordProtected' }
  | { readonly kind: 'tooLarge'; readonly what: keyof WorkbookLimits; readonly found: number; readonly most: number }
