import { dayText, Form, instantText, WordsField } from '../platform/views/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'
import { EnteringFrame, inspectionsPath, type Entering } from './entering-frame.tsx'

export interface WithdrawalPageProps extends Entering {
  readonly entered: EnteredInspection
}

/** Taking back what was entered by hand about one inspection, with the reason. */
export function WithdrawalPage(props: WithdrawalPageProps) {
  const { frame, once, entered, form } = props
  return (
    <EnteringFrame of={props} heading={`Withdraw the inspection of ${dayText(entered.on)}`}>
      <p class="govuk-body">
        It was entered by {entered.byName} on {instantText(entered.at)}, from: {entered.source}. Once withdrawn it
        counts towards no criterion. It stays on record, with your reason. What published lists say of the inspection
        stands.
      </p>
      <Form
        action={inspectionsPath(props, `/${entered.on}/${entered.kind}/withdraw`)}
        csrf={frame.csrf}
        once={once}
        version={String(form.typed.version ?? entered.version)}
        submit="Withdraw it"
        submitStyle="warning"
        cancel={{ href: inspectionsPath(props) }}
      >
        <WordsField form={form} name="because" label="Why is it withdrawn?" limit={500} rows={3} />
      </Form>
    </EnteringFrame>
  )
}
