import { createHash } from 'node:crypto'
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { Brand } from '../../kernel/index.ts'
import type { Tables } from './tables.ts'

export type AuthorityId = Brand<number, 'AuthorityId'>

/** The library of published data: read by every authority of the database, written by its operator alone. */
export const publishedLibrary = 0 as AuthorityId

/**
 * Whose rows a transaction may see. The database itself keeps the wall (row-level security);
 * `urn` narrows it further to one school, for people who act for that school.
 */
export interface Scope {
  readonly authority: AuthorityId
  readonly urn?: number | undefined
}

/** One open transaction. Everything that touches the database takes it as its first argument. */
export type Tx = Kysely<Tables>

/** The way to the database. Only `withTx` opens it. */
export interface Database {
  readonly pool: pg.Pool
}

export interface TxOptions {
  readonly readOnly?: boolean
  /** Milliseconds before a single statement is ended; 5,000 unless said. Imports ask for more. */
  readonly statementTimeout?: number
}

/**
 * Runs `work` in one transaction, inside the scope, as the database role that owns nothing.
 * Commits when it returns; rolls back when it throws and passes the error on.
 * A connection on which anything went wrong is thrown away.
 */
export async function withTx<T>(
  database: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: TxOptions = {},
): Promise<T> {
  const client = await database.pool.connect()
  // A connection lost between two statements is told as an event; the next statement throws. Without a listener the
  // event would end the process.
  const lost = (): void => undefined
  client.on('error', lost)
  try {
    await client.query(opening(scope, options))
    const result = await work(kyselyOn(client))
    await client.query('commit')
    client.off('error', lost)
    client.release()
    return result
  } catch (error) {
    // Rolling back first releases locks at once instead of when the server notices the closed connection.
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    throw error
  }
}

/** The connection under a transaction, for COPY alone. */
export function clientOf(tx: Tx): pg.PoolClient {
  const client = clients.get(tx)
  if (!client) throw new Error('This is not a transaction of withTx')
  return client
}

const clients = new WeakMap<Tx, pg.PoolClient>()

/** Begins and sets the scope in one round trip. Everything put into the text is a whole number. */
function opening(scope: Scope, { readOnly = false, statementTimeout = 5000 }: TxOptions): string {
  const authority = wholeNumber(scope.authority)
  const urn = scope.urn === undefined ? '' : String(wholeNumber(scope.urn))
  return [
    readOnly ? 'begin read only' : 'begin',
    'set local role school_support_app',
    `set local app.authority_id = '${authority}'`,
    `set local app.urn = '${urn}'`,
    `set local statement_timeout = ${wholeNumber(statementTimeout)}`,
  ].join(';')
}

function wholeNumber(value: number): number {
  if (!Number.isInteger(value)) throw new Error(`Not a whole number: ${String(value)}`)
  return value
}

function kyselyOn(client: pg.PoolClient): Tx {
  const tx: Tx = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOn(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  clients.set(tx, client)
  return tx
}

function driverOn(client: pg.PoolClient): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const result = await client.query({
        name: statementName(query.sql),
        text: query.sql,
        values: [...query.parameters],
      })
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery: () => {
      throw new Error('Rows are read in pages or copied; they are not streamed')
    },
  }
  const refuse = async (): Promise<void> => {
    throw new Error('Use the transaction you were handed: it is opened and closed by withTx alone')
  }
  const nothing = async (): Promise<void> => undefined
  return {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    destroy: nothing,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
  }
}

/** Prepared once on each connection: statements that were seen before skip parsing and planning. */
function statementName(sql: string): string {
  let name = statementNames.get(sql)
  if (!name) {
    // Lists of varying length make new texts without end: past this many, names start anew.
    if (statementNames.size > 2000) statementNames.clear()
    name = createHash('sha1').update(sql).digest('base64')
    statementNames.set(sql, name)
  }
  return name
}

const statementNames = new Map<string, string>()
