import type { FileRefusal, RefusedRow } from './refusals.ts'
import { planReading, readRecords, type OpenSpreadsheet, type ReadingPlan, type ReadingTotals } from './reading.ts'
import type { Layout } from './layout.ts'
import type { Said } from './recognition.ts'
import type { Source } from './source-file.ts'

/** A file read whole into memory, for small files and tests: the cells of its records, or why it is refused. */
export type WholeReading =
  | { readonly ok: false; readonly refusal: FileRefusal }
  | {
      readonly ok: true
      readonly plan: ReadingPlan
      readonly totals: ReadingTotals
      readonly records: readonly (readonly string[])[]
      readonly refused: readonly RefusedRow[]
    }

export async function readWhole(
  source: Source,
  layouts: readonly Layout[],
  said: Said = {},
  openSpreadsheet?: OpenSpreadsheet,
): Promise<WholeReading> {
  const planned = await planReading(source, layouts, said, openSpreadsheet)
  if (!planned.ok) return { ok: false, refusal: planned.reasons[0] }
  const records: string[][] = []
  const refused: RefusedRow[] = []
  const reading = readRecords(source, planned.value, openSpreadsheet)
  for (;;) {
    const next = await reading.next()
    if (next.done) {
      if (!next.value.ok) return { ok: false, refusal: next.value.reasons[0] }
      return { ok: true, plan: planned.value, totals: next.value.value, records, refused }
    }
    for (const line of Buffer.from(next.value.bytes).toString().split('\n'))
      if (line !== '') records.push(line.split('\t'))
    refused.push(...next.value.refused)
  }
}
