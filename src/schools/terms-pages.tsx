import { academicYearName, firstDayOfYear, type AcademicYear, type Term, type TermDates } from '../kernel/index.ts'
import {
  Conflict,
  DataTable,
  DateField,
  dayText,
  Form,
  Page,
  type Column,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { TermRefusal } from './terms.ts'
import { typedDay } from './day-boxes.ts'
import type { LastSaved } from './last-saved.ts'

/** One academic year with its terms, set by the authority or customary. */
export interface YearOfTerms {
  readonly year: AcademicYear
  readonly terms: readonly TermDates[]
  readonly own: boolean
}

interface Props {
  readonly frame: Frame
  readonly years: readonly YearOfTerms[]
  readonly notice: string | undefined
}

/** The terms of the years around today. */
export const TermsPage = ({ frame, years, notice }: Props) => (
  <Page frame={frame} title="Term dates" success={notice}>
    <h1 class="govuk-heading-l">Term dates</h1>
    <p class="govuk-body">
      Every school is reviewed once a term, so the terms of a year cover it without a gap: each runs to the day before
      the next begins, holidays included. Years that are not set have the customary terms: spring from 1 January, summer
      from the day after Easter Monday.
    </p>
    <DataTable
      id="terms"
      caption="Terms by academic year"
      captionSize="hidden"
      columns={columns}
      rows={years}
      empty="There are no years to show."
    />
  </Page>
)

const columns: readonly Column<YearOfTerms>[] = [
  { name: 'year', heading: 'Academic year', cell: ({ year }) => academicYearName(year), rowHeading: true },
  ...(['autumn', 'spring', 'summer'] as const).map((term) => ({
    name: term,
    heading: termNames(term),
    cell: ({ terms }: YearOfTerms) => {
      const dates = terms.find((each) => each.term === term)
      return dates ? `${dayText(dates.from)} to ${dayText(dates.to)}` : 'Not known'
    },
  })),
  { name: 'own', heading: 'Set by', cell: ({ own }) => (own ? 'The authority' : 'Customary') },
  {
    name: 'change',
    heading: 'Keep',
    cell: ({ year }) => (
      <a class="govuk-link" href={`/settings/terms/${year}`}>
        Change<span class="govuk-visually-hidden"> {academicYearName(year)}</span>
      </a>
    ),
  },
]

function termNames(term: Term): string {
  return { autumn: 'Autumn', spring: 'Spring', summer: 'Summer' }[term]
}

interface YearProps {
  readonly frame: Frame
  readonly year: YearOfTerms
  readonly form: ShownForm
  readonly once: string
  readonly lastSaved?: LastSaved | undefined
}

/** Where the terms of one year begin. */
export function YearTermsPage({ frame, year: shown, form, once, lastSaved }: YearProps) {
  const name = academicYearName(shown.year)
  const here = `/settings/terms/${shown.year}`
  const heading = `Term dates of ${name}`
  return (
    <Page
      frame={frame}
      title={heading}
      errors={form.errors}
      back={{ href: '/settings/terms', text: 'Back to term dates' }}
    >
      <h1 class="govuk-heading-l">{heading}</h1>
      {lastSaved && <Conflict {...lastSaved} fields={conflictFields(shown, form)} />}
      <p class="govuk-body">
        The autumn term begins on {dayText(firstDayOfYear(shown.year))}. Each term runs to the day before the next
        begins; the summer term ends with the year on 31 August {shown.year}.
      </p>
      <Form
        action={here}
        csrf={frame.csrf}
        once={once}
        hidden={{ seen: termsSeen(shown) }}
        submit="Save term dates"
        cancel={{ href: '/settings/terms' }}
      >
        <DateField
          form={form}
          name="spring"
          label="First day of the spring term"
          hint={`For example, 4 1 ${shown.year}`}
          heading="strong"
        />
        <DateField
          form={form}
          name="summer"
          label="First day of the summer term"
          hint={`For example, 20 4 ${shown.year}`}
          heading="strong"
        />
      </Form>
      {shown.own && (
        <Form
          action={`${here}/customary`}
          csrf={frame.csrf}
          once={once}
          hidden={{ seen: termsSeen(shown) }}
          submit="Use the customary terms"
        >
          <h2 class="govuk-heading-m">Go back to the customary terms</h2>
        </Form>
      )}
    </Page>
  )
}

/** What a person saw of a year's terms, to be told when somebody else has saved since. */
export const termsSeen = ({ terms, own }: YearOfTerms): string =>
  `${own ? 'own' : 'customary'} ${terms.map(({ from }) => from).join(' ')}`

const conflictFields = ({ terms }: YearOfTerms, { typed }: ShownForm) =>
  (['spring', 'summer'] as const).map((term) => {
    const saved = terms.find((each) => each.term === term)
    return {
      name: `First day of the ${term} term`,
      yours: typedDay(term, typed),
      saved: saved ? dayText(saved.from) : '',
    }
  })

/** What is wrong, beside the field where it can be put right. */
export function termSentence(refusal: TermRefusal, year: AcademicYear): Readonly<Record<string, string>> {
  const within = `must be between 2 September ${year - 1} and 31 August ${year}, or a day of the year would have no term`
  switch (refusal) {
    case 'springOutsideTheYear':
      return { spring: `The first day of the spring term ${within}` }
    case 'summerOutsideTheYear':
      return { summer: `The first day of the summer term ${within}` }
    case 'summerBeforeSpring':
      return { summer: 'The first day of the summer term must be after the first day of the spring term' }
  }
}
