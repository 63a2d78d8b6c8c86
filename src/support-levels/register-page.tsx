import { Badge, dayText, LevelTag } from '../platform/views/index.ts'
import { onceFor, type List, type ListColumn, type ListFilter } from '../platform/lists/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { schoolColumns, schoolFilters, schoolSearch } from '../schools/index.ts'
import type { DueState } from './due.ts'
import { levelPath } from './around.tsx'
import { comingText, dueText } from './level-page.tsx'
import type { RegisterFlag } from './register.ts'
import type { ListedSchool } from './register-rows.ts'

/** The register as a list: level, since when, last review, next due, adviser, flags (7.3). */
export const registerList = (
  rows: readonly ListedSchool[],
  edition: EditionInForce,
  laCode: number | null,
  keep: Readonly<Record<string, string>>,
): List<ListedSchool> => ({
  path: '/register',
  title: 'Register of support levels',
  noun: ['school', 'schools'],
  key: ({ urn }) => urn,
  columns: columnsOf(edition),
  filters: [...levelFiltersOf(edition), ...schoolFiltersOf(rows)],
  search: schoolSearch<ListedSchool>((row) => row, laCode),
  sort: { by: 'name', direction: 'ascending' },
  keep,
})

/** The filters by the facts of these schools: their choices are what the schools have. */
const schoolFiltersOf = onceFor((rows: readonly ListedSchool[]) =>
  schoolFilters<ListedSchool>((row) => row, rows).map(withoutClosed),
)

/** Closed schools have a level and a history, and no next review: they are shown when the status is asked for (7.3). */
const withoutClosed = (filter: ListFilter<ListedSchool>): ListFilter<ListedSchool> =>
  filter.name === 'status' ? { ...filter, leftOut: { value: 'closed', words: closedWords } } : filter

const closedWords = (count: number): string =>
  count === 1 ? '1 closed school is not shown' : `${count.toLocaleString('en-GB')} closed schools are not shown`

/** What an adviser looks for first stands first: the level, what is due, whose school it is. */
const columnsOf = onceFor((edition: EditionInForce): readonly ListColumn<ListedSchool>[] => {
  const [name, ...facts] = schoolColumns<ListedSchool>((row) => row)
  const adviser = facts.filter((column) => column.name === 'adviser')
  const others = facts.filter((column) => column.name !== 'adviser')
  const levelName = (row: ListedSchool): string | null => nameOf(row, edition)
  return [
    ...(name ? [{ ...name, cell: nameCell }] : []),
    {
      name: 'level',
      heading: 'Level',
      nowrap: true,
      value: levelName,
      order: ({ level }) => level,
      cell: ({ level, capacity, coming }) => (
        <>
          <LevelTag level={level ?? undefined} name={edition.levels.find((known) => known.level === level)?.name} />
          {capacity && (
            <>
              <br />
              <Badge text="Capacity to support" />
            </>
          )}
          {coming && <span class="app-source">{comingText(coming, edition)}</span>}
        </>
      ),
    },
    {
      name: 'next',
      heading: 'Next review due',
      type: 'date',
      nowrap: true,
      value: ({ next }) => next?.dueOn ?? null,
      unknown: 'None',
      cell: ({ next }) =>
        next ? (
          <>
            {dayText(next.dueOn)}{' '}
            <strong class={`govuk-tag app-tag ${dueClasses[next.state]}`}>{dueText[next.state]}</strong>
          </>
        ) : (
          'None'
        ),
    },
    {
      name: 'dueState',
      heading: 'State of the review',
      value: ({ next }) => (next ? dueText[next.state] : null),
      only: 'export',
    },
    ...adviser,
    {
      name: 'lastReview',
      heading: 'Last review',
      type: 'date',
      nowrap: true,
      value: ({ lastReview }) => lastReview,
      unknown: 'None yet',
    },
    { name: 'since', heading: 'Since', type: 'date', nowrap: true, value: ({ since }) => since, unknown: 'No level' },
    { name: 'flags', heading: 'Flags', value: flagsText, unknown: 'None' },
    { name: 'capacity', heading: 'Capacity to support', value: capacityText, only: 'export' },
    {
      name: 'coming',
      heading: 'Level to come',
      value: ({ coming }) => coming && comingText(coming, edition),
      only: 'export',
    },
    ...others,
  ]
})

const nameCell: NonNullable<ListColumn<ListedSchool>['cell']> = ({ school }, onward) => (
  <a class="govuk-link govuk-link--no-visited-state" href={onward(levelPath(school))}>
    {school.name}
  </a>
)

/** "2 Vulnerable"; null where no level has been agreed. */
export const nameOf = ({ level }: Pick<ListedSchool, 'level'>, edition: EditionInForce): string | null =>
  level === null ? null : `${level} ${edition.levels.find((known) => known.level === level)?.name ?? ''}`.trim()

export const flagsText = ({ flags }: Pick<ListedSchool, 'flags'>): string | null =>
  flags.length === 0 ? null : flags.map((flag) => flagText[flag]).join(', ')

/** Whether the school can support others (5.3). */
export const capacityText = ({ capacity }: Pick<ListedSchool, 'capacity'>): string => (capacity ? 'Yes' : 'No')

const flagText: Readonly<Record<RegisterFlag, string>> = {
  noLevel: 'No level agreed',
  reviewOpen: 'Review open',
  disputed: 'Disputed by the school',
  agreedWithoutSchool: 'Agreed without the school',
}

const levelFiltersOf = onceFor((edition: EditionInForce): readonly ListFilter<ListedSchool>[] => [
  {
    name: 'level',
    heading: 'Level',
    kind: 'any',
    choices: [
      ...edition.levels.map(({ level, name }) => ({ value: String(level), text: `${level} ${name}` })),
      { value: 'none', text: 'No level agreed' },
    ],
    of: ({ level }) => (level === null ? 'none' : String(level)),
  },
  {
    name: 'due',
    heading: 'Review',
    kind: 'any',
    choices: (['overdue', 'due', 'dueSoon', 'notYet'] as const).map((state) => ({
      value: state,
      text: dueText[state],
    })),
    of: ({ next }) => next?.state ?? [],
  },
  {
    name: 'flag',
    heading: 'Flags',
    kind: 'any',
    choices: (Object.keys(flagText) as RegisterFlag[]).map((flag) => ({ value: flag, text: flagText[flag] })),
    of: ({ flags }) => flags,
  },
  {
    name: 'capacity',
    heading: 'Capacity to support others',
    kind: 'any',
    choices: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    of: ({ capacity }) => (capacity ? 'yes' : 'no'),
  },
  {
    name: 'criterion',
    heading: 'Criterion met',
    kind: 'any',
    choices: edition.criteria.map(({ id, level, wording }) => ({ value: id, text: `${level}: ${wording}` })),
    of: ({ criteriaMet }) => criteriaMet,
  },
])

const dueClasses: Readonly<Record<DueState, string>> = {
  done: 'govuk-tag--green',
  notYet: 'govuk-tag--grey',
  dueSoon: 'govuk-tag--yellow',
  due: 'govuk-tag--orange',
  overdue: 'govuk-tag--red',
}
