import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { commandLine } from '../../src/cli-program.ts'

/** What the secret of the test service is: its audit is verified with it. */
const secret = 'a secret for tests alone, 32 characters'

export interface Ran {
  readonly code: number
  readonly said: string
}

/** Runs a command of the command line on a database. */
export async function operate(args: readonly string[], connection: pg.ClientConfig, folder: string): Promise<Ran> {
  let said = ''
  const hear = (text: string): void => {
    said += text
  }
  const environment = { DATABASE_URL: addressOf(connection), DATA_DIR: folder, SECRET_KEY: secret }
  const terminal = { out: hear, err: hear, watched: false, columns: 80 }
  const code = await commandLine(args, environment, terminal, () => new Date('2026-03-04T12:00:00Z'))
  return { code, said }
}

/** A database with nothing in it, not even a schema. */
export async function emptyDatabase(owner: (sql: string) => Promise<unknown>): Promise<pg.ClientConfig> {
  const name = `school_support_test_${randomUUID().replaceAll('-', '')}`
  await owner(`create database ${name}`)
  return { ...inject('postgres').connection, database: name }
}

function addressOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password ?? ''))}`
  return `postgres://${who}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}
