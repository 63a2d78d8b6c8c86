import type { WorkbookRefusal } from '../platform/spreadsheets/index.ts'
import type { FileRefusal } from './refusals.ts'

/** A workbook that cannot be opened, with what its reader says of it: thrown out of the rows, for whoever reads them to refuse. */
export class SpreadsheetRefused extends Error {
  readonly because: WorkbookRefusal

  constructor(because: WorkbookRefusal) {
    super(because.kind)
    this.because = because
  }
}

/** The refusal of the file that an error of reading a spreadsheet means. */
export const spreadsheetRefusal = (error: unknown): FileRefusal =>
  error instanceof SpreadsheetRefused
    ? { kind: 'brokenSpreadsheet', because: error.because }
    : { kind: 'brokenSpreadsheet' }
