import type { Person } from '../people/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  Conflict,
  DateField,
  Form,
  RadiosField,
  SelectField,
  TextField,
  TickField,
  WordsField,
  type ShownForm,
} from '../platform/views/index.ts'
import type { DesignationVersion } from './designation.ts'
import { CapacityFrame, capacityPath, type AroundCapacity } from './capacity-frame.tsx'
import { designationPath } from './designations-table.tsx'
import { kindNames, periodText } from './designation-words.ts'
import { designationKinds } from './forms.ts'

interface FormProps extends AroundCapacity {
  readonly once: string
  readonly form: ShownForm & { readonly errors?: FieldErrors }
}

export interface NewDesignationProps extends FormProps {
  /** Those who sign in for the school today. */
  readonly people: readonly Person[]
}

/** Recording that somebody holds a designation. */
export function NewDesignationPage(props: NewDesignationProps) {
  const { frame, inView, form, once } = props
  const onward = onwardFrom(frame)
  const list = capacityPath(inView.school.urn)
  return (
    <CapacityFrame {...props} heading="Record a designation" errors={form.errors}>
      <Form
        action={onward(`/schools/${inView.school.urn}/designations/new`)}
        csrf={frame.csrf}
        once={once}
        submit="Record the designation"
        cancel={{ href: onward(list) }}
        draft={`designation-${inView.school.urn}`}
      >
        <HeldFields {...props} />
      </Form>
    </CapacityFrame>
  )
}

const HeldFields = ({ form, people }: NewDesignationProps) => (
  <>
    <RadiosField
      form={form}
      name="kind"
      label="Designation"
      heading="strong"
      choices={designationKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
    />
    <TextField form={form} name="name" label="Name" heading="strong" hint="With the title, as letters should have it" />
    <TextField
      form={form}
      name="post"
      label="What the person is at the school"
      heading="strong"
      hint="For example, headteacher, or leader of mathematics"
    />
    <SelectField
      form={form}
      name="person"
      label="Signs in as (optional)"
      hint="Somebody who signs in for this school; leave empty for anybody else"
      choices={people.map(({ id, name }) => ({ value: id as string, text: name }))}
    />
    <DateField form={form} name="from" label="First day" heading="strong" hint="For example, 1 9 2025" />
    <DateField form={form} name="to" label="Last day (optional)" heading="strong" hint="Leave empty while it is open" />
    <TextField
      form={form}
      name="source"
      label="Where it is from"
      heading="strong"
      hint="Who designated the person, and the reference and date of the letter"
    />
  </>
)

export interface ChangeDesignationProps extends FormProps {
  readonly current: DesignationVersion
  /** Somebody changed it after the page was opened. */
  readonly savedMeanwhile?: boolean | undefined
}

/** The last day of a designation. */
export function EndDesignationPage(props: ChangeDesignationProps) {
  const { frame, form, once, current } = props
  const onward = onwardFrom(frame)
  return (
    <CapacityFrame {...props} {...leading(props)} heading={`End: ${nameOf(current)}`} errors={form.errors}>
      <Stale {...props} />
      <p class="govuk-body">
        {current.holderName} has held it {periodText(current)}. It stays on record for the days on which it was held.
      </p>
      <Form
        action={onward(`${designationPath(current)}/end`)}
        csrf={frame.csrf}
        once={once}
        version={current.version}
        submit="End the designation"
        cancel={{ href: onward(designationPath(current)) }}
      >
        <DateField form={form} name="last" label="Last day" heading="strong" hint="For example, 31 8 2026" />
        <WordsField form={form} name="why" label="Why it ends" limit={1000} rows={3} />
      </Form>
    </CapacityFrame>
  )
}

/** Putting right what was recorded wrongly. */
export function CorrectDesignationPage(props: ChangeDesignationProps & NewDesignationProps) {
  const { frame, form, once, current } = props
  const onward = onwardFrom(frame)
  return (
    <CapacityFrame {...props} {...leading(props)} heading={`Correct: ${nameOf(current)}`} errors={form.errors}>
      <Stale {...props} />
      <p class="govuk-body">What was recorded before stays to be seen, with who corrected it and why.</p>
      <Form
        action={onward(`${designationPath(current)}/correct`)}
        csrf={frame.csrf}
        once={once}
        version={current.version}
        submit="Save the correction"
        cancel={{ href: onward(designationPath(current)) }}
      >
        <HeldFields {...props} />
        <TickField form={form} name="annul" label="It was never held: take it back" />
        <WordsField form={form} name="why" label="Why it is corrected" limit={1000} rows={3} />
      </Form>
    </CapacityFrame>
  )
}

const nameOf = ({ kind, holderName }: DesignationVersion): string => `${kindNames[kind]}, ${holderName}`

const leading = ({ frame, current }: ChangeDesignationProps) => ({
  back: { href: onwardFrom(frame)(designationPath(current)), text: 'Back to the designation' },
})

/** What the person wrote beside what was saved meanwhile; the form below saves over the latter. */
function Stale({ current, form, savedMeanwhile }: ChangeDesignationProps) {
  if (!savedMeanwhile) return null
  const typed = (name: string): string => String(form.typed[name] ?? '')
  const day = (name: string): string =>
    ['year', 'month', 'day']
      .map((part) => typed(`${name}-${part}`))
      .join(' ')
      .trim()
  const last = form.typed['last-year'] === undefined ? day('to') : day('last')
  return (
    <Conflict
      savedBy={current.byName}
      savedAt={current.at}
      fields={[
        ...(form.typed.name === undefined
          ? []
          : [
              { name: 'Name', yours: typed('name'), saved: current.holderName },
              { name: 'Where it is from', yours: typed('source'), saved: current.source },
            ]),
        { name: 'Last day', yours: last, saved: current.to ?? '' },
        { name: 'Why', yours: typed('why'), saved: current.reason ?? '' },
      ]}
    />
  )
}
