import { roleNames, type Role } from '../people/index.ts'
import { listAudit } from '../platform/audit/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'

/** Who saved last, in words, and when: for telling somebody whose page was older. */
export interface LastSaved {
  readonly savedBy: string
  readonly savedAt: Date
}

/**
 * The last of some actions on a school, or on one thing of it. Where there is none, an import did it, which the
 * audit remembers for the authority as a whole.
 */
export async function findLastSaved(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn?: number; readonly subject?: string },
  actions: readonly string[],
  now: Date,
): Promise<LastSaved> {
  const rows = await listAudit(tx, authority, of)
  const last = rows.find(({ action, outcome }) => outcome === 'done' && actions.includes(action))
  if (!last) return { savedBy: 'The import of a register', savedAt: now }
  const role = last.role === null ? undefined : roleNames[last.role as Role]
  return { savedBy: role === undefined ? last.personName : `${last.personName}, ${role},`, savedAt: last.at }
}
