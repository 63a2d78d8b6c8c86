import { createHash } from 'node:crypto'
import type { Secrets } from './platform/secrets/index.ts'

/** What a back-up consists of. Written last: a folder without it is no back-up. */
export interface Manifest {
  readonly format: 1
  readonly madeAt: string
  /** The migrations of the database, in order: the schema the tables fit. */
  readonly schema: readonly { readonly name: string; readonly sha256: string }[]
  /** Tells the secret key without giving it away: the audit can be verified with that key alone. */
  readonly secretKey: string
  readonly tables: readonly BackedUpTable[]
}

export interface BackedUpTable {
  readonly name: string
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** A secret key's mark, which leads back to nothing. */
export const fingerprintOf = ({ audit }: Secrets): string =>
  createHash('sha256').update('fingerprint of the key').update(audit).digest('hex').slice(0, 16)

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A name as SQL writes it when it may hold anything. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
