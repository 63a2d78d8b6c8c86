import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { fingerprintOf, quoted, sha256Of, type BackedUpTable, type Manifest } from './cli-manifest.ts'
import { whileOpen, type CommandLine } from './cli-running.ts'
import { done, progressBar, Sentence, type Told } from './cli-terminal.ts'

/** Sessions are left out: after a restore everybody signs in again. */
const passing = ['session', 'schema_migration']

/**
 * Writes every row of every table as it stands at one moment, while the service goes on. The folder appears when the
 * back-up is whole, never before.
 */
export async function backUp(line: CommandLine, folder: string): Promise<Told> {
  const unfinished = join(dirname(folder), `.${basename(folder)}.unfinished`)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new Sentence(`The folder ${folder} is not empty. Name a new one for the back-up.`)
  return whileOpen(line, async ({ owner, service }) => {
    const client = new pg.Client(owner)
    await client.connect()
    try {
      await rm(unfinished, { recursive: true, force: true })
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      await client.query('begin isolation level repeatable read read only')
      const tables = await copyTables(client, unfinished, line)
      const schema = await client.query('select name, sha256 from schema_migration order by name')
      const { secrets } = service
      const madeAt = line.now().toISOString()
      const manifest: Manifest = { format: 1, madeAt, schema: schema.rows, secretKey: fingerprintOf(secrets), tables }
      const text = JSON.stringify(manifest, undefined, 2)
      await writeFile(join(unfinished, 'manifest.json'), text)
      await writeFile(join(unfinished, 'manifest.sha256'), `${sha256Of(text)}\n`)
      await rm(folder, { recursive: true, force: true })
      await rename(unfinished, folder)
      const rows = tables.reduce((sum, each) => sum + each.rows, 0)
      return done(
        { folder, tables: tables.length, rows },
        `Backed up ${rows.toLocaleString('en-GB')} rows of ${tables.length} tables into ${folder}.`,
        'Keep it with the secret key (SECRET_KEY, or the file secret-key of the data folder): it is not in the back-up.',
      )
    } finally {
      await client.end()
      await rm(unfinished, { recursive: true, force: true })
    }
  })
}

async function copyTables(client: pg.Client, folder: string, line: CommandLine): Promise<readonly BackedUpTable[]> {
  const found = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1) group by c.relname order by c.relname`,
    [passing],
  )
  const bar = progressBar(line.terminal)
  const tables: BackedUpTable[] = []
  for (const [index, { name, columns }] of found.rows.entries()) {
    bar.step(index, found.rows.length, name)
    tables.push({ name, columns, file: `${name}.copy`, ...(await copyOut(client, name, columns, folder)) })
  }
  bar.clear()
  return tables
}

async function copyOut(client: pg.Client, name: string, columns: readonly string[], folder: string) {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      bytes += chunk.length
      // A line end inside a value is written as two characters: every one there is ends a row.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
      next(null, chunk)
    },
  })
  const source = client.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`))
  await pipeline(source, measure, createWriteStream(join(folder, `${name}.copy`), { mode: 0o600 }))
  return { rows, bytes, sha256: hash.digest('hex') }
}
