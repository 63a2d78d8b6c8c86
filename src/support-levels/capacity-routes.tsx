import { z } from 'zod'
import { editionInForce, listEditionsOverTime } from '../editions/index.ts'
import { route } from '../people/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { notFound, page, unacceptable } from '../platform/http/index.ts'
import { dayBoxes } from '../schools/index.ts'
import { loadAround } from './around.tsx'
import { ofSchool } from './asked.ts'
import { capacityOn, capacityPeriods, knownBy } from './capacity-on.ts'
import { CapacityPage } from './capacity-page.tsx'
import { listHeldBy } from './held-by.ts'
import { knownAt, readCapacityDays } from './register-as-at.ts'

/** A school's capacity to support others, as at a day (5.3). */
export const capacityRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/capacity',
    permission: 'read school',
    audit: 'none',
    params: ofSchool,
    query: z.record(z.string().max(30), z.string().max(1600)),
    act: ({ read, actor, params, query, frame, today, notice }) =>
      read(async (tx) => {
        const around = await loadAround(tx, actor, params.urn, today)
        if (!around) return notFound()
        const days = readCapacityDays(query, today)
        const asked = days.ok ? days.value : {}
        const asAt = { on: asked.on ?? today, knownOn: asked.known ?? null, today }
        const { school, entries } = around
        const edition = await editionInForce(tx, actor.authority, asAt.on)
        const held = { entries, ...(await listHeldBy(tx, actor.authority, school.urn)) }
        const known = knownAt(asAt)
        const evidence = known === undefined ? held : knownBy(held, known)
        const editions = await listEditionsOverTime(tx, actor.authority)
        const shown = (
          <CapacityPage
            frame={frame}
            around={{ ...around, edition }}
            evidence={evidence}
            capacity={capacityOn(school, evidence, edition, asAt.on)}
            periods={capacityPeriods(school, evidence, editions, today)}
            asAt={asAt}
            form={days.ok ? blankForm({ ...dayBoxes('on', asAt.on), ...dayBoxes('known', asAt.knownOn) }) : days}
            notice={notice}
          />
        )
        return days.ok ? page(shown) : unacceptable(shown)
      }),
  }),
]
