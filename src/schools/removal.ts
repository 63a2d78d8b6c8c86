import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { listAppointments } from '../people/index.ts'
import type { Urn } from './school.ts'
import './tables.ts'

/** What became of schools that were to be taken out of the register, and what holds those that stay. */
export interface Removal {
  readonly removed: readonly Urn[]
  /** `by` is the table whose rows are about the school, or `appointment` for somebody with a role there. */
  readonly staying: readonly { readonly urn: Urn; readonly by: string }[]
}

/**
 * Takes schools out of the register again that came in by mistake. One that anything hangs on stays, and the database itself
 * says so: whatever is about a school refers to it.
 */
export async function removeSchools(tx: Tx, authority: AuthorityId, urns: readonly Urn[]): Promise<Removal> {
  const held = new Set((await listAppointments(tx, authority)).map(({ urn }) => urn))
  const removed: Urn[] = []
  const staying: { urn: Urn; by: string }[] = []
  for (const urn of urns) {
    const by = held.has(urn) ? 'appointment' : await removeOne(tx, authority, urn)
    if (by === undefined) removed.push(urn)
    else staying.push({ urn, by })
  }
  return { removed, staying }
}

/** The table that holds the school, or undefined once it is gone. A savepoint keeps the rest of the transaction. */
async function removeOne(tx: Tx, authority: AuthorityId, urn: Urn): Promise<string | undefined> {
  await sql`savepoint removal`.execute(tx)
  try {
    await tx.deleteFrom('school').where('authority_id', '=', authority).where('urn', '=', urn).execute()
    await sql`release savepoint removal`.execute(tx)
    return undefined
  } catch (error) {
    const by = holderIn(error)
    if (by === undefined) throw error
    await sql`rollback to savepoint removal`.execute(tx)
    return by
  }
}

const holderIn = (error: unknown): string | undefined => {
  const { code, table } = error as { readonly code?: string; readonly table?: string }
  return code === '23503' ? (table ?? 'record') : undefined
}
