import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** The number of the lock that everyone who uses the private PostgreSQL shares. */
const holdLock = 7_203_544

/** One user's hold on the private PostgreSQL: while anyone has one, nobody stops it. */
export interface Hold {
  release(): Promise<void>
}

/**
 * Takes a hold for as long as this process lives. It is a connection of its own, beside the pool, because a pool lets its
 * connections go when nobody asks for a while: a quiet service would look like none.
 *
 * @param revive brings the database back when the hold is lost, and is tried until it does; without it a lost hold stays lost.
 * @throws what the driver says when the database does not answer, or is just being stopped.
 */
export async function holdDatabase(connection: pg.ClientConfig, revive?: () => Promise<void>): Promise<Hold> {
  let released = false
  let taking = Promise.resolve()
  const lost = (): void => {
    if (revive && !released) taking = takeAgain(revive)
  }
  const takeAgain = async (bringBack: () => Promise<void>): Promise<void> => {
    if (released) return
    try {
      await bringBack()
      client = await takeHold(connection, lost)
    } catch {
      await sleep(500)
      await takeAgain(bringBack)
    }
  }
  let client = await takeHold(connection, lost)
  return {
    async release() {
      released = true
      await taking
      client.ref()
      await client.end().catch(() => undefined)
    },
  }
}

/** The driver's types leave out how a connection stops, and starts again, keeping the process from ending. */
type HoldingClient = pg.Client & { ref(): void; unref(): void }

async function takeHold(connection: pg.ClientConfig, lost: () => void): Promise<HoldingClient> {
  const name = 'school-support hold'
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 3000,
    application_name: name,
  }) as HoldingClient
  // Without a listener a lost connection would end the process; 'end' follows every loss and tells of it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [holdLock])
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  client.once('end', lost)
  // A hold alone does not keep a process from ending.
  client.unref()
  return client
}

/**
 * Does something to the database while nobody can take a hold on it; answers false, and does nothing, when somebody has one
 * or is connected in any other way. Connections that are just closing are given a moment.
 */
export async function whileNobodyHolds(connection: pg.ClientConfig, work: () => Promise<unknown>): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3000, application_name: leaving })
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (let attempt = 0; attempt < 6; attempt++) {
      if (await isAlone(client)) {
        await work()
        return true
      }
      await sleep(50)
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The name of a connection that only looks whether it is the last: of several that leave at once, the lock lets one through. */
const leaving = 'school-support leaving'

/** Whether no other client is connected; the lock that it then has keeps others from taking a hold. */
async function isAlone(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ others: boolean }>(
    "select exists (select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1) as others",
    [leaving],
  )
  if (rows[0]?.others !== false) return false
  const lock = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [holdLock])
  return lock.rows[0]?.taken === true
}
