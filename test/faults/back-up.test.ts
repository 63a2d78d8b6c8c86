import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance, oneOf, seedOf } from './chance.ts'
import { contentsOf, tablesOf } from './digest.ts'
import { walkEverything } from './journeys.ts'
import { emptyDatabase, operate } from './operator.ts'
import { sizeOf } from './sizes.ts'
import { dateFields, sendOnce, startTown, type Town } from './town.ts'

const damages = sizeOf(60, 500)
const seed = seedOf()
const random = chance(seed)

let town: Town
let folder: string
let whole: string
const made: string[] = []

beforeAll(async () => {
  town = await startTown()
  await walkEverything(town, sendOnce)
  folder = await mkdtemp(join(tmpdir(), 'school-support-back-up-'))
  whole = join(folder, 'whole')
  expect(await operate(['backup', whole], town.app.database.connection, folder)).toMatchObject({ code: 0 })
}, 120_000)
afterAll(async () => {
  for (const name of made) await town.app.database.owner(`drop database if exists ${name} with (force)`)
  await town.app.close()
  await rm(folder, { recursive: true, force: true })
})

async function empty(): Promise<pg.ClientConfig> {
  const connection = await emptyDatabase((sql) => town.app.database.owner(sql))
  made.push(connection.database ?? '')
  return connection
}

describe('a damaged back-up', () => {
  it(`is refused in a sentence before anything is touched, ${damages} times out of ${damages} (SEED ${seed})`, async () => {
    const target = await empty()
    const wrong: string[] = []
    const began = performance.now()
    for (let number = 0; number < damages; number++) {
      const damaged = join(folder, randomUUID())
      await cp(whole, damaged, { recursive: true })
      const what = await damage(damaged)
      const { code, said } = await operate(['restore', damaged], target, folder)
      if (code !== 1 || !/^(The|There|This) [^\n]{20,}\.\n$/.test(said)) wrong.push(`${what}: ${code} ${said}`)
      await rm(damaged, { recursive: true })
    }
    const touched = await asked(target, "select relname from pg_class where relnamespace = 'public'::regnamespace")
    console.log(`SEED=${seed}: ${damages} damaged back-ups in ${Math.round(performance.now() - began)} ms`)
    expect({ wrong, touched }).toEqual({ wrong: [], touched: [] })
    expect(await operate(['restore', whole], target, folder)).toMatchObject({ code: 0 })
  }, 300_000)
})

describe('a back-up', () => {
  it('restores every row of every table as it was', async () => {
    const target = await empty()
    expect(await operate(['restore', whole], target, folder)).toMatchObject({ code: 0 })
    const tables = (await tablesOf(town.app.database)).filter(
      (name) => name !== 'session' && name !== 'schema_migration',
    )
    const restored = new pg.Client(target)
    await restored.connect()
    const there = { ...town.app.database, owner: (text: string) => restored.query(text) }
    expect(await contentsOf(there, tables)).toEqual(await contentsOf(town.app.database, tables))
    await restored.end()
  })

  it('made while people write is of one moment: the chain is whole, every document is as it was issued', async () => {
    const writing = new AbortController()
    const saved = { before: await addContacts(3), during: 0 }
    const writer = (async () => {
      for (; !writing.signal.aborted; ) saved.during += await addContacts(1)
    })()
    const busy = join(folder, 'busy')
    const backedUp = await operate(['backup', busy], town.app.database.connection, folder)
    writing.abort()
    await writer
    expect(backedUp).toMatchObject({ code: 0 })
    expect(saved.during).toBeGreaterThan(0)
    const target = await empty()
    expect(await operate(['restore', busy], target, folder)).toMatchObject({ code: 0 })
    expect(await operate(['audit', 'verify'], target, folder)).toMatchObject({ code: 0 })
    const [kept] = await asked(
      target,
      `select (select count(*)::int from contact where name like 'While %') as contacts,
              (select count(*)::int from audit_entry where canonical like '%While %' and action = 'add contact') as audits`,
    )
    expect(kept?.contacts).toBe(kept?.audits)
    expect(kept?.contacts).toBeGreaterThanOrEqual(saved.before)
    expect(kept?.contacts).toBeLessThanOrEqual(saved.before + saved.during)
    const documents = await asked(
      target,
      'select model, model_sha256, docx, docx_sha256, pdf, pdf_sha256 from issued_document',
    )
    expect(documents.length).toBeGreaterThan(2)
    for (const each of documents)
      for (const kind of ['model', 'docx', 'pdf'])
        if (each[kind] !== null) expect(sumOf(each[kind] as Buffer)).toBe(each[`${kind}_sha256`])
  }, 60_000)
})

/** Damages a back-up somewhere; answers what was done to it. */
async function damage(at: string): Promise<string> {
  const files = (await readdir(at)).toSorted()
  const file = oneOf(random, files)
  const path = join(at, file)
  const bytes = await readFile(path)
  const place = Math.floor(random() * bytes.length)
  const kind = oneOf(
    random,
    bytes.length === 0
      ? (['removed', 'added', 'renamed', 'longer'] as const)
      : (['flipped', 'shortened', 'removed', 'added', 'renamed', 'longer', 'exchanged', 'emptied'] as const),
  )
  switch (kind) {
    case 'flipped': {
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8))
      // The sum's own line end says nothing.
      if (file === 'manifest.sha256' && place >= 64) return damage(at)
      await writeFile(path, bytes)
      break
    }
    case 'shortened':
      if (file === 'manifest.sha256' && place >= 64) return damage(at)
      await writeFile(path, bytes.subarray(0, place))
      break
    case 'emptied':
      await writeFile(path, '')
      break
    case 'removed':
      await rm(path)
      break
    case 'added':
      await writeFile(join(at, 'another.copy'), '1\t2\n')
      break
    case 'renamed':
      await rename(path, `${path}.old`)
      break
    case 'longer':
      await writeFile(path, Buffer.concat([bytes, Buffer.from('x')]))
      break
    case 'exchanged': {
      const other = oneOf(
        random,
        files.filter((each) => each !== file),
      )
      const others = await readFile(join(at, other))
      if (others.equals(bytes)) return damage(at)
      await writeFile(join(at, other), bytes)
      await writeFile(path, others)
    }
  }
  return `${file} ${kind} at ${place}`
}

async function addContacts(many: number): Promise<number> {
  const leader = await town.as('schoolImprovementTeamLeader')
  for (let number = 0; number < many; number++) {
    const contact = {
      role: 'schoolLeader',
      name: `While ${randomUUID()}`,
      email: '',
      telephone: '',
      ...dateFields('from', [1, 9, 2024]),
    }
    await sendOnce(await leader.fill(`/schools/${town.schools.ash}/contacts/new`, contact))
  }
  return many
}

async function asked(connection: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const sumOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
