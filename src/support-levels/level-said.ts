/** What the formal records of a school say of its level (7.2): a correction of the register may say nothing else. */
import type { Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { LevelSection } from '../visits/index.ts'
import type { LevelEntry } from './level-history.ts'
import type { RecordId } from './review.ts'

/** An issued note of visit or letter that says a level. */
export interface LevelSaid {
  readonly id: RecordId
  readonly level: Level
  readonly effectiveFrom: Day
  readonly issuedOn: Day
  /** The issued record that this one corrects. */
  readonly corrects: RecordId | null
}

interface Issued {
  readonly id: RecordId
  readonly issuedOn: Day
  readonly level: LevelSection | null
}

/** What each of the records says; `corrects` names the record another one corrects. Those that say no level are left out. */
export function levelsSaid(
  issued: readonly Issued[],
  corrects: (id: RecordId) => RecordId | null,
): readonly LevelSaid[] {
  return issued.flatMap(({ id, issuedOn, level }) => {
    const number = Number.parseInt(level?.agreed ?? '', 10)
    if (!level || Number.isNaN(number)) return []
    const { effectiveFrom } = level
    return [{ id, level: number as Level, effectiveFrom, issuedOn, corrects: corrects(id) }]
  })
}

/**
 * The record that says `level` for the entry, itself corrected by no other: the entry's own, or one of a later day from whose
 * own day on it is. An older letter than the entry's has been overtaken, and says nothing any more.
 */
export function recordSaying(
  level: Level,
  entry: LevelEntry,
  effectiveFrom: Day,
  records: readonly LevelSaid[],
): LevelSaid | undefined {
  const saying = records.filter((one) => one.level === level && !records.some(({ corrects }) => corrects === one.id))
  const own = saying.find((one) => begins(one.id, records) === begins(entry.record, records))
  const since = firstIssued(entry, records)
  return own ?? saying.find((one) => one.issuedOn > since && one.effectiveFrom <= effectiveFrom)
}

/** The day the record by which an entry came about was issued, before it was corrected itself. */
export const firstIssued = (entry: LevelEntry, records: readonly LevelSaid[]): Day =>
  records.find(({ id }) => id === begins(entry.record, records))?.issuedOn ?? entry.recordIssuedOn

/** The record that began a row of corrections of the same letter. */
function begins(id: RecordId, records: readonly LevelSaid[]): RecordId {
  const corrects = records.find((one) => one.id === id)?.corrects ?? null
  return corrects === null ? id : begins(corrects, records)
}
