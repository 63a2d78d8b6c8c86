import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marksOf, tablesOf } from './digest.ts'
import { dateFields, sendOnce, startTown, type Town } from './town.ts'

/** Of the operating system; nothing that is installed. */
const tools = { mount: 'mount', unmount: 'umount' } as const

/** A disk of a few megabytes, which only root may make; undefined where it cannot be made. */
function smallDisk(): string | undefined {
  const at = mkdtempSync(join(tmpdir(), 'school-support-small-'))
  try {
    execFileSync(tools.mount, ['-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', at], { stdio: 'ignore' })
    return at
  } catch {
    rmSync(at, { recursive: true, force: true })
    return undefined
  }
}

const disk = process.env.DATABASE_URL === undefined ? smallDisk() : undefined
const file = (rows: number) => ({
  name: '2012_england_abs.csv',
  bytes: Buffer.from(
    `LA,ESTAB,URN,PERCTOT,PPERSABS15\n${Array.from({ length: rows }, (_, row) => `999,${2000 + (row % 7000)},${100_001 + row},5.1,3.0`).join('\n')}\nNAT,PRI,,4.4,3.4\n`,
  ),
})

let town: Town
let tables: readonly string[]

beforeAll(async () => {
  town = await startTown()
  tables = await tablesOf(town.app.database)
})
afterAll(async () => {
  await town.app.close()
  if (disk === undefined) return
  await dropTablespace()
  execFileSync(tools.unmount, [disk])
  rmSync(disk, { recursive: true, force: true })
})

describe.skipIf(disk === undefined)(
  'a full disk (skipped where a small one cannot be mounted: that takes root, and a database of this machine)',
  () => {
    it('under what is received: the file is refused in a sentence, and nothing of it stays', async () => {
      const officer = await town.as('dataOfficer')
      await officer.credentials()
      const before = await marksOf(town.app.database, tables)
      const received = town.app.service.folder
      Object.assign(town.app.service, { folder: disk })
      const told = await officer.upload('/evidence/import', { name: 'big.csv', bytes: Buffer.alloc(6_000_000, 'x') })
      Object.assign(town.app.service, { folder: received })
      expect(told.status).toBe(422)
      expect(told.text).toContain('There is no room left to receive the file')
      expect(readdirSync(join(disk ?? '', 'received'))).toEqual([])
      expect(await marksOf(town.app.database, tables)).toEqual(before)
    })

    it('under the database: an import and a document are refused in a sentence, nothing is half kept, and both succeed once there is room', async () => {
      await moveToSmallDisk('observation', 'issued_document')
      const officer = await town.as('dataOfficer')
      const adviser = await town.as('schoolImprovementAdviser')
      await officer.credentials()
      const note = await finishedNote()
      fillUp()
      const before = await marksOf(town.app.database, tables)
      const imported = await officer.upload('/evidence/import', file(20_000))
      expect(imported.status).toBe(507)
      expect(imported.document.querySelector('main')?.textContent).toContain('There is no room left on the disk')
      const issuing = await adviser.fill(`${note}/check`, {}, 'Issue')
      const refused = await issuing.send()
      expect(refused.status).toBe(507)
      expect(refused.document.querySelector('main')?.textContent).toContain('There is no room left on the disk')
      expect(await marksOf(town.app.database, tables)).toEqual(before)
      rmSync(join(disk ?? '', 'filler'))
      expect((await issuing.send()).status).toBe(303)
      expect((await officer.upload('/evidence/import', file(200))).status).toBe(303)
    }, 60_000)
  },
)

describe('a connection lost in the middle of an upload', () => {
  it('leaves nothing behind, and the next is answered', async () => {
    const address = new URL(await town.app.listen())
    const { cookie, token } = await (await town.as('dataOfficer')).credentials()
    const before = await marksOf(town.app.database, tables)
    const head = `POST /evidence/import HTTP/1.1\r\nhost: ${address.host}\r\ncookie: ${cookie}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 3000000\r\n\r\n`
    const body = `--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="2012_abs.csv"\r\n\r\n${'999,2001,100001,5.1,3.0\n'.repeat(40_000)}`
    await Promise.all(
      Array.from({ length: 5 }, async (_, number) => {
        const socket = connect(Number(address.port), address.hostname)
        socket.on('error', () => undefined)
        socket.write(head + body.slice(0, 300 + number * 200_000))
        await sleep(100)
        socket.destroy()
      }),
    )
    const received = join(town.app.service.folder, 'received')
    for (let waited = 0; readdirSync(received).length > 0 && waited < 100; waited++) await sleep(20)
    expect(readdirSync(received)).toEqual([])
    expect(await marksOf(town.app.database, tables)).toEqual(before)
    expect((await fetch(`${address.origin}/sign-in`)).status).toBe(200)
  })
})

/** A note that lacks nothing but to be issued. */
async function finishedNote(): Promise<string> {
  const adviser = await town.as('schoolImprovementAdviser')
  const begun = await adviser.submit(`/schools/${town.schools.oak}/records`, {}, 'Begin a note of visit')
  const note = (begun.location ?? '').replace(/\/edit$/, '')
  const filled = {
    ...dateFields('visitedOn', [2, 3, 2026]),
    purpose: 'Review',
    present: 'Head',
    heading1: 'A',
    words1: 'B',
    circulation: 'Head',
  }
  await sendOnce(await adviser.fill(`${note}/edit`, filled, 'Save and check your answers'))
  return note
}

async function moveToSmallDisk(...names: readonly string[]): Promise<void> {
  const at = join(disk ?? '', 'space')
  mkdirSync(at)
  // As root the database runs as a user of its own.
  if (process.getuid?.() === 0) chownSync(at, 65_534, 65_534)
  chmodSync(at, 0o700)
  await town.app.database.owner(`create tablespace small_disk location '${at}'`)
  for (const name of names) {
    await town.app.database.owner(`alter table ${name} set tablespace small_disk`)
    await town.app.database.owner(`alter index ${name}_pkey set tablespace small_disk`)
  }
}

/** Leaves no room at all. */
function fillUp(): void {
  try {
    writeFileSync(join(disk ?? '', 'filler'), Buffer.alloc(8_000_000))
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}

/** The space is of the server, not of the database that is gone by now. */
async function dropTablespace(): Promise<void> {
  const pg = await import('pg')
  const client = new pg.default.Client({ ...town.app.database.connection, database: 'postgres' })
  await client.connect()
  await client.query('drop tablespace if exists small_disk')
  await client.end()
}
