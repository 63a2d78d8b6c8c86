import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newToken } from '../src/people/token.ts'
import { startEmbedded, type AuthorityId } from '../src/platform/database/index.ts'
import { built, startChild, type Child } from './child-processes.ts'

/** A folder for whoever removes it afterwards. The database's own user can pass through it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'school-support-bench-'))
  await chmod(folder, 0o711)
  return folder
}

/** The service as people start it, on a data folder of its own, until its first page answers. */
export const startService = (folder: string): Promise<Child> =>
  startChild([built('main.js')], '/sign-in', { DATA_DIR: folder, DATABASE_URL: '', PUBLIC_ADDRESS: '', LOG: '' })

/**
 * Lets the owner of a folder's database work on it, whether or not the service runs on it. The settings are the server's,
 * where it does not run yet.
 */
export async function asOwner<T>(
  folder: string,
  work: (owner: pg.Client) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  const embedded = await startEmbedded(folder, settings)
  const owner = new pg.Client(embedded.connection)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
    await embedded.stop()
  }
}

/** One statement, as the owner. */
export async function query(connection: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** The demonstration authority, and the cookie of its Principal Adviser, who has just signed in. */
export interface SignedIn {
  readonly authority: AuthorityId
  readonly schools: number
  readonly headers: Readonly<Record<string, string>>
}

/** Signs in at the demonstration authority; undefined while it has no schools. */
export const signIn = (folder: string): Promise<SignedIn | undefined> =>
  asOwner(folder, async (owner) => {
    const found = await owner.query<{
      authority_id: AuthorityId
      person_id: string
      appointment_id: string
      schools: number
    }>(
      `select a.authority_id, person_id, appointment_id,
         (select count(*)::int from school s where s.authority_id = a.authority_id) as schools
       from appointment a join authority using (authority_id)
       where demonstration and role = 'principalAdviser' and from_day <= current_date and coalesce(to_day, current_date) >= current_date
       limit 1`,
    )
    const [row] = found.rows
    if (!row || row.schools === 0) return undefined
    const { authority_id: authority, person_id, appointment_id, schools } = row
    const token = newToken(authority)
    await owner.query(
      `insert into session (authority_id, token_hash, person_id, appointment_id, began_at, seen_at) values ($1, $2, $3, $4, now(), now())`,
      [authority, token.hash, person_id, appointment_id],
    )
    return { authority, schools, headers: { cookie: `session=${token.text}` } }
  })
