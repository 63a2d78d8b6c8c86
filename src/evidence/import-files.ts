import { stat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dayInEngland, type AcademicYear, type Day } from '../kernel/index.ts'
import { listAuthorities } from '../people/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import { publishedLibrary, withTx, type AuthorityId, type Database, type Tx } from '../platform/database/index.ts'
import { numberText } from '../platform/views/index.ts'
import { applyImport, planWithin, previewImport, type ImportRequest } from './commands.ts'
import { importFacts } from './import-facts.ts'
import { unaskedRefusalSentence } from './import-sentences.ts'
import type { DataImport, ImportCounts } from './import.ts'
import { findImport, listImports, listSavedLayouts, type ImportingPerson } from './import-store.ts'
import { builtInLayouts } from './layouts.ts'
import { planReading, readRecords } from './reading.ts'
import type { FileRefusal, RefusedRow } from './refusals.ts'
import type { Said } from './recognition.ts'
import { manyRecords, refreshStatistics } from './record-store.ts'
import { recordSchoolsFromRegister } from './register-schools.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { fileSource } from './source-file.ts'
import { settleSuccessions } from './successions.ts'
import { openWorkbook } from './workbook-source.ts'

export interface ImportFilesOptions {
  readonly authority: AuthorityId
  readonly person: ImportingPerson
  readonly now: () => Date
  /** Adds a row to the audit, in the transaction of the import that it records; absent only where nobody acts, as in tests. */
  readonly audit?: (tx: Tx, facts: AuditFacts, at: Date) => Promise<void>
  readonly layout?: string
  readonly year?: AcademicYear
  readonly asAt?: Day
  /** A file of which rows are refused is imported without them; else it is refused, and its rows are told. */
  readonly withoutRefusedRows?: boolean
}

/** What became of one file. Of rows that are refused every one is told, however many. */
export type FileResult = { readonly path: string; readonly milliseconds: number } & (
  | ({ readonly result: 'applied'; readonly number: number; readonly title: string } & RowsTold)
  /** In force already: all its rows are unchanged, and those that were refused stay so. */
  | ({ readonly result: 'unchanged'; readonly number: number } & RowsTold)
  | ({ readonly result: 'refused'; readonly sentence: string } & Partial<RowsTold>)
  /** Found in a folder and no data set: a description of one, a list, a page, a picture. */
  | { readonly result: 'leftOut'; readonly sentence: string }
)

interface RowsTold {
  readonly counts: ImportCounts
  readonly refusedRows: readonly RefusedRow[]
}

/** Told before and after each file, for a progress bar. */
export type ImportProgress = (done: number, total: number, path: string, result?: FileResult) => void

const statementTimeout = 600_000

/**
 * Imports files, and all files in folders, one after the other, and tries the next whatever became of the last. Nobody sees a
 * preview here, so a file of which a row is refused is refused with it, unless the options say that it is imported without such
 * rows. Rows that its layout passes over are not refused. With authority 0 they go into the library that every authority of the database reads.
 */
export async function importFiles(
  database: Database,
  paths: readonly string[],
  options: ImportFilesOptions,
  progress: ImportProgress = () => undefined,
): Promise<readonly FileResult[]> {
  const files = (await Promise.all(paths.map(filesUnder))).flat()
  const results: FileResult[] = []
  for (const [done, path] of files.entries()) {
    progress(done, files.length, path)
    const result = await importFile(database, path, options, paths.includes(path) ? 'named' : 'found')
    results.push(result)
    progress(done + 1, files.length, path, result)
  }
  if (results.some((each) => each.result === 'applied' && each.counts.records >= manyRecords))
    await withTx(database, { authority: options.authority }, refreshStatistics, { statementTimeout })
  return results
}

/**
 * Imports one file: reads, compares, applies and audits in one transaction. A file that was found in a folder and is no data
 * set is left out; one that somebody named is refused.
 */
