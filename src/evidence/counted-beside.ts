import { createHash } from 'node:crypto'
import type { Tx } from '../platform/database/index.ts'
import { comparedWith, compareWithForce } from './comparing.ts'
import type { DataImport } from './import.ts'
import { recordImportCounts } from './import-store.ts'

/**
 * What the rows of an import that is not in force are counted beside: the imports in force that it may change, in their order, as
 * a short text. As long as it stays the same, so do the counts.
 */
export function countedBeside(of: DataImport, all: readonly DataImport[]): string {
  const held = comparedWith(of, all).map(({ authority, number }) => `${authority}/${number}`)
  return createHash('sha256').update(held.join(' ')).digest('hex').slice(0, 16)
}

/** Whether what is in force has changed since the rows were counted. */
export const isCountStale = (of: DataImport, all: readonly DataImport[]): boolean =>
  of.counts.beside !== countedBeside(of, all)

/** An import that is not in force with its counts as of now; nothing is recorded of it. */
export const countedNow = async (tx: Tx, of: DataImport, all: readonly DataImport[]): Promise<DataImport> =>
  isCountStale(of, all) ? countAnew(tx, of, all) : of

/** The same, and recorded with the import. */
export async function recordCountedNow(tx: Tx, of: DataImport, all: readonly DataImport[]): Promise<DataImport> {
  const counted = await countedNow(tx, of, all)
  if (counted !== of) await recordImportCounts(tx, of.authority, of.number, counted)
  return counted
}

/** Counts the rows of an import beside what is in force; what it would change elsewhere is not known then. */
export async function countAnew(tx: Tx, of: DataImport, all: readonly DataImport[]): Promise<DataImport> {
  const compared = await compareWithForce(tx, of.authority, of, all, of.counts.records)
  const { elsewhere: _, ...before } = of.counts
  return { ...of, counts: { ...before, ...compared, beside: countedBeside(of, all) } }
}
