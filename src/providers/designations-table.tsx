import type { Day } from '../kernel/index.ts'
import type { Onward } from '../platform/lists/index.ts'
import { DataTable, dayText, Tag, type Column } from '../platform/views/index.ts'
import type { DesignationState, DesignationVersion } from './designation.ts'
import { designationState } from './designation.ts'
import { kindNames, stateNames } from './designation-words.ts'

export interface DesignationsTableProps {
  /** Those that stand. */
  readonly designations: readonly DesignationVersion[]
  /** The day they are shown for. */
  readonly on: Day
  readonly onward: Onward
}

/** Who at a school holds which designation: those in force on the day first. */
export const DesignationsTable = ({ designations, on, onward }: DesignationsTableProps) => (
  <DataTable
    id="designations"
    caption="Designations"
    captionSize="hidden"
    columns={columns(on, onward)}
    rows={designations.toSorted(
      (one, other) =>
        order.indexOf(designationState(one, on)) - order.indexOf(designationState(other, on)) ||
        (one.from < other.from ? 1 : -1),
    )}
    empty="Nobody at the school has been recorded with a designation."
  />
)

const order: readonly DesignationState[] = ['inForce', 'notYet', 'ended']

const columns = (on: Day, onward: Onward): readonly Column<DesignationVersion>[] => [
  {
    name: 'holder',
    heading: 'Held by',
    rowHeading: true,
    cell: (of) => (
      <>
        <a class="govuk-link" href={onward(designationPath(of))}>
          {of.holderName}
          <span class="govuk-visually-hidden">, {kindNames[of.kind]}</span>
        </a>
        <span class="app-source">{of.holderPost}</span>
      </>
    ),
  },
  {
    name: 'kind',
    heading: 'Designation',
    cell: ({ kind, source }) => (
      <>
        {kindNames[kind]}
        <span class="app-source">{source}</span>
      </>
    ),
  },
  { name: 'state', heading: 'State', nowrap: true, cell: (of) => <StateTag of={of} on={on} /> },
  { name: 'from', heading: 'From', nowrap: true, cell: ({ from }) => dayText(from) },
  { name: 'to', heading: 'To', nowrap: true, cell: ({ to }) => (to === null ? 'Open' : dayText(to)) },
]

export const designationPath = ({ urn, id }: Pick<DesignationVersion, 'urn' | 'id'>): string =>
  `/schools/${urn}/designations/${id}`

export const StateTag = ({ of, on }: { of: DesignationVersion; on: Day }) => {
  const state = designationState(of, on)
  return <Tag text={stateNames[state]} classes={`app-tag ${tagClasses[state]}`} />
}

const tagClasses: Readonly<Record<DesignationState, string>> = {
  inForce: 'govuk-tag--green',
  notYet: 'govuk-tag--blue',
  ended: 'govuk-tag--grey',
}
