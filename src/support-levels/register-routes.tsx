import type { Day } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { listRoutes, onceFor, type List } from '../platform/lists/index.ts'
import type { WaitingItem } from '../platform/views/index.ts'
import type { Reading } from './figures.ts'
import { registerList } from './register-page.tsx'
import { asAtOf, asksForDays, knownAt, findSpan, isNow, keepOf, readAsAt, type AsAt } from './register-as-at.ts'
import { NoSuchRegisterPage, RegisterPage } from './register-pages.tsx'
import { loadRegister, type ListedSchool } from './register-rows.ts'
import { waitingFor } from './waiting.ts'
import { OfficersPart } from './waiting-part.tsx'

/** What waits for an officer today. */
export type ListWaiting = (tx: Tx, actor: Actor, today: Day) => Promise<readonly WaitingItem[]>

/** The register of every school: today, at any day, as known at any day. */
export const registerRoutes = (listMore: ListWaiting) => [
  ...listRoutes(route, {
    url: '/register',
    permission: 'read schools',
    async load(asked) {
      const { actor, query, today } = asked
      const asAt = asAtOf(query, today)
      return asked.read(async (tx) => {
        const found = await loadRegisterList(tx, actor, asAt)
        const known = moreOf(found.rows)
        if (isNow(asAt) && !known.has(actor.appointmentId))
          known.set(actor.appointmentId, await listMore(tx, actor, today))
        return found
      })
    },
    page(shown, { actor, query, today }, rows) {
      const asAt = asAtOf(query, today)
      const waiting = isNow(asAt) ? waitingFor(rows, actor, today) : undefined
      const more = moreOf(rows).get(actor.appointmentId) ?? []
      const part = waiting && <OfficersPart waiting={waiting} personId={actor.personId} more={more} />
      return <RegisterPage shown={shown} asAt={asAt} waiting={part} />
    },
    async refused({ actor, query, today, frame, read }) {
      if (!asksForDays(query)) return undefined
      const form = readAsAt(query, await read((tx) => findSpan(tx, actor.authority, today)))
      return form.ok ? undefined : <NoSuchRegisterPage frame={frame} form={form} query={query} />
    },
  }),
]

/**
 * What slices above know to wait for each officer, by appointment, as long as the register is the same: it is made again
 * when anything was done, or on another day.
 */
const moreOf = onceFor((_rows: readonly ListedSchool[]) => new Map<string, readonly WaitingItem[]>())

/** The register as a list, as at a day and as known at the end of one: the same for the page, its files and the command line. */
export async function loadRegisterList(
  tx: Tx,
  of: Reading,
  asAt: AsAt,
): Promise<{ readonly list: List<ListedSchool>; readonly rows: readonly ListedSchool[] }> {
  const { rows, edition } = await loadRegister(tx, of, { on: asAt.on, knownAt: knownAt(asAt) })
  return { list: registerList(rows, edition, of.laCode, keepOf(asAt)), rows }
}
