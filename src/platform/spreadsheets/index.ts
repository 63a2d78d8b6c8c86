import type { Outcome } from '../../kernel/index.ts'
import type { Table, Workbook, WorkbookLimits, WorkbookRefusal, WorkbookTemplate } from './table.ts'
export type {
  Cell,
  ColumnType,
  Sheet,
  SheetRow,
  Table,
  TableColumn,
  TemplateColumn,
  Workbook,
  WorkbookLimits,
  WorkbookRefusal,
  WorkbookTemplate,
} from './table.ts'

/** CSV in UTF-8 with a byte order mark and CRLF, a line at a time, cells that would be taken as formulas neutralised. */
export function* csvLines(table: Table): Generator<string> {
  if (table.rows.length >= 0) throw new Error(`Not yet: ${table.title}`)
  yield ''
}
/** Undoes for one cell what `csvLines` did to neutralise it: for reading back what people edited. */
export function restoreCsvCell(cell: string): string {
  throw new Error(`Not yet: ${cell}`)
}
export function writeXlsx(table: Table): Promise<Uint8Array> {
  throw new Error(`Not yet: ${table.title}`)
}
export function writeOds(table: Table): Promise<Uint8Array> {
  throw new Error(`Not yet: ${table.title}`)
}
/** A workbook for the authority to fill in: frozen header row, drop-downs, a notes sheet. XLSX. */
export function writeTemplate(template: WorkbookTemplate): Promise<Uint8Array> {
  throw new Error(`Not yet: ${template.title}`)
}
/** Reads XLSX or ODS, whichever the bytes are. A formula gives its kept result and is named in `formulas`. */
export function readWorkbook(
  bytes: Uint8Array,
  limits?: Partial<WorkbookLimits>,
): Promise<Outcome<Workbook, WorkbookRefusal>> {
  throw new Error(`Not yet: ${bytes.length} ${limits}`)
}
