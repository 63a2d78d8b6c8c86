import type { FormRead } from '../platform/forms/index.ts'
import { Form, Page, TextField, WordsField, type Frame } from '../platform/views/index.ts'
import { returnedMeasures } from './authority-return.ts'
import { clearWord } from './held-values.ts'
import type { Measure } from './measures.ts'

export interface HeldValuesPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly school: { readonly urn: number; readonly name: string }
  readonly success?: string | undefined
}

/** What the authority holds about one school, typed in; the same facts come for many schools by the spreadsheet. */
export function HeldValuesPage({ frame, form, once, school, success }: HeldValuesPageProps) {
  const title = `What the authority holds about ${school.name}`
  return (
    <Page
      frame={frame}
      title={title}
      errors={form.ok ? {} : form.errors}
      back={{ href: `/schools/${school.urn}`, text: school.name }}
      success={success}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Leave empty what you do not know: it stays as it is. Enter NA where something does not apply to the school.
            To take back a figure that is held, enter {clearWord} and say why below: nothing is held of it then.
          </p>
          <Form
            action={`/schools/${school.urn}/evidence/held`}
            csrf={frame.csrf}
            once={once}
            submit="Save what the authority holds"
            cancel={{ href: `/schools/${school.urn}` }}
            draft={`held-${school.urn}`}
          >
            <TextField form={form} name="year" label="Academic year" hint="Like 2010/11" width={10} />
            {returnedMeasures.map((measure) => (
              <TextField form={form} name={measure.id} label={measure.name} hint={hintOf(measure)} width={10} />
            ))}
            <WordsField
              form={form}
              name="reason"
              label="Why are figures taken back?"
              hint={`Only where you entered ${clearWord}`}
              limit={2000}
              rows={3}
            />
          </Form>
        </div>
      </div>
    </Page>
  )
}

function hintOf({ unit }: Measure): string | undefined {
  if (unit === 'flag') return 'Yes or no'
  return unit === 'percent' ? 'Per cent' : undefined
}
