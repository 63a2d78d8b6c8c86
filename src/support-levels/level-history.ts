/**
 * The agreed support level of each school (7.3), in two times: the days it held, and the instants we came to know it.
 * Entries are only ever added; a correction is a new entry that takes the place of an earlier one.
 */
import { addDays, type Brand, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { Act, Instant, RecordId, ReviewId, Urn } from './review.ts'

export type EntryId = Brand<string, 'EntryId'>

export interface LevelEntry {
  readonly id: EntryId
  readonly urn: Urn
  /** Null annuls the entry it replaces: the level before it then goes on. */
  readonly level: Level | null
  readonly effectiveFrom: Day
  readonly recordedAt: Instant
  readonly by: Act['by']
  readonly review: ReviewId
  /** The note of visit or letter without which no entry exists (7.2). */
  readonly record: RecordId
  readonly recordIssuedOn: Day
  readonly replaces: EntryId | null
  readonly reason: string
}

/** An entry as decided, before the database gives it its id. */
export type NewEntry = Omit<LevelEntry, 'id'>

export interface LevelPeriod {
  readonly level: Level
  readonly from: Day
  /** The last day of it; null while it goes on. */
  readonly to: Day | null
  readonly entry: LevelEntry
}

/** The level of one school on a day, as known now or at `knownAt`; null before its first agreed level. */
export function levelOn(entries: readonly LevelEntry[], on: Day, knownAt?: Instant): Level | null {
  return entryOn(entries, on, knownAt)?.level ?? null
}

/** The entry by which the level of a day holds. */
export const entryOn = (entries: readonly LevelEntry[], on: Day, knownAt?: Instant): StandingEntry | null =>
  standing(entries, knownAt).findLast((entry) => entry.effectiveFrom <= on) ?? null

/** The entry that holds last, be it from a day to come. */
export const latestEntry = (entries: readonly LevelEntry[], knownAt?: Instant): StandingEntry | null =>
  standing(entries, knownAt).at(-1) ?? null

/** The levels of one school from its first to the present, each ending the day before the next begins. */
export function levelHistory(entries: readonly LevelEntry[], knownAt?: Instant): readonly LevelPeriod[] {
  const rows = standing(entries, knownAt)
  return rows.map((entry, index) => {
    const next = rows[index + 1]
    const to = next ? addDays(next.effectiveFrom, -1) : null
    return { level: entry.level, from: entry.effectiveFrom, to, entry }
  })
}

/** Since which day the level of `on` has held without a break, whatever was agreed again in between. */
export function levelSince(entries: readonly LevelEntry[], on: Day, knownAt?: Instant): Day | null {
  let since: LevelPeriod | null = null
  for (const period of levelHistory(entries, knownAt)) {
    if (period.from > on) break
    if (since?.level !== period.level) since = period
  }
  return since?.from ?? null
}

/** An entry that gives a level. */
export type StandingEntry = LevelEntry & { readonly level: Level }

/** The entries that stand, in order of effect: known by then, not replaced, one for each first day. */
function standing(entries: readonly LevelEntry[], knownAt?: Instant): readonly StandingEntry[] {
  const known = knownAt === undefined ? entries : entries.filter((entry) => entry.recordedAt <= knownAt)
  const replaced = new Set(known.map((entry) => entry.replaces))
  const standing = known.filter((entry): entry is StandingEntry => entry.level !== null && !replaced.has(entry.id))
  const ordered = standing.toSorted(byEffect)
  return ordered.filter((entry, index) => ordered[index + 1]?.effectiveFrom !== entry.effectiveFrom)
}

const byEffect = (a: LevelEntry, b: LevelEntry): number =>
  compare(a.effectiveFrom, b.effectiveFrom) || compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
