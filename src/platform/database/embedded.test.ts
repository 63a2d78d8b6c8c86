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
        await started[0]?.stop()
      }),
    600_000,
  )

  it('is found again by the next start after its server was killed, with everything kept', () =>
    inFolder(async (folder) => {
      const first = await startEmbedded(folder)
      await ask(first.connection, 'create table kept as select 42 as n')
      // The first server is gone without stopping its database: nothing of it is told here.
      const second = await startEmbedded(folder)
      expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 42 })
      const { pid } = (await ask(
        second.connection,
        "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid",
      )) as { pid: number }
      process.kill(pid, 'SIGKILL')
      const third = await startEmbedded(folder)
      expect(await ask(third.connection, 'select n from kept')).toEqual({ n: 42 })
      await third.stop()
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
