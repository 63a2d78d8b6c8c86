import type { ComponentChildren } from 'preact'
import { academicYearName, type Day, type TermDates } from '../kernel/index.ts'
import { AskedBefore, ListPage, type GivenQuery, type ShownList } from '../platform/lists/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import {
  Button,
  DataTable,
  DateField,
  dayText,
  Form,
  instantText,
  Page,
  rememberedPart,
  SelectField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { dateTyped } from '../visits/index.ts'
import { termText } from './level-page.tsx'
import type { AsAt } from './register-as-at.ts'
import type { ListedSchool } from './register-rows.ts'
import type { KeptFreeze } from './register-store.ts'
import { termValue } from './review-forms.tsx'

interface RegisterPageProps {
  readonly shown: ShownList<ListedSchool>
  readonly asAt: AsAt
}

/** `waiting`: what waits for whoever reads it, where it is the register of today. */
export const RegisterPage = ({ shown, asAt, waiting }: RegisterPageProps & { readonly waiting: ComponentChildren }) => (
  <ListPage
    {...shown}
    intro={
      <>
        {waiting}
        <p class="govuk-body">{asAtText(asAt)}</p>
        <AnotherDay shown={shown} asAt={asAt} />
        <p class="govuk-body app-not-printed">
          <a class="govuk-link" href="/register/movements">
            Movements between levels
          </a>{' '}
          and{' '}
          <a class="govuk-link" href="/register/freezes">
            frozen editions of the register
          </a>
        </p>
      </>
    }
    empty="There are no schools on the register yet."
  />
)

/** There is no register of the day asked for: why, beside the boxes, with everything else that was asked kept. */
export const NoSuchRegisterPage = ({ frame, form, query }: NoSuchRegisterProps) => (
  <Page frame={frame} title="Register of support levels" width="wide" errors={form.errors}>
    <h1 class="govuk-heading-l">Register of support levels</h1>
    <details class="govuk-details" open>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Show the register of another day</span>
      </summary>
      <div class="govuk-details__text">
        <form method="get" action="/register">
          {Object.entries(query)
            .filter(([name]) => !/^(on|known)-|^page$/.test(name))
            .flatMap(([name, values]) =>
              [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
            )}
          <DayFields form={form} />
        </form>
      </div>
    </details>
    <p class="govuk-body">
      <a class="govuk-link" href="/register">
        Show the register of today
      </a>
    </p>
  </Page>
)

interface NoSuchRegisterProps {
  readonly frame: Frame
  readonly form: ShownForm
  readonly query: GivenQuery
}

/** The register of another day, found and sorted as this one is. */
const AnotherDay = ({ shown, asAt }: RegisterPageProps) => (
  <details class="govuk-details app-not-printed">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Show the register of another day</span>
    </summary>
    <div class="govuk-details__text">
      <form method="get" action="/register">
        <AskedBefore list={shown.list} query={shown.query} />
        {anotherDayFields(asAt.on, asAt.knownOn)}
      </form>
    </div>
  </details>
)

const anotherDayFields = rememberedPart(200, (on: Day, knownOn: Day | null) => {
  const form = blankForm({ ...dateTyped('on', on), ...dateTyped('known', knownOn) })
  return <DayFields form={form} />
})

const DayFields = ({ form }: { form: ShownForm }) => (
  <>
    <DateField form={form} name="on" label="As at" hint="The levels that held on this day" />
    <DateField form={form} name="known" label="As known at the end of" hint="Leave out for what is known now" />
    <Button text="Show" classes="govuk-button--secondary" />
  </>
)

const asAtText = ({ on, knownOn, today }: AsAt): string => {
  const at = on === today ? 'As at today' : `As at ${dayText(on)}`
  return knownOn === null ? `${at}.` : `${at}, as it was known at the end of ${dayText(knownOn)}.`
}

export interface FreezesPageProps {
  readonly frame: Frame
  readonly freezes: readonly KeptFreeze[]
  readonly names: ReadonlyMap<string, string>
  readonly terms: readonly TermDates[]
  readonly mayFreeze: boolean
  readonly form: ShownForm
  readonly once: string
  readonly notice: string | undefined
}

/** The numbered editions of the register, and the form that closes a term. */
export const FreezesPage = ({ frame, freezes, names, terms, mayFreeze, form, once, notice }: FreezesPageProps) => (
  <Page
    frame={frame}
    title="Frozen editions of the register"
    errors={form.errors}
    success={notice}
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
        { name: 'term', heading: 'Term', cell: ({ term, year }) => `${termText[term]} ${academicYearName(year)}` },
        { name: 'at', heading: 'Frozen', cell: ({ frozenAt }) => instantText(frozenAt) },
        { name: 'by', heading: 'By', cell: ({ by }) => names.get(by) ?? 'Somebody who has left' },
      ]}
      rows={freezes}
      empty="The register has not been frozen yet."
    />
    {mayFreeze && (
      <Form action="/register/freezes" csrf={frame.csrf} once={once} submit="Freeze the register">
        <p class="govuk-body">
          The register as it stands at the end of the term, or today while the term goes on, is kept for good under the
          next number.
        </p>
        <SelectField
          form={form}
          name="term"
          label="Term"
          choices={terms.map((dates) => ({
            value: termValue(dates),
            text: `${termText[dates.term]} ${academicYearName(dates.year)}`,
          }))}
        />
      </Form>
    )}
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
          cell: (row: readonly string[]) => row[index] ?? '',
        }))}
        rows={rows}
        empty="There were no schools on the register."
      />
    </Page>
  )
}
