import type { ComponentChildren } from 'preact'
import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { Conflict, Form, type Frame, type ShownForm } from '../platform/views/index.ts'
import { FactFields, ReleaseField } from './fact-fields.tsx'
import type { FactRefusal } from './facts.ts'
import type { LastSaved } from './last-saved.ts'
import { SchoolFrame } from './school-frame.tsx'
import type { SchoolInView } from './school-in-view.ts'
import { factNames } from './school-words.ts'
import { differences, merged, seenFacts, typedFacts, typedIn } from './typed-facts.ts'

interface Props {
  readonly frame: Frame
  readonly actor: Actor
  readonly inView: SchoolInView
  readonly form: ShownForm
  readonly once: string
}

/** The form for everything the register says of a school. */
export const FactsPage = (props: Props) => (
  <FactsFrame {...props} heading="Change facts">
    <p class="govuk-body">
      What you change is shown as entered by the council today, and registers that are imported leave it alone.
    </p>
    <FactsForm {...props} submit="Save facts" />
  </FactsFrame>
)

/** For a stale save: both texts, and the form with this person's changes over what is saved now. */
export function FactsConflictPage(props: Props & { readonly lastSaved: LastSaved }) {
  const { inView, form, lastSaved } = props
  const [mine, saved] = [typedIn(form.typed), typedFacts(inView.school)]
  const seen = seenFacts(typeof form.typed.seen === 'string' ? form.typed.seen : undefined)
  const again = { typed: { ...merged(seen, mine, saved), release: form.typed.release } }
  return (
    <FactsFrame {...props} form={again} heading="Somebody else has changed these facts">
      <Conflict
        {...lastSaved}
        fields={differences(mine, saved).map(({ fact, ...sides }) => ({ name: factNames[fact], ...sides }))}
      >
        <h2 class="govuk-heading-m">Save your changes over theirs</h2>
        <p class="govuk-body">
          These are the facts as they are saved now, with what you changed put in. Check them, then save again, or leave
          them as they are.
        </p>
        <FactsForm {...props} form={again} submit="Save facts again" />
      </Conflict>
    </FactsFrame>
  )
}

function FactsFrame({
  frame,
  actor,
  inView,
  form,
  heading,
  children,
}: Props & { heading: string; children: ComponentChildren }) {
  const back = { href: onwardFrom(frame)(`/schools/${inView.school.urn}`) }
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="overview"
      heading={heading}
      errors={form.errors}
      back={back}
    >
      {children}
    </SchoolFrame>
  )
}

function FactsForm({ frame, inView: { school }, form, once, submit }: Props & { readonly submit: string }) {
  const onward = onwardFrom(frame)
  return (
    <Form
      action={onward(`/schools/${school.urn}/facts`)}
      csrf={frame.csrf}
      once={once}
      version={school.version}
      hidden={{ seen: JSON.stringify(typedFacts(school)) }}
      submit={submit}
      cancel={{ href: onward(`/schools/${school.urn}`) }}
      draft={`facts-${school.urn}`}
    >
      <FactFields form={form} />
      <ReleaseField form={form} school={school} />
    </Form>
  )
}

/** What is wrong, beside the field where it can be put right. */
export function factSentence(refusal: FactRefusal): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'agesReversed':
      return { highAge: 'The highest age must be the same as or above the lowest' }
    case 'opensAfterItCloses':
      return { openedOn: 'The day it opened must be before the day it closed' }
  }
}
