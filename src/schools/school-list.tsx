import type { List, ListColumn, ListFilter, ListSearch, ListValue } from '../platform/lists/index.ts'
import { phases } from '../policy/index.ts'
import type { SchoolStatus } from './school.ts'
import type { ListedSchool } from './store.ts'
import type { SchoolRow } from './school-row.ts'
import { governanceNames, laestab, phaseNames, statusNames } from './school-words.ts'

/** The list of schools of an authority. `laCode` completes the numbers by which it knows them. */
export const schoolList = (rows: readonly Listed[], laCode: number | null): List<Listed> => ({
  path: '/schools',
  title: 'Schools',
  noun: ['school', 'schools'],
  key: ({ school }) => school.urn,
  columns: [...schoolColumns<Listed>((row) => row), ...schoolExportColumns<Listed>((row) => row, laCode)],
  filters: schoolFilters<Listed>((row) => row, rows),
  search: schoolSearch<Listed>((row) => row, laCode),
  sort: { by: 'name', direction: 'ascending' },
})

type SchoolOf<Row> = (row: Row) => Listed
type Listed = SchoolRow<ListedSchool>

/** Columns that any list of schools can begin with. `of` finds the school in a row of that list. */
export const schoolColumns = <Row,>(of: SchoolOf<Row>): readonly ListColumn<Row>[] => [
  {
    name: 'name',
    heading: 'School',
    width: 40,
    rowHeading: true,
    value: (row) => of(row).school.name,
    cell: (row, onward) => (
      <a class="govuk-link govuk-link--no-visited-state" href={onward(`/schools/${of(row).school.urn}`)}>
        {of(row).school.name}
      </a>
    ),
  },
  {
    name: 'urn',
    heading: 'URN',
    nowrap: true,
    value: (row) => String(of(row).school.urn),
    order: (row) => of(row).school.urn,
  },
  {
    name: 'phase',
    heading: 'Phase',
    value: (row) => phaseNames[of(row).school.phase],
    order: (row) => phases.indexOf(of(row).school.phase),
  },
  { name: 'type', heading: 'Type', value: (row) => of(row).school.type },
  { name: 'status', heading: 'Status', value: (row) => statusNames[of(row).status] },
  { name: 'area', heading: 'Area', value: (row) => of(row).school.area },
  {
    name: 'adviser',
    heading: 'Link adviser',
    value: (row) => of(row).adviser?.name ?? null,
    unknown: 'Not assigned',
  },
]

/** What a file holds beside the columns of the page. */
const schoolExportColumns = <Row,>(of: SchoolOf<Row>, laCode: number | null): readonly ListColumn<Row>[] =>
  (
    [
      ['laestab', 'LAESTAB', (row) => laestab(laCode, of(row).school) ?? null],
      ['governance', 'Run as', (row) => governanceNames[of(row).school.governance]],
      ['headteacher', 'Headteacher', (row) => of(row).headteacher ?? null],
      ['chair', 'Chair of governors', (row) => of(row).chair ?? null],
      ['telephone', 'Telephone', (row) => of(row).school.telephone],
      ['street', 'Street', (row) => of(row).school.street],
      ['town', 'Town', (row) => of(row).school.town],
      ['postcode', 'Postcode', (row) => of(row).school.postcode],
    ] as const satisfies readonly (readonly [string, string, ListColumn<Row>['value']])[]
  ).map(([name, heading, value]) => ({ name, heading, value, only: 'export' }))

/** The filters of any list of schools: their choices are what the rows have. */
export const schoolFilters = <Row,>(of: SchoolOf<Row>, rows: readonly Row[]): readonly ListFilter<Row>[] => [
  {
    name: 'phase',
    heading: 'Phase',
    kind: 'any',
    choices: phases
      .filter((phase) => rows.some((row) => of(row).school.phase === phase))
      .map((phase) => ({ value: phase, text: phaseNames[phase] })),
    of: (row) => of(row).school.phase,
  },
  {
    name: 'type',
    heading: 'Type',
    kind: 'any',
    choices: choicesIn(rows, (row) => of(row).school.type),
    of: (row) => of(row).school.type,
  },
  {
    name: 'status',
    heading: 'Status',
    kind: 'any',
    choices: statuses.map((status) => ({ value: status, text: statusNames[status] })),
    of: (row) => of(row).status,
  },
  {
    name: 'adviser',
    heading: 'Link adviser',
    kind: 'any',
    choices: [{ value: nobody, text: 'Not assigned' }, ...adviserChoices(rows.map(of))],
    of: (row) => of(row).adviser?.personId ?? nobody,
  },
  {
    name: 'area',
    heading: 'Area',
    kind: 'any',
    choices: [...choicesIn(rows, (row) => of(row).school.area), { value: notKnown, text: 'Not known' }],
    of: (row) => of(row).school.area ?? notKnown,
  },
]

/** Search of any list of schools, by name and by every number a school goes by. */
export const schoolSearch = <Row,>(of: SchoolOf<Row>, laCode: number | null): ListSearch<Row> => ({
  label: 'Search by name or number',
  hint: 'The name or part of it, the URN, the establishment number or the LAESTAB number',
  missing: 'Enter a name or number',
  suggestions: '/schools/suggestions',
  of: (row) => wordsOfSchool(of(row).school, laCode),
})

/** What a school is found by. */
export const wordsOfSchool = (school: ListedSchool, laCode: number | null): readonly ListValue[] => [
  school.name,
  school.urn,
  school.establishmentNumber,
  laestab(laCode, school) ?? null,
]

const statuses: readonly SchoolStatus[] = ['open', 'closing', 'closed', 'proposed']
const nobody = 'not-assigned'
const notKnown = 'not-known'

const choicesIn = <Row,>(rows: readonly Row[], of: (row: Row) => string | null) =>
  [...new Set(rows.map(of))]
    .filter((text) => text !== null)
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .map((text) => ({ value: text, text }))

const adviserChoices = (rows: readonly Listed[]) =>
  [...new Map(rows.flatMap(({ adviser }) => (adviser ? [[adviser.personId, adviser.name]] : [])))]
    .map(([value, text]) => ({ value: value as string, text: String(text) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en-GB'))
