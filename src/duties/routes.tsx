import { route } from '../people/index.ts'
import type { AnyRoute } from '../platform/http/index.ts'
import { ListPage, listRoutes } from '../platform/lists/index.ts'
import { loadWarned } from './warned-now.ts'
import { isMine, isTakenTo, isTeams, type WarnedSchool } from './warned-school.ts'
import { warningsList } from './warnings-list.tsx'

/** Early warning (3.4): schools that call for action between reviews. */
export const routes: readonly AnyRoute[] = listRoutes(route, {
  url: '/early-warning',
  permission: 'read early warning',
  async load({ actor, today, read }) {
    const { edition, schools: all } = await read((tx) => loadWarned(tx, actor, today))
    const whose = {
      isMine: (school: WarnedSchool) => isMine(school, actor.personId),
      isTeams: isTeams(all, actor),
      isTakenTo: (school: WarnedSchool) => isTakenTo(school, actor.personId),
    }
    const rows = all.filter(({ warnings }) => warnings.length > 0)
    return { list: warningsList(rows, edition, actor.laCode, whose), rows }
  },
  page: (shown) => (
    <ListPage
      {...shown}
      intro={
        <>
          {shown.frame.beside}
          <p class="govuk-body">
            What has changed since each level was last agreed, and what has not been done. A school at level 3 or in an
            Ofsted category without recorded progress at the end of a term is named here with who answers for it and to
            whom it is taken.
          </p>
        </>
      }
      empty="There is no early warning about any school."
    />
  ),
})
