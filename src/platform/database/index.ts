export { sql } from 'kysely'
export { closeDatabase, openDatabase } from './connection.ts'
export { reachableFolder, startEmbedded, type EmbeddedServer, type EmbeddedUse } from './embedded.ts'
export { isDatabaseAway, isDuplicate, quotesValue } from './errors.ts'
export { migrate } from './migrations.ts'
export type { DayColumn, Instant, Json } from './tables.ts'
export {
  clientOf,
  publishedLibrary,
  withTx,
  type AuthorityId,
  type Database,
  type Scope,
  type Tx,
  type TxOptions,
} from './transaction.ts'
