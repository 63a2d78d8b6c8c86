import type { ComponentChildren } from 'preact'
import { Conflict, Form, Page, TextField, type Frame, type ShownForm } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { amountText, nothing } from './amount.ts'
import { budgetYearName, type BudgetYear } from './budget-year.ts'
import type { CentralBudget } from './central-budget.ts'
import { levelName } from './words.ts'

export interface BudgetPageProps {
  readonly frame: Frame
  readonly once: string
  readonly year: BudgetYear
  readonly edition: EditionInForce
  readonly form: ShownForm
  readonly above?: ComponentChildren
}

/** What there is for each level in a year. */
export const BudgetPage = ({ frame, once, year, edition, form, above }: BudgetPageProps) => {
  const back = `/resources?year=${year.year}`
  return (
    <Page
      frame={frame}
      title={`Budget of the ${budgetYearName(year)}`}
      errors={form.errors}
      back={{ href: back, text: 'Back to central days and money' }}
    >
      <h1 class="govuk-heading-l">Budget of the {budgetYearName(year)}</h1>
      {above}
      <Form
        action={`/resources/budget/${year.year}`}
        csrf={frame.csrf}
        once={once}
        version={String(form.typed.version ?? '0')}
        submit="Set the budget"
        cancel={{ href: back }}
        draft={`budget-${year.kind}-${year.year}`}
      >
        {edition.levels.map(({ level }) => (
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Level {levelName(level, edition)}</legend>
            <TextField
              form={form}
              name={`days${level}`}
              label="Days"
              hint="Whole or half days, such as 120.5"
              width={5}
            />
            <TextField form={form} name={`pounds${level}`} label="Money" prefix="£" width={10} digits />
          </fieldset>
        ))}
      </Form>
    </Page>
  )
}

/** Somebody set it first: both budgets, level by level. */
export const BudgetConflict = ({
  held,
  mine,
  edition,
}: {
  held: CentralBudget
  mine: CentralBudget['amounts']
  edition: EditionInForce
}) => (
  <Conflict
    savedBy={held.byName}
    savedAt={held.at}
    fields={edition.levels.map(({ level }) => ({
      name: `Level ${levelName(level, edition)}`,
      yours: amountText(mine[level] ?? nothing),
      saved: amountText(held.amounts[level] ?? nothing),
    }))}
  />
)
