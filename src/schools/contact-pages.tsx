import type { ComponentChildren } from 'preact'
import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  Conflict,
  DateField,
  dayText,
  Form,
  RadiosField,
  TextField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { contactRoles, type Contact, type ContactRefusal } from './contact.ts'
import { contactSeen } from './contact-commands.ts'
import type { LastSaved } from './last-saved.ts'
import { SchoolFrame } from './school-frame.tsx'
import type { SchoolInView } from './school-in-view.ts'
import { contactRoleNames } from './school-words.ts'

interface Props {
  readonly frame: Frame
  readonly actor: Actor
  readonly inView: SchoolInView
  readonly form: ShownForm
  readonly once: string
}

/** Adding somebody to write to at a school. */
export const NewContactPage = (props: Props) => (
  <ContactFrame {...props} heading="Add a contact">
    <p class="govuk-body">
      A school has one headteacher, one Chair and one clerk at a time. Adding another ends the one before on the day
      before; they stay in the history.
    </p>
    <ContactForm {...props} path="/contacts/new" submit="Add contact">
      <RadiosField
        form={props.form}
        name="role"
        label="What they are at the school"
        choices={contactRoles.map((role) => ({ value: role, text: contactRoleNames[role] }))}
      />
      <ContactFields form={props.form} />
      <DateField form={props.form} name="from" label="First day" hint="For example, 1 9 2025" />
    </ContactForm>
  </ContactFrame>
)

/** Correcting a name, address or number; with `lastSaved` when somebody else did so meanwhile. */
export const ContactPage = (
  props: Props & { readonly contact: Contact; readonly lastSaved?: LastSaved | undefined },
) => {
  const { contact, form, lastSaved } = props
  return (
    <ContactFrame {...props} heading={`Change ${contactRoleNames[contact.role].toLowerCase()}`}>
      {lastSaved && (
        <Conflict
          {...lastSaved}
          fields={(['name', 'email', 'telephone'] as const).map((name) => ({
            name: labels[name],
            yours: String(form.typed[name] ?? ''),
            saved: contact[name] ?? '',
          }))}
        />
      )}
      <p class="govuk-body">For a correction. When somebody else takes over, add them as a new contact.</p>
      <ContactForm {...props} path={`/contacts/${contact.id}`} submit="Save contact" seen={contactSeen(contact)}>
        <ContactFields form={form} />
      </ContactForm>
    </ContactFrame>
  )
}

/** The last day of a contact. */
export const EndContactPage = (props: Props & { readonly contact: Contact }) => {
  const { contact, form } = props
  return (
    <ContactFrame {...props} heading={`End ${contact.name} as ${contactRoleNames[contact.role].toLowerCase()}`}>
      <p class="govuk-body">
        {contact.name} has been {contactRoleNames[contact.role].toLowerCase()} since {dayText(contact.from)}, and stays
        in the history of the school.
      </p>
      <ContactForm {...props} path={`/contacts/${contact.id}/end`} submit="Save the last day">
        <DateField form={form} name="to" label="Last day" hint="For example, 31 8 2026" />
      </ContactForm>
    </ContactFrame>
  )
}

const labels = { name: 'Name', email: 'Email address', telephone: 'Telephone number' } as const

const ContactFields = ({ form }: { form: ShownForm }) => (
  <>
    <TextField form={form} name="name" label={labels.name} hint="With their title, as letters should have it" />
    <TextField form={form} name="email" label={`${labels.email} (optional)`} type="email" />
    <TextField form={form} name="telephone" label={`${labels.telephone} (optional)`} type="tel" width={20} />
  </>
)

type Children = { readonly children: ComponentChildren }

const ContactFrame = ({
  frame,
  actor,
  inView,
  form,
  heading,
  children,
}: Props & Children & { readonly heading: string }) => (
  <SchoolFrame
    frame={frame}
    actor={actor}
    inView={inView}
    tab="overview"
    heading={heading}
    errors={form.errors}
    back={{ href: onwardFrom(frame)(`/schools/${inView.school.urn}`) }}
  >
    {children}
  </SchoolFrame>
)

function ContactForm(
  props: Props & Children & { readonly path: string; readonly submit: string; readonly seen?: string },
) {
  const { frame, inView, once, path, submit, seen } = props
  const onward = onwardFrom(frame)
  const here = `/schools/${inView.school.urn}`
  return (
    <Form
      action={onward(`${here}${path}`)}
      csrf={frame.csrf}
      once={once}
      submit={submit}
      cancel={{ href: onward(here) }}
      {...(seen === undefined ? {} : { hidden: { seen } })}
    >
      {props.children}
    </Form>
  )
}

/** What is wrong, beside the field where it can be put right. */
export function contactSentence(refusal: ContactRefusal): Readonly<Record<string, string>> {
  switch (refusal.kind) {
    case 'beforeTheLast':
      return {
        from: `The first day must be after ${dayText(refusal.since)}, when ${refusal.name} began. End or change that contact first`,
      }
    case 'endsBeforeItBegins':
      return { to: `The last day must be on or after ${dayText(refusal.from)}, when they began` }
  }
}
