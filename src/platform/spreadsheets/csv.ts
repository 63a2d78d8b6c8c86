import type { Cell, Table } from './table.ts'

/**
 * CSV for people and programs: UTF-8 with a byte order mark, CRLF, RFC 4180 quoting, a line at a time so that a long list
 * need not be held. Text that a spreadsheet would run as a formula is neutralised; numbers and days are written plainly.
 */
export function* csvLines(table: Table): Generator<string> {
  yield `\uFEFF${csvLine(table.columns.map((column) => column.heading))}`
  for (const row of table.rows) yield csvLine(table.columns.map((_, index) => row[index] ?? null))
}

/** Undoes for one cell what `csvLines` did to neutralise it: for reading back what people edited. */
export const restoreCsvCell = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell)

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = runnable.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Apostrophes that already stand before such a sign get one more, so that taking one away always gives the text back.
// The full-width forms are taken for the sign by spreadsheets in some languages.
const runnable = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const neutralised = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
