import { DataTable, Form, Page, type Frame } from '../platform/views/index.ts'
import { clearWord, returnedMeasures } from './authority-return.ts'
import type { HeldNow } from './held-now.ts'
import { heldAnswer, heldInWords, heldName } from './held-values-page.tsx'
import type { Measure } from './measures.ts'

export interface HeldCheckPageProps {
  readonly frame: Frame
  readonly once: string
  readonly school: { readonly urn: number; readonly name: string }
  readonly year: string
  readonly values: Readonly<Record<string, string | undefined>>
  readonly reason: string | undefined
  /** What is held of that year. */
  readonly held: ReadonlyMap<string, HeldNow>
}

/** What somebody entered about a school beside what is held, before it is saved; nothing has been changed yet. */
export function HeldCheckPage({ frame, once, school, year, values, reason, held }: HeldCheckPageProps) {
  const title = `Check what the authority holds about ${school.name}`
  const action = `/schools/${school.urn}/evidence/held`
  const given = returnedMeasures.filter(({ id }) => (values[id] ?? '').trim() !== '')
  const hidden = {
    year,
    ...Object.fromEntries(given.map(({ id }) => [id, values[id] ?? ''])),
    ...(reason === undefined ? {} : { reason }),
  }
  return (
    <Page frame={frame} title={title} back={{ href: action, text: 'What the authority holds' }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">Nothing has been changed yet.</p>
      <DataTable
        id="check"
        caption={`For ${year}`}
        columns={[
          { name: 'measure', heading: 'Measure', rowHeading: true, cell: heldName },
          { name: 'held', heading: 'Now', cell: (measure: Measure) => heldInWords(measure, held.get(measure.id)) },
          {
            name: 'given',
            heading: 'Entered',
            cell: (measure: Measure) => enteredInWords(measure, values[measure.id] ?? ''),
          },
        ]}
        rows={given}
        empty=""
      />
      <Form
        action={action}
        csrf={frame.csrf}
        once={once}
        submit="Save what the authority holds"
        hidden={{ ...hidden, step: 'save' }}
      >
        {null}
      </Form>
      <Form action={action} csrf={frame.csrf} submit="Change what you entered" hidden={{ ...hidden, step: 'change' }}>
        {null}
      </Form>
    </Page>
  )
}

const enteredInWords = (measure: Measure, text: string): string =>
  text.trim().toUpperCase() === clearWord ? 'Taken back: nothing is held' : heldAnswer(measure, text.trim())
