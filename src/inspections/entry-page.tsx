import type { FormRead } from '../platform/forms/index.ts'
import {
  Conflict,
  DateField,
  dayText,
  Form,
  InsetText,
  RadiosField,
  SelectField,
  TextField,
  WordsField,
  type SelectChoice,
} from '../platform/views/index.ts'
import type { InspectionFramework } from '../policy/index.ts'
import { categoriesNamed, categoryNames } from './category.ts'
import type { InspectionState } from './commands.ts'
import { EnteringFrame, inspectionsPath, type Entering } from './entering-frame.tsx'
import { entryOf, typedOf } from './forms.ts'
import { frameworkOf, gradeWords, judgements, judgementsOn, type Judgement } from './judgement.ts'

/** Which inspection is to be entered. */
export function WhichInspectionPage(props: Entering) {
  const { frame, once, form } = props
  return (
    <EnteringFrame of={props} heading="Enter an inspection">
      <Form
        action={inspectionsPath(props, '/new')}
        csrf={frame.csrf}
        once={once}
        submit="Continue"
        cancel={{ href: inspectionsPath(props) }}
      >
        <DateField
          form={form}
          name="on"
          label="When was the inspection?"
          heading="strong"
          hint="The first day of it. For example, 12 5 2010"
        />
        <RadiosField
          form={form}
          name="kind"
          label="Did it give grades?"
          heading="strong"
          choices={[
            { value: 'graded', text: 'Yes, it judged the school with grades' },
            { value: 'ungraded', text: 'No, it was ungraded or a monitoring visit and ended in an outcome' },
          ]}
        />
      </Form>
    </EnteringFrame>
  )
}

export interface EntryPageProps extends Entering {
  readonly state: InspectionState
  readonly frameworks: readonly InspectionFramework[]
}

/** The judgements of one inspection: what the list states stands as it is, what it does not can be entered. */
export const EntryPage = (props: EntryPageProps) => (
  <EnteringFrame of={props} heading={`Inspection of ${dayText(props.state.known.on)}`}>
    <EntryForm {...props} />
  </EnteringFrame>
)

function EntryForm(props: EntryPageProps) {
  const { frame, once, form, state, frameworks } = props
  const { known } = state
  const framework = frameworkOf(frameworks, known.on)
  const graded = known.kind === 'graded' && framework !== undefined
  const areas = graded ? judgementsOn(framework, known.on) : []
  return (
    <Form
      action={inspectionsPath(props, `/${known.on}/${known.kind}`)}
      csrf={frame.csrf}
      once={once}
      version={String(form.typed.version ?? known.version)}
      submit="Save the inspection"
      cancel={{ href: inspectionsPath(props) }}
      draft={`inspection-${known.on}-${known.kind}`}
    >
      <p class="govuk-body">{framework?.name}. What is left empty stays not held.</p>
      <Published state={state} framework={framework} />
      {areas
        .filter(({ measure }) => !known.published.has(measure))
        .map((judgement) => (
          <SelectField
            form={form}
            name={judgement.measure}
            label={judgement.name}
            choices={framework ? gradeChoices(framework, judgement) : []}
          />
        ))}
      {graded && !known.published.has('ofsted-category') && (
        <RadiosField
          form={form}
          name="category"
          label="Category of concern"
          heading="strong"
          choices={[
            { value: 'none', text: 'None' },
            ...categoriesNamed(framework.categories).map((code) => ({ value: code, text: categoryNames[code] })),
          ]}
        />
      )}
      {!graded && (
        <WordsField form={form} name="outcome" label="Outcome, in the words of the letter" limit={500} rows={3} />
      )}
      <DateField
        form={form}
        name="published"
        label="When was the report published?"
        heading="strong"
        hint="If it is known"
      />
      <TextField
        form={form}
        name="source"
        label="Where is this from?"
        heading="strong"
        hint="For example, the inspection report, page 4"
      />
    </Form>
  )
}

/** What the lists state, which is not entered over. */
function Published({
  state: { known, inspection },
  framework,
}: {
  state: InspectionState
  framework: InspectionFramework | undefined
}) {
  const stated = judgements.flatMap((judgement) => {
    const figure = known.published.get(judgement.measure)
    return figure ? [`${judgement.name}: ${gradeWords(framework, judgement, figure)}`] : []
  })
  if (stated.length === 0) return null
  return (
    <InsetText classes="govuk-!-text-break-word">
      The published list ({inspection?.source?.fileName}) states: {stated.join('; ')}. That stands.
    </InsetText>
  )
}

const gradeChoices = (framework: InspectionFramework, judgement: Judgement): readonly SelectChoice[] => {
  const values = judgement.answered === 'met' ? [0, 1] : framework.grades.map((_, at) => at + 1)
  return [
    ...values.map((value) => ({
      value: String(value),
      text: gradeWords(framework, judgement, { status: 'value', value }),
    })),
    ...(judgement.answered === 'met' ? [] : [{ value: 'none', text: 'Not judged' }]),
  ]
}

/** Somebody saved first: both entries side by side, and the form to save again over theirs. */
export function EntryConflictPage(props: EntryPageProps & { readonly form: FormRead<unknown> }) {
  const { state, frameworks, form } = props
  const { entered, known } = state
  if (!entered) return <EntryPage {...props} />
  const framework = frameworkOf(frameworks, known.on)
  const mine = entryOf(form.ok ? (form.value as Record<string, unknown>) : form.typed)
  const again = { ...props, form: { typed: { ...form.typed, version: typedOf(entered).version } } }
  return (
    <EnteringFrame of={again} heading={`Inspection of ${dayText(known.on)}`}>
      <Conflict
        savedBy={entered.byName}
        savedAt={entered.at}
        fields={[
          {
            name: 'Judgements',
            yours: inWords(mine.judgements, framework),
            saved: inWords(entered.judgements, framework),
          },
          { name: 'Category of concern', yours: mine.category ?? '', saved: entered.category ?? '' },
          { name: 'Outcome', yours: mine.outcome ?? '', saved: entered.outcome ?? '' },
          { name: 'Where it is from', yours: mine.source, saved: entered.source },
        ]}
      >
        <EntryForm {...again} />
      </Conflict>
    </EnteringFrame>
  )
}

const inWords = (given: Readonly<Record<string, number | null>>, framework: InspectionFramework | undefined): string =>
  judgements
    .flatMap((judgement) => {
      const grade = given[judgement.measure]
      if (grade === undefined) return []
      const figure =
        grade === null ? ({ status: 'notApplicable' } as const) : ({ status: 'value', value: grade } as const)
      return [`${judgement.name}: ${gradeWords(framework, judgement, figure)}`]
    })
    .join('\n')
