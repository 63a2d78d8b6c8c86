import { randomUUID } from 'node:crypto'
import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { findSchool, listPossibleAdvisers, listTermDates, lockSchool, type Urn } from '../schools/index.ts'
import { termsOf } from '../support-levels/index.ts'
import type { BudgetYear, SchoolTerm } from './budget-year.ts'
import { setBudget, type BudgetRefusal, type CentralBudget } from './central-budget.ts'
import {
  saveLine,
  takeBackLine,
  type CentralLine,
  type LineId,
  type LineRefusal,
  type LineWords,
} from './central-line.ts'
import { findBudget, listLines, lockBudgets, recordBudget, recordLine } from './store.ts'

interface Asking {
  readonly by: { readonly personId: PersonId; readonly personName: string }
  readonly now: Date
}

export interface SavingLine extends Asking {
  readonly urn: Urn
  /** Undefined for a new line. */
  readonly id: LineId | undefined
  readonly words: LineWords
  readonly seen: number
  readonly today: Day
}

type NotThere = { readonly kind: 'notThere' }
type Saved = { readonly before: CentralLine | undefined; readonly after: CentralLine }

/** Adds or changes a line: locks the school, decides on what is there, adds a version. */
export async function recordSaved(
  tx: Tx,
  authority: AuthorityId,
  { urn, id, words, seen, by, now, today }: SavingLine,
): Promise<Outcome<Saved, LineRefusal | NotThere>> {
  const school = (await lockSchool(tx, authority, urn)) ? await findSchool(tx, authority, urn) : undefined
  const line = id && (await findLine(tx, authority, urn, id))
  if (!school || (id !== undefined && !line)) return refused({ kind: 'notThere' as const })
  const possible = (await listPossibleAdvisers(tx, authority, today)).map(({ personId }) => personId)
  const officers = [...possible, ...(line ? [line.officer] : [])]
  const dates = await datesOf(tx, authority, words)
  const outcome = saveLine({ school, line, dates, officers }, words, seen, today)
  if (!outcome.ok) return outcome
  const whose = { by: by.personId, byName: by.personName, at: now, takenBack: null }
  const after = { ...outcome.value, ...whose, urn, id: line?.id ?? (randomUUID() as LineId), version: seen + 1 }
  await recordLine(tx, authority, after)
  return accepted({ before: line, after })
}

/** Takes a line back, with the reason. */
export async function recordTakenBack(
  tx: Tx,
  authority: AuthorityId,
  { urn, id, reason, seen, by, now }: Asking & { urn: Urn; id: LineId; reason: string; seen: number },
): Promise<Outcome<Saved, LineRefusal | NotThere>> {
  const line = (await lockSchool(tx, authority, urn)) ? await findLine(tx, authority, urn, id) : undefined
  if (!line) return refused({ kind: 'notThere' as const })
  const outcome = takeBackLine(line, reason, seen)
  if (!outcome.ok) return outcome
  const after = { ...line, ...outcome.value, version: seen + 1, by: by.personId, byName: by.personName, at: now }
  await recordLine(tx, authority, after)
  return accepted({ before: line, after })
}

export interface SettingBudget extends Asking {
  readonly year: BudgetYear
  readonly amounts: CentralBudget['amounts']
  readonly seen: number
  /** The kind of year of the edition in force. */
  readonly kept: BudgetYear['kind']
}

/** Sets the budget of a year: nobody else sets one meanwhile. */
export async function recordBudgetSet(
  tx: Tx,
  authority: AuthorityId,
  { year, amounts, seen, kept, by, now }: SettingBudget,
): Promise<Outcome<{ before: CentralBudget | undefined; after: CentralBudget }, BudgetRefusal>> {
  await lockBudgets(tx, authority)
  const before = await findBudget(tx, authority, year)
  const outcome = setBudget(before, { ...year, amounts }, seen, kept)
  if (!outcome.ok) return outcome
  const after = { ...outcome.value, by: by.personId, byName: by.personName, at: now }
  await recordBudget(tx, authority, after)
  return accepted({ before, after })
}

const findLine = async (tx: Tx, authority: AuthorityId, urn: Urn, id: LineId): Promise<CentralLine | undefined> =>
  (await listLines(tx, authority, urn)).find((line) => line.id === id)

async function datesOf(tx: Tx, authority: AuthorityId, { year, term }: SchoolTerm) {
  const dates = termsOf(year, await listTermDates(tx, authority)).find((each) => each.term === term)
  if (!dates) throw new Error(`There is no ${term} term`)
  return dates
}
