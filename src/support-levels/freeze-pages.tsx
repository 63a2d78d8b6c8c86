import { academicYearName, parseDay, type TermDates } from '../kernel/index.ts'
import {
  Button,
  DataTable,
  dayText,
  Form,
  instantText,
  Page,
  SelectField,
  SummaryList,
  WarningText,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { termText } from './level-page.tsx'
import type { Freeze } from './register-freeze.ts'
import type { KeptFreeze } from './register-store.ts'
import { termValue } from './review-forms.tsx'

export interface FreezesPageProps {
  readonly frame: Frame
  readonly freezes: readonly KeptFreeze[]
  readonly names: ReadonlyMap<string, string>
  /** The terms that can be frozen today. */
  readonly terms: readonly TermDates[]
  /** The term that goes on. */
  readonly present: TermDates | undefined
  readonly mayFreeze: boolean
  readonly form: ShownForm
  readonly notice: string | undefined
}

/** The numbered editions of the register, and the choice of a term to close. */
export const FreezesPage = (props: FreezesPageProps) => (
  <Page
    frame={props.frame}
    title="Frozen editions of the register"
    errors={props.form.errors}
    success={props.notice}
    back={{ href: '/register', text: 'Back to the register' }}
  >
    <h1 class="govuk-heading-l">Frozen editions of the register</h1>
    <DataTable
      id="freezes"
      caption="Editions"
      captionSize="hidden"
      columns={[
        {
          name: 'number',
          heading: 'Edition',
          rowHeading: true,
          cell: ({ number }: KeptFreeze) => (
            <a class="govuk-link" href={`/register/freezes/${number}`}>
              Edition {number}
            </a>
          ),
        },
        { name: 'term', heading: 'Term', cell: termName },
        { name: 'at', heading: 'Frozen', cell: ({ frozenAt }) => instantText(frozenAt) },
        { name: 'by', heading: 'By', cell: ({ by }) => props.names.get(by) ?? 'Somebody who has left' },
      ]}
      rows={props.freezes}
      empty="The register has not been frozen yet."
    />
    {props.mayFreeze && <ChooseTerm {...props} />}
  </Page>
)

const ChooseTerm = ({ form, terms, present }: FreezesPageProps) => (
  <>
    {present && (
      <p class="govuk-body">
        The {termName(present)} goes on: it can be frozen from {dayText(present.to)}, its last day.
      </p>
    )}
    {terms.length === 0 ? (
      <p class="govuk-body">Every term of this year and the last that has ended is frozen.</p>
    ) : (
      <form method="get" action="/register/freezes/check">
        <SelectField
          form={form}
          name="term"
          label="Term to freeze"
          choices={terms.map((dates) => ({ value: termValue(dates), text: termName(dates) }))}
        />
        <Button text="Continue" />
      </form>
    )}
  </>
)

export interface FreezeCheckProps {
  readonly frame: Frame
  readonly once: string
  readonly freeze: Freeze
  readonly dates: TermDates
  /** How many schools are at each level, in words; and how many have a review that goes on. */
  readonly counts: readonly (readonly [name: string, schools: number])[]
  readonly reviewsOpen: number
}

/** What will be kept for good, before it is. */
export const FreezeCheckPage = ({ frame, once, freeze, dates, counts, reviewsOpen }: FreezeCheckProps) => (
  <Page
    frame={frame}
    title="Check what will be frozen"
    back={{ href: '/register/freezes', text: 'Back to frozen editions' }}
  >
    <h1 class="govuk-heading-l">Check what will be frozen</h1>
    <SummaryList
      rows={[
        ['Edition', String(freeze.number)],
        ['Term', termName(dates)],
        ['The register as at', `${dayText(dates.to)}, as it is known now`],
        ...counts.map(([name, schools]) => [name, counted(schools, 'school')]),
        ['Review not finished on that day', counted(reviewsOpen, 'school')],
      ].map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
    />
    <Form
      action="/register/freezes"
      csrf={frame.csrf}
      once={once}
      hidden={{ term: termValue(dates) }}
      submit="Freeze the register"
      cancel={{ href: '/register/freezes' }}
    >
      <WarningText
        text="A term is frozen once. Its edition is never changed and cannot be taken back: what is put right later shows in the register, not in this edition."
        iconFallbackText="Warning"
      />
    </Form>
  </Page>
)

/** A frozen edition as it was kept: its rows, and the SHA-256 by which anyone can check them. */
export const FreezePage = ({ frame, freeze }: { readonly frame: Frame; readonly freeze: KeptFreeze }) => {
  const [heading = [], ...rows] = freeze.body
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  const title = `Register, edition ${freeze.number}`
  return (
    <Page
      frame={frame}
      title={title}
      width="wide"
      back={{ href: '/register/freezes', text: 'Back to frozen editions' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {termText[freeze.term]} {academicYearName(freeze.year)}, frozen {instantText(freeze.frozenAt)}.{' '}
        <a class="govuk-link" href={`/register/freezes/${freeze.number}/text`}>
          Download its text
        </a>
      </p>
      <p class="govuk-body app-break">SHA-256: {freeze.sha256}</p>
      <DataTable
        id="frozen"
        caption="Schools"
        columns={heading.map((text, index) => ({
          name: `column-${index}`,
          heading: text,
          rowHeading: index === 1,
          cell: (row: readonly string[]) => shownCell(row[index] ?? ''),
        }))}
        rows={rows}
        empty="There were no schools on the register."
      />
    </Page>
  )
}

/** Days are kept as `YYYY-MM-DD` and read like any other. */
const shownCell = (text: string): string => {
  const day = parseDay(text)
  return day ? dayText(day) : text
}

const termName = ({ term, year }: Pick<TermDates, 'term' | 'year'>): string =>
  `${termText[term]} ${academicYearName(year)}`

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
