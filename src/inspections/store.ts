import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'
import './tables.ts'

/** What was entered by hand about some schools: the version of each inspection that holds, the latest inspection first. */
export async function listEnteredInspections(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
): Promise<readonly EnteredInspection[]> {
  return tx
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
    .execute()
}

/** Adds a version. The school is locked, so that no two are the same. */
export async function recordEnteredInspection(
  tx: Tx,
  authority: AuthorityId,
  { urn, on, kind, version, publishedOn, judgements, category, outcome, source, by, byName, at }: EnteredInspection,
): Promise<void> {
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
      person_id: by,
      person_name: byName,
      at,
    })
    .execute()
}
