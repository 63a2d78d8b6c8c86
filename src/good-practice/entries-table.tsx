import type { Day } from '../kernel/index.ts'
import type { Onward } from '../platform/lists/index.ts'
import { DataTable, dayText, Tag, type Column } from '../platform/views/index.ts'
import { areaNames } from './area.ts'
import { entryState, wordsOf, type EntryState, type GoodPractice } from './good-practice.ts'
import { stateNames } from './entry-words.ts'

export interface EntriesTableProps {
  readonly entries: readonly GoodPractice[]
  /** The day they are shown for: those proposed later are left out. */
  readonly on: Day
  readonly onward: Onward
}

/** A school's good practice, what is in force first. */
export const EntriesTable = ({ entries, on, onward }: EntriesTableProps) => (
  <DataTable
    id="good-practice"
    caption="Good practice"
    captionSize="hidden"
    columns={columns(on, onward)}
    rows={entries
      .filter((entry) => entryState(entry, on) !== undefined)
      .toSorted((one, other) => rank(one, on) - rank(other, on))}
    empty="No good practice of this school has been proposed."
  />
)

const order: readonly EntryState['is'][] = [
  'inForce',
  'awaitingVerification',
  'awaitingConsent',
  'expired',
  'withdrawn',
]
const rank = (entry: GoodPractice, on: Day): number => order.indexOf(entryState(entry, on)?.is ?? 'withdrawn')

const columns = (on: Day, onward: Onward): readonly Column<GoodPractice>[] => [
  {
    name: 'title',
    heading: 'Good practice',
    rowHeading: true,
    cell: (entry) => (
      <a class="govuk-link" href={onward(entryPath(entry))}>
        {wordsOf(entry).title}
      </a>
    ),
  },
  { name: 'area', heading: 'Area', cell: (entry) => areaNames[wordsOf(entry).area] },
  { name: 'state', heading: 'State', cell: (entry) => <StateTag state={entryState(entry, on)} /> },
  { name: 'until', heading: 'Verified until', nowrap: true, cell: (entry) => untilText(entryState(entry, on)) },
]

export const entryPath = ({ urn, id }: Pick<GoodPractice, 'urn' | 'id'>): string =>
  `/schools/${urn}/good-practice/${id}`

/** The last day for which it is, or was, verified. */
const untilText = (state: EntryState | undefined): string =>
  state?.is === 'inForce' || state?.is === 'expired' ? dayText(state.expiresOn) : 'Not verified'

export const StateTag = ({ state }: { state: EntryState | undefined }) =>
  state ? <Tag text={stateNames[state.is]} classes={`app-tag ${tagClasses[state.is]}`} /> : null

const tagClasses: Readonly<Record<EntryState['is'], string>> = {
  awaitingConsent: 'govuk-tag--yellow',
  awaitingVerification: 'govuk-tag--yellow',
  inForce: 'govuk-tag--green',
  expired: 'govuk-tag--orange',
  withdrawn: 'govuk-tag--grey',
}
