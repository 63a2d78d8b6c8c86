import { inspectSource, type Source } from './source-file.ts'
import { openWorkbook } from './workbook-source.ts'

/** The first row of several cells of a file nobody knows, its headings as a rule, and the row beneath. */
export async function firstTwoRows(source: Source): Promise<readonly (readonly string[])[]> {
  const inspected = await inspectSource(source)
  if (!inspected.ok) return []
  if (inspected.value.format === 'spreadsheet') return firstTwoOfSheet(source)
  return inspected.value.head
    .map(({ cells }) => cells)
    .filter((cells) => cells.length > 1)
    .slice(0, 2)
}

async function firstTwoOfSheet(source: Source): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const row of openWorkbook(source)) {
    if (row.cells.length > 1) rows.push([...row.cells])
    if (rows.length === 2) break
  }
  return rows
}
