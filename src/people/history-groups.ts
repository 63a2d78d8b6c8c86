import { dayInEngland } from '../kernel/index.ts'
import type { AuditRow } from '../platform/audit/index.ts'

/** As many of the same in a row are told as one. */
const fewest = 3

/**
 * Rows in their order, put together where somebody did the same to one school again and again on one day: an adviser who
 * answers all criteria is one line of the history, not thirty-three. Every group has at least one row.
 */
export function groupRows(rows: readonly AuditRow[]): readonly RowGroup[] {
  const runs: [AuditRow, ...AuditRow[]][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && isSame(run[0], row)) run.push(row)
    else runs.push([row])
  }
  return runs.flatMap((run): readonly RowGroup[] => (run.length >= fewest ? [run] : run.map((row) => [row])))
}

export type RowGroup = readonly [AuditRow, ...AuditRow[]]

const isSame = (one: AuditRow, other: AuditRow): boolean =>
  one.urn !== null &&
  one.urn === other.urn &&
  one.action === other.action &&
  one.outcome === other.outcome &&
  one.personName === other.personName &&
  one.role === other.role &&
  dayInEngland(one.at) === dayInEngland(other.at)
