import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { Conflict, DateField, Form, TextField, type Frame, type ShownForm } from '../platform/views/index.ts'
import type { ClosingRefusal } from './closing.ts'
import { typedDay } from './day-boxes.ts'
import type { LastSaved } from './last-saved.ts'
import { SchoolFrame } from './school-frame.tsx'
import type { SchoolInView } from './school-in-view.ts'
import { statusSentence } from './school-words.ts'

interface Props {
  readonly frame: Frame
  readonly actor: Actor
  readonly inView: SchoolInView
  readonly form: ShownForm
  readonly once: string
  /** Somebody saved since the page was made: nothing of this was. */
  readonly lastSaved?: LastSaved | undefined
}

/** The form for the day a school closes, and to take it back. */
export function ClosingPage(props: Props) {
  const { frame, actor, inView, form, once, lastSaved } = props
  const { school, today } = inView
  const onward = onwardFrom(frame)
  const here = `/schools/${school.urn}`
  const closes = school.closedOn !== null || school.closingOn !== null
  const heading = closes ? 'Change when the school closes' : 'Record that the school closes'
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="overview"
      heading={heading}
      errors={form.errors}
      back={{ href: onward(here) }}
    >
      {lastSaved && <ClosingConflict inView={inView} lastSaved={lastSaved} form={form} />}
      <p class="govuk-body">
        A school that has closed stays on the register with everything recorded about it. No reviews fall due from the
        day it closes.
      </p>
      <Form
        action={onward(`${here}/closing`)}
        csrf={frame.csrf}
        once={once}
        version={school.version}
        submit="Save the day it closes"
        cancel={{ href: onward(here) }}
      >
        <DateField
          form={form}
          name="on"
          label="First day on which it is closed"
          hint="In the past or to come. For example, 31 8 2026"
          heading="strong"
        />
        <TextField
          form={form}
          name="successor"
          label="URN of the school that takes its place (optional)"
          hint="Up to seven digits. The history of that school then follows this one, and says so."
          width={10}
          digits
        />
      </Form>
      {closes && (
        <>
          <h2 class="govuk-heading-m">The school does not close</h2>
          <p class="govuk-body">{statusSentence(school, today)}. This takes that day away.</p>
          <Form
            action={onward(`${here}/closing/withdraw`)}
            csrf={frame.csrf}
            once={once}
            version={school.version}
            submit="Keep the school open"
          >
            {null}
          </Form>
        </>
      )}
    </SchoolFrame>
  )
}

const ClosingConflict = ({
  inView: { school, today },
  lastSaved,
  form,
}: {
  inView: SchoolInView
  lastSaved: LastSaved
  form: ShownForm
}) => (
  <Conflict
    {...lastSaved}
    fields={[
      {
        name: 'Closing',
        yours: typedDay('on', form.typed),
        saved: statusSentence(school, today) ?? 'Open',
      },
    ]}
  >
    <p class="govuk-body">Check the day below and save it again if it still holds.</p>
  </Conflict>
)

/** What is wrong, beside the field where it can be put right. */
export function closingSentence(refusal: ClosingRefusal): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'beforeItOpened':
      return { on: 'The day it closes must be after the day it opened' }
    case 'succeedsItself':
      return { successor: 'Enter the URN of another school: no school takes its own place' }
  }
}
