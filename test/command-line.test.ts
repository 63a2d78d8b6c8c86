import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { commandLine } from '../src/cli-program.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

const secret = 'a secret for tests alone, 32 characters'
let database: TestDatabase
let folder: string
const emptyOnes: string[] = []

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command on a database of the test's server, as the command line does. */
async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    watched: false,
    columns: 80,
  }
  const code = await commandLine(args, environmentWith(environment), terminal, () => new Date('2026-03-04T12:00:00Z'))
  return { code, ...said }
}

const environmentWith = (environment: Record<string, string>) => ({
  DATABASE_URL: addressOf(database.connection),
  DATA_DIR: folder,
  SECRET_KEY: secret,
  ...environment,
})

/** The same as an operator types it. */
function runForReal(args: readonly string[]): Promise<Ran> {
  const env = { PATH: process.env.PATH ?? '', ...environmentWith({}) }
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/school-support.mjs', ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

function addressOf({ host, port, user, password, database: name }: pg.ClientConfig): string {
  const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password ?? ''))}`
  return `postgres://${who}@localhost:${port}/${name}?host=${encodeURIComponent(host ?? '')}`
}

/** A database with nothing in it, not even a schema. */
async function emptyDatabase(): Promise<pg.ClientConfig> {
  const name = `school_support_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  emptyOnes.push(name)
  return { ...inject('postgres').connection, database: name }
}

async function onServer(sql: string, connection = inject('postgres').connection): Promise<pg.QueryResult> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'school-support-cli-'))
})
afterAll(async () => {
  await database.drop()
  for (const name of emptyOnes) await onServer(`drop database if exists ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

describe('the command line', () => {
  it('sets up an authority and prints the link for its first administrator', async () => {
    expect((await run(['users', 'list'])).err).toContain('There is no authority yet')
    const add = ['authority', 'add', '--name', 'Ambleford Council', '--la-code', '999']
    const added = await run([...add, '--administrator', 'Ada Ademola <Ada@ambleford.example>'])
    expect(added.code).toBe(0)
    expect(added.out).toMatch(/http:\/\/localhost:3000\/invitation\/999\.[\w-]{43}\n$/)
    const twice = await run([...add, '--administrator', 'Ada Ademola <ada@ambleford.example>'])
    expect(twice).toMatchObject({
      code: 1,
      out: '',
      err: 'There is an authority of this name already.\nThere is an authority with this LA code already.\n',
    })
    expect(JSON.parse((await run(['authority', 'list', '--json'])).out)).toEqual([
      { id: 999, name: 'Ambleford Council', laCode: 999, demonstration: false },
    ])
  })

  it('lets people in, invites them again and ends what they hold', async () => {
    const data = async (args: readonly string[]) => JSON.parse((await run([...args, '--json'])).out)
    const add = ['users', 'add', '--name', 'Dana Data', '--email', 'dana@ambleford.example', '--role', 'data officer']
    expect((await data(add)).invitation).toMatch(/^\/invitation\/999\./)
    expect((await run(add)).err).toContain('This person already holds this role')
    expect((await run(['users', 'invite', 'dana@ambleford.example'])).out).toContain('/invitation/999.')
    expect((await run(['users', 'end', 'dana@ambleford.example'])).out).toContain('Data officer ends for Dana Data')
    expect((await run(['users', 'end', 'ada@ambleford.example'])).err).toContain(
      'Appoint another LA system administrator',
    )
    const head = ['users', 'add', '--name', 'Hana Head', '--email', 'hana@ambleford.example', '--role', 'headteacher']
    expect((await run(head)).err).toBe('Select the school: this role is held for one school.\n')
    const people = (await data(['users', 'list'])) as { name: string }[]
    expect(people.map(({ name }) => name)).toEqual(['Ada Ademola', 'Dana Data'])
  })

  it('says what is wrong in one line: 2 for the arguments, 1 for everything else', async () => {
    for (const args of [
      ['nonsense'],
      ['users', 'add'],
      ['users', 'invite', 'not-an-address'],
      ['authority', 'add', '--name', 'X', '--la-code', '9', '--administrator', 'A <a@b.example>'],
      ['audit', 'verify', '--checkpoint', 'x'],
      ['import'],
    ]) {
      const ran = await run(args)
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(ran.err.trim().split('\n')).toHaveLength(1)
    }
    const away = await run(['authority', 'list'], { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/kept' })
    expect(away).toEqual({
      code: 1,
      out: '',
      err: 'The database at 127.0.0.1:1/kept does not answer. Check that it runs and that DATABASE_URL is right.\n',
    })
    const nowhere = await run(['audit', 'verify'], { DATABASE_URL: '', DATA_DIR: join(tmpdir(), randomUUID()) })
    expect(nowhere.code).toBe(1)
    expect(nowhere.err).toContain('There is no data in')
    expect((await run(['import', 'no-such-file.csv'])).err).toBe('There is no file or folder no-such-file.csv.\n')
  })

  it('is the command school-support, with its exit codes', async () => {
    const help = await runForReal(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    for (const command of ['authority', 'users', 'import', 'assess', 'export', 'audit', 'backup', 'restore'])
      expect(help.out).toContain(`\n  ${command}`)
    expect((await runForReal(['nonsense'])).code).toBe(2)
    expect((await runForReal(['users', 'invite', 'nobody@ambleford.example'])).code).toBe(1)
  })

  it('imports what is data, leaves out what is not, and remembers each import in the chain it belongs to', async () => {
    const data = join(folder, 'published')
    await mkdir(data)
    const absence = 'LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,5.1,3.0\n'
    await writeFile(join(data, '2011_abs.csv'), absence)
    await writeFile(join(data, 'README.md'), '# Where the files come from\n')
    const imported = await run(['import', data])
    expect(imported).toMatchObject({ code: 0, err: '' })
    expect(imported.out).toMatch(/README\.md: left out: not a data set\./)
    expect(imported.out).toMatch(/\n2 files: 1 imported, 1 left out, 0 refused\.\n$/)
    await writeFile(join(data, '2012_abs.csv'), absence.slice(0, -6))
    const again = await run(['import', data])
    expect(again).toMatchObject({ code: 1, err: '3 files: 0 imported, 1 unchanged, 1 left out, 1 refused.\n' })
    expect(again.out).toContain('2012_abs.csv: refused. The file was cut off')
    expect((await run(['import', '--library', join(data, '2011_abs.csv')])).code).toBe(0)
    const { rows } = await database.owner(
      "select authority_id, subject, role, person_name, canonical::json->12->>'fileName' as file from audit_entry where action = 'apply import' order by 1 desc",
    )
    const one = {
      subject: 'import 1',
      role: null,
      person_name: expect.stringContaining('Command line'),
      file: '2011_abs.csv',
    }
    expect(rows).toEqual([
      { authority_id: 999, ...one },
      { authority_id: 0, ...one },
    ])
    expect((await run(['audit', 'verify'])).out).toContain('Published library: 1 row, whole.')
  })

  it('4.1 imports no file with refused rows unless told to, and tells each of them with its line, column and reason', async () => {
    const file = join(folder, '2010_abs.csv')
    const rows = Array.from({ length: 50 }, (_, at) => `999,${3000 + at},${910_000 + at},much,3.0`)
    await writeFile(file, ['LA,ESTAB,URN,PERCTOT,PPERSABS15', '999,2001,900001,5.1,3.0', ...rows, ''].join('\n'))
    const held = await run(['import', file])
    expect(held).toMatchObject({ code: 1, err: '1 file: 0 imported, 1 refused.\n' })
    expect(held.out).toContain('50 of its 51 rows are refused, so nothing was imported.')
    expect(held.out).toContain('--without-refused-rows')
    expect(held.out).toContain('\n  Line 3, column 4 (PERCTOT): “much” is neither a number nor a known code.\n')
    expect(held.out).toContain('\n  and 30 more, which --json tells\n')
    const [told] = JSON.parse((await run(['import', file, '--json'])).out)
    expect(told).toMatchObject({
      result: 'refused',
      counts: { rows: 51, new: 1, changed: 0, unchanged: 0, refused: 50 },
    })
    expect(told.refusedRows).toHaveLength(50)
    expect(told.refusedRows[49]).toMatchObject({ line: 52, column: 4, heading: 'PERCTOT', text: 'much' })
    const forced = await run(['import', file, '--without-refused-rows'])
    expect(forced).toMatchObject({ code: 0, err: '' })
    expect(forced.out).toMatch(/import \d+: 1 new, 0 changed, 0 unchanged, 50 refused\n {2}Line 3,/)
    const [again] = JSON.parse((await run(['import', file, '--without-refused-rows', '--json'])).out)
    expect(again).toMatchObject({ result: 'unchanged', counts: { new: 0, changed: 0, unchanged: 1, refused: 50 } })
  })

  it('verifies the audit, names the first bad row, and finds by a checkpoint what was cut off', async () => {
    const whole = await run(['audit', 'verify'])
    const checkpoint = /Ambleford.*Checkpoint (\d+:[0-9a-f]{64})/.exec(whole.out)?.[1] ?? ''
    expect(whole.code).toBe(0)
    await database.owner("update audit_entry set person_name = 'Nobody' where seq = 2")
    expect(await run(['audit', 'verify'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^Ambleford Council: row 2 is not as it was written\.\nPublished library: 1 row, whole\./,
      ),
    })
    const { rows } = await database.owner('select canonical::json->>4 as name from audit_entry where seq = 2')
    await database.owner('update audit_entry set person_name = $1 where seq = 2', [rows[0].name])
    expect((await run(['audit', 'verify', '--checkpoint', checkpoint])).code).toBe(0)
    expect((await run(['audit', 'verify'], { SECRET_KEY: `${secret} another` })).err).toContain('row 1 is not as')
  })
})

describe('a back-up', () => {
  let kept: string
  beforeAll(async () => {
    kept = join(folder, 'kept')
    const made = await run(['backup', kept])
    expect(made.err).toBe('')
    expect(made.code).toBe(0)
  })

  it('is restored into an empty database with every row, and its audit whole', async () => {
    const empty = await emptyDatabase()
    const there = { DATABASE_URL: addressOf(empty) }
    expect((await run(['restore', kept], there)).err).toBe('')
    const count = async (connection: pg.ClientConfig) =>
      (
        await onServer(
          'select count(*)::int as people, (select count(*)::int from audit_entry) as audit from person',
          connection,
        )
      ).rows
    expect(await count(empty)).toEqual(await count(database.connection))
    expect((await run(['audit', 'verify'], there)).code).toBe(0)
    expect((await run(['users', 'list'], there)).out).toBe((await run(['users', 'list'])).out)
  })

  it('is refused by a database that holds something, and with another key', async () => {
    expect((await run(['restore', kept])).err).toContain('The database is not empty')
    const there = { DATABASE_URL: addressOf(await emptyDatabase()), SECRET_KEY: `${secret} another` }
    expect((await run(['restore', kept], there)).err).toContain('another secret key')
    expect((await run(['backup', kept])).err).toContain('is not empty')
  })

  it.each([
    ['a row changed', 'person.copy', (text: string) => text.replace('Ada', 'Eve')],
    ['a row cut off', 'audit_entry.copy', (text: string) => text.slice(0, -40)],
    ['a table lost', 'appointment.copy', undefined],
    ['another list of tables', 'manifest.json', (text: string) => text.replace('"rows": 0', '"rows": 9')],
    ['no manifest', 'manifest.json', undefined],
    ['no sum', 'manifest.sha256', () => ''],
  ])('is refused with %s, before anything is touched', async (_what, file, change) => {
    const damaged = join(folder, randomUUID())
    await cp(kept, damaged, { recursive: true })
    if (change) await writeFile(join(damaged, file), change(await readFile(join(damaged, file), 'utf8')))
    else await rm(join(damaged, file))
    const empty = await emptyDatabase()
    const ran = await run(['restore', damaged], { DATABASE_URL: addressOf(empty) })
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/damaged|missing/)
    expect((await onServer("select 1 from pg_class where relname = 'person'", empty)).rowCount).toBe(0)
  })
})