export async function importFile(
  database: Database,
  path: string,
  options: ImportFilesOptions,
  how: 'named' | 'found' = 'named',
): Promise<FileResult> {
  const { authority, person, now, audit } = options
  const began = now()
  const timed = () => ({ path, milliseconds: now().getTime() - began.getTime() })
  const source = fileSource(path)
  const saved = await withTx(database, { authority }, (tx) => listSavedLayouts(tx, authority), { readOnly: true })
  const planned = await planReading(source, [...saved, ...builtInLayouts], saidIn(options), openWorkbook)
  if (!planned.ok) {
    const [reason] = planned.reasons
    const result = how === 'found' && isNoDataSet(reason, path) ? 'leftOut' : 'refused'
    return { ...timed(), result, sentence: fileRefusalSentence(reason) }
  }
  const file = { source, plan: planned.value, openSpreadsheet: openWorkbook }
  const request = { ...file, person, now: began, today: dayInEngland(began) }
  try {
    const result = await withTx(
      database,
      { authority },
      async (tx): Promise<FileResult> => {
        const previewed = await previewImport(tx, authority, request)
        if (!previewed.ok) {
          const [reason] = previewed.reasons
          if (reason.kind !== 'alreadyApplied') throw new RefusedInTheMiddle(fileRefusalSentence(reason.refusal))
          const told = await rowsTold(
            tx,
            authority,
            request,
            unchangedFrom(await findImport(tx, authority, reason.number)),
          )
          return { ...timed(), result: 'unchanged', number: reason.number, ...told }
        }
        const { number, title } = previewed.value
        const told = await rowsTold(tx, authority, request, previewed.value)
        const held = heldBack(told.counts, options)
        if (held !== undefined) throw new RefusedInTheMiddle(held, told)
        const at = now()
        const applied = await applyImport(tx, authority, number, { ...person, at })
        if (!applied.ok) throw new RefusedInTheMiddle(unaskedRefusalSentence(applied.reasons[0]))
        await audit?.(tx, importFacts('apply import', previewed.value), at)
        return { ...timed(), result: 'applied', number, title, ...told }
      },
      { statementTimeout },
    )
    const { holds } = planned.value.layout
    if (result.result === 'applied' && (holds === 'register' || holds === 'links'))
      await bringSchoolsIn(database, authority, result.number)
    return result
  } catch (error) {
    if (!(error instanceof RefusedInTheMiddle)) throw error
    return { ...timed(), result: 'refused', sentence: error.message, ...error.told }
  }
}

/** The counts of an import and all its refused rows: the import itself keeps the first of them alone. */
async function rowsTold(
  tx: Tx,
  authority: AuthorityId,
  { source, plan, openSpreadsheet, today }: Pick<ImportRequest, 'source' | 'plan' | 'openSpreadsheet' | 'today'>,
  { counts, refused }: Pick<DataImport, 'counts' | 'refused'>,
): Promise<RowsTold> {
  if (counts.refused <= refused.length) return { counts, refusedRows: refused }
  const refusedRows: RefusedRow[] = []
  const within = await planWithin(tx, authority, plan, today)
  for await (const batch of readRecords(source, within, openSpreadsheet))
    for (const row of batch.refused) refusedRows.push(row)
  return { counts, refusedRows }
}

/** Of a file that is in force: nothing is new and nothing changes. */
function unchangedFrom(held: DataImport | undefined): Pick<DataImport, 'counts' | 'refused'> {
  if (!held) throw new Error('An import that is in force is not there')
  const { counts, refused } = held
  const unchanged = counts.new + counts.changed + counts.unchanged
  return { counts: { ...counts, new: 0, changed: 0, unchanged }, refused }
}

/** Why a file that can be read is not imported for all that; undefined where it is. */
function heldBack(
  { refused, records, rows }: ImportCounts,
  { withoutRefusedRows }: ImportFilesOptions,
): string | undefined {
  if (refused === 0) return undefined
  if (records === 0) return `None of its rows can be taken: ${numberText(refused)} of ${numberText(rows)} are refused.`
  if (withoutRefusedRows === true) return undefined
  const [them, are] = refused === 1 ? ['it', 'is'] : ['them', 'are']
  return (
    `${numberText(refused)} of its ${numberText(rows)} rows ${are} refused, so nothing was imported. ` +
    `Put ${them} right, or add --without-refused-rows to import the others.`
  )
}

/** A register or links of the library are every authority's; those of an authority's own are its alone. */
async function bringSchoolsIn(database: Database, authority: AuthorityId, number: number): Promise<void> {
  const all = await withTx(database, { authority }, (tx) => listAuthorities(tx), { readOnly: true })
  for (const { id, laCode } of all) {
    if (laCode === null || (authority !== publishedLibrary && id !== authority)) continue
    await withTx(database, { authority: id }, async (tx) => {
      const register = (await listImports(tx, id)).find(
        (each) => each.authority === authority && each.number === number,
      )
      if (register?.holds === 'register') await recordSchoolsFromRegister(tx, id, laCode, register)
      await settleSuccessions(tx, id, laCode)
    })
  }
}

/** Whether a file is something else than data, and whole: a page that has the name of a table is a download that failed. */
function isNoDataSet(reason: FileRefusal, path: string): boolean {
  if (reason.kind === 'notATable' && reason.looksLike !== 'words') return !/\.(csv|tsv|xlsx|ods)(\.gz)?$/i.test(path)
  return reason.kind === 'notATable' || reason.kind === 'noFigures' || reason.kind === 'unknownLayout'
}

/** Rolls the transaction of a refused file back. */
class RefusedInTheMiddle extends Error {
  readonly told: RowsTold | undefined

  constructor(sentence: string, told?: RowsTold) {
    super(sentence)
    this.told = told
  }
}

async function filesUnder(path: string): Promise<string[]> {
  const kind = await stat(path).catch(() => undefined)
  if (!kind?.isDirectory()) return [path]
  const entries = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  return (await Promise.all(entries.map((name) => filesUnder(join(path, name))))).flat()
}

const saidIn = ({ layout, year, asAt }: ImportFilesOptions): Said => ({
  ...(layout === undefined ? {} : { layout }),
  ...(year === undefined ? {} : { year }),
  ...(asAt === undefined ? {} : { asAt }),
})
