import pg from 'pg'
import { accepted, type Outcome } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { establishAuthority, type Authority, type AuthorityRefusal, type AuthorityRequest } from './authority.ts'

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
