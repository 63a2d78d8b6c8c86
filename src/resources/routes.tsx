import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { mayDo, route } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { listRoutes, type GivenQuery, type List } from '../platform/lists/index.ts'
import { listSchoolRows } from '../schools/index.ts'
import { budgetKind, budgetYearName } from './budget-year.ts'
import { BudgetConflict, BudgetPage } from './budget-page.tsx'
import { recordBudgetSet } from './commands.ts'
import { amountsOf, budgetForm, typedBudget } from './forms.ts'
import { loadYear, type YearOfResources } from './reading.ts'
import { listedCells, resourcesList, type ListedCell } from './resources-list.tsx'
import { ResourcesPage } from './resources-page.tsx'
import { schoolResourceRoutes } from './school-routes.tsx'
import { findBudget } from './store.ts'
import { budgetErrors } from './words.ts'

const yearIn = ({ year }: GivenQuery): number | undefined =>
  typeof year === 'string' && /^2[01]\d\d$/.test(year) ? Number(year) : undefined

const ofYear = z.object({
  year: z
    .string()
    .regex(/^2[01]\d\d$/)
    .transform(Number),
})

/** The list with what it was made from, for the sums above it. */
type ListOfYear = List<ListedCell> & { readonly resources: YearOfResources }

/** Central days and money (5.1): the authority's, and each school's. */
export const routes: readonly AnyRoute[] = [
  ...listRoutes(route, {
    url: '/resources',
    permission: 'read resources',
    async load({ actor, query, today, read }) {
      return read(async (tx) => {
        const resources = await loadYear(tx, actor.authority, today, yearIn(query))
        const rows = listedCells(resources.cells, await listSchoolRows(tx, actor.authority, today))
        const list = resourcesList(rows, resources.year, resources.edition, actor.laCode)
        return { list: { ...list, resources } satisfies ListOfYear, rows }
      })
    },
    page(shown, { actor }) {
      const { resources } = shown.list as ListOfYear
      return <ResourcesPage shown={shown} resources={resources} mayKeepBudget={mayDo(actor.role, 'keep budget')} />
    },
  }),
  route({
    method: 'GET',
    url: '/resources/budget/:year',
    permission: 'keep budget',
    audit: 'none',
    params: ofYear,
    act: ({ actor, params, today, frame, once, read }) =>
      read(async (tx) => {
        const edition = await editionInForce(tx, actor.authority, today)
        const year = { kind: budgetKind(edition), year: params.year }
        const form = blankForm(typedBudget(await findBudget(tx, actor.authority, year)))
        return page(<BudgetPage frame={frame} once={once} year={year} edition={edition} form={form} />)
      }),
  }),
  route({
    method: 'POST',
    url: '/resources/budget/:year',
    permission: 'keep budget',
    audit: 'changes',
    params: ofYear,
    form: budgetForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, today, now, frame, once } = asked
        const edition = await editionInForce(tx, actor.authority, today)
        const year = { kind: budgetKind(edition), year: params.year }
        const shell = { frame, once, year, edition }
        if (!form.ok) return unacceptable(<BudgetPage {...shell} form={form} />)
        const amounts = amountsOf(form.value)
        const request = { year, amounts, seen: Number(form.value.version), kept: year.kind, by: actor, now }
        const outcome = await recordBudgetSet(tx, actor.authority, request)
        if (!outcome.ok) {
          const held = await findBudget(tx, actor.authority, year)
          if (!held)
            return unacceptable(<BudgetPage {...shell} form={withErrors(form, budgetErrors(outcome.reasons))} />)
          const again = { typed: { ...form.typed, version: String(held.version) } }
          const above = <BudgetConflict held={held} mine={amounts} edition={edition} />
          return conflict(<BudgetPage {...shell} form={again} above={above} />)
        }
        await asked.audit(tx, {
          action: 'set central budget',
          subject: budgetYearName(year),
          before: outcome.value.before?.amounts,
          after: amounts,
        })
        return seeOther(`/resources?year=${year.year}`, `You have set the budget of the ${budgetYearName(year)}.`)
      }),
  }),
  ...schoolResourceRoutes,
]
