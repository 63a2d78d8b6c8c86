import { ListPage, listRoutes } from '../platform/lists/index.ts'
import { route } from '../people/index.ts'
import type { AnyRoute } from '../platform/http/index.ts'
import { listSchoolRows } from '../schools/index.ts'
import { followingRoutes } from './following-routes.tsx'
import { givingRoutes } from './giving-routes.tsx'
import { listedSteps, statutoryList } from './statutory-list.tsx'
import { stepRoutes } from './step-routes.tsx'
import { listSteps } from './store.ts'

/** Statutory powers (3.1): the authority's list, a school's steps, giving one and what happens to it. */
export const routes: readonly AnyRoute[] = [
  ...listRoutes(route, {
    url: '/statutory-powers',
    permission: 'list statutory powers',
    async load({ actor, today, read }) {
      const rows = await read(async (tx) =>
        listedSteps(await listSteps(tx, actor.authority), await listSchoolRows(tx, actor.authority, today), today),
      )
      return { list: statutoryList(rows, actor.laCode), rows }
    },
    page: (shown) => (
      <ListPage
        {...shown}
        intro={
          <>
            {shown.frame.beside}
            <p class="govuk-body">
              Steps under Part 4 of the Education and Inspections Act 2006. A step is recorded on its school’s page,
              under its support level.
            </p>
          </>
        }
        empty="No step under the statutory powers is recorded."
      />
    ),
  }),
  ...givingRoutes,
  ...stepRoutes,
  ...followingRoutes,
]
