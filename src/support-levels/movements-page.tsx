import type { Day } from '../kernel/index.ts'
import { Button, DataTable, DateField, dayText, Page, type Frame, type ShownForm } from '../platform/views/index.ts'
import { exportFormats, formatNames } from '../platform/lists/index.ts'
import type { Table } from '../platform/spreadsheets/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { School, Urn } from '../schools/index.ts'
import { dateTyped } from '../visits/index.ts'
import { levelPath } from './around.tsx'
import type { Movement, Standing } from './movements.ts'

interface MovementsPageProps {
  readonly frame: Frame
  readonly form: ShownForm
  /** Absent when the days asked for are none of the register. */
  readonly shown?: MovementsBetween
}

export interface MovementsBetween {
  readonly edition: EditionInForce
  readonly from: Day
  readonly to: Day
  readonly movements: readonly Movement[]
  readonly schools: ReadonlyMap<Urn, School>
}

/** How many schools moved from which level to which, and which schools they are. */
export const MovementsPage = ({ frame, form, shown }: MovementsPageProps) => (
  <Page
    frame={frame}
    title="Movements between levels"
    errors={form.errors}
    back={{ href: '/register', text: 'Back to the register' }}
    width="wide"
  >
    <h1 class="govuk-heading-l">Movements between levels</h1>
    <form method="get" action="/register/movements">
      <DateField form={form} name="from" label="From" />
      <DateField form={form} name="to" label="To" />
      <Button text="Show" classes="govuk-button--secondary" />
    </form>
    {shown && <Moved {...shown} />}
  </Page>
)

const Moved = (shown: MovementsBetween) => {
  const { edition, from, to, movements, schools } = shown
  const standings: readonly Standing[] = [...edition.levels.map(({ level }) => level), 'noLevel', 'notOpen']
  const moved = movements.filter((movement) => movement.from !== movement.to)
  return (
    <>
      <DataTable
        id="movements"
        caption={`Schools by level on ${dayText(from)} (rows) and on ${dayText(to)} (columns)`}
        columns={[
          {
            name: 'from',
            heading: dayText(from),
            rowHeading: true,
            cell: (row: Counted) => countedText(row, edition),
          },
          ...[...standings, 'all' as const].map((column) => ({
            name: String(column),
            heading: countedText(column, edition),
            numeric: true,
            cell: (row: Counted) => String(countOf(movements, row, column)),
          })),
        ]}
        rows={[...standings, 'all' as const]}
        empty=""
      />
      <p class="govuk-body app-not-printed">
        Download every school with its level on both days as{' '}
        {exportFormats.map((format, at) => (
          <>
            {at > 0 && ', '}
            <a class="govuk-link" href={`/register/movements/export/${format}?${daysQuery(shown)}`}>
              {formatNames[format]}
            </a>
          </>
        ))}
        .
      </p>
      <DataTable
        id="moved"
        caption="Schools that moved"
        columns={[
          {
            name: 'school',
            heading: 'School',
            rowHeading: true,
            cell: ({ urn }: { urn: Urn; movement: Movement }) => (
              <a class="govuk-link" href={levelPath({ urn })}>
                {schools.get(urn)?.name ?? urn}
              </a>
            ),
          },
          { name: 'from', heading: 'From', cell: ({ movement }) => standingText(movement.from, edition) },
          { name: 'to', heading: 'To', cell: ({ movement }) => standingText(movement.to, edition) },
        ]}
        rows={moved.flatMap((movement) => movement.urns.map((urn) => ({ urn, movement })))}
        empty="No school moved between these days."
      />
    </>
  )
}

/** Every school that was open on either day, in the order of their numbers, with where it stood on each. */
export const movementsTable = ({ edition, from, to, movements, schools }: MovementsBetween): Table => ({
  title: `Movements between levels ${from} to ${to}`,
  columns: [
    { heading: 'URN', type: 'number' },
    { heading: 'School', type: 'text', width: 40 },
    { heading: `Level on ${dayText(from)}`, type: 'text' },
    { heading: `Level on ${dayText(to)}`, type: 'text' },
  ],
  rows: movements
    .flatMap((movement) => movement.urns.map((urn) => ({ urn, movement })))
    .toSorted((a, b) => a.urn - b.urn)
    .map(({ urn, movement }) => [
      urn,
      schools.get(urn)?.name ?? '',
      standingText(movement.from, edition),
      standingText(movement.to, edition),
    ]),
})

type Counted = Standing | 'all'

const countOf = (movements: readonly Movement[], from: Counted, to: Counted): number =>
  movements
    .filter((one) => (from === 'all' || one.from === from) && (to === 'all' || one.to === to))
    .reduce((sum, { urns }) => sum + urns.length, 0)

const countedText = (counted: Counted, edition: EditionInForce): string =>
  counted === 'all' ? 'All schools' : standingText(counted, edition)

const daysQuery = ({ from, to }: MovementsBetween): string =>
  new URLSearchParams(
    Object.entries({ ...dateTyped('from', from), ...dateTyped('to', to) }).map(([name, text]) => [name, String(text)]),
  ).toString()

function standingText(standing: Standing, edition: EditionInForce): string {
  if (standing === 'noLevel') return 'No level agreed'
  if (standing === 'notOpen') return 'Not open'
  return `${standing} ${edition.levels.find(({ level }) => level === standing)?.name ?? ''}`.trim()
}
