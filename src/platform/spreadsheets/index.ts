export { unpackArchive, type ArchiveLimits, type ArchiveRefusal } from './archive.ts'
export { csvLines, restoreCsvCell } from './csv.ts'
export { readWorkbook } from './read-workbook.ts'
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
export { writeTemplate } from './write-template.ts'
export { writeOds, writeXlsx } from './write-workbook.ts'
