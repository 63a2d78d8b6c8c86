export { unpackArchive } from './archive.ts'
export { csvLines, restoreCsvCell } from './csv.ts'
export { readWorkbook } from './read-workbook.ts'
export type {
  ColumnType,
  Table,
  WorkbookRefusal,
  WorkbookTemplate,
} from './table.ts'
export { writeTemplate } from './write-template.ts'
export { writeOds, writeXlsx } from './write-workbook.ts'
