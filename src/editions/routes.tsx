import { z } from 'zod'
import { mayDo, route } from '../people/index.ts'
import { notFound, page, type AnyRoute } from '../platform/http/index.ts'
import type { MeasureName } from './configuration-row.ts'
import { keepingRoutes } from './keeping-routes.tsx'
import { VersionsPage } from './keeping-pages.tsx'
import { PolicyPage } from './policy-page.tsx'
import { editionInForce, findEditionVersion, listShipped, listVersions } from './store.ts'
import { wordsRoutes } from './words-routes.tsx'

/** Every address of the slice. Editions stand above the measures they speak of, so those are handed in by name. */
export const editionRoutes = (measures: readonly MeasureName[]): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: '/policy',
    permission: 'read edition',
    audit: 'none',
    query: z.object({
      version: z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number)
        .optional(),
    }),
    act: ({ actor, query, frame, today, read, notice }) =>
      read(async (tx) => {
        const inForce = await editionInForce(tx, actor.authority, today)
        const edition =
          query.version === undefined ? inForce : await findEditionVersion(tx, actor.authority, query.version)
        if (!edition) return notFound()
        const adoptionRecorded = !listShipped().some(
          ({ adoptedBy, adoptedFrom }) => adoptedBy === edition.adoptedBy && adoptedFrom === edition.adoptedFrom,
        )
        return page(
          <PolicyPage
            frame={frame}
            edition={edition}
            current={inForce.version}
            adoptionRecorded={adoptionRecorded}
            mayKeep={mayDo(actor.role, 'keep edition')}
            measures={measures}
            notice={notice}
          />,
        )
      }),
  }),
  route({
    method: 'GET',
    url: '/policy/versions',
    permission: 'read edition',
    audit: 'none',
    act: ({ actor, frame, read }) =>
      read(async (tx) => page(<VersionsPage frame={frame} rows={await listVersions(tx, actor.authority)} />)),
  }),
  ...keepingRoutes(measures),
  ...wordsRoutes,
]
