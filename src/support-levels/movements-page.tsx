import type { Day } from '../kernel/index.ts'
import { Button, DataTable, DateField, dayText, Page, type Frame, type ShownForm } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { School, Urn } from '../schools/index.ts'
import { levelPath } from './around.tsx'
import type { Movement, Standing } from './movements.ts'

interface MovementsPageProps {
  readonly frame: Frame
  readonly form: ShownForm
  /** Absent when the days asked for are none of the register. */
  readonly shown?: MovementsBetween
}

interface MovementsBetween {
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

const Moved = ({ edition, from, to, movements, schools }: MovementsBetween) => {
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
            cell: (row: Standing) => standingText(row, edition),
          },
          ...standings.map((column) => ({
            name: String(column),
            heading: standingText(column, edition),
            numeric: true,
            cell: (row: Standing) =>
              String(movements.find((one) => one.from === row && one.to === column)?.urns.length ?? 0),
          })),
        ]}
        rows={standings}
        empty=""
      />
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

function standingText(standing: Standing, edition: EditionInForce): string {
  if (standing === 'noLevel') return 'No level agreed'
  if (standing === 'notOpen') return 'Not open'
  return `${standing} ${edition.levels.find(({ level }) => level === standing)?.name ?? ''}`.trim()
}
