import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'
import './tables.ts'

/**
 * What was entered by hand about some schools, by an instant where one is given: the last version of each inspection, the
 * latest inspection first. Withdrawn ones are among them and say so.
 */
export async function listEnteredInspections(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  knownAt?: Date,
): Promise<readonly EnteredInspection[]> {
  const entered = tx
    .selectFrom('entered_inspection')
    .select([
      'urn',
      'inspected_on as on',
      'kind',
      'version',
      'published_on as publishedOn',
      'judgements',
      'category',
      'outcome',
      'source',
      'withdrawn_because as withdrawnBecause',
      'person_id as by',
      'person_name as byName',
      'at',
    ])
    .distinctOn(['urn', 'inspected_on', 'kind'])
    .where('authority_id', '=', authority)
    .where('urn', '=', sql<EnteredInspection['urn']>`any(${urns}::int[])`)
    .orderBy('urn')
    .orderBy('inspected_on', 'desc')
    .orderBy('kind')
    .orderBy('version', 'desc')
  return (knownAt === undefined ? entered : entered.where('at', '<=', knownAt)).execute()
}

/** Adds a version. The school is locked, so that no two are the same. */
export async function recordEnteredInspection(
  tx: Tx,
  authority: AuthorityId,
  entered: EnteredInspection,
): Promise<void> {
  const { urn, on, kind, version, publishedOn, judgements, category, outcome, source, by, byName, at } = entered
  await tx
    .insertInto('entered_inspection')
    .values({
      authority_id: authority,
      urn,
      inspected_on: on,
      kind,
      version,
      published_on: publishedOn,
      judgements: JSON.stringify(judgements),
      category,
      outcome,
      source,
      withdrawn_because: entered.withdrawnBecause,
      person_id: by,
      person_name: byName,
      at,
    })
    .execute()
}

/** A mark that changes whenever anything is entered or withdrawn, for what is worked out and kept. */
export async function enteredMark(tx: Tx, authority: AuthorityId): Promise<string> {
  const row = await tx
    .selectFrom('entered_inspection')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow()
  return String(row.count)
}
