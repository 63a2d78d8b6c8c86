import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { DesignationVersion } from './designation.ts'
import './tables.ts'

/** Every version of the designations of one school, or of every school in scope, in the order of their versions. */
export function listDesignations(tx: Tx, authority: AuthorityId, urn?: Urn): Promise<readonly DesignationVersion[]> {
  let query = tx
    .selectFrom('designation')
    .select(['designation_id as id', 'urn', 'version', 'what', 'kind'])
    .select(['holder_name as holderName', 'holder_post as holderPost', 'holder_person_id as holderPersonId'])
    .select(['from_day as from', 'to_day as to', 'source', 'reason'])
    .select(['person_id as by', 'person_name as byName', 'at'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn)
  return query.orderBy('urn').orderBy('designation_id').orderBy('version').execute()
}

/** Adds versions. The school is locked, so that no two are the same. */
export async function recordDesignations(
  tx: Tx,
  authority: AuthorityId,
  versions: readonly DesignationVersion[],
): Promise<void> {
  if (versions.length === 0) return
  await tx
    .insertInto('designation')
    .values(
      versions.map((one) => ({
        authority_id: authority,
        urn: one.urn,
        designation_id: one.id,
        version: one.version,
        what: one.what,
        kind: one.kind,
        holder_name: one.holderName,
        holder_post: one.holderPost,
        holder_person_id: one.holderPersonId,
        from_day: one.from,
        to_day: one.to,
        source: one.source,
        reason: one.reason,
        person_id: one.by,
        person_name: one.byName,
        at: one.at,
      })),
    )
    .execute()
}
