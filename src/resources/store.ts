import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { BudgetYear } from './budget-year.ts'
import type { CentralBudget } from './central-budget.ts'
import type { CentralLine } from './central-line.ts'
import './tables.ts'

/** The lines of one school, or of all, as they stand: the version of each that holds. Those taken back are among them. */
export async function listLines(tx: Tx, authority: AuthorityId, urn?: Urn): Promise<readonly CentralLine[]> {
  let query = tx
    .selectFrom('central_line')
    .distinctOn('line_id')
    .select(['line_id as id', 'version', 'urn', 'academic_year as year', 'term', 'kind', 'half_days as halfDays'])
    .select(['pounds', 'purpose', 'officer_id as officer', 'taken_back as takenBack'])
    .select(['person_id as by', 'person_name as byName', 'at'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn)
  return query.orderBy('line_id').orderBy('version', 'desc').execute()
}

/** Adds a version. The school is locked, so that no two are the same. */
export async function recordLine(tx: Tx, authority: AuthorityId, line: CentralLine): Promise<void> {
  await tx
    .insertInto('central_line')
    .values({
      authority_id: authority,
      line_id: line.id,
      version: line.version,
      urn: line.urn,
      academic_year: line.year,
      term: line.term,
      kind: line.kind,
      half_days: line.halfDays,
      pounds: line.pounds,
      purpose: line.purpose,
      officer_id: line.officer,
      taken_back: line.takenBack,
      person_id: line.by,
      person_name: line.byName,
      at: line.at,
    })
    .execute()
}

/** The budget of a year; undefined where none has been set. */
export async function findBudget(
  tx: Tx,
  authority: AuthorityId,
  { kind, year }: BudgetYear,
): Promise<CentralBudget | undefined> {
  return tx
    .selectFrom('central_budget')
    .select(['year_kind as kind', 'year', 'version', 'amounts', 'person_id as by', 'person_name as byName', 'at'])
    .where('authority_id', '=', authority)
    .where('year_kind', '=', kind)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Nobody else sets a budget of the authority until the transaction ends. */
export async function lockBudgets(tx: Tx, authority: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(4081, ${authority}::integer)`.execute(tx)
}

export async function recordBudget(tx: Tx, authority: AuthorityId, budget: CentralBudget): Promise<void> {
  const { kind, year, version, amounts, by, byName, at } = budget
  await tx
    .insertInto('central_budget')
    .values({
      authority_id: authority,
      year_kind: kind,
      year,
      version,
      amounts: JSON.stringify(amounts),
      person_id: by,
      person_name: byName,
      at,
    })
    .execute()
}
