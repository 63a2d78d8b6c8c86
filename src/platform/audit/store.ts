import type { AuthorityId, Instant, Tx } from '../database/index.ts'
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

/** Which rows of an authority's audit: all that are given must hold. `before` pages on, towards the past. */
export interface AuditQuery {
  readonly urn?: number | undefined
  readonly subject?: string | undefined
  readonly before?: number | undefined
  /** A part of the name of who did it. */
  readonly person?: string | undefined
  /** A part of what was done. */
  readonly action?: string | undefined
  readonly outcomes?: readonly string[] | undefined
}

/** What happened, newest first: of one school, of one subject, or of the whole authority. */
export async function listAudit(
  tx: Tx,
  authority: AuthorityId,
  of: AuditQuery,
  limit = 50,
): Promise<readonly AuditRow[]> {
  const { urn, subject, before, person, action, outcomes } = of
  let query = tx
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'person_name as personName', 'role', 'urn', 'action', 'subject', 'outcome', 'canonical'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (person !== undefined) query = query.where('person_name', 'ilike', partOf(person))
  if (action !== undefined) query = query.where('action', 'ilike', partOf(action))
  if (outcomes !== undefined && outcomes.length > 0) query = query.where('outcome', 'in', [...outcomes])
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

const partOf = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
