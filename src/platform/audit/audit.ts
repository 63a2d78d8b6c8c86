import { createHmac } from 'node:crypto'
import type { AuthorityId } from '../database/index.ts'

/** What a happening is to be remembered by. `before` and `after` hold what changed, in the words of the record. */
export interface AuditFacts {
  /** What was done, as a verb and noun: `ratify level`, `sign in`. */
  readonly action: string
  /** What it was done to: `review 4f…`, `person 9c…`; absent when the school itself is meant. */
  readonly subject?: string | undefined
  readonly urn?: number | undefined
  readonly outcome?: AuditOutcome | undefined
  readonly before?: unknown
  readonly after?: unknown
}

export type AuditOutcome = 'done' | 'refused' | 'denied' | 'read'

/** Who does it, in which role, in which request. */
export interface AuditActor {
  readonly authority: AuthorityId
  readonly personId: string | null
  readonly personName: string
  readonly role: string | null
  readonly requestId: string | null
}

/** One row of the chain as it is hashed: text in a fixed order, so that no database type can change it silently. */
export function canonicalText(actor: AuditActor, facts: AuditFacts, seq: number, at: Date): string {
  return `${columnsText({
    authority: actor.authority,
    seq,
    at,
    personId: actor.personId,
    personName: actor.personName,
    role: actor.role,
    urn: facts.urn ?? null,
    action: facts.action,
    subject: facts.subject ?? null,
    outcome: facts.outcome ?? 'done',
    requestId: actor.requestId,
  })}${JSON.stringify(facts.before ?? null)},${JSON.stringify(facts.after ?? null)}]`
}

/** What stands in columns of its own, to be searched, as well as in the canonical text. */
export interface AuditColumns {
  readonly authority: AuthorityId
  readonly seq: number
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly role: string | null
  readonly urn: number | null
  readonly action: string
  readonly subject: string | null
  readonly outcome: string
  readonly requestId: string | null
}

/** How the canonical text of a row with these columns begins: a changed column no longer fits its text. */
export const columnsText = (row: AuditColumns): string =>
  `${JSON.stringify([
    row.authority,
    row.seq,
    row.at.toISOString(),
    row.personId,
    row.personName,
    row.role,
    row.urn,
    row.action,
    row.subject,
    row.outcome,
    row.requestId,
  ]).slice(0, -1)},`

/** `h = HMAC-SHA256(key, previous h, canonical text)`. The first row of an authority follows 32 zero bytes. */
export const chainHash = (key: Buffer, previous: Buffer, canonical: string): Buffer =>
  createHmac('sha256', key).update(previous).update(canonical).digest()

export const chainStart: Buffer = Buffer.alloc(32)

/** What `before` and `after` say in a canonical text. */
export function changeIn(canonical: string): { readonly before: unknown; readonly after: unknown } {
  const parts = JSON.parse(canonical) as unknown[]
  return { before: parts[11], after: parts[12] }
}
