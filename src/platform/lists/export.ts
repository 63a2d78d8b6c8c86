import type { Day } from '../../kernel/index.ts'
import { download, type Answer } from '../http/index.ts'
import { csvLines, writeOds, writeXlsx, type Table } from '../spreadsheets/index.ts'
import { findRows } from './find.ts'
import type { List } from './list.ts'
import { readListQuery, type GivenQuery } from './query.ts'

export const exportFormats = ['csv', 'xlsx', 'ods'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const formatNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  ods: 'OpenDocument (ODS)',
}

/** What was found as a spreadsheet: the same rows in the same order as on the pages, all of them. */
export function tableOfRows<Row>(list: List<Row>, rows: readonly Row[]): Table {
  const columns = list.columns.filter(({ only }) => only !== 'page')
  return {
    title: list.title,
    columns: columns.map(({ heading, type = 'text', width }) => ({
      heading,
      type,
      ...(width === undefined ? {} : { width }),
    })),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
  }
}

/** The file, called after the list and the day: `schools-2026-03-04.csv`. */
export const exportRows = <Row>(
  list: List<Row>,
  rows: readonly Row[],
  format: ExportFormat,
  today: Day,
): Promise<Answer> => exportTable(tableOfRows(list, rows), format, today)

/** A table that is no list, as a file called after its title and the day. */
export async function exportTable(table: Table, format: ExportFormat, today: Day): Promise<Answer> {
  const name = `${table.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${today}.${format}`
  return download(await write[format](table), types[format], name)
}

/** What a query finds as a table and as the bytes of a file: what the page's own export gives, for the command line. */
export async function exportFound<Row>(
  list: List<Row>,
  rows: readonly Row[],
  { query, format }: { readonly query: GivenQuery; readonly format: ExportFormat },
): Promise<{ readonly table: Table; readonly bytes: Uint8Array; readonly ignored: readonly string[] }> {
  const asked = readListQuery(list, query)
  const table = tableOfRows(list, findRows(list, rows, asked).rows)
  return { table, bytes: await write[format](table), ignored: asked.ignored }
}

const write: Readonly<Record<ExportFormat, (table: Table) => Promise<Uint8Array>>> = {
  csv: async (table) => Buffer.from([...csvLines(table)].join(''), 'utf8'),
  xlsx: writeXlsx,
  ods: writeOds,
}

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}
