import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/index.ts'
import { AskedBefore, ListPage, type GivenQuery, type ShownList } from '../platform/lists/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import {
  Button,
  DateField,
  dayText,
  Page,
  rememberedPart,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { dateTyped } from '../visits/index.ts'
import type { AsAt } from './register-as-at.ts'
import type { ListedSchool } from './register-rows.ts'

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
