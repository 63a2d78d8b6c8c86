import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { migrate, startEmbedded } from './index.ts'

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'school-support-embedded-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function ask(connection: pg.ClientConfig, text: string): Promise<unknown> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text)).rows[0]
  } finally {
    await client.end()
  }
}

/** How many start at once; 50 in a soak. */
const starts = Number(process.env.STARTS ?? 6)

describe('the private PostgreSQL', () => {
  it(
    'is one database, however many start it at once',
    () =>
      inFolder(async (folder) => {
        const started = await Promise.all(Array.from({ length: starts }, () => startEmbedded(folder, { fsync: 'off' })))
        const systems = await Promise.all(
          started.map(({ connection }) =>
            ask(connection, 'select system_identifier::text as id from pg_control_system()'),
          ),
        )
        expect(new Set(systems.map((row) => JSON.stringify(row))).size).toBe(1)
        await Promise.all(started.map((each) => each.stop()))
        await expect(ask(started[0]!.connection, 'select 1')).rejects.toThrow()
      }),
    600_000,
  )

  it('is found again by the next start after its server was killed, with everything kept', () =>
    inFolder(async (folder) => {
      const first = await startEmbedded(folder)
      await ask(first.connection, 'create table kept as select 42 as n')
      const second = await startEmbedded(folder)
      expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 42 })
      const { pid } = (await ask(
        second.connection,
        "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid",
      )) as { pid: number }
      process.kill(pid, 'SIGKILL')
      const third = await startEmbedded(folder)
      expect(await ask(third.connection, 'select n from kept')).toEqual({ n: 42 })
      for (const each of [first, second, third]) await each.stop()
    }))

  it('is not stopped by a command that found it running, however quiet the service is', () =>
    inFolder(async (folder) => {
      const service = await startEmbedded(folder, { fsync: 'off' })
      const command = await startEmbedded(folder, {}, 'visits')
      await command.stop()
      expect(await ask(service.connection, 'select 42 as n')).toEqual({ n: 42 })
      await service.stop()
      await expect(ask(service.connection, 'select 1')).rejects.toThrow()
    }))

  it('is stopped by the command that started it alone, but not while a service has come since', () =>
    inFolder(async (folder) => {
      const alone = await startEmbedded(folder, { fsync: 'off' }, 'visits')
      await alone.stop()
      await expect(ask(alone.connection, 'select 1')).rejects.toThrow()
      const command = await startEmbedded(folder, { fsync: 'off' }, 'visits')
      const service = await startEmbedded(folder)
      await command.stop()
      expect(await ask(service.connection, 'select 42 as n')).toEqual({ n: 42 })
      await service.stop()
    }))

  it('is brought back by the service that keeps it, and held again when the hold was cut', () =>
    inFolder(async (folder) => {
      const service = await startEmbedded(folder, { fsync: 'off' })
      const holds = "select count(*)::int as n from pg_stat_activity where application_name = 'school-support hold'"
      const isHeld = () => expect.poll(() => ask(service.connection, holds).catch(String), { timeout: 20_000 })
      await ask(service.connection, holds.replace('count(*)::int as n', 'pg_terminate_backend(pid)'))
      await isHeld().toEqual({ n: 1 })
      const postmaster = "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid"
      process.kill(((await ask(service.connection, postmaster)) as { pid: number }).pid, 'SIGINT')
      await expect.poll(() => ask(service.connection, 'select 1').catch(() => 'gone')).toBe('gone')
      await isHeld().toEqual({ n: 1 })
      await service.stop()
    }))

  it('refuses a schema that a newer release made, and a migration changed after it was applied', () =>
    inFolder(async (folder) => {
      const server = await startEmbedded(folder, { fsync: 'off' })
      expect((await migrate(server.connection, 'migrations')).length).toBeGreaterThan(0)
      expect(await migrate(server.connection, 'migrations')).toEqual([])
      await ask(server.connection, "update schema_migration set sha256 = 'x' where name = '0002_people.sql'")
      await expect(migrate(server.connection, 'migrations')).rejects.toThrow('0002_people.sql was changed')
      await ask(server.connection, "insert into schema_migration values ('9999_later.sql', 'x')")
      await expect(migrate(server.connection, 'migrations')).rejects.toThrow('made by a newer release')
      await server.stop()
    }))
})
