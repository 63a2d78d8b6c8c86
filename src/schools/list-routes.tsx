import { z } from 'zod'
import { mayDo, route } from '../people/index.ts'
import { data } from '../platform/http/index.ts'
import { ListPage, listRoutes } from '../platform/lists/index.ts'
import { schoolList } from './school-list.tsx'
import { listSchoolRowsBriefly } from './school-row.ts'
import { listSchoolsBriefly } from './store.ts'
import { suggestSchools } from './suggestions.ts'

/** The list of schools, and what its search box suggests. */
export const schoolListRoutes = [
  ...listRoutes(route, {
    url: '/schools',
    permission: 'read schools',
    async load({ actor, read, today }) {
      const rows = await read((tx) => listSchoolRowsBriefly(tx, actor.authority, today))
      return { list: schoolList(rows, actor.laCode), rows }
    },
    page(shown, { actor }) {
      const keeps = mayDo(actor.role, 'keep schools')
      return <ListPage {...shown} intro={keeps && <AddSchool />} empty={<NoSchools keeps={keeps} />} />
    },
  }),
  route({
    method: 'GET',
    url: '/schools/suggestions',
    permission: 'read schools',
    audit: 'none',
    query: z.object({ q: z.string().max(200).default('') }),
    async act({ actor, read, today, query }) {
      const schools = await read((tx) => listSchoolsBriefly(tx, actor.authority))
      return data(suggestSchools(schools, query.q, { laCode: actor.laCode, today }))
    },
  }),
]

const AddSchool = () => (
  <p class="govuk-body app-not-printed">
    <a class="govuk-link" href="/schools/new">
      Add a school
    </a>
  </p>
)

const NoSchools = ({ keeps }: { readonly keeps: boolean }) =>
  keeps ? (
    <>
      There are no schools yet.{' '}
      <a class="govuk-link" href="/schools/new">
        Add a school
      </a>
      , or{' '}
      <a class="govuk-link" href="/evidence">
        import a register of schools
      </a>
      .
    </>
  ) : (
    <>There are no schools yet. An administrator or data officer can add them.</>
  )
