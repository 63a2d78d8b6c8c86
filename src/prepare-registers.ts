import { setTimeout as sleep } from 'node:timers/promises'
import { dayInEngland } from './kernel/index.ts'
import { listAuthorities, wasUsedSince } from './people/index.ts'
import { publishedLibrary, withTx } from './platform/database/index.ts'
import type { Service } from './platform/http/index.ts'
import { loadRegister, type Register } from './support-levels/index.ts'

/**
 * Works out the register as at today of every authority whose people were at work this week, so that whoever opens one
 * first after a start does not wait while all criteria of all schools are answered from every published file. Rests
 * between two as long as one took: requests come first. Answers the registers, in the order of the authorities.
 */
export async function prepareRegisters({
  database,
  clock,
}: Pick<Service, 'database' | 'clock'>): Promise<readonly Register[]> {
  const on = dayInEngland(clock.now())
  const since = new Date(clock.now().getTime() - week)
  const all = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  const registers: Register[] = []
  for (const { id: authority, laCode } of all) {
    const began = performance.now()
    const register = await withTx(
      database,
      { authority },
      async (tx) =>
        (await wasUsedSince(tx, authority, since)) ? loadRegister(tx, { authority, laCode }, { on }) : undefined,
      unhurried,
    )
    if (!register) continue
    registers.push(register)
    await sleep(performance.now() - began)
  }
  return registers
}

const week = 7 * 86_400_000

/** Nobody waits for it: right after a start the database reads from the disk. */
const unhurried = { readOnly: true, statementTimeout: 60_000 }
