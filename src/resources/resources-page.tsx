import { ListPage, type ShownList } from '../platform/lists/index.ts'
import { DataTable, InsetText, WarningText, type Column } from '../platform/views/index.ts'
import { levels } from '../policy/index.ts'
import { daysText, minus, nothing, poundsText, type Amount } from './amount.ts'
import { budgetYearName, termsOfBudget } from './budget-year.ts'
import { budgetByLevel, type YearOfResources } from './reading.ts'
import type { ListedCell } from './resources-list.tsx'
import { excessesOf, sumOf, sumsBy, type Use } from './usage.ts'
import { excessSentence, levelName, termName } from './words.ts'

export interface ResourcesPageProps {
  readonly shown: ShownList<ListedCell>
  readonly resources: YearOfResources
  readonly mayKeepBudget: boolean
}

/** What there is, what is planned, used and left: by level and term above, by school and term below. */
export const ResourcesPage = ({ shown, resources, mayKeepBudget }: ResourcesPageProps) => (
  <ListPage
    {...shown}
    intro={
      <>
        {shown.frame.beside}
        <Summary resources={resources} mayKeepBudget={mayKeepBudget} />
      </>
    }
    empty="Nothing is planned or used in this year. Days and money are planned on a school’s page, under its support level."
  />
)

interface Row {
  readonly name: string
  readonly budget: Amount | undefined
  readonly use: Use
}

function Summary({ resources, mayKeepBudget }: Omit<ResourcesPageProps, 'shown'>) {
  const { year, budget, cells, edition } = resources
  const byLevel = sumsBy(cells, ({ level }) => level)
  const held = budgetByLevel(budget)
  const none = { planned: nothing, used: nothing }
  const keys = [...levels, ...(byLevel.has('none') ? (['none'] as const) : [])]
  const total = { name: 'All', budget: sumBudget([...held.values()]), use: sumOf(cells) }
  const levelRows = keys.map((level) => ({
    name: levelName(level, edition),
    budget: held.get(level) ?? nothing,
    use: byLevel.get(level) ?? none,
  }))
  const byTerm = sumsBy(cells, ({ term }) => term)
  const termRows = termsOfBudget(year).map((term) => ({
    name: termName(term),
    budget: undefined,
    use: byTerm.get(term.term) ?? none,
  }))
  return (
    <>
      <p class="govuk-body">
        The {budgetYearName(year)}.{' '}
        <a class="govuk-link" href={`/resources?year=${year.year - 1}`}>
          The year before
        </a>
        {', '}
        <a class="govuk-link" href={`/resources?year=${year.year + 1}`}>
          the year after
        </a>
        {mayKeepBudget && (
          <>
            {', '}
            <a class="govuk-link" href={`/resources/budget/${year.year}`}>
              set the budget
            </a>
          </>
        )}
        .
      </p>
      {budget === undefined ? (
        <InsetText>No budget has been set for the {budgetYearName(year)}.</InsetText>
      ) : (
        excessesOf(byLevel, held).map((excess) => (
          <WarningText text={excessSentence(excess, edition)} iconFallbackText="Warning" />
        ))
      )}
      <DataTable
        id="by-level"
        caption="By support level"
        columns={[named('Level in the term'), ...columns(budget !== undefined)]}
        rows={[...levelRows, total]}
        empty=""
      />
      <DataTable
        id="by-term"
        caption="By term"
        columns={[named('Term'), ...columns(false)]}
        rows={[...termRows, { ...total, budget: undefined }]}
        empty=""
      />
      <h2 class="govuk-heading-m">By school and term</h2>
    </>
  )
}

const sumBudget = (amounts: readonly Amount[]): Amount =>
  amounts.reduce(
    (sum, { halfDays, pounds }) => ({ halfDays: sum.halfDays + halfDays, pounds: sum.pounds + pounds }),
    nothing,
  )

const named = (heading: string): Column<Row> => ({ name: 'name', heading, rowHeading: true, cell: ({ name }) => name })

/** Left is what the budget leaves where there is one, else what the plan leaves. */
const columns = (withBudget: boolean): readonly Column<Row>[] => [
  ...(withBudget ? [column('budget', 'Budget', ({ budget }) => budget ?? nothing)] : []),
  column('planned', 'Planned', ({ use }) => use.planned),
  column('used', 'Used', ({ use }) => use.used),
  column('left', withBudget ? 'Left of the budget' : 'Left of the plans', ({ budget, use }) =>
    minus(withBudget ? (budget ?? nothing) : use.planned, use.used),
  ),
]

const column = (name: string, heading: string, of: (row: Row) => Amount): Column<Row> => ({
  name,
  heading,
  numeric: true,
  nowrap: true,
  cell: (row) => <AmountCell amount={of(row)} />,
})

const AmountCell = ({ amount: { halfDays, pounds } }: { amount: Amount }) => (
  <>
    {daysText(halfDays)}
    <br />
    {poundsText(pounds)}
  </>
)
