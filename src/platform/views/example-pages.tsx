import { day } from '../../kernel/index.ts'
import {
  Badge,
  CheckAnswers,
  CheckboxesField,
  Confirmation,
  Conflict,
  DataTable,
  DateField,
  FactList,
  FileField,
  FilterPanel,
  Form,
  type Frame,
  HistoryList,
  LevelTag,
  Page,
  RadiosField,
  SchoolHeader,
  SchoolSearch,
  SelectField,
  shortDayText,
  SubNavigation,
  TextField,
  TickField,
  VerdictTag,
  WithFilter,
  WordsField,
} from './index.ts'

/** Pages that hold every part once, for the tests of this folder. */
export const exampleFrame: Frame = {
  council: { name: 'South Gloucestershire Council' },
  assets: { css: '/assets/service.css', js: '/assets/service.js' },
  path: '/schools/900001',
  navigation: [
    { href: '/schools', text: 'Schools' },
    { href: '/register', text: 'Register' },
  ],
  viewer: { name: 'Officer One', role: 'School Improvement Adviser', switchRole: '/role' },
  csrf: 'token-of-this-session',
  demonstration: true,
  sessionSeconds: 1800,
}

export const exampleForm = {
  typed: { reason: 'Because <b>', 'met-day': '31', 'met-month': '2', 'met-year': '2026', how: 'phone', who: ['chair'] },
  errors: {
    reason: 'Shorten this to 5 characters or fewer',
    met: 'The date of the meeting must be a real date',
    'seen-day': 'The day of the visit must be a number from 1 to 31',
    how: 'Select how they answered',
    who: 'Select who was there',
    school: 'Select a school',
    told: 'Confirm that the school has been told',
    file: 'Select a file',
  },
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

export const formPage = (
  <Page frame={exampleFrame} title="Ratify the level" errors={exampleForm.errors} back={{ href: '/schools' }}>
    <h1 class="govuk-heading-l">Ratify the level</h1>
    <Form
      action="/ratify"
      csrf={exampleFrame.csrf}
      once="key"
      version={3}
      submit="Ratify level 2"
      secondary={{ text: 'Save and come back later', intent: 'draft' }}
      cancel={{ href: '/schools' }}
      draft="ratify"
      multipart
    >
      <WordsField form={exampleForm} name="reason" label="Reason" hint="In a sentence or two" limit={500} />
      <TextField form={exampleForm} name="days" label="Days of support" width={3} digits suffix="days" />
      <DateField form={exampleForm} name="met" label="When did the meeting take place?" heading="strong" />
      <DateField form={exampleForm} name="seen" label="When was the visit?" />
      <RadiosField
        form={exampleForm}
        name="how"
        label="How did they answer?"
        choices={[
          { value: 'signed', text: 'Signed in' },
          {
            value: 'phone',
            text: 'By telephone',
            reveal: <TextField form={exampleForm} name="number" label="Number" />,
          },
        ]}
      />
      <RadiosField form={exampleForm} name="again" label="Is another visit needed?" choices={yesNo} inline />
      <CheckboxesField
        form={exampleForm}
        name="who"
        label="Who was there?"
        choices={[
          { value: 'head', text: 'Headteacher', hint: 'Acting or substantive' },
          { value: 'chair', text: 'Chair of governors' },
        ]}
      />
      <SelectField
        form={exampleForm}
        name="school"
        label="School"
        search
        choices={[{ value: '1', text: 'Ashgrove' }]}
      />
      <TickField form={exampleForm} name="told" label="The school has been told" />
      <FileField form={exampleForm} name="file" label="Upload a file" accept=".csv" />
    </Form>
  </Page>
)

export interface ExampleSchool {
  readonly urn: number
  readonly name: string
  readonly level?: number
}
export const exampleSchools: readonly ExampleSchool[] = [
  { urn: 900_001, name: 'Ashgrove & Hill <Primary>', level: 1 },
  { urn: 900_002, name: 'Hollow Lane Academy', level: 3 },
  { urn: 900_003, name: 'Brook End School' },
]

export const exampleTable = (schools = exampleSchools) => (
  <DataTable
    id="register"
    caption={`${schools.length} schools`}
    rows={schools}
    sort={{ by: 'name', direction: 'ascending' }}
    sortHref={({ by, direction }) => `/register?level=2&sort=${by}&order=${direction}`}
    empty={<a href="/register">Clear filters to see every school</a>}
    columns={[
      { name: 'name', heading: 'School', rowHeading: true, sortable: true, cell: ({ name }) => name },
      { name: 'urn', heading: 'URN', numeric: true, sortable: true, cell: ({ urn }) => urn },
      {
        name: 'level',
        heading: 'Level',
        cell: ({ level }) => <LevelTag level={level} name={level === undefined ? undefined : 'Named'} />,
      },
      { name: 'due', heading: 'Next due', nowrap: true, cell: () => shortDayText(day('2026-07-01')) },
      { name: 'notes', heading: 'Notes', cell: () => ['A & B', ' ', <strong>C</strong>, false] },
    ]}
  />
)

export const exampleFilters = (
  <FilterPanel
    action="/register"
    keep={{ sort: 'name' }}
    chosen={{ q: ['lane'], level: ['2', '3'] }}
    hrefFor={(chosen) =>
      `/register?${new URLSearchParams(Object.entries(chosen).flatMap(([k, all]) => all.map((v) => [k, v])))}`
    }
    filters={[
      { name: 'q', heading: 'Name or number', kind: 'text' },
      {
        name: 'level',
        heading: 'Level',
        kind: 'any',
        choices: [
          { value: '1', text: '1 Secure', count: 60 },
          { value: '2', text: '2 Vulnerable', count: 31 },
          { value: '3', text: '3 Causing concern', count: 9 },
        ],
      },
      { name: 'due', heading: 'Review due', kind: 'one', choices: [{ value: 'overdue', text: 'Overdue' }] },
    ]}
  />
)

export const registerPage = (
  <Page
    frame={exampleFrame}
    title="Register"
    width="wide"
    success="Saved"
    breadcrumbs={[{ href: '/', text: 'Home' }, { text: 'Register' }]}
  >
    <h1 class="govuk-heading-l">Register</h1>
    <SchoolSearch action="/register" suggestions="/schools/suggestions" />
    <WithFilter filter={exampleFilters}>
      <Badge text="Capacity to support" />
      {exampleTable()}
    </WithFilter>
  </Page>
)

export const schoolPage = (
  <Page frame={exampleFrame} title="Ashgrove">
    <SchoolHeader name="Ashgrove" urn={900_001} phase="Primary" level={{ number: 2, name: 'Vulnerable' }} />
    <SubNavigation label="School" links={[{ href: '/schools/900001', text: 'Overview', current: true }]} />
    <h1 class="govuk-heading-l">Overview</h1>
    <FactList
      facts={[
        { name: 'Roll', value: '212 pupils', source: 'School census', asAt: 'January 2026' },
        { name: 'Head', value: 'A Person', source: 'Register', action: { href: '/change', text: 'Change' } },
      ]}
    />
    <VerdictTag verdict="notKnown" />
    <h2 class="govuk-heading-m">History</h2>
    <HistoryList
      entries={[
        {
          what: 'Level 2 agreed',
          who: 'The headteacher',
          when: new Date('2026-06-03T13:05:00Z'),
          detail: <p>Agreed.</p>,
        },
        { what: 'Level 2 proposed', when: '20 May 2026' },
      ]}
    />
    <CheckAnswers
      answers={[
        { question: 'Days', answer: '', change: '/days' },
        { question: 'School', answer: 'Ashgrove' },
      ]}
    />
  </Page>
)

export const conflictPage = (
  <Page frame={exampleFrame} title="Someone else has saved a change">
    <h1 class="govuk-heading-l">Someone else has saved a change</h1>
    <Conflict
      savedBy="Another Officer"
      savedAt={new Date('2026-03-03T14:05:00Z')}
      fields={[
        { name: 'Reason', yours: 'My words', saved: 'Their words' },
        { name: 'Days', yours: '3', saved: '3' },
      ]}
    />
  </Page>
)

export const donePage = (
  <Page frame={{ ...exampleFrame, viewer: undefined, demonstration: false }} title="Level 2 ratified">
    <Confirmation done="Level 2 ratified" reference={{ name: 'Reference', value: 'R-14' }}>
      <p class="govuk-body">We will tell the school.</p>
    </Confirmation>
  </Page>
)
