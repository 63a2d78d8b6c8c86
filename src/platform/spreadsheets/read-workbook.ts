import { readOds, readXlsx, type Cell as FileCell, type CellValue, type Sheet as FileSheet } from 'hucre'
import { accepted, refused, type Outcome } from '../../kernel/index.ts'
import { unpackArchive, type ArchiveRefusal } from './archive.ts'
import { columnLetters, valuedArea, type Area } from './sheet-area.ts'
import type { Sheet, SheetRow, Workbook, WorkbookLimits, WorkbookRefusal } from './table.ts'

/** Wide enough for a national register, narrow enough for one thread's memory. */
const usualLimits: WorkbookLimits = {
  fileBytes: 30_000_000,
  unpackedBytes: 150_000_000,
  entries: 2_000,
  ratio: 300,
  rows: 120_000,
  columns: 1_000,
  cells: 4_000_000,
}

/**
 * Reads XLSX or ODS, whichever the bytes are, into rows of text as a person sees them; a bad file is a value, never an
 * exception. A formula gives its kept result and is named in `formulas`. Days are `YYYY-MM-DD`; a cell shown as a percentage
 * is "63.5%". Empty rows are left out and `line` still counts them.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  own: Partial<WorkbookLimits> = {},
): Promise<Outcome<Workbook, WorkbookRefusal>> {
  const limits = { ...usualLimits, ...own }
  if (bytes.length > limits.fileBytes)
    return refused({ kind: 'tooLarge', what: 'fileBytes', found: bytes.length, most: limits.fileBytes })
  if (startsWith(bytes, compoundFile)) return refused({ kind: 'passwordProtected' })
  const archive = unpackArchive(bytes, limits)
  if (!archive.ok) return refused(asWorkbookRefusal(archive.reasons[0]))
  const format = formatOf(archive.value)
  if (!format) return refused({ kind: 'notASpreadsheet' })
  const area = valuedArea(archive.value, format)
  const excess = tooWide(area, limits)
  return excess ? refused(excess) : readSheets(bytes, format, area)
}

async function readSheets(
  bytes: Uint8Array,
  format: Workbook['format'],
  area: Area,
): Promise<Outcome<Workbook, WorkbookRefusal>> {
  const range = `A1:${columnLetters(Math.max(1, area.columns))}${Math.max(1, area.rows)}`
  try {
    const file = await (format === 'xlsx'
      ? readXlsx(bytes, { readStyles: true, range })
      : readOds(bytes, { readStyles: true }))
    return accepted({ format, sheets: file.sheets.map(sheetOf) })
  } catch (failure) {
    return refused({ kind: 'damaged', detail: failure instanceof Error ? failure.message : String(failure) })
  }
}

/** An encrypted workbook is an OLE compound file, and so is the old .xls: neither is read. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

function formatOf(entries: ReadonlyMap<string, Uint8Array>): Workbook['format'] | undefined {
  if (entries.has('xl/workbook.xml')) return 'xlsx'
  const mime = entries.get('mimetype')
  const says = mime && new TextDecoder().decode(mime.subarray(0, 100)).trim()
  return says === 'application/vnd.oasis.opendocument.spreadsheet' && entries.has('content.xml') ? 'ods' : undefined
}

const asWorkbookRefusal = (reason: ArchiveRefusal): WorkbookRefusal =>
  reason.kind === 'notAnArchive' ? { kind: 'notASpreadsheet' } : reason

function tooWide(area: Area, limits: WorkbookLimits): WorkbookRefusal | undefined {
  const what = (['rows', 'columns', 'cells'] as const).find((measure) => area[measure] > limits[measure])
  return what && { kind: 'tooLarge', what, found: area[what], most: limits[what] }
}

function sheetOf(sheet: FileSheet): Sheet {
  const rows = sheet.rows.map((values, row) => rowOf(sheet, values, row)).filter((row) => row.cells.length > 0)
  return { name: sheet.name, hidden: sheet.hidden === true || sheet.veryHidden === true, rows }
}

function rowOf(sheet: FileSheet, values: readonly CellValue[], row: number): SheetRow {
  const found = values.map((value, column) => ({ value, cell: sheet.cells?.get(`${row},${column}`) }))
  const cells = found.map(({ value, cell }) => shown(cell?.formulaResult ?? value, cell))
  const formulas = found.flatMap(({ cell }, column) => (cell?.formula === undefined ? [] : [column]))
  const last = Math.max(
    cells.findLastIndex((text) => text !== ''),
    formulas.at(-1) ?? -1,
  )
  return { line: row + 1, cells: cells.slice(0, last + 1), formulas }
}

function shown(value: CellValue, cell: FileCell | undefined): string {
  if (value === null) return ''
  if (value instanceof Date) return shownDate(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value.trim()
  const percent = cell?.style?.numFmt?.replace(/"[^"]*"|\\./g, '').includes('%') ?? false
  return percent ? `${Number((value * 100).toPrecision(15))}%` : String(value)
}

function shownDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day, time] = value.toISOString().split('T')
  return time?.startsWith('00:00:00') ? (day ?? '') : `${day} ${time?.slice(0, 5)}`
}
