import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Layout } from './layout.ts'

/** A layout that somebody made, and how many imports of the authority were read by it. */
export interface SavedLayout {
  readonly id: string
  readonly layout: Layout
  readonly savedAt: Date
  readonly savedBy: string
  readonly imports: number
}

/** The authority's own layouts, by name. Those of the library are the operator's. */
export async function listOwnLayouts(tx: Tx, authority: AuthorityId): Promise<readonly SavedLayout[]> {
  const rows = await tx
    .selectFrom('saved_layout as l')
    .select((eb) => [
      'l.layout_id as id',
      'l.layout',
      'l.saved_at as savedAt',
      'l.person_name as savedBy',
      eb
        .selectFrom('data_import as i')
        .select(sql<number>`count(*)::int`.as('imports'))
        .where('i.authority_id', '=', authority)
        .whereRef('i.layout_id', '=', 'l.layout_id')
        .as('imports'),
    ])
    .where('l.authority_id', '=', authority)
    .orderBy('l.layout_id')
    .execute()
  return rows.map((row) => ({ ...row, imports: row.imports ?? 0 }))
}

export const findOwnLayout = async (tx: Tx, authority: AuthorityId, id: string): Promise<SavedLayout | undefined> =>
  (await listOwnLayouts(tx, authority)).find((each) => each.id === id)

/** Forgets a layout. Whoever asks has seen, with the imports locked, that no import was read by it. */
export async function removeLayout(tx: Tx, authority: AuthorityId, id: string): Promise<void> {
  await tx.deleteFrom('saved_layout').where('authority_id', '=', authority).where('layout_id', '=', id).execute()
}
