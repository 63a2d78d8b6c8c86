import { academicYearName } from '../kernel/index.ts'
import type { FormRead } from '../platform/forms/index.ts'
import { Form, Page, RadiosField, TextField, WordsField, figureText, type Frame } from '../platform/views/index.ts'
import { clearWord, returnedMeasures } from './authority-return.ts'
import type { HeldNow } from './held-now.ts'
import type { Measure } from './measures.ts'

export interface HeldValuesPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly school: { readonly urn: number; readonly name: string }
  /** What is held now, by measure. */
  readonly held: ReadonlyMap<string, HeldNow>
  readonly success?: string | undefined
}

/** What the authority holds about one school, typed in; the same facts come for many schools by the spreadsheet. */
export function HeldValuesPage({ frame, form, once, school, held, success }: HeldValuesPageProps) {
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
            submit="Check what would change"
            cancel={{ href: `/schools/${school.urn}` }}
            draft={`held-${school.urn}`}
          >
            <TextField form={form} name="year" label="Academic year" hint="Like 2010/11" width={10} />
            {returnedMeasures.map((measure) => (
              <HeldValueField form={form} measure={measure} held={held.get(measure.id)} />
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

interface FieldOf {
  readonly form: FormRead<unknown>
  readonly measure: Measure
  readonly held: HeldNow | undefined
}

/** A few answers are chosen; a number is typed. What is held now stands beside either. */
function HeldValueField({ form, measure, held }: FieldOf) {
  const field = { form, name: measure.id, label: heldName(measure), hint: hintOf(measure, held) }
  const answers = answersOf(measure)
  if (answers.length === 0) return <TextField {...field} width={10} />
  const choices = [
    { value: '', text: 'As it is' },
    ...answers.map((value) => ({ value, text: heldAnswer(measure, value) })),
    { value: 'NA', text: 'Not applicable' },
    { value: clearWord, text: 'Take back what is held' },
  ]
  return <RadiosField {...field} choices={choices} inline small />
}

/** What can be answered where it is one of a few. */
function answersOf({ unit, highest }: Measure): readonly string[] {
  if (unit === 'flag') return ['Yes', 'No']
  return highest === undefined ? [] : Array.from({ length: highest }, (_, at) => String(at + 1))
}

const hintOf = (measure: Measure, held: HeldNow | undefined): string =>
  `${measure.unit === 'percent' ? 'Per cent. ' : ''}${heldInWords(measure, held)}`

/** "Held now: 3, of 2025/26". */
export const heldInWords = (measure: Measure, held: HeldNow | undefined): string =>
  held ? `Held now: ${heldText(measure, held.figure)}, of ${academicYearName(held.year)}` : 'Nothing is held'

/** What is asked; where the answers have words, without the numbers that stand for them in the spreadsheet. */
export const heldName = ({ name, grades }: Measure): string => (grades ? name.replace(/:.*$/, '') : name)

/** An answer as it is chosen: "Yes", or the words of a grade. */
export const heldAnswer = ({ grades }: Measure, answer: string): string => grades?.[Number(answer) - 1] ?? answer

const heldText = (measure: Measure, figure: HeldNow['figure']): string =>
  figure.status === 'value' && measure.grades ? heldAnswer(measure, String(figure.value)) : figureText(figure, measure)
