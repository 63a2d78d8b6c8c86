import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from '../scripts/build.mjs'
import { startEmbedded } from '../src/platform/database/index.ts'
import { startServer, type ServerProcess } from './server-process.ts'

let folder: string
let connection: pg.ClientConfig
let server: ServerProcess

beforeAll(async () => {
  await build()
  folder = await mkdtemp(join(tmpdir(), 'school-support-kept-'))
  const first = await startEmbedded(folder, {}, 'visits')
  connection = first.connection
  await first.stop()
  server = await startServer(folder)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const env = () => ({ PATH: process.env.PATH ?? '', DATA_DIR: folder, DEMONSTRATION: 'no' })
const command = (...args: string[]) => promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { env: env() })
const status = async (): Promise<number> => (await fetch(`${server.origin}/sign-in`)).status

async function ask(text: string): Promise<Record<string, number> | undefined> {
  const client = new pg.Client({ ...connection, application_name: 'somebody who looks' })
  await client.connect()
  try {
    return (await client.query<Record<string, number>>(text)).rows[0]
  } finally {
    await client.end()
  }
}

it('a command beside a quiet service leaves its database running', async () => {
  // What a pool does after half a minute in which nobody asked.
  await ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'school-support'")
  await command('authority', 'list')
  await command('audit', 'verify')
  expect(await status()).toBe(200)
}, 60_000)

it('a service whose database is stopped asks to try again, brings it back and goes on', async () => {
  const postmaster = "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid"
  // Undefined while it starts or stops.
  const running = async () => (await ask(postmaster).catch(() => undefined))?.pid
  const before = (await running()) ?? 0
  process.kill(before, 'SIGINT')
  const statuses: number[] = []
  for (let now: number | undefined = before; statuses.at(-1) !== 200 || now === undefined || now === before; ) {
    if (statuses.length === 1000) throw new Error(`It did not come back: ${statuses.join(' ')}`)
    statuses.push(await status())
    await sleep(25)
    now = await running()
  }
  expect(statuses.filter((each) => each !== 200 && each !== 503)).toEqual([])
}, 60_000)
