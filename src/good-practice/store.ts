import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { EntryId, GoodPractice, Happened, Happening } from './good-practice.ts'
import './tables.ts'

/** The entries of one school, or of every school in scope, each with all that happened to it. */
export async function listGoodPractice(tx: Tx, authority: AuthorityId, urn?: Urn): Promise<readonly GoodPractice[]> {
  const rows = await listRows(tx, authority, urn)
  const entries = new Map<EntryId, { id: EntryId; urn: Urn; happenings: Happening[] }>()
  for (const row of rows) {
    const entry = entries.get(row.id) ?? { id: row.id, urn: row.urn, happenings: [] }
    entry.happenings.push(happeningOf(row))
    entries.set(row.id, entry)
  }
  return [...entries.values()]
}

type Row = Awaited<ReturnType<typeof listRows>>[number]

function listRows(tx: Tx, authority: AuthorityId, urn: Urn | undefined) {
  let query = tx
    .selectFrom('good_practice')
    .select(['entry_id as id', 'urn', 'version', 'what', 'on_day as on', 'expires_on as expiresOn', 'reason', 'words'])
    .select(['person_id as by', 'person_name as byName', 'role', 'at'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn)
  return query.orderBy('urn').orderBy('entry_id').orderBy('version').execute()
}

/** Which columns hold what is the database's to keep: its checks say the same. */
function happeningOf({ version, what, on, expiresOn, reason, words, by, byName, role, at }: Row): Happening {
  const happened = {
    what,
    ...(words === null ? {} : { words }),
    ...(reason === null ? {} : { reason }),
    ...(expiresOn === null ? {} : { expiresOn }),
  } as Happened
  return { ...happened, version, on, by, byName, role, at }
}

/** Adds happenings. The school is locked, so that no two make the same version. */
export async function recordGoodPractice(
  tx: Tx,
  authority: AuthorityId,
  entries: readonly GoodPractice[],
): Promise<void> {
  const rows = entries.flatMap(({ id, urn, happenings }) =>
    happenings.map((one) => ({
      authority_id: authority,
      urn,
      entry_id: id,
      version: one.version,
      what: one.what,
      on_day: one.on,
      expires_on: 'expiresOn' in one ? one.expiresOn : null,
      reason: 'reason' in one ? one.reason : null,
      words: 'words' in one ? JSON.stringify(one.words) : null,
      person_id: one.by,
      person_name: one.byName,
      role: one.role,
      at: one.at,
    })),
  )
  if (rows.length > 0) await tx.insertInto('good_practice').values(rows).execute()
}
