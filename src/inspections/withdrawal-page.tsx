import type { Actor } from '../people/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { dayText, Form, instantText, WordsField, type Frame, type ShownForm } from '../platform/views/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'

export interface WithdrawalPageProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly once: string
  readonly entered: EnteredInspection
  readonly form: ShownForm & { readonly errors?: FieldErrors }
}

/** Taking back what was entered by hand about one inspection, with the reason. */
export function WithdrawalPage({ frame, actor, inView, once, entered, form }: WithdrawalPageProps) {
  const onward = onwardFrom(frame)
  const { urn } = inView.school
  const list = onward(`/schools/${urn}/inspections`)
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading={`Withdraw the inspection of ${dayText(entered.on)}`}
      errors={form.errors}
      back={{ href: list, text: 'Back to inspections' }}
    >
      <p class="govuk-body">
        It was entered by {entered.byName} on {instantText(entered.at)}, from: {entered.source}. Once withdrawn it
        counts towards no criterion. It stays on record, with your reason. What published lists say of the inspection
        stands.
      </p>
      <Form
        action={onward(`/schools/${urn}/inspections/${entered.on}/${entered.kind}/withdraw`)}
        csrf={frame.csrf}
        once={once}
        version={String(form.typed.version ?? entered.version)}
        submit="Withdraw it"
        submitStyle="warning"
        cancel={{ href: list }}
      >
        <WordsField form={form} name="because" label="Why is it withdrawn?" limit={500} rows={3} />
      </Form>
    </SchoolFrame>
  )
}
