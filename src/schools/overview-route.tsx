import { z } from 'zod'
import { route } from '../people/index.ts'
import { notFound, page, type AnyRoute } from '../platform/http/index.ts'
import { findOverview } from './overview.ts'
import { OverviewPage } from './overview-page.tsx'
import type { FindTold } from './told-of-school.ts'
import { urnParam } from './urn-param.ts'

/** The first page about a school. */
export const overviewRoute = (findTold: FindTold): AnyRoute =>
  route({
    method: 'GET',
    url: '/schools/:urn',
    permission: 'read school',
    audit: 'none',
    params: z.object({ urn: urnParam }),
    async act({ actor, params, today, frame, notice, read }) {
      const overview = await read((tx) => findOverview(tx, actor.authority, params.urn, { today, findTold }))
      return overview
        ? page(<OverviewPage frame={frame} actor={actor} notice={notice} overview={overview} />)
        : notFound()
    },
  })
