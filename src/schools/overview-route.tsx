import { z } from 'zod'
import type { Day } from '../kernel/index.ts'
import { route } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { notFound, page, type AnyRoute } from '../platform/http/index.ts'
import { findOverview } from './overview.ts'
import { OverviewPage } from './overview-page.tsx'
import type { Urn } from './school.ts'
import type { ShownLevel } from './school-in-view.ts'
import { urnParam } from './urn-param.ts'

/** Finds the level a school has on a day. The slice that agrees levels stands below this one, so it is handed in. */
export type FindLevel = (tx: Tx, authority: AuthorityId, urn: Urn, on: Day) => Promise<ShownLevel>

/** The first page about a school. */
export const overviewRoute = (findLevel: FindLevel | undefined): AnyRoute =>
  route({
    method: 'GET',
    url: '/schools/:urn',
    permission: 'read school',
    audit: 'none',
    params: z.object({ urn: urnParam }),
    async act({ actor, params, today, frame, notice, read }) {
      const found = await read(async (tx) => {
        const overview = await findOverview(tx, actor.authority, params.urn, today)
        if (!overview) return undefined
        return { overview, level: await findLevel?.(tx, actor.authority, params.urn, today) }
      })
      return found ? page(<OverviewPage frame={frame} actor={actor} notice={notice} {...found} />) : notFound()
    },
  })
