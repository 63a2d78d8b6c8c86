import type { FieldErrors } from '../platform/forms/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { Conflict, Form, SelectField, TextField, WordsField, type ShownForm } from '../platform/views/index.ts'
import { areaNames, areas } from './area.ts'
import { entryPath } from './entries-table.tsx'
import { CapacityFrame, capacityPath, type AroundCapacity } from '../providers/index.ts'
import { fieldNames, stateNames } from './entry-words.ts'
import { entryState, versionOf, wordsOf, type GoodPractice } from './good-practice.ts'

interface FormProps extends AroundCapacity {
  readonly once: string
  readonly form: ShownForm & { readonly errors?: FieldErrors }
}

/** Proposing good practice of a school. */
export function ProposalPage(props: FormProps) {
  const { frame, actor, inView, form, once } = props
  const onward = onwardFrom(frame)
  const { urn } = inView.school
  return (
    <CapacityFrame {...props} heading="Propose good practice" errors={form.errors}>
      <p class="govuk-body">
        Any school may have practice worth sharing, whatever its support level or its last inspection (5.4).{' '}
        {actor.role === 'headteacher'
          ? 'By proposing it you consent, for the school, that it stands in the directory once the authority has verified it.'
          : 'The headteacher consents before the authority verifies it.'}
      </p>
      <Form
        action={onward(`/schools/${urn}/good-practice/new`)}
        csrf={frame.csrf}
        once={once}
        submit="Propose it"
        cancel={{ href: onward(capacityPath(urn)) }}
        draft={`good-practice-${urn}`}
      >
        <WordsFields form={form} />
      </Form>
    </CapacityFrame>
  )
}

const WordsFields = ({ form }: { form: ShownForm }) => (
  <>
    <TextField form={form} name="title" label={fieldNames.title} heading="strong" />
    <SelectField
      form={form}
      name="area"
      label={fieldNames.area}
      heading="strong"
      choices={areas.map((area) => ({ value: area, text: areaNames[area] }))}
    />
    <WordsField form={form} name="whatWasDone" label={fieldNames.whatWasDone} heading="strong" limit={3000} rows={6} />
    <WordsField form={form} name="impact" label={fieldNames.impact} heading="strong" limit={2000} rows={4} />
    <WordsField
      form={form}
      name="evidence"
      label={fieldNames.evidence}
      heading="strong"
      hint="Figures before and after, visits, work seen, inspection. No names of pupils."
      limit={2000}
      rows={4}
    />
    <TextField
      form={form}
      name="contact"
      label={fieldNames.contact}
      heading="strong"
      hint="A name or post, and an email address or telephone number"
    />
  </>
)

export interface StepProps extends FormProps {
  readonly entry: GoodPractice
  /** Somebody changed it after the page was opened. */
  readonly savedMeanwhile?: boolean | undefined
}

/** Saying an entry in other words; what is in force has only its contact changed. */
export function RevisionPage(props: StepProps) {
  const { frame, inView, form, once, entry } = props
  const onward = onwardFrom(frame)
  const inForce = entryState(entry, inView.today)?.is === 'inForce'
  return (
    <CapacityFrame {...props} {...leading(props)} heading={wordsOf(entry).title} errors={form.errors}>
      <Stale {...props} />
      <p class="govuk-body">
        {inForce
          ? 'What is in the directory keeps its words. Only whom to ask can be changed.'
          : 'Other words ask for the school’s consent and the authority’s verification anew.'}
      </p>
      <Form
        action={onward(`${entryPath(entry)}/revise`)}
        csrf={frame.csrf}
        once={once}
        version={versionOf(entry)}
        hidden={inForce ? keptWords(entry) : undefined}
        submit="Save"
        cancel={{ href: onward(entryPath(entry)) }}
      >
        {inForce ? (
          <TextField form={form} name="contact" label={fieldNames.contact} heading="strong" />
        ) : (
          <WordsFields form={form} />
        )}
        <WordsField form={form} name="why" label="Why" limit={1000} rows={2} />
      </Form>
    </CapacityFrame>
  )
}

function keptWords(entry: GoodPractice): Readonly<Record<string, string>> {
  const { contact: _, ...kept } = wordsOf(entry)
  return kept
}

export interface ReasonPageProps extends StepProps {
  readonly step: ReasonStep
}

export interface ReasonStep {
  readonly path: 'verify' | 'renew' | 'withdraw'
  readonly heading: string
  readonly told: string
  readonly label: string
  readonly submit: string
}

/** Verifying, renewing or withdrawing: one question, what was seen or why. */
export function ReasonPage(props: ReasonPageProps) {
  const { frame, form, once, entry, step } = props
  const onward = onwardFrom(frame)
  return (
    <CapacityFrame
      {...props}
      {...leading(props)}
      heading={`${step.heading}: ${wordsOf(entry).title}`}
      errors={form.errors}
    >
      <Stale {...props} />
      <p class="govuk-body">{step.told}</p>
      <Form
        action={onward(`${entryPath(entry)}/${step.path}`)}
        csrf={frame.csrf}
        once={once}
        version={versionOf(entry)}
        submit={step.submit}
        submitStyle={step.path === 'withdraw' ? 'warning' : 'normal'}
        cancel={{ href: onward(entryPath(entry)) }}
      >
        <WordsField form={form} name="reason" label={step.label} heading="strong" limit={2000} rows={4} />
      </Form>
    </CapacityFrame>
  )
}

const leading = ({ frame, entry }: StepProps) => ({
  back: { href: onwardFrom(frame)(entryPath(entry)), text: 'Back to the good practice' },
})

/** What the person wrote beside what was saved meanwhile; the form below goes on from the latter. */
function Stale({ inView, entry, form, savedMeanwhile }: StepProps) {
  const last = entry.happenings.at(-1)
  if (!savedMeanwhile || !last) return null
  const saved = wordsOf(entry)
  const typed = form.typed
  const state = entryState(entry, inView.today)
  return (
    <Conflict
      savedBy={last.byName}
      savedAt={last.at}
      fields={[
        { name: 'Where it stands', yours: 'What you meant to change', saved: state ? stateNames[state.is] : '' },
        ...(['title', 'whatWasDone', 'impact', 'evidence', 'contact'] as const).flatMap((name) =>
          typed[name] === undefined ? [] : [{ name: fieldNames[name], yours: String(typed[name]), saved: saved[name] }],
        ),
        ...(typed.reason === undefined
          ? []
          : [{ name: 'Reason', yours: String(typed.reason), saved: 'reason' in last ? last.reason : '' }]),
      ]}
    />
  )
}
