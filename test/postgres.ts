import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate, startEmbedded } from '../src/platform/database/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How to reach the server of this run, and the migrated database that tests copy. */
    postgres: { connection: pg.ClientConfig; template: string }
  }
}

/**
 * One PostgreSQL for the whole run: the server of DATABASE_URL where that is set, else a private one without fsync.
 * It holds one migrated template; every test file copies it (test/database.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.DATABASE_URL === undefined
  const folder = own ? await mkdtemp(join(tmpdir(), 'school-support-test-')) : undefined
  const server = folder
    ? await startEmbedded(folder, {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: '200',
      })
    : undefined
  const connection: pg.ClientConfig = server?.connection ?? addressOf(process.env.DATABASE_URL ?? '')
  const template = `school_support_template_${randomUUID().replaceAll('-', '')}`
  await query(connection, `create database ${template}`)
  await migrate({ ...connection, database: template }, 'migrations')
  project.provide('postgres', { connection, template })
  return async () => {
    await query(connection, `drop database if exists ${template} with (force)`)
    await server?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

async function query(connection: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(text)
  await client.end()
}

function addressOf(url: string): pg.ClientConfig {
  const parsed = new URL(url)
  return {
    host: parsed.searchParams.get('host') ?? parsed.hostname,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.pathname.slice(1),
  }
}
