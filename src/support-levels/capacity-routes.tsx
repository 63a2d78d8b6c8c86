import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { route } from '../people/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { notFound, page } from '../platform/http/index.ts'
import { dayAsked, dayBoxes } from '../schools/index.ts'
import { loadAround } from './around.tsx'
import { ofSchool } from './asked.ts'
import { capacityOn, capacityPeriods } from './capacity-on.ts'
import { CapacityPage } from './capacity-page.tsx'
import { listHeldBy } from './held-by.ts'

/** A school's capacity to support others, as at a day (5.3). */
export const capacityRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/capacity',
    permission: 'read school',
    audit: 'none',
    params: ofSchool,
    query: z.record(z.string().max(30), z.string().max(1600)),
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params, query, frame, today, notice } = asked
        const around = await loadAround(tx, actor, params.urn, today)
        if (!around) return notFound()
        const on = dayAsked(query, 'on') ?? today
        const { school, entries } = around
        const edition = await editionInForce(tx, actor.authority, on)
        const evidence = { entries, ...(await listHeldBy(tx, actor.authority, school.urn)) }
        return page(
          <CapacityPage
            frame={frame}
            around={{ ...around, edition }}
            evidence={evidence}
            capacity={capacityOn(school, evidence, edition, on)}
            periods={capacityPeriods(school, evidence, around.edition, today)}
            on={on}
            form={blankForm(dayBoxes('on', on))}
            notice={notice}
          />,
        )
      }),
  }),
]
