import { readWorkbook } from '../platform/spreadsheets/index.ts'
import type { OpenSpreadsheet } from './reading.ts'
import type { SheetRow } from './source-file.ts'
import { SpreadsheetRefused } from './spreadsheet-refused.ts'

/**
 * Opens XLSX and ODS files as rows: the first sheet that is shown and not empty. A formula stands as a formula, so that a figure
 * that was worked out in the sheet is refused by its cell and never taken for a value that somebody put there.
 */
export const openWorkbook: OpenSpreadsheet = async function* (source): AsyncGenerator<SheetRow> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.open()) chunks.push(chunk)
  const read = await readWorkbook(Buffer.concat(chunks))
  if (!read.ok) throw new SpreadsheetRefused(read.reasons[0])
  const sheet = read.value.sheets.find(({ hidden, rows }) => !hidden && rows.length > 0)
  for (const { line, cells, formulas } of sheet?.rows ?? [])
    yield {
      line,
      cells: formulas.length === 0 ? cells : cells.map((cell, at) => (formulas.includes(at) ? `=${cell}` : cell)),
    }
}
