import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { BroughtIn, RegisterChange } from './register-change.ts'
import './tables.ts'

/** What every register that was brought in has changed about the schools that one of them changed. */
export async function listRegisterChanges(
  tx: Tx,
  authority: AuthorityId,
  { authority: of, number }: BroughtIn,
): Promise<readonly RegisterChange[]> {
  const rows = await tx
    .selectFrom('register_change')
    .select(['sequence', 'urn', 'register_authority_id', 'import_number', 'before'])
    .where('authority_id', '=', authority)
    .where('urn', 'in', (of_) =>
      of_
        .selectFrom('register_change')
        .select('urn')
        .where('authority_id', '=', authority)
        .where('register_authority_id', '=', of)
        .where('import_number', '=', number),
    )
    .execute()
  return rows.map(({ sequence, urn, register_authority_id, import_number, before }) => ({
    sequence,
    urn,
    before,
    by: { authority: register_authority_id, number: import_number },
  }))
}

/** Remembers what one bringing-in changed; the register of schools must be locked. */
export async function recordRegisterChanges(
  tx: Tx,
  authority: AuthorityId,
  by: BroughtIn,
  changes: readonly Pick<RegisterChange, 'urn' | 'before'>[],
): Promise<void> {
  if (changes.length === 0) return
  await clientOf(tx).query(
    `insert into register_change (authority_id, sequence, urn, register_authority_id, import_number, before)
     select $1, (select coalesce(max(sequence), 0) + 1 from register_change where authority_id = $1), urn, $2, $3,
       nullif(before, 'null'::jsonb)
     from jsonb_to_recordset($4::jsonb) as c (urn int, before jsonb)`,
    [authority, by.authority, by.number, JSON.stringify(changes)],
  )
}

/** Forgets what a register that was undone had changed, and puts what later ones now follow in place of what they followed. */
export async function replaceRegisterChanges(
  tx: Tx,
  authority: AuthorityId,
  undone: BroughtIn,
  rebased: readonly RegisterChange[],
): Promise<void> {
  await tx
    .deleteFrom('register_change')
    .where('authority_id', '=', authority)
    .where('register_authority_id', '=', undone.authority)
    .where('import_number', '=', undone.number)
    .execute()
  for (const { sequence, urn, before } of rebased)
    await tx
      .updateTable('register_change')
      .set({ before: before === null ? null : JSON.stringify(before) })
      .where('authority_id', '=', authority)
      .where('sequence', '=', sequence)
      .where('urn', '=', urn)
      .execute()
}
