import { clientOf, type AuthorityId, type Tx } from '../database/index.ts'
import { chainHash, chainStart, columnsText, type AuditColumns } from './audit.ts'

/** The end of a chain at some moment, kept outside the database: what was there then must still be there. */
export interface Checkpoint {
  readonly seq: number
  readonly hash: string
}

export type AuditVerified =
  | { readonly ok: true; readonly rows: number; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly seq: number; readonly why: AuditFault }

/** What is wrong with the first bad row: not there, changed (or put in from elsewhere), or cut off at the end. */
export type AuditFault = 'missing' | 'changed' | 'cutOff' | 'notAsKept'

interface ChainRow extends AuditColumns {
  readonly canonical: string
  readonly hash: Buffer
  /** Whether the instant has no more than milliseconds, as it was written. */
  readonly exact: boolean
}

const size = 5000

/**
 * Recomputes the chain of an authority from its first row: every hash, and every column against the text it was hashed
 * from, so that a row changed, removed, put in, moved or cut off is found. Only somebody with the key could hide one.
 * @param kept an earlier end of the chain: found too when all of the end was cut off, head and all.
 * @returns the number of rows when the chain is whole, or the first row that is not as it was written.
 */
export async function verifyAudit(
  tx: Tx,
  key: Buffer,
  authority: AuthorityId,
  options: { readonly kept?: Checkpoint | undefined; step?(rows: number, of: number): void } = {},
): Promise<AuditVerified> {
  const { kept, step } = options
  const head = await headOf(tx, authority)
  let previous: Buffer = chainStart
  let seq = 0
  for (;;) {
    const rows = await rowsAfter(tx, authority, seq)
    for (const row of rows) {
      seq++
      const hash = chainHash(key, previous, row.canonical)
      if (row.seq !== seq) return { ok: false, seq, why: 'missing' }
      if (!hash.equals(row.hash) || !isAsWritten(row)) return { ok: false, seq, why: 'changed' }
      if (kept?.seq === seq && kept.hash !== hash.toString('hex')) return { ok: false, seq, why: 'notAsKept' }
      previous = hash
    }
    step?.(seq, head?.seq ?? seq)
    if (rows.length < size) break
  }
  if (seq !== (head?.seq ?? 0)) return { ok: false, seq: Math.min(seq, head?.seq ?? 0) + 1, why: 'cutOff' }
  if (kept && seq < kept.seq) return { ok: false, seq: seq + 1, why: 'cutOff' }
  if (head && !previous.equals(head.hash)) return { ok: false, seq, why: 'changed' }
  return { ok: true, rows: seq, checkpoint: { seq, hash: previous.toString('hex') } }
}

const isAsWritten = (row: ChainRow): boolean => row.exact && row.canonical.startsWith(columnsText(row))

const headOf = (tx: Tx, authority: AuthorityId) =>
  tx.selectFrom('audit_head').select(['seq', 'hash']).where('authority_id', '=', authority).executeTakeFirst()

async function rowsAfter(tx: Tx, authority: AuthorityId, seq: number): Promise<readonly ChainRow[]> {
  const { rows } = await clientOf(tx).query<ChainRow>(
    `select authority_id as authority, seq, at, at = date_trunc('milliseconds', at) as exact,
            person_id as "personId", person_name as "personName", role, urn, action, subject, outcome,
            request_id as "requestId", canonical, hash
       from audit_entry where authority_id = $1 and seq > $2 order by seq limit ${size}`,
    [authority, seq],
  )
  return rows
}
