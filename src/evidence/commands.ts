import { accepted, refused, type AcademicYear, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { listSchools } from '../schools/index.ts'
import { compareWithForce } from './comparing.ts'
import { dayItHoldsFor, fixedYear, type AsAt } from './as-at.ts'
import { authorityReturnLayout } from './authority-return.ts'
import { countAnew, countedBeside, countedNow, recordCountedNow } from './counted-beside.ts'
import { importsInForce, importStatus, type DataImport } from './import.ts'
import {
  countTakenBack,
  findImport,
  findLatestDay,
  listImports,
  lockImports,
  nextImportNumber,
  recordImport,
  recordImportCounts,
  recordImportHappening,
  removeImport,
  type ImportingPerson,
} from './import-store.ts'
import { isWithin, yearBoundsOn } from './official-dates.ts'
import { readRecords, type OpenSpreadsheet, type ReadingPlan } from './reading.ts'
import { recordRecords } from './record-store.ts'
import type { FileRefusal } from './refusals.ts'
import type { Source } from './source-file.ts'

export interface ImportRequest {
  readonly source: Source
  readonly plan: ReadingPlan
  readonly openSpreadsheet?: OpenSpreadsheet
  readonly person: ImportingPerson
  readonly now: Date
  readonly today: Day
}

export type PreviewRefusal =
  | { readonly kind: 'file'; readonly refusal: FileRefusal }
  /** The same bytes, read in the same way, are in force already: nothing would change. */
  | { readonly kind: 'alreadyApplied'; readonly number: number; readonly fileName: string; readonly at: Date }

/**
 * Reads a file into the tables without letting it count, and compares it with what is in force. On a refusal the transaction
 * must be rolled back: records of a refused file may have been copied.
 */
export async function previewImport(
  tx: Tx,
  authority: AuthorityId,
  { source, plan, openSpreadsheet, person, now, today }: ImportRequest,
): Promise<Outcome<DataImport, PreviewRefusal>> {
  const bounds = yearBoundsOn(today)
  const year = plan.year ?? fixedYear(plan.layout)
  if (year !== undefined && !isWithin(bounds, year))
    return refused({ kind: 'file', refusal: { kind: 'yearOutOfBounds', year, bounds } })
  await lockImports(tx, authority)
  const all = await listImports(tx, authority)
  const own = all.filter((each) => each.authority === authority)
  const before = dayItHoldsFor(plan, today)
  const same = own.find((each) => isSameReading(each, plan, before.asAt))
  if (same && importStatus(same) === 'applied') return refused(alreadyApplied(same))
  if (same && importStatus(same) === 'previewed') return accepted(await recordCountedNow(tx, same, all))
  const number = await nextImportNumber(tx, authority)
  const read = importOf(authority, number, source, plan, { asAt: before.asAt, person, now })
  await recordImport(tx, authority, read, person)
  const taken = await recordRecords(
    tx,
    authority,
    read,
    readRecords(source, await planWithin(tx, authority, plan, today), openSpreadsheet),
  )
  if (!taken.ok) return refused({ kind: 'file', refusal: taken.reasons[0] })
  const { totals } = taken.value
  const { asAt, from } = await dayAfterReading(tx, authority, read, before, today)
  const of = { ...read, asAt }
  const compared = await compareWithForce(tx, authority, of, all, totals.records)
  const counts = {
    rows: totals.rows,
    records: totals.records,
    refused: totals.refusedRows,
    passedOver: totals.passedOver,
    schools: (totals.rowsByKind[1] ?? 0) + (totals.rowsByKind[2] ?? 0),
    ...compared,
    ...(totals.openEnded ? { openEnded: true as const } : {}),
    beside: countedBeside(of, all),
    asAtFrom: from,
  }
  await recordImportCounts(tx, authority, of.number, { counts, refused: taken.value.refused, asAt })
  return accepted({ ...of, counts, refused: taken.value.refused })
}

/** A plan with the years and, for what the authority returns about its own schools, the schools that its rows may be about. */
export async function planWithin(tx: Tx, authority: AuthorityId, plan: ReadingPlan, today: Day): Promise<ReadingPlan> {
  const within = { ...plan, bounds: yearBoundsOn(today) }
  if (plan.layout.id !== authorityReturnLayout.id) return within
  const schools = await listSchools(tx, authority)
  return schools.length === 0 ? within : { ...within, schools: new Set<number>(schools.map(({ urn }) => urn)) }
}

/** A file of which only the rows tell a day holds for the latest of them; what the authority returns, for the day it came in. */
async function dayAfterReading(
  tx: Tx,
  authority: AuthorityId,
  { number, layout }: DataImport,
  before: AsAt,
  today: Day,
): Promise<AsAt> {
  if (before.from !== 'today' || layout === authorityReturnLayout.id) return before
  const latest = await findLatestDay(tx, authority, number)
  if (latest === undefined) return before
  return { asAt: latest > today ? today : latest, from: 'rows' }
}

export type RedateRefusal = { readonly kind: 'unknown' } | { readonly kind: 'everApplied'; readonly number: number }

/** Gives a file that was only looked at another day for which it holds, and compares it anew with what is in force. */
export async function redateImport(
  tx: Tx,
  authority: AuthorityId,
  number: number,
  asAt: Day,
): Promise<Outcome<DataImport, RedateRefusal>> {
  await lockImports(tx, authority)
  const found = await findImport(tx, authority, number)
  if (!found) return refused({ kind: 'unknown' })
  if (found.happenings.length > 0) return refused({ kind: 'everApplied', number })
  const counted = await countAnew(tx, { ...found, asAt }, await listImports(tx, authority))
  const of = { ...counted, counts: { ...counted.counts, asAtFrom: 'person' as const } }
  await recordImportCounts(tx, authority, number, of)
  return accepted(of)
}

export type ApplyRefusal =
  | { readonly kind: 'unknown' }
  /** Figures that are held are taken back, and nobody says why. */
  | { readonly kind: 'noReason'; readonly cells: number }
  | { readonly kind: 'alreadyApplied'; readonly number: number; readonly fileName: string; readonly at: Date }
  /** What is in force has changed since its rows were counted: what it would do now has to be seen first. */
  | { readonly kind: 'stale'; readonly number: number }

/** `seen` is what its rows had been counted beside when the person saw them; what was recorded of it where none is given. */
export interface Applying extends ImportingPerson {
  readonly at: Date
  readonly reason?: string
  readonly seen?: string | undefined
}

/**
 * Lets an import count, all of it at once. What it says is in force from this moment, until it is undone. Refuses with `stale`
 * where what is in force is no longer what the person saw it beside. Its counts are kept as they are at this moment.
 */
export async function applyImport(
  tx: Tx,
  authority: AuthorityId,
  number: number,
  { seen, ...by }: Applying,
): Promise<Outcome<DataImport, ApplyRefusal>> {
  await lockImports(tx, authority)
  const all = await listImports(tx, authority)
  const found = all.find((each) => each.authority === authority && each.number === number)
  if (!found) return refused({ kind: 'unknown' })
  if (importStatus(found) === 'applied') return refused(alreadyApplied(found))
  if ((seen ?? found.counts.beside) !== countedBeside(found, all)) return refused({ kind: 'stale', number })
  const cells = found.layout === authorityReturnLayout.id ? await countTakenBack(tx, found) : 0
  if (cells > 0 && by.reason === undefined) return refused({ kind: 'noReason', cells })
  const { elsewhere: _, ...counts } = (await countedNow(tx, found, all)).counts
  await recordImportCounts(tx, authority, number, { ...found, counts })
  await recordImportHappening(tx, authority, number, 'applied', by)
  return accepted({ ...found, counts })
}

export type UndoRefusal = { readonly kind: 'unknown' } | { readonly kind: 'notApplied'; readonly number: number }

/** Takes back what an import said: everything is again as if it had not been applied. It can be applied anew. */
export async function undoImport(
  tx: Tx,
  authority: AuthorityId,
  number: number,
  by: ImportingPerson & { readonly at: Date; readonly reason: string },
): Promise<Outcome<DataImport, UndoRefusal>> {
  await lockImports(tx, authority)
  const found = await findImport(tx, authority, number)
  if (!found) return refused({ kind: 'unknown' })
  if (importStatus(found) !== 'applied') return refused({ kind: 'notApplied', number })
  await recordImportHappening(tx, authority, number, 'undone', by)
  return accepted(found)
}

/** Forgets a file that was only looked at. An import that was ever applied stays, with its history. */
export async function discardImport(
  tx: Tx,
  authority: AuthorityId,
  number: number,
): Promise<Outcome<DataImport, ApplyRefusal>> {
  await lockImports(tx, authority)
  const found = await findImport(tx, authority, number)
  if (!found) return refused({ kind: 'unknown' })
  if (found.happenings.length > 0) return refused(alreadyApplied(found))
  await removeImport(tx, authority, number)
  return accepted(found)
}

const isSameReading = (held: DataImport, plan: ReadingPlan, asAt: Day): boolean =>
  held.sha256 === plan.facts.sha256 &&
  held.layout === plan.layout.id &&
  held.year === (plan.year ?? null) &&
  (held.asAt === asAt || plan.asAt === undefined)

const alreadyApplied = (held: DataImport) => ({
  kind: 'alreadyApplied' as const,
  number: held.number,
  fileName: held.fileName,
  at: held.happenings.at(-1)?.at ?? held.previewedAt,
})

function importOf(
  authority: AuthorityId,
  number: number,
  source: Source,
  plan: ReadingPlan,
  { asAt, person, now }: { asAt: Day; person: ImportingPerson; now: Date },
): DataImport {
  const { layout, facts } = plan
  return {
    authority,
    number,
    layout: layout.id,
    title: layout.title,
    publisher: layout.publisher,
    licence: layout.licence,
    holds: layout.holds === 'nothing' ? 'figures' : layout.holds,
    fileName: source.name.slice(-255),
    sha256: facts.sha256,
    size: facts.size,
    year: plan.year ?? (null as AcademicYear | null),
    asAt,
    places: plan.places,
    counts: { rows: 0, records: 0, refused: 0, passedOver: 0, schools: 0, new: 0, changed: 0, unchanged: 0 },
    refused: [],
    previewedAt: now,
    previewedBy: person.personName,
    happenings: [],
  }
}

/** Imports in force now, of the authority and the library, the strongest first. */
export const listImportsInForce = async (tx: Tx, authority: AuthorityId, knownAt?: Date) =>
  importsInForce(await listImports(tx, authority), knownAt)
