import type { ComponentChildren } from 'preact'
import type { FormRead, FormValues } from '../platform/forms/index.ts'
import {
  CheckAnswers,
  DateField,
  dayText,
  Form,
  Page,
  SelectField,
  TextField,
  textOf,
  WarningText,
  type Frame,
} from '../platform/views/index.ts'
import type { Appointment, Newcomer, Post } from './appointment.ts'
import { postText } from './people-list.tsx'
import { roleNames, roles, schoolRoles } from './role.ts'
import type { Person } from './store.ts'

export interface PostPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly schoolNames: ReadonlyMap<number, string>
}

/** The first form of letting somebody in: who, in which role, from when. */
export const AddPersonPage = (props: PostPageProps) => (
  <AskPage {...props} title="Add a person" action="/people/add" back="/people">
    <TextField form={shown(props.form)} name="name" label="Name" autocomplete="off" />
    <TextField
      form={shown(props.form)}
      name="email"
      type="email"
      label="Email address"
      hint="They sign in with it. Use their own address at work, not one that several people read."
      autocomplete="off"
    />
  </AskPage>
)

export const AddAppointmentPage = ({ person, ...props }: PostPageProps & { readonly person: Person }) => (
  <AskPage
    {...props}
    title={`Add an appointment for ${person.name}`}
    action={`/people/${person.id}/appointments/add`}
    back={`/people/${person.id}`}
  />
)

type AskProps = PostPageProps & {
  readonly title: string
  readonly action: string
  readonly back: string
  readonly children?: ComponentChildren
}

const shown = (form: FormRead<unknown>) => ({ typed: form.typed, errors: form.ok ? {} : form.errors })

function AskPage({ frame, form, once, schoolNames, title, action, back, children }: AskProps) {
  const { typed, errors } = shown(form)
  const schools = [...schoolNames].map(([urn, name]) => ({ value: String(urn), text: `${name} (${urn})` }))
  return (
    <Page frame={frame} title={title} errors={errors} back={{ href: back }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <Form action={action} csrf={frame.csrf} once={once} submit="Continue" cancel={{ href: back }} draft={action}>
        {children}
        <SelectField
          form={{ typed, errors }}
          name="role"
          label="Role"
          choices={roles.map((role) => ({ value: role, text: roleNames[role] }))}
        />
        <SelectField
          form={{ typed, errors }}
          name="urn"
          label="School"
          hint={`For these roles only: ${schoolRoles.map((role) => roleNames[role].toLowerCase()).join(', ')}.`}
          choices={schools}
          search
        />
        <DateField form={{ typed, errors }} name="from" label="First day" hint="For example, 1 9 2026" />
        <DateField
          form={{ typed, errors }}
          name="to"
          label="Last day (optional)"
          hint="The role holds to the end of this day. Leave it empty where no end is known."
        />
      </Form>
    </Page>
  )
}

export const CheckPersonPage = (props: CheckProps & { readonly newcomer: Newcomer }) => (
  <CheckPage
    {...props}
    title="Check before you add this person"
    action="/people/add"
    submit="Add this person and make a link"
    answers={[
      { question: 'Name', answer: props.newcomer.name },
      { question: 'Email address', answer: props.newcomer.email },
      ...postAnswers(props.newcomer, props.schoolNames),
    ]}
  />
)

export const CheckAppointmentPage = (props: CheckProps & { readonly post: Post; readonly person: Person }) => (
  <CheckPage
    {...props}
    title="Check before you add this appointment"
    action={`/people/${props.person.id}/appointments/add`}
    submit="Add this appointment"
    answers={[{ question: 'Person', answer: props.person.name }, ...postAnswers(props.post, props.schoolNames)]}
  />
)

type CheckProps = PostPageProps

const postAnswers = (post: Post, schoolNames: ReadonlyMap<number, string>) => [
  { question: 'Role', answer: postText({ role: post.role, urn: post.urn ?? null }, schoolNames) },
  { question: 'First day', answer: dayText(post.from) },
  { question: 'Last day', answer: post.to === undefined ? 'No end known' : dayText(post.to) },
]

type CheckPageProps = CheckProps & {
  readonly title: string
  readonly action: string
  readonly submit: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
}

/** The answers come back with the form, so that nothing is kept before it is confirmed. */
function CheckPage({ frame, form, once, title, action, submit, answers }: CheckPageProps) {
  return (
    <Page frame={frame} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <CheckAnswers answers={answers} />
      <Form
        action={action}
        csrf={frame.csrf}
        once={once}
        hidden={{ ...sentAgain(form.typed), checked: 'yes' }}
        submit={submit}
        secondary={{ text: 'Change the answers', intent: 'change' }}
        cancel={{ href: '/people' }}
      >
        {null}
      </Form>
    </Page>
  )
}

const sentAgain = (typed: FormValues): Record<string, string> =>
  Object.fromEntries(
    Object.keys(typed)
      .filter((name) => name !== 'intent' && name !== 'checked')
      .map((name) => [name, textOf(typed, name)]),
  )

export interface EndPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly person: Person
  readonly appointment: Appointment
  readonly schoolNames: ReadonlyMap<number, string>
}

export function EndAppointmentPage({ frame, form, once, person, appointment, schoolNames }: EndPageProps) {
  const { typed, errors } = shown(form)
  const post = postText(appointment, schoolNames)
  return (
    <Page frame={frame} title="End an appointment" errors={errors} back={{ href: `/people/${person.id}` }}>
      <h1 class="govuk-heading-l">End an appointment</h1>
      <p class="govuk-body">
        {person.name}: {post}, since {dayText(appointment.from)}
      </p>
      <WarningText
        iconFallbackText="Warning"
        text="When the last day is today or earlier, whatever this person has open ends at once."
      />
      <Form
        action={`/people/${person.id}/appointments/${appointment.id}/end`}
        csrf={frame.csrf}
        once={once}
        submit="End this appointment"
        submitStyle="warning"
        cancel={{ href: `/people/${person.id}` }}
      >
        <DateField
          form={{ typed, errors }}
          name="last"
          label="Last day"
          hint="The role holds to the end of this day. What was done in it stays recorded."
        />
        <TextField form={{ typed, errors }} name="reason" label="Reason (optional)" />
      </Form>
    </Page>
  )
}

/** For an appointment that has not begun. */
export function WithdrawAppointmentPage({ frame, form, once, person, appointment, schoolNames }: EndPageProps) {
  return (
    <Page
      frame={frame}
      title="Withdraw an appointment"
      errors={shown(form).errors}
      back={{ href: `/people/${person.id}` }}
    >
      <h1 class="govuk-heading-l">Withdraw an appointment</h1>
      <p class="govuk-body">
        {person.name}: {postText(appointment, schoolNames)}, from {dayText(appointment.from)}
      </p>
      <p class="govuk-body">It has not begun. Withdrawn, it never does; the history keeps that it was planned.</p>
      <Form
        action={`/people/${person.id}/appointments/${appointment.id}/withdraw`}
        csrf={frame.csrf}
        once={once}
        submit="Withdraw this appointment"
        submitStyle="warning"
        cancel={{ href: `/people/${person.id}` }}
      >
        <TextField form={shown(form)} name="reason" label="Reason (optional)" />
      </Form>
    </Page>
  )
}

/** Today in the three boxes of a date. */
export const dateTyped = (name: string, on: string): FormValues => {
  const [year, month, day] = on.split('-').map(Number)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}
