import type { Actor } from '../people/index.ts'
import { Form, Page, TextField, type Frame, type ShownForm } from '../platform/views/index.ts'
import { FactFields } from './fact-fields.tsx'
import type { School } from './school.ts'

interface Props {
  readonly frame: Frame
  readonly actor: Actor
  readonly form: ShownForm
  readonly once: string
  /** The school that already has the number. */
  readonly known?: School | undefined
}

/** Adding a school or setting by hand, where no register has it. */
export const NewSchoolPage = ({ frame, form, once, known }: Props) => (
  <Page frame={frame} title="Add a school" errors={form.errors} back={{ href: '/schools', text: 'Back to schools' }}>
    <h1 class="govuk-heading-l">Add a school</h1>
    {known && (
      <p class="govuk-body">
        <a class="govuk-link" href={`/schools/${known.urn}`}>
          Open {known.name}
        </a>
      </p>
    )}
    <p class="govuk-body">
      Schools of the national register come in with its file, under{' '}
      <a class="govuk-link" href="/evidence">
        Evidence
      </a>
      . Add here a school or setting that the file does not have.
    </p>
    <Form
      action="/schools/new"
      csrf={frame.csrf}
      once={once}
      submit="Add school"
      cancel={{ href: '/schools' }}
      draft="new-school"
    >
      <TextField
        form={form}
        name="urn"
        label="Unique reference number (URN)"
        hint="Up to seven digits. For an early years setting or children’s centre, the number Ofsted gives it."
        width={10}
        digits
      />
      <FactFields form={form} />
      <TextField
        form={form}
        name="predecessor"
        label="URN of the school it follows (optional)"
        hint="Up to seven digits. Its history then follows that school, and says so."
        width={10}
        digits
      />
    </Form>
  </Page>
)
