import { blankForm } from '../platform/forms/index.ts'
import { Button, DateField, dayText, InsetText, type Frame, type ShownForm } from '../platform/views/index.ts'
import { dateTyped } from '../visits/index.ts'
import { criteriaPath, SchoolPage, type Around } from './around.tsx'
import { isNow, type AsAt } from './register-as-at.ts'

/** Of which day the grid is and as known when, said only where that is not today, and the way to that of another day. */
export const AsAtPart = ({ around, asAt }: { around: Around; asAt: AsAt }) => (
  <>
    {!isNow(asAt) && (
      <InsetText>
        {asAtText(asAt)} Each criterion opens as it stands today.{' '}
        <a class="govuk-link" href={criteriaPath(around.school)}>
          Show the criteria of today
        </a>
      </InsetText>
    )}
    <AnotherDay
      around={around}
      form={blankForm({ ...dateTyped('on', asAt.on), ...dateTyped('known', asAt.knownOn) })}
      open={false}
    />
  </>
)

/** Which of the two it is: the day by what is held today, or by what was held then. */
function asAtText({ on, knownOn, today }: AsAt): string {
  const at = on === today ? 'As at today' : `As at ${dayText(on)}`
  const rest = 'The rules are those of that day; what the school is, such as its phase, is as on the register of today.'
  return knownOn === null
    ? `${at}, from the files held today, whenever they were imported: figures as at that day or before, and what was answered up to it. ${rest}`
    : `${at}, as it was known at the end of ${dayText(knownOn)}: figures as at that day or before in the files imported and not undone by then, and what was answered by then. ${rest}`
}

/** There is no grid of the day asked for: why, beside the boxes. */
export const NoSuchGridPage = ({ frame, around, form }: { frame: Frame; around: Around; form: ShownForm }) => (
  <SchoolPage frame={frame} around={around} title="Criteria" width="wide" tab="criteria" errors={form.errors}>
    <AnotherDay around={around} form={form} open={true} />
    <p class="govuk-body">
      <a class="govuk-link" href={criteriaPath(around.school)}>
        Show the criteria of today
      </a>
    </p>
  </SchoolPage>
)

const AnotherDay = ({ around, form, open }: { around: Around; form: ShownForm; open: boolean }) => (
  <details class="govuk-details app-not-printed" open={open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Show the criteria of an earlier term</span>
    </summary>
    <div class="govuk-details__text">
      <form method="get" action={criteriaPath(around.school)}>
        <DateField form={form} name="on" label="As at" hint="Any day of the term" />
        <DateField
          form={form}
          name="known"
          label="As known at the end of"
          hint="Leave out for what the files held today say"
        />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
    </div>
  </details>
)
