import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { closeDatabase, openDatabase, type Database } from '../src/platform/database/index.ts'

export interface TestDatabase extends Database {
  /** The connection of the owner, who is not behind the wall: to prepare and to look, never in the code under test. */
  owner(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>
  readonly connection: pg.ClientConfig
  /** Closes and drops it: in `afterAll`. */
  drop(): Promise<void>
}

/** A fresh database of this run's schema, for one test file, which drops it in the end. */
export async function freshDatabase(size = 6): Promise<TestDatabase> {
  const { connection, template } = inject('postgres')
  const name = `school_support_test_${randomUUID().replaceAll('-', '')}`
  await asOwner(connection, `create database ${name} template ${template}`)
  const own = { ...connection, database: name }
  const database = openDatabase(own, size)
  const owner = new pg.Client(own)
  await owner.connect()
  return {
    ...database,
    connection: own,
    owner: (text, values) => owner.query(text, values as unknown[]),
    async drop() {
      await closeDatabase(database)
      await owner.end()
      await asOwner(connection, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asOwner(connection: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    // Copying waits until nobody else copies the same template at that moment.
    await client.query('select pg_advisory_lock(4077)')
    await client.query(text)
  } finally {
    await client.end()
  }
}
