import { clientOf, type AuthorityId, type Instant, type Tx } from '../database/index.ts'
import { canonicalText, chainHash, chainStart, type AuditActor, type AuditFacts } from './audit.ts'

declare module '../database/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
    audit_head: { authority_id: AuthorityId; seq: number; hash: Buffer }
  }
}

interface AuditEntryTable {
  authority_id: AuthorityId
  seq: number
  at: Instant
  person_id: string | null
  person_name: string
  role: string | null
  urn: number | null
  action: string
  subject: string | null
  outcome: string
  request_id: string | null
  canonical: string
  hash: Buffer
}

/**
 * Adds one row to the authority's chain, in the caller's transaction: if it cannot be written, nothing happens.
 * Takes the authority's chain until the transaction ends, so write it last.
 */
export async function recordAudit(tx: Tx, key: Buffer, actor: AuditActor, facts: AuditFacts, at: Date): Promise<void> {
  const { authority } = actor
  await tx
    .insertInto('audit_head')
    .values({ authority_id: authority, seq: 0, hash: chainStart })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('authority_id', '=', authority)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const seq = head.seq + 1
  const canonical = canonicalText(actor, facts, seq, at)
  const hash = chainHash(key, head.hash, canonical)
  await tx
    .insertInto('audit_entry')
    .values({
      authority_id: authority,
      seq,
      at,
      person_id: actor.personId,
      person_name: actor.personName,
      role: actor.role,
      urn: facts.urn ?? null,
      action: facts.action,
      subject: facts.subject ?? null,
      outcome: facts.outcome ?? 'done',
      request_id: actor.requestId,
      canonical,
      hash,
    })
    .execute()
  await tx.updateTable('audit_head').set({ seq, hash }).where('authority_id', '=', authority).execute()
}

export interface AuditRow {
  readonly seq: number
  readonly at: Date
  readonly personName: string
  readonly role: string | null
  readonly urn: number | null
  readonly action: string
  readonly subject: string | null
  readonly outcome: string
  readonly canonical: string
}

/** What happened, newest first: of one school, of one subject, or of the whole authority; `before` pages on. */
export async function listAudit(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn?: number; readonly subject?: string; readonly before?: number },
  limit = 50,
): Promise<readonly AuditRow[]> {
  let query = tx
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'person_name as personName', 'role', 'urn', 'action', 'subject', 'outcome', 'canonical'])
    .where('authority_id', '=', authority)
  if (of.urn !== undefined) query = query.where('urn', '=', of.urn)
  if (of.subject !== undefined) query = query.where('subject', '=', of.subject)
  if (of.before !== undefined) query = query.where('seq', '<', of.before)
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

/**
 * Recomputes the chain of an authority from its first row.
 * @returns the number of rows when it is whole, or the first row that is not as it was written.
 */
export async function verifyAudit(
  tx: Tx,
  key: Buffer,
  authority: AuthorityId,
): Promise<{ ok: true; rows: number } | { ok: false; seq: number }> {
  let previous: Buffer = chainStart
  let expected = 1
  for (;;) {
    const rows = await clientOf(tx).query<{ seq: number; canonical: string; hash: Buffer }>(
      'select seq, canonical, hash from audit_entry where authority_id = $1 and seq >= $2 order by seq limit 5000',
      [authority, expected],
    )
    for (const row of rows.rows) {
      const hash = chainHash(key, previous, row.canonical)
      if (row.seq !== expected || !hash.equals(row.hash)) return { ok: false, seq: expected }
      previous = hash
      expected++
    }
    if (rows.rows.length < 5000) break
  }
  const head = await tx.selectFrom('audit_head').select('seq').where('authority_id', '=', authority).executeTakeFirst()
  // Rows cut off at the end leave the head ahead of the last row.
  return (head?.seq ?? 0) === expected - 1 ? { ok: true, rows: expected - 1 } : { ok: false, seq: expected }
}
