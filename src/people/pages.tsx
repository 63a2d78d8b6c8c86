import type { Day } from '../kernel/index.ts'
import type { FormRead } from '../platform/forms/index.ts'
import {
  Button,
  errorFor,
  Input,
  Page,
  PasswordInput,
  Select,
  textOf,
  WarningText,
  type Frame,
} from '../platform/views/index.ts'
import { roleNames } from './role.ts'
import type { Appointment, Authority, Person } from './store.ts'

interface Props {
  readonly frame: Frame
  readonly form: FormRead<unknown>
}

/** Someone of the cast, as the demonstration offers them to sign in as. */
export interface CastMember {
  readonly appointment: Appointment
  readonly person: Person
  readonly school: string | undefined
}

const errorsOf = (form: FormRead<unknown>) => (form.ok ? {} : form.errors)

export const Token = ({ frame }: { readonly frame: Frame }) => <input type="hidden" name="_csrf" value={frame.csrf} />

export function SignInPage({
  frame,
  form,
  authorities,
  next,
  cast,
}: Props & {
  readonly authorities: readonly Authority[]
  readonly next: string
  readonly cast: readonly CastMember[]
}) {
  const errors = errorsOf(form)
  return (
    <Page frame={frame} title="Sign in" errors={errors}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Sign in</h1>
          {cast.length > 0 && <CastList frame={frame} cast={cast} next={next} />}
          {cast.length > 0 && <h2 class="govuk-heading-m">Sign in with a password</h2>}
          <form method="post" action="/sign-in" novalidate>
            <Token frame={frame} />
            <input type="hidden" name="next" value={next} />
            <AuthorityChoice authorities={authorities} form={form} />
            <Input
              id="email"
              name="email"
              type="email"
              autocomplete="username"
              spellcheck={false}
              label={{ text: 'Email address' }}
              value={textOf(form.typed, 'email')}
              errorMessage={errorFor(errors, 'email')}
            />
            <PasswordInput
              id="password"
              name="password"
              label={{ text: 'Password' }}
              autocomplete="current-password"
              errorMessage={errorFor(errors, 'password')}
            />
            <Button text="Sign in" preventDoubleClick />
          </form>
          <p class="govuk-body">
            If you cannot sign in, or need an account, ask the administrator of this service at your local authority for
            a new link.
          </p>
        </div>
      </div>
    </Page>
  )
}

function AuthorityChoice({ authorities, form }: { authorities: readonly Authority[]; form: FormRead<unknown> }) {
  const [only, ...others] = authorities
  if (only && others.length === 0) return <input type="hidden" name="authority" value={String(only.id)} />
  const chosen = textOf(form.typed, 'authority')
  return (
    <Select
      id="authority"
      name="authority"
      label={{ text: 'Local authority' }}
      attributes={{ 'data-autocomplete': 'true' }}
      items={[
        { value: '', text: 'Select your local authority', selected: chosen === '' },
        ...authorities.map(({ id, name }) => ({ value: String(id), text: name, selected: chosen === String(id) })),
      ]}
      errorMessage={errorFor(errorsOf(form), 'authority')}
    />
  )
}

function CastList({ frame, cast, next }: { frame: Frame; cast: readonly CastMember[]; next: string }) {
  return (
    <>
      <WarningText
        text="This is a demonstration. The authority, its schools and everyone in it are invented. Do not enter anything about real people."
        iconFallbackText="Warning"
      />
      <h2 class="govuk-heading-m">Sign in as one of the cast</h2>
      <ul class="govuk-list app-cast">
        {cast.map(({ appointment, person, school }) => (
          <li key={appointment.id}>
            <form method="post" action="/sign-in/as">
              <Token frame={frame} />
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="appointment" value={appointment.id} />
              <button type="submit" class="app-link-button">
                {person.name}
              </button>
              <span class="govuk-hint app-cast__role">
                {roleNames[appointment.role]}
                {school && `, ${school}`}
              </span>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}

export function RolesPage({
  frame,
  appointments,
  current,
  schoolNames,
}: {
  readonly frame: Frame
  readonly appointments: readonly Appointment[]
  readonly current: string
  readonly schoolNames: ReadonlyMap<number, string>
  readonly today: Day
}) {
  return (
    <Page frame={frame} title="Your roles" back={{ href: '/' }}>
      <h1 class="govuk-heading-l">Your roles</h1>
      <p class="govuk-body">You act in one role at a time. What you do is recorded under the role you have taken up.</p>
      <ul class="govuk-list">
        {appointments.map((appointment) => (
          <li key={appointment.id} class="govuk-!-margin-bottom-4">
            <p class="govuk-body govuk-!-margin-bottom-1">
              <strong>{roleNames[appointment.role]}</strong>
              {appointment.urn !== null && `, ${schoolNames.get(appointment.urn) ?? `school ${appointment.urn}`}`}
            </p>
            {appointment.id === current ? (
              <p class="govuk-hint">You are acting in this role now</p>
            ) : (
              <form method="post" action="/roles">
                <Token frame={frame} />
                <input type="hidden" name="appointment" value={appointment.id} />
                <Button text={`Act as ${roleNames[appointment.role]}`} classes="govuk-button--secondary" />
              </form>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}

export function InvitationPage({
  frame,
  form,
  person,
  path,
}: Props & { readonly person: Person; readonly path: string }) {
  const errors = errorsOf(form)
  return (
    <Page frame={frame} title="Set your password" errors={errors}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Set your password</h1>
          <p class="govuk-body">
            For {person.name}, {person.email}
          </p>
          <form method="post" action={path} novalidate>
            <Token frame={frame} />
            <PasswordInput
              id="password"
              name="password"
              label={{ text: 'New password' }}
              hint={{ text: 'Use 12 characters or more. Three random words are easy to remember and hard to guess.' }}
              autocomplete="new-password"
              errorMessage={errorFor(errors, 'password')}
            />
            <Button text="Set password" preventDoubleClick />
          </form>
        </div>
      </div>
    </Page>
  )
}

export function InvitationEndedPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} title="This link can no longer be used">
      <h1 class="govuk-heading-l">This link can no longer be used</h1>
      <p class="govuk-body">A link works once, for seven days. If you have set your password, you can sign in.</p>
      <p class="govuk-body">Otherwise ask the administrator of this service at your local authority for a new link.</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in">
          Sign in
        </a>
      </p>
    </Page>
  )
}
