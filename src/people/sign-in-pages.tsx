import type { FormRead } from '../platform/forms/index.ts'
import {
  Button,
  Details,
  errorFor,
  Input,
  InsetText,
  Page,
  PasswordInput,
  Select,
  textOf,
  WarningText,
  type Frame,
} from '../platform/views/index.ts'
import { isSchoolRole, roleNames, type Role } from './role.ts'
import type { PersonId } from './actor.ts'
import type { Appointment } from './appointment.ts'
import type { Authority, Person } from './store.ts'

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

/** `kept`: sealed, for the person who wrote it alone. `lost`: sent after signing out, with a file, or too long to keep. */
export type UnsentForm =
  | { readonly kind: 'lost' }
  | { readonly kind: 'kept'; readonly text: string; readonly personId: PersonId }

export interface SignInProps extends Props {
  readonly authorities: readonly Authority[]
  readonly next: string
  readonly cast: readonly CastMember[]
  /** What the last page wants said, once. */
  readonly notice?: string | undefined
  /** Of a form that was sent after the session had ended, and not taken. */
  readonly unsent?: UnsentForm | undefined
}

export function SignInPage({ frame, form, authorities, next, cast, notice, unsent }: SignInProps) {
  const errors = errorsOf(form)
  return (
    <Page frame={frame} title="Sign in" errors={errors} success={notice}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Sign in</h1>
          {unsent && <NotSent unsent={unsent} />}
          {cast.length > 0 && <CastList frame={frame} cast={cast} next={next} unsent={unsent} />}
          {cast.length > 0 && <h2 class="govuk-heading-m govuk-!-margin-top-6">Sign in with a password</h2>}
          <form method="post" action="/sign-in" novalidate>
            <Token frame={frame} />
            <input type="hidden" name="next" value={next} />
            {unsent?.kind === 'kept' && <input type="hidden" name="unsent" value={unsent.text} />}
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

const NotSent = ({ unsent }: { readonly unsent: UnsentForm }) => (
  <InsetText>
    You had been signed out before you sent that page, so it was not saved. Sign in to go back to it.{' '}
    {unsent.kind === 'kept'
      ? 'What you wrote will be put back for you to check and send again. Nobody else who signs in here sees it.'
      : 'What you wrote was not kept: nothing is after signing out, with a file, or when it is very long. If you need your words, go back in your browser and copy them first.'}
  </InsetText>
)

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

type CastProps = {
  readonly frame: Frame
  readonly cast: readonly CastMember[]
  readonly next: string
  readonly unsent: UnsentForm | undefined
}

/** The cast in three groups: the council first, then its schools one by one, then the members. */
function CastList({ frame, cast, next, unsent }: CastProps) {
  const around = { frame, next, unsent }
  const { council, members, schools } = grouped(cast)
  return (
    <>
      <WarningText
        text="This is a demonstration. The authority, its schools and everyone in it are invented. Do not enter anything about real people."
        iconFallbackText="Warning"
      />
      <h2 class="govuk-heading-m">Sign in as one of the cast</h2>
      <h3 class="govuk-heading-s" id="cast-council">
        At the council
      </h3>
      <CastMembers {...around} cast={council} labelledBy="cast-council" />
      {members.length > 0 && (
        <>
          <h3 class="govuk-heading-s" id="cast-members">
            Members
          </h3>
          <CastMembers {...around} cast={members} labelledBy="cast-members" />
        </>
      )}
      {schools.length > 0 && <h3 class="govuk-heading-s">At a school</h3>}
      {schools
        .filter(({ members: people }) => people.length > leadersOnly)
        .map((school, index) => (
          <Details
            summaryText={school.name}
            classes="govuk-!-margin-bottom-2"
            html={<SchoolCast {...around} school={school} id={`cast-school-${index}`} />}
          />
        ))}
      <OtherSchools {...around} schools={schools.filter(({ members: people }) => people.length <= leadersOnly)} />
    </>
  )
}

/** Most schools have a headteacher and a Chair alone; those of the cast, who have a story, have everyone. */
const leadersOnly = 2

type SchoolProps = Omit<CastProps, 'cast'>

interface CastOfSchool {
  readonly name: string
  readonly members: readonly CastMember[]
}

const SchoolCast = ({ school, id, ...around }: SchoolProps & { school: CastOfSchool; id: string }) => (
  <CastMembers {...around} cast={school.members} labelledBy={id} title={school.name} />
)

function OtherSchools({ schools, ...around }: SchoolProps & { schools: readonly CastOfSchool[] }) {
  if (schools.length === 0) return null
  return (
    <Details
      summaryText={`At one of the other ${schools.length} schools`}
      html={schools.map((school, index) => (
        <>
          <h4 class="govuk-heading-s govuk-!-margin-bottom-1">{school.name}</h4>
          <SchoolCast {...around} school={school} id={`cast-other-${index}`} />
        </>
      ))}
    />
  )
}

const memberRoles: readonly Role[] = ['executiveMember', 'selectCommitteeMember']

function grouped(cast: readonly CastMember[]) {
  const ofSchools = cast.filter(({ appointment }) => isSchoolRole(appointment.role))
  const names = [...new Set(ofSchools.map(({ school }) => school ?? 'Another school'))]
  return {
    council: cast.filter(({ appointment: { role } }) => !isSchoolRole(role) && !memberRoles.includes(role)),
    members: cast.filter(({ appointment }) => memberRoles.includes(appointment.role)),
    schools: names.map((name) => ({
      name,
      members: ofSchools.filter(({ school }) => (school ?? 'Another school') === name),
    })),
  }
}

const CastMembers = ({
  frame,
  cast,
  next,
  unsent,
  labelledBy,
  title,
}: CastProps & { labelledBy: string; title?: string }) => (
  <ul class="govuk-list" aria-labelledby={title ? undefined : labelledBy} aria-label={title}>
    {cast.map(({ appointment, person }) => (
      <li key={appointment.id} class="govuk-!-margin-bottom-2">
        <form method="post" action="/sign-in/as">
          <Token frame={frame} />
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="appointment" value={appointment.id} />
          {unsent?.kind === 'kept' && unsent.personId === person.id && (
            <input type="hidden" name="unsent" value={unsent.text} />
          )}
          <button type="submit" class="app-link-button">
            {person.name}
            <span class="govuk-visually-hidden">, {roleNames[appointment.role]}</span>
          </button>
          <div class="govuk-hint govuk-!-margin-bottom-0" aria-hidden="true">
            {roleNames[appointment.role]}
          </div>
        </form>
      </li>
    ))}
  </ul>
)

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
}) {
  const nameOf = ({ role, urn }: Appointment): string =>
    urn === null ? roleNames[role] : `${roleNames[role]}, ${schoolNames.get(urn) ?? `school ${urn}`}`
  return (
    <Page frame={frame} title="Your roles" back={{ href: '/' }}>
      <h1 class="govuk-heading-l">Your roles</h1>
      <p class="govuk-body">You act in one role at a time. What you do is recorded under the role you have taken up.</p>
      <ul class="govuk-list">
        {appointments.map((appointment) => (
          <li key={appointment.id} class="govuk-!-margin-bottom-4">
            <p class="govuk-body govuk-!-margin-bottom-1">
              <strong>{nameOf(appointment)}</strong>
            </p>
            {appointment.id === current ? (
              <p class="govuk-hint">You are acting in this role now</p>
            ) : (
              <form method="post" action="/roles">
                <Token frame={frame} />
                <input type="hidden" name="appointment" value={appointment.id} />
                <Button text={`Act as ${nameOf(appointment)}`} classes="govuk-button--secondary" />
              </form>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}
