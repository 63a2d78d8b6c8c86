import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { fingerprintOf, quoted, sha256Of, type BackedUpTable, type Manifest } from './cli-manifest.ts'
import type { CommandLine } from './cli-running.ts'
import { done, progressBar, Sentence, type Told } from './cli-terminal.ts'
import { migrate } from './platform/database/index.ts'
import { readSecrets } from './platform/secrets/index.ts'
import { builtFolder, reach } from './start.ts'

const hex = z.string().regex(/^[0-9a-f]+$/)
const plainName = z.string().regex(/^[\w.-]{1,80}$/)
const manifestSchema: z.ZodType<Manifest> = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  schema: z.array(z.strictObject({ name: plainName, sha256: hex })),
  secretKey: hex,
  tables: z.array(
    z.strictObject({
      name: plainName,
      file: plainName,
      columns: z.array(z.string().min(1).max(63)),
      rows: z.int().min(0),
      bytes: z.int().min(0),
      sha256: hex,
    }),
  ),
})

/**
 * Puts a back-up into an empty database: the whole of it, or nothing. Everything is checked before the database is
 * touched: every byte against the manifest, the manifest against its own sum, the key, the schema, and that the
 * database is empty.
 */
export async function restore(line: CommandLine, folder: string): Promise<Told> {
  const manifest = await readManifest(folder)
  await checkFiles(folder, manifest, line)
  await checkSchema(manifest)
  const reached = await reach(line.settings, () => undefined, 'visits')
  try {
    await checkKey(reached.folder, line.settings.secretKey, manifest)
    await checkEmpty(reached.owner)
    await migrateTo(reached.owner, manifest)
    await copyIn(reached.owner, folder, manifest, line)
    await migrate(reached.owner, join(builtFolder(), 'migrations'))
  } finally {
    await reached.stop()
  }
  const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0)
  return done(
    { folder, madeAt: manifest.madeAt, tables: manifest.tables.length, rows },
    `Restored ${rows.toLocaleString('en-GB')} rows of ${manifest.tables.length} tables, as they were at ${manifest.madeAt}.`,
    'Everybody signs in again. Now run: school-support audit verify',
  )
}

async function readManifest(folder: string): Promise<Manifest> {
  const [text, sum] = await Promise.all(
    ['manifest.json', 'manifest.sha256'].map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)),
  )
  if (text === undefined || sum === undefined)
    throw new Sentence(`There is no whole back-up in ${folder}: manifest.json or manifest.sha256 is missing.`)
  if (sha256Of(text) !== sum.trim())
    throw new Sentence('The back-up is damaged: manifest.json is not as it was written. Nothing has been restored.')
  const read = manifestSchema.safeParse(JSON.parse(text))
  if (!read.success) throw new Sentence('This back-up was written by a release that this one cannot read.')
  return read.data
}

async function checkFiles(folder: string, { tables }: Manifest, line: CommandLine): Promise<void> {
  const bar = progressBar(line.terminal)
  for (const [index, table] of tables.entries()) {
    bar.step(index, tables.length, `checking ${table.name}`)
    const sum = await sumOf(join(folder, table.file)).catch(() => undefined)
    if (sum !== table.sha256) {
      bar.clear()
      const how = sum === undefined ? 'is missing' : 'is not as it was written'
      throw new Sentence(`The back-up is damaged: ${table.file} ${how}. Nothing has been restored.`)
    }
  }
  bar.clear()
  const listed = new Set(['manifest.json', 'manifest.sha256', ...tables.map(({ file }) => file)])
  const strange = (await readdir(folder)).find((name) => !name.startsWith('.') && !listed.has(name))
  if (strange !== undefined)
    throw new Sentence(`The back-up is damaged: ${strange} was not written with it. Nothing has been restored.`)
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Every step of the schema that the back-up has must be known here, unchanged: a newer back-up needs a newer release. */
async function checkSchema({ schema }: Manifest): Promise<void> {
  for (const { name, sha256 } of schema) {
    const sql = await readFile(join(builtFolder(), 'migrations', name), 'utf8').catch(() => undefined)
    if (sql === undefined)
      throw new Sentence(`The back-up was made by a newer release (it has ${name}). Install that release or later.`)
    if (sha256Of(sql) !== sha256) throw new Sentence(`The back-up was made by another build: its ${name} differs.`)
  }
}

async function checkKey(folder: string, fromEnvironment: string | undefined, { secretKey }: Manifest): Promise<void> {
  if (fingerprintOf(await readSecrets(folder, fromEnvironment)) === secretKey) return
  throw new Sentence(
    `The back-up was made with another secret key. Put that key into SECRET_KEY, or its file into ${join(folder, 'secret-key')}.`,
  )
}

async function checkEmpty(owner: pg.ClientConfig): Promise<void> {
  const tables = await asked<{ count: number }>(
    owner,
    "select count(*)::int as count from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')",
  )
  if (tables[0]?.count !== 0)
    throw new Sentence(
      'The database is not empty. A back-up is restored into a new DATA_DIR or an empty database only.',
    )
}

async function asked<Row extends pg.QueryResultRow>(owner: pg.ClientConfig, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** The schema as the back-up had it; what is newer is applied to the rows afterwards. */
async function migrateTo(owner: pg.ClientConfig, { schema }: Manifest): Promise<void> {
  const steps = await mkdtemp(join(tmpdir(), 'school-support-restore-'))
  try {
    for (const { name } of schema) await copyFile(join(builtFolder(), 'migrations', name), join(steps, name))
    await migrate(owner, steps)
  } finally {
    await rm(steps, { recursive: true, force: true })
  }
}

/** All tables in one transaction. Their references are taken off and put back, so that the order does not matter. */
async function copyIn(owner: pg.ClientConfig, folder: string, manifest: Manifest, line: CommandLine): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  const bar = progressBar(line.terminal)
  try {
    await client.query('begin')
    const references = await takeOffReferences(client)
    for (const [index, table] of manifest.tables.entries()) {
      bar.step(index, manifest.tables.length, table.name)
      await copyOne(client, folder, table)
    }
    for (const { add } of references) await client.query(add)
    await client.query('commit')
    // What the planner knows of the tables is no part of a back-up; without it the first questions take many times as long.
    await client.query('analyze')
  } finally {
    bar.clear()
    await client.end()
  }
}

async function takeOffReferences(client: pg.Client): Promise<readonly { drop: string; add: string }[]> {
  const found = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0`,
  )
  for (const { drop } of found.rows) await client.query(drop)
  return found.rows
}

/** The rows that migrations put into a table (the published library) are in the back-up too. */
async function copyOne(client: pg.Client, folder: string, table: BackedUpTable): Promise<void> {
  await client.query(`delete from ${quoted(table.name)}`)
  const columns = table.columns.map(quoted).join(', ')
  const copy = client.query(copyFrom(`copy ${quoted(table.name)} (${columns}) from stdin`))
  await pipeline(createReadStream(join(folder, table.file)), copy)
  if (copy.rowCount !== table.rows)
    throw new Sentence(`The back-up is damaged: ${table.file} has other rows than it says. Nothing has been restored.`)
}
