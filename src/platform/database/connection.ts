import pg from 'pg'
import type { Database } from './transaction.ts'

const dateType = 1082
const wholeNumberType = 20
const decimalType = 1700

pg.types.setTypeParser(dateType, (text) => text)
pg.types.setTypeParser(wholeNumberType, Number)
pg.types.setTypeParser(decimalType, Number)

/** Opens the pool. `size` connections at most; a caller waits 10 seconds for a free one, then is told. */
export function openDatabase(connection: pg.ClientConfig, size = 16): Database {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'school-support',
  })
  // An idle connection that the server closes must not end the process; the next request opens another.
  pool.on('error', () => undefined)
  return { pool }
}

export const closeDatabase = (database: Database): Promise<void> => database.pool.end()
