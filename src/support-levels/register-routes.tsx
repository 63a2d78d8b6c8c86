import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { route } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { page, unacceptable } from '../platform/http/index.ts'
import { listRoutes, type List } from '../platform/lists/index.ts'
import { listSchools } from '../schools/index.ts'
import { dateTyped } from '../visits/index.ts'
import type { Reading } from './figures.ts'
import { movements } from './movements.ts'
import { MovementsPage } from './movements-page.tsx'
import { registerList } from './register-page.tsx'
import {
  asAtOf,
  asksForDays,
  knownAt,
  findSpan,
  isNow,
  keepOf,
  readAsAt,
  readFromTo,
  type AsAt,
} from './register-as-at.ts'
import { NoSuchRegisterPage, RegisterPage } from './register-pages.tsx'
import { groupByUrn, loadRegister, type ListedSchool } from './register-rows.ts'
import { listLevelEntries } from './register-store.ts'
import { waitingFor } from './waiting.ts'
import { OfficersPart } from './waiting-part.tsx'

/** The register of every school: today, at any day, as known at any day, and movements. */
export const registerRoutes = [
  ...listRoutes(route, {
    url: '/register',
    permission: 'read schools',
    async load(asked) {
      const { actor, query, today } = asked
      return asked.read((tx) => loadRegisterList(tx, actor, asAtOf(query, today)))
    },
    page(shown, { actor, query, today }, rows) {
      const asAt = asAtOf(query, today)
      const waiting = isNow(asAt) ? waitingFor(rows, actor, today) : undefined
      const more = shown.frame.beside
      const part = waiting && <OfficersPart waiting={waiting} personId={actor.personId} more={more} />
      return <RegisterPage shown={shown} asAt={asAt} waiting={part} />
    },
    async refused({ actor, query, today, frame, read }) {
      if (!asksForDays(query)) return undefined
      const form = readAsAt(query, await read((tx) => findSpan(tx, actor.authority, today)))
      return form.ok ? undefined : <NoSuchRegisterPage frame={frame} form={form} query={query} />
    },
  }),
  route({
    method: 'GET',
    url: '/register/movements',
    permission: 'read schools',
    audit: 'none',
    query: z.record(z.string().max(30), z.string().max(30)),
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, query, frame, today } = asked
        const form = readFromTo(query, await findSpan(tx, actor.authority, today))
        if (!form.ok) return unacceptable(<MovementsPage frame={frame} form={form} />)
        const { from, to } = form.value
        const edition = await editionInForce(tx, actor.authority, today)
        const schools = await listSchools(tx, actor.authority)
        const entries = groupByUrn(await listLevelEntries(tx, actor.authority))
        const moved = movements(
          schools.map((school) => ({ ...school, entries: entries.get(school.urn) ?? [] })),
          from,
          to,
        )
        const named = new Map(schools.map((school) => [school.urn, school]))
        const shown = { edition, from, to, movements: moved, schools: named }
        const asShown = blankForm({ ...dateTyped('from', from), ...dateTyped('to', to) })
        return page(<MovementsPage frame={frame} form={asShown} shown={shown} />)
      }),
  }),
]

/** The register as a list, as at a day and as known at the end of one: the same for the page, its files and the command line. */
export async function loadRegisterList(
  tx: Tx,
  of: Reading,
  asAt: AsAt,
): Promise<{ readonly list: List<ListedSchool>; readonly rows: readonly ListedSchool[] }> {
  const { rows, edition } = await loadRegister(tx, of, { on: asAt.on, knownAt: knownAt(asAt) })
  return { list: registerList(rows, edition, of.laCode, keepOf(asAt)), rows }
}
