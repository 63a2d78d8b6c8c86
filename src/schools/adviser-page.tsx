import { roleNames, type Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { Conflict, DateField, dayText, Form, SelectField, type Frame, type ShownForm } from '../platform/views/index.ts'
import type { AdviserRefusal } from './link-adviser.ts'
import type { PossibleAdviser } from './link-adviser-commands.ts'
import type { LastSaved } from './last-saved.ts'
import { SchoolFrame } from './school-frame.tsx'
import type { SchoolInView } from './school-in-view.ts'

export interface AdviserPageProps {
  readonly frame: Frame
  readonly actor: Actor
  readonly inView: SchoolInView
  readonly form: ShownForm
  readonly once: string
  /** Who holds an adviser's role today. */
  readonly advisers: readonly PossibleAdviser[]
  /** `linksSeen` of the links shown. */
  readonly seen: string
  readonly lastSaved?: LastSaved | undefined
}

/** Stands in the form for nobody. */
export const nobody = 'nobody'

/** Who is linked to a school from a day on. */
export function AdviserPage(props: AdviserPageProps) {
  const { frame, actor, inView, form, once, advisers, seen, lastSaved } = props
  const onward = onwardFrom(frame)
  const here = `/schools/${inView.school.urn}`
  const choices = [
    { value: nobody, text: 'Not assigned' },
    ...advisers.map(({ personId, name, role }) => ({ value: personId as string, text: `${name}, ${roleNames[role]}` })),
  ]
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="overview"
      heading="Change link adviser"
      errors={form.errors}
      back={{ href: onward(here) }}
    >
      {lastSaved && (
        <Conflict
          {...lastSaved}
          fields={[
            {
              name: 'Link adviser',
              yours: choices.find(({ value }) => value === form.typed.adviser)?.text ?? '',
              saved: inView.adviser ?? 'Not assigned',
            },
          ]}
        />
      )}
      <Form
        action={onward(`${here}/adviser`)}
        csrf={frame.csrf}
        once={once}
        hidden={{ seen }}
        submit="Save link adviser"
        cancel={{ href: onward(here) }}
      >
        <SelectField
          form={form}
          name="adviser"
          label="Link adviser"
          hint="Everybody who holds an adviser’s role today"
          choices={choices}
          search
        />
        <DateField
          form={form}
          name="from"
          label="First day"
          hint="Whoever was linked until then ends on the day before and stays in the history. For example, 1 9 2025"
        />
      </Form>
    </SchoolFrame>
  )
}

/** What is wrong, beside the field where it can be put right. */
export function adviserSentence(refusal: AdviserRefusal): Readonly<Record<string, string>> {
  switch (refusal.kind) {
    case 'noAdviser':
      return { adviser: 'Select somebody who holds an adviser’s role on that day, or “Not assigned”' }
    case 'beforeTheLast':
      return { from: `The first day must be on or after ${dayText(refusal.since)}, when ${refusal.name} began` }
  }
}
