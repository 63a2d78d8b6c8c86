import pg from 'pg'
import { acceptUnless, accepted, type Outcome } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import type { Authority } from './store.ts'

/** An authority to be set up. Its number in the database is its LA code, or the next free one above all LA codes. */
export interface AuthorityRequest {
  readonly name: string
  readonly laCode: number | null
  /** Everyone in it is invented, and anyone may sign in as any of them: from its first day to its last. */
  readonly demonstration: boolean
}

export type AuthorityRefusal = 'nameUsed' | 'codeUsed' | 'demonstrationBesideReal'

/** Whether an authority may be set up beside those that are there. A demonstration never stands over real data. Pure. */
export function establishAuthority(
  request: AuthorityRequest,
  known: readonly Authority[],
): Outcome<AuthorityRequest & { readonly id: AuthorityId }, AuthorityRefusal> {
  const reasons: AuthorityRefusal[] = []
  if (known.some(({ name }) => name.toLowerCase() === request.name.toLowerCase())) reasons.push('nameUsed')
  if (request.laCode !== null && known.some(({ laCode }) => laCode === request.laCode)) reasons.push('codeUsed')
  if (request.demonstration && known.some(({ demonstration }) => !demonstration))
    reasons.push('demonstrationBesideReal')
  const afterCodes = Math.max(999, ...known.map(({ id }) => id)) + 1
  return acceptUnless(reasons, () => ({ ...request, id: (request.laCode ?? afterCodes) as AuthorityId }))
}

/**
 * Sets up an authority, over the owner's connection: the service itself may read authorities, never make one.
 * @throws Error of the database when it does not answer.
 */
export async function recordAuthority(
  owner: pg.ClientConfig,
  request: AuthorityRequest,
): Promise<Outcome<AuthorityId, AuthorityRefusal>> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table authority in share row exclusive mode')
    const known = await client.query<Authority>(
      'select authority_id as id, name, la_code as "laCode", demonstration from authority where authority_id > 0',
    )
    const outcome = establishAuthority(request, known.rows)
    if (!outcome.ok) return outcome
    const { id, laCode, name, demonstration } = outcome.value
    await client.query('insert into authority (authority_id, la_code, name, demonstration) values ($1, $2, $3, $4)', [
      id,
      laCode,
      name,
      demonstration,
    ])
    await client.query('commit')
    return accepted(id)
  } finally {
    await client.end()
  }
}
