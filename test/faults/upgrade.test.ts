import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/platform/database/index.ts'
import { walkEverything } from './journeys.ts'
import { emptyDatabase } from './operator.ts'
import { sendOnce, startTown, type Town } from './town.ts'

/** Every schema there has been, by its last migration. */
const schemas = (await readdir('migrations')).filter((name) => name.endsWith('.sql')).toSorted()

let town: Town
/** On the town's own database: where the rows come from. */
let now: pg.Client
let folder: string

beforeAll(async () => {
  town = await startTown()
  await walkEverything(town, sendOnce)
  now = await connect(town.app.database.connection)
  folder = await mkdtemp(join(tmpdir(), 'school-support-upgrade-'))
}, 120_000)
afterAll(async () => {
  await now.end()
  await town.app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('an upgrade', () => {
  it.each(schemas)(
    'from the schema of %s keeps every row, is as good as new, and does nothing a second time',
    async (last) => {
      const connection = await emptyDatabase((sql) => town.app.database.owner(sql))
      await migrate(connection, await migrationsUpTo(last))
      const old = await connect(connection)
      try {
        const tables = await fill(old)
        const kept = await rowsOf(old, tables)
        expect(Object.values(kept).filter((sum) => !sum.startsWith('0 ')).length).toBeGreaterThan(0)
        expect(await migrate(connection, 'migrations')).toEqual(schemas.slice(schemas.indexOf(last) + 1))
        expect(await rowsOf(old, tables)).toEqual(kept)
        expect(await schemaOf(old)).toEqual(await schemaOf(now))
        expect(await migrate(connection, 'migrations')).toEqual([])
      } finally {
        await old.end()
        await town.app.database.owner(`drop database if exists ${connection.database} with (force)`)
      }
    },
  )
})

/** A folder with the migrations there were then. */
async function migrationsUpTo(last: string): Promise<string> {
  const then = await mkdtemp(join(folder, 'then-'))
  for (const name of schemas.slice(0, schemas.indexOf(last) + 1))
    await copyFile(join('migrations', name), join(then, name))
  return then
}

/** The columns of a table that were there then. */
type Columns = ReadonlyMap<string, readonly string[]>

/** Puts into an older schema all that it can hold of the town's rows; answers where they went. */
async function fill(old: pg.Client): Promise<Columns> {
  const [then, today] = [await columnsOf(old), await columnsOf(now)]
  const held = new Map<string, readonly string[]>()
  await old.query("set session_replication_role = 'replica'")
  for (const [table, columns] of then) {
    const both = columns.filter((column) => today.get(table)?.includes(column))
    held.set(table, both)
    const names = both.map((column) => `"${column}"`).join(', ')
    await old.query(`truncate "${table}" cascade`)
    await pipeline(
      now.query(copyTo(`copy "${table}" (${names}) to stdout`)),
      old.query(copyFrom(`copy "${table}" (${names}) from stdin`)),
    )
  }
  await old.query("set session_replication_role = 'origin'")
  return held
}

async function columnsOf(client: pg.Client): Promise<Columns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migration'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname`,
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

/** How many rows each table has, and what they say in these columns. */
async function rowsOf(client: pg.Client, tables: Columns): Promise<Readonly<Record<string, string>>> {
  const parts = [...tables].map(([table, columns]) => {
    const row = `row(${columns.map((column) => `"${column}"`).join(', ')})::text`
    return `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(${row}), '' order by md5(${row}))), '') as sum from "${table}"`
  })
  const { rows } = await client.query<{ name: string; sum: string }>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

/** The schema in words: columns, constraints, indexes, walls and grants. */
async function schemaOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
       from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
     union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
     union all select indexdef from pg_indexes where schemaname = 'public'
     union all select format('%s %s %s %s %s', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'public'
     union all select format('%s may %s %s', grantee, privilege_type, table_name) from information_schema.role_table_grants where table_schema = 'public'
     union all select format('%s %s', oid::regprocedure, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
     order by 1`,
  )
  return rows.map(({ line }) => line)
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection)
  await client.connect()
  return client
}
