import { countLibraryHappenings } from '../evidence/index.ts'
import type { Day } from '../kernel/index.ts'
import { findLastChange } from '../platform/audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { keepLast } from '../platform/lists/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { loadHolders, loadRecords, type Reading } from './reading.ts'
import { answeredFor, withWarnings, type WarnedSchool, type WithWarnings } from './warned-school.ts'

export interface WarnedNow {
  readonly edition: EditionInForce
  /** Every open school, with the warnings there are about it: for most none. */
  readonly schools: readonly WarnedSchool[]
}

/** Early warning about every open school of the authority today, with who answers for each. For officers. */
export async function loadWarned(tx: Tx, of: Reading, today: Day): Promise<WarnedNow> {
  const { edition, schools } = await loadWarnings(tx, of, today)
  const holders = await loadHolders(tx, of.authority, today)
  return { edition, schools: schools.map((school) => answeredFor(school, edition, holders)) }
}

interface Warnings {
  readonly edition: EditionInForce
  readonly schools: readonly WithWarnings[]
}

/**
 * Worked out again only when something was done since, in the authority or to the published files, or on another day: every
 * change writes the audit. Asked for before what is read, so that nothing older than its mark is ever kept.
 */
export async function loadWarnings(tx: Tx, of: Reading, today: Day): Promise<Warnings> {
  const change = await findLastChange(tx, of.authority)
  const key = `${of.authority} ${today} ${change} ${await countLibraryHappenings(tx)}`
  const known = kept.get(key)
  if (known && change !== undefined) return known
  const { edition, schools } = await loadRecords(tx, of, today)
  const warnings = { edition, schools: schools.map((school) => withWarnings(school, edition, today)) }
  if (change !== undefined) kept.set(key, warnings)
  return warnings
}

const kept = keepLast<string, Warnings>(50)
