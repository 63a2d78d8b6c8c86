import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from '../scripts/build.mjs'
import { day } from '../src/kernel/index.ts'
import { recordNewcomer, recordPassword } from '../src/people/index.ts'
import { hashPassword } from '../src/people/password.ts'
import {
  closeDatabase,
  migrate,
  openDatabase,
  startEmbedded,
  withTx,
  type AuthorityId,
  type EmbeddedServer,
} from '../src/platform/database/index.ts'
import { testPassword } from './app.ts'
import { sizeOf } from './faults/sizes.ts'
import { startServer, type ServerProcess } from './server-process.ts'

const kills = Number(process.env.KILLS ?? sizeOf(25, 500))
/** How many saves each server acknowledges before it is killed, at the least: 100,000 in a soak of 500 kills. */
const savesBefore = Number(process.env.SAVES ?? sizeOf(1, 200))
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const authority = 999 as AuthorityId

let folder: string
let embedded: EmbeddedServer

beforeAll(async () => {
  console.log(`SEED=${seed}`)
  await build()
  folder = await mkdtemp(join(tmpdir(), 'school-support-kill-'))
  embedded = await startEmbedded(folder)
  await migrate(embedded.connection, 'migrations')
  await prepare()
})
afterAll(async () => {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
})

async function prepare(): Promise<void> {
  await ask("insert into authority (authority_id, la_code, name) values (999, 999, 'Ambleford Council')")
  const database = openDatabase(embedded.connection, 1)
  await withTx(database, { authority }, async (tx) => {
    const newcomer = {
      name: 'The administrator',
      email: 'administrator@ambleford.example',
      role: 'administrator',
      from: day('2020-09-01'),
    } as const
    const { person } = await recordNewcomer(tx, authority, newcomer)
    await recordPassword(tx, authority, person.id, await hashPassword(testPassword), new Date())
  })
  await closeDatabase(database)
}

/** What the server told each writer was saved: the oracle. */
interface Told {
  readonly saved: string[]
  readonly sent: string[]
}

it('loses nothing that it said was saved, and leaves nothing half-written, however often it is killed', async () => {
  const told: Told = { saved: [], sent: [] }
  const random = chance(seed)
  const officer = await signInOnce()
  let slowest = 0
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServer(folder)
    slowest = Math.max(slowest, server.ready)
    const saved = told.saved.length
    const writers = Array.from({ length: 4 }, () => write(server, officer, told))
    // Killed while it writes, wherever it then is: not before the saves that it is to acknowledge.
    for (let waited = 0; told.saved.length < saved + savesBefore && waited < 3000; waited++) await sleep(20)
    await sleep(random() * 200)
    await server.kill()
    await Promise.all(writers)
  }
  console.log(
    `${kills} kills, ${told.saved.length} saves acknowledged, ready again in ${Math.round(slowest)} ms at most`,
  )
  expect(told.saved.length).toBeGreaterThanOrEqual(kills * savesBefore)
  const kept = await ask<{ email: string; appointments: number; audits: number }>(`
    select p.email, (select count(*)::int from appointment a where a.person_id = p.person_id) as appointments,
      (select count(*)::int from audit_entry e where e.subject = 'person ' || p.person_id::text and e.action = 'add person') as audits
    from person p where p.email like 'kill-%'`)
  const emails = kept.map((row) => row.email)
  expect(told.saved.filter((email) => !emails.includes(email))).toEqual([])
  expect(kept.filter((row) => row.appointments !== 1 || row.audits !== 1)).toEqual([])
  expect(emails.filter((email) => !told.sent.includes(email))).toEqual([])
}, 36_000_000)

interface Officer {
  readonly cookie: string
  readonly token: string
}

/** The session outlives the servers: it is kept in the database. */
async function signInOnce(): Promise<Officer> {
  const server = await startServer(folder)
  try {
    return await signIn(server.origin)
  } finally {
    await server.kill()
  }
}

/** Adds people until the server is gone. */
async function write({ origin }: ServerProcess, { cookie, token }: Officer, told: Told): Promise<void> {
  try {
    for (;;) {
      const email = `kill-${randomUUID()}@ambleford.example`
      told.sent.push(email)
      const fields = {
        _csrf: token,
        _once: randomUUID(),
        name: 'Somebody',
        email,
        role: 'auditor',
        urn: '',
        checked: 'yes',
      }
      const dates = {
        'from-day': '1',
        'from-month': '9',
        'from-year': '2020',
        'to-day': '',
        'to-month': '',
        'to-year': '',
      }
      const answer = await send(`${origin}/people/add`, { ...fields, ...dates }, cookie)
      if (answer.status === 303) told.saved.push(email)
      else throw new Error(`Answered ${answer.status}: ${await answer.text()}`)
    }
  } catch (error) {
    // The connection ends with the server; anything else is a fault.
    if (
      !(error instanceof TypeError) &&
      !String(error).includes('fetch failed') &&
      !String(error).includes('terminated')
    )
      throw error
  }
}

async function signIn(origin: string): Promise<Officer> {
  const opened = await fetch(`${origin}/sign-in`)
  const visitor = cookieOf(opened)
  const token = tokenIn(await opened.text())
  const answer = await send(
    `${origin}/sign-in`,
    { _csrf: token, authority: '999', email: 'administrator@ambleford.example', password: testPassword, next: '/' },
    visitor,
  )
  const cookie = cookieOf(answer)
  return { cookie, token: tokenIn(await (await fetch(`${origin}/people/add`, { headers: { cookie } })).text()) }
}

const send = (url: string, fields: Record<string, string>, cookie: string): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(fields) })
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
const tokenIn = (html: string): string => /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''

async function ask<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client(embedded.connection)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Numbers from 0 to 1 that a seed repeats. */
function chance(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
