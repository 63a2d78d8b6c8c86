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
export const recordAudit = (tx: Tx, key: Buffer, actor: AuditActor, facts: AuditFacts, at: Date): Promise<void> =>
  recordAudits(tx, key, actor.authority, [{ actor, facts, at }])

/** One row to be added to the chain. */
export interface Audited {
  readonly actor: AuditActor
  readonly facts: AuditFacts
  readonly at: Date
}

/** Adds rows to the chain of one authority in the order given: for what brings in many happenings at once. */
export async function recordAudits(
  tx: Tx,
  key: Buffer,
  authority: AuthorityId,
  entries: readonly Audited[],
): Promise<void> {
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
  const rows = chained(key, head, entries)
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('audit_entry')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  const last = rows.at(-1) ?? head
  await tx
    .updateTable('audit_head')
    .set({ seq: last.seq, hash: last.hash })
    .where('authority_id', '=', authority)
    .execute()
}

/** A statement takes 65,535 values at most; a row has 13. */
const rowsAtOnce = 1000

function chained(
  key: Buffer,
  head: { readonly seq: number; readonly hash: Buffer },
  entries: readonly Audited[],
): readonly ReturnType<typeof rowOf>[] {
  let { seq, hash } = head
  return entries.map((entry) => {
    seq++
    const canonical = canonicalText(entry.actor, entry.facts, seq, entry.at)
    hash = chainHash(key, hash, canonical)
    return rowOf(entry, seq, canonical, hash)
  })
}

const rowOf = ({ actor, facts, at }: Audited, seq: number, canonical: string, hash: Buffer) => ({
  authority_id: actor.authority,
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

/**
 * The last change that was done in the authority, by the hash of its row: no two states of any database share one. What
 * people looked at, tried or signed in to changed nothing. Undefined where nothing was ever done.
 */
export async function findLastChange(tx: Tx, authority: AuthorityId): Promise<string | undefined> {
  const last = await tx
    .selectFrom('audit_entry')
    .select('hash')
    .where('authority_id', '=', authority)
    .where('outcome', '=', 'done')
    .where('action', '<>', 'sign in')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.hash.toString('base64')
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
  /** Or exactly one of these: what is told in other words than it is kept under. */
  readonly orActions?: readonly string[] | undefined
  /** Exactly one of these was done. */
  readonly actions?: readonly string[] | undefined
  readonly outcomes?: readonly string[] | undefined
}

/** What happened, newest first: of one school, of one subject, or of the whole authority. */
export async function listAudit(
  tx: Tx,
  authority: AuthorityId,
  of: AuditQuery,
  limit = 50,
): Promise<readonly AuditRow[]> {
  const { urn, subject, before, person, action, orActions = [], actions, outcomes } = of
  let query = tx
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'person_name as personName', 'role', 'urn', 'action', 'subject', 'outcome', 'canonical'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (person !== undefined) query = query.where('person_name', 'ilike', partOf(person))
  if (action !== undefined)
    query = query.where(({ eb, or }) =>
      or([
        eb('action', 'ilike', partOf(action)),
        ...(orActions.length > 0 ? [eb('action', 'in', [...orActions])] : []),
      ]),
    )
  if (actions !== undefined) query = query.where('action', 'in', [...actions])
  if (outcomes !== undefined && outcomes.length > 0) query = query.where('outcome', 'in', [...outcomes])
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

const partOf = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
