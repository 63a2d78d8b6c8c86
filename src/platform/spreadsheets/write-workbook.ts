import {
  writeOds as writeOdsFile,
  writeXlsx as writeXlsxFile,
  type Cell as FileCell,
  type CellValue,
  type NamedRange,
  type WriteOptions,
  type WriteSheet,
} from 'hucre'
import { parseDay } from '../../kernel/index.ts'
import { columnLetters } from './sheet-area.ts'
import type { Cell, Table, TableColumn } from './table.ts'

/** An Excel workbook of one sheet: header row frozen, filtered and repeated when printed. Text stays text, whatever it begins with. */
export const writeXlsx = (table: Table): Promise<Uint8Array> =>
  writeXlsxFile(workbook(table.title, [tableSheet(table, 'xlsx')]))

/** An OpenDocument spreadsheet of one sheet. The format's writer keeps no column widths and freezes nothing. */
export const writeOds = (table: Table): Promise<Uint8Array> =>
  writeOdsFile(workbook(table.title, [tableSheet(table, 'ods')]))

/**
 * Nothing but the title is said about the file; its dates are fixed, so that the same table is the same bytes. A header row
 * that is frozen is printed on every page too.
 */
export const workbook = (title: string, sheets: WriteSheet[]): WriteOptions => ({
  sheets,
  namedRanges: sheets.filter(({ freezePane }) => freezePane?.rows === 1).map(printTitles),
  properties: { title: cellText(title, 'ods'), created: firstMoment, modified: firstMoment },
  defaultFont: { name: 'Arial', size: 11 },
})
const firstMoment = new Date('1980-01-01T00:00:00Z')

/**
 * The first row, repeated when the sheet is printed. Named here rather than by the writer's `printTitlesRow`, which does not
 * quote the name of the sheet: with a space in it Excel calls the file damaged (ECMA-376 part 1, 18.17.2.3).
 */
const printTitles = ({ name }: WriteSheet): NamedRange => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$1:$1`,
  scope: name,
})

/** The sheet of a table, without its title: line 1 is the header row. */
export function tableSheet(table: Table, format: 'xlsx' | 'ods'): WriteSheet {
  const headings = table.columns.map((column) => cellText(column.heading, format))
  const rows = table.rows.map((row) =>
    table.columns.map((column, index) => cellValue(row[index] ?? null, column, format)),
  )
  return {
    name: sheetName(table.title),
    columns: table.columns.map(columnDefinition),
    rows: [headings, ...rows],
    cells: new Map([...headingCells(headings), ...(format === 'ods' ? formattedCells(table, rows) : [])]),
    freezePane: { rows: 1 },
    ...(headings.length === 0
      ? {}
      : { autoFilter: { range: `A1:${columnLetters(headings.length)}${rows.length + 1}` } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    a11y: { headerRow: 0 },
  }
}

export const headingStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '12436D' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const

type Styled = [string, Partial<FileCell>]

const headingCells = (headings: readonly string[]): Styled[] =>
  headings.map((value, index) => [`0,${index}`, { value, type: 'string', style: headingStyle }])

/** The writer of ODS does not know the format of a column: there each number and date carries its own. */
const formattedCells = (table: Table, rows: readonly CellValue[][]): Styled[] =>
  rows.flatMap((row, line) =>
    row.flatMap((value, index): Styled[] => {
      const column = table.columns[index]
      const numFmt = column && numberFormats[column.type](column.decimals)
      if (numFmt === undefined || value === null || typeof value === 'string') return []
      return [[`${line + 1},${index}`, { value, type: value instanceof Date ? 'date' : 'number', style: { numFmt } }]]
    }),
  )

/** What a sheet may be called: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, not the name Excel keeps. */
function sheetName(title: string): string {
  const name = cellText(title, 'ods')
    .replace(/[[\]:*?/\\\n\t]/g, ' ')
    .replace(/^['\s]+/, '')
    .slice(0, 31)
    .replace(/\p{Surrogate}$/u, '')
    .replace(/['\s]+$/, '')
  if (/^history$/i.test(name)) return `${name} 1`
  return name || 'Sheet 1'
}

const numberFormats = {
  text: () => undefined,
  number: (decimals: number | undefined) => (decimals === undefined ? undefined : zeros('0', decimals)),
  percent: (decimals: number | undefined) => `${zeros('0', decimals ?? 1)}%`,
  date: () => 'd mmm yyyy',
} as const
const zeros = (whole: string, decimals: number): string => (decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : whole)
const usualWidth = { text: 24, number: 12, percent: 12, date: 14 } as const

function columnDefinition(column: TableColumn): { width: number; numFmt?: string } {
  const numFmt = numberFormats[column.type](column.decimals)
  const width = column.width ?? Math.max(usualWidth[column.type], Math.min(column.heading.length + 4, 30))
  return numFmt === undefined ? { width } : { width, numFmt }
}

function cellValue(cell: Cell, column: TableColumn, format: 'xlsx' | 'ods'): CellValue {
  if (cell === null) return null
  if (typeof cell === 'number') return numberValue(cell, column)
  const day = column.type === 'date' ? parseDay(cell) : undefined
  return day === undefined ? cellText(cell, format) : new Date(`${day}T00:00:00Z`)
}

/** 63.5 in a percent column is kept as 0.635, without the tail that division by a hundred would leave. */
function numberValue(value: number, column: TableColumn): CellValue {
  if (!Number.isFinite(value)) return null
  return column.type === 'percent' ? Number((value / 100).toPrecision(15)) : value
}

/** The longest text a cell of Excel holds. */
const longestText = 32_767

/**
 * Text as both formats can hold it: without controls or halves of characters, at most what a cell holds. XLSX reads `_x0041_`
 * as the letter A, so an underscore that would begin one is itself written that way.
 */
export function cellText(text: string, format: 'xlsx' | 'ods'): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '')
    .slice(0, longestText)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
  return format === 'xlsx' ? clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : clean
}
const unwritable = /(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu
