import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const lock = 7_203_541

/**
 * Brings the schema up to date: applies, in order of name, each `*.sql` of `folder` that has not been applied.
 * Each file is one transaction; two servers that start at once take turns. Forward only.
 *
 * @returns the names applied now; empty when the schema was current.
 * @throws Error when an applied file has since changed, or the database is newer than this release.
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<readonly string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const rows = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration')
    return await applyMissing(client, folder, new Map(rows.rows.map((row) => [row.name, row.sha256])))
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, folder: string, done: ReadonlyMap<string, string>): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const unknown = [...done.keys()].filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `This database was made by a newer release (it has ${unknown.join(', ')}). Install that release or later.`,
    )
  const applied: string[] = []
  for (const name of names) {
    const sql = await readFile(join(folder, name), 'utf8')
    const sha256 = createHash('sha256').update(sql).digest('hex')
    if (done.has(name)) {
      if (done.get(name) !== sha256) throw new Error(`The migration ${name} was changed after it had been applied.`)
      continue
    }
    await applyOne(client, name, sql, sha256)
    applied.push(name)
  }
  return applied
}

async function applyOne(client: pg.Client, name: string, sql: string, sha256: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
