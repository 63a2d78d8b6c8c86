import type pg from 'pg'

/**
 * How a statement goes wrong: it is refused before it reaches the database; the connection is cut; it and everything after
 * it fails; or it is carried out and the answer is lost.
 */
export type Fault = 'refused' | 'cut' | 'down' | 'answerLost'

export interface FaultyPool {
  /**
   * From now on statements are counted, and the one with this number goes wrong; or a commit before it that is not among
   * those `committed` before, so that no commit is left out when statements are.
   */
  arm(number: number, fault: Fault, committed: ReadonlySet<number>): void
  /** Nothing goes wrong any more. Answers the statement that did; undefined when there were fewer statements. */
  disarm(): Failed | undefined
}

interface Failed {
  readonly number: number
  readonly text: string
}

/** Puts itself between a pool and whoever asks it. Call it before the pool has been used. */
export function makeFaulty(pool: pg.Pool): FaultyPool {
  let armed: { readonly number: number; readonly fault: Fault; readonly committed: ReadonlySet<number> } | undefined
  let counted = 0
  let failed: Failed | undefined
  const faultOf = (statement: unknown): Fault | undefined => {
    const text = textOf(statement)
    if (!armed || text === 'rollback') return undefined
    counted++
    if (failed) return armed.fault === 'down' ? 'down' : undefined
    const isDue = counted === armed.number || (text === 'commit' && !armed.committed.has(counted))
    if (!isDue) return undefined
    failed = { number: counted, text }
    return armed.fault
  }
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      switch (faultOf(args[0])) {
        case 'refused':
        case 'down':
          return refuse(client, args[0])
        case 'cut':
          streamOf(client).destroy()
          return query(...args)
        case 'answerLost':
          return Promise.resolve(query(...args)).then(() => Promise.reject(new Error('planted: the answer was lost')))
        default:
          return query(...args)
      }
    }) as typeof client.query
  })
  return {
    arm(number, fault, committed) {
      armed = { number, fault, committed }
      counted = 0
      failed = undefined
    },
    disarm() {
      armed = undefined
      return failed
    },
  }
}

/** Rows that are copied are told of an error as `pg` tells it: not by a promise. */
function refuse(client: pg.PoolClient, statement: unknown): unknown {
  const error = new Error('planted: select * from secrets')
  const copying = statement as { handleError?: (error: Error, connection: unknown) => void; submit?: unknown }
  if (typeof copying.submit !== 'function') return Promise.reject(error)
  process.nextTick(() => copying.handleError?.(error, (client as unknown as { connection: unknown }).connection))
  return statement
}

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? 'copy')

/** The socket under a connection, which `pg` does not name in its types. */
const streamOf = (client: pg.PoolClient): { destroy(): void } =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream
