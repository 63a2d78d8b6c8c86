import type { Actor } from '../people/index.ts'
import type { FieldErrors, FormRead } from '../platform/forms/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
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
  type Frame,
  type SelectChoice,
  type ShownForm,
} from '../platform/views/index.ts'
import type { InspectionFramework } from '../policy/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'
import { categoriesNamed, categoryNames } from './category.ts'
import type { InspectionState } from './commands.ts'
import { entryOf, typedOf } from './forms.ts'
import { frameworkOf, gradeWords, judgements, judgementsOn, type Judgement } from './judgement.ts'

interface Shell {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly once: string
}

type Shown = ShownForm & { readonly errors?: FieldErrors }

/** Which inspection is to be entered. */
export function WhichInspectionPage({ frame, actor, inView, once, form }: Shell & { readonly form: Shown }) {
  const onward = onwardFrom(frame)
  const list = onward(`/schools/${inView.school.urn}/inspections`)
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading="Enter an inspection"
      errors={form.errors}
      back={{ href: list, text: 'Back to inspections' }}
    >
      <Form
        action={onward(`/schools/${inView.school.urn}/inspections/new`)}
        csrf={frame.csrf}
        once={once}
        submit="Continue"
        cancel={{ href: list }}
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
    </SchoolFrame>
  )
}

export interface EntryPageProps extends Shell {
  readonly state: InspectionState
  readonly frameworks: readonly InspectionFramework[]
  readonly form: Shown
}

/** The judgements of one inspection: what the list states stands as it is, what it does not can be entered. */
export function EntryPage(props: EntryPageProps) {
  const { frame, actor, inView, state, form } = props
  const onward = onwardFrom(frame)
  const { urn } = inView.school
  const list = onward(`/schools/${urn}/inspections`)
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading={`Inspection of ${dayText(state.known.on)}`}
      errors={form.errors}
      back={{ href: list, text: 'Back to inspections' }}
    >
      <EntryForm {...props} action={onward(entryPath(urn, state))} cancel={list} />
    </SchoolFrame>
  )
}

const entryPath = (urn: number, { known }: InspectionState): string =>
  `/schools/${urn}/inspections/${known.on}/${known.kind}`

function EntryForm(props: EntryPageProps & { readonly action: string; readonly cancel: string }) {
  const { frame, once, form, state, frameworks, action, cancel } = props
  const { known } = state
  const framework = frameworkOf(frameworks, known.on)
  const graded = known.kind === 'graded' && framework !== undefined
  const areas = graded ? judgementsOn(framework, known.on) : []
  return (
    <Form
      action={action}
      csrf={frame.csrf}
      once={once}
      version={String(form.typed.version ?? known.version)}
      submit="Save the inspection"
      cancel={{ href: cancel }}
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
  const { frame, actor, inView, state, frameworks, form } = props
  const { entered, known } = state
  if (!entered) return <EntryPage {...props} />
  const onward = onwardFrom(frame)
  const list = onward(`/schools/${inView.school.urn}/inspections`)
  const framework = frameworkOf(frameworks, known.on)
  const mine = entryOf(form.ok ? (form.value as Record<string, unknown>) : form.typed)
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading={`Inspection of ${dayText(known.on)}`}
      back={{ href: list, text: 'Back to inspections' }}
    >
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
        <EntryForm
          {...props}
          form={{ typed: { ...form.typed, version: typedOf(entered).version } }}
          action={onward(entryPath(inView.school.urn, state))}
          cancel={list}
        />
      </Conflict>
    </SchoolFrame>
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
