import { academicYearName, academicYearOf, type Day } from '../kernel/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { Button, DateField, dayText, InsetText, type Frame, type ShownForm } from '../platform/views/index.ts'
import { dateTyped } from '../visits/index.ts'
import { criteriaPath, SchoolPage, type Around } from './around.tsx'

/** The day of which a grid is shown. */
export interface GridDay {
  readonly on: Day
  readonly today: Day
}

/** Of which day the grid is, said only where it is an earlier one, and the way to that of another day. */
export const AsAtPart = ({ around, asAt: { on, today } }: { around: Around; asAt: GridDay }) => (
  <>
    {on !== today && (
      <InsetText>
        As at {dayText(on)}: figures of the years up to {academicYearName(academicYearOf(on))} as they are held today,
        and what was answered up to that day. Each criterion opens as it stands today.{' '}
        <a class="govuk-link" href={criteriaPath(around.school)}>
          Show the criteria of today
        </a>
      </InsetText>
    )}
    <AnotherDay around={around} form={blankForm(dateTyped('on', on))} open={false} />
  </>
)

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
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
    </div>
  </details>
)
