import { dayInEngland } from './kernel/index.ts'
import { listAuthorities } from './people/index.ts'
import { publishedLibrary, withTx } from './platform/database/index.ts'
import type { Service } from './platform/http/index.ts'
import { loadRegister } from './support-levels/index.ts'

/**
 * Works out the register of every authority as at today, so that whoever opens one first after a start does not wait while
 * all criteria of all schools are answered from every published file. Answers the registers, one after the other.
 */
export async function prepareRegisters({ database, clock }: Pick<Service, 'database' | 'clock'>) {
  const on = dayInEngland(clock.now())
  const all = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  const registers: Awaited<ReturnType<typeof loadRegister>>[] = []
  for (const { id: authority, laCode } of all) {
    const load = withTx(database, { authority }, (tx) => loadRegister(tx, { authority, laCode }, { on }), unhurried)
    registers.push(await load)
  }
  return registers
}

/** Nobody waits for it: right after a start the database reads from the disk. */
const unhurried = { readOnly: true, statementTimeout: 60_000 }
