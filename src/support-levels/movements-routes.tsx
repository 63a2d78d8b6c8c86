import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { route } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { page, unacceptable } from '../platform/http/index.ts'
import { exportFormats, exportTable } from '../platform/lists/index.ts'
import { listSchools } from '../schools/index.ts'
import { dateTyped } from '../visits/index.ts'
import type { AskedOf } from './asked.ts'
import { movements } from './movements.ts'
import { MovementsPage, movementsTable, type MovementsBetween } from './movements-page.tsx'
import { findSpan, readFromTo } from './register-as-at.ts'
import { groupByUrn } from './register-rows.ts'
import { listLevelEntries } from './register-store.ts'

const days = z.record(z.string().max(30), z.string().max(30))

/** How schools moved between levels from one day to another: the page, and every school as a file (7.3, 7.10). */
export const movementsRoutes = [
  route({
    method: 'GET',
    url: '/register/movements',
    permission: 'read schools',
    audit: 'none',
    query: days,
    act: (asked) =>
      asked.read(async (tx) => {
        const { frame } = asked
        const form = await readDays(tx, asked)
        if (!form.ok) return unacceptable(<MovementsPage frame={frame} form={form} />)
        const { from, to } = form.value
        const asShown = blankForm({ ...dateTyped('from', from), ...dateTyped('to', to) })
        const shown = await loadMovements(tx, asked, form.value)
        return page(<MovementsPage frame={frame} form={asShown} shown={shown} />)
      }),
  }),
  route({
    method: 'GET',
    url: '/register/movements/export/:format',
    permission: 'read schools',
    audit: 'sensitive',
    params: z.object({ format: z.enum(exportFormats) }),
    query: days,
    act: (asked) =>
      asked.read(async (tx) => {
        const form = await readDays(tx, asked)
        if (!form.ok) return unacceptable(<MovementsPage frame={asked.frame} form={form} />)
        const shown = await loadMovements(tx, asked, form.value)
        return exportTable(movementsTable(shown), asked.params.format, asked.today)
      }),
  }),
]

type Asking = Pick<AskedOf<unknown>, 'actor' | 'today'>

const readDays = async (tx: Tx, { actor, query, today }: Asking & { readonly query: z.output<typeof days> }) =>
  readFromTo(query, await findSpan(tx, actor.authority, today))

async function loadMovements(
  tx: Tx,
  { actor, today }: Asking,
  { from, to }: Pick<MovementsBetween, 'from' | 'to'>,
): Promise<MovementsBetween> {
  const edition = await editionInForce(tx, actor.authority, today)
  const schools = await listSchools(tx, actor.authority)
  const entries = groupByUrn(await listLevelEntries(tx, actor.authority))
  const moved = movements(
    schools.map((school) => ({ ...school, entries: entries.get(school.urn) ?? [] })),
    from,
    to,
  )
  return { edition, from, to, movements: moved, schools: new Map(schools.map((school) => [school.urn, school])) }
}
