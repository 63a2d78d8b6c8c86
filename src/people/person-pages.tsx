import type { Day } from '../kernel/index.ts'
import type { AuditRow } from '../platform/audit/index.ts'
import type { FormRead } from '../platform/forms/index.ts'
import {
  Button,
  DataTable,
  dayText,
  Form,
  InsetText,
  instantText,
  Page,
  SummaryList,
  TextField,
  type Frame,
} from '../platform/views/index.ts'
import type { Access } from './access-store.ts'
import { standingOn, type Appointment } from './appointment.ts'
import { Breakable, HistoryOf } from './history-words.tsx'
import { accessText, postText, StandingTag } from './people-list.tsx'
import type { Person } from './store.ts'

export interface PersonPageProps {
  readonly frame: Frame
  readonly person: Person
  readonly appointments: readonly Appointment[]
  readonly access: Access | undefined
  readonly history: readonly AuditRow[]
  readonly schoolNames: ReadonlyMap<number, string>
  readonly today: Day
  readonly back: string
  readonly once: string
  /** The whole address of a link that was just made: shown now and never again. */
  readonly link?: string | undefined
  readonly notice?: string | undefined
}

export function PersonPage(props: PersonPageProps) {
  const { frame, person, access, history, back, once, link, notice } = props
  return (
    <Page frame={frame} title={person.name} back={{ href: back, text: 'Back to people' }} success={notice}>
      <h1 class="govuk-heading-l">{person.name}</h1>
      {link !== undefined && <NewLink link={link} name={person.name} />}
      <SummaryList
        rows={[
          change(person, 'Name', person.name),
          change(person, 'Email address', person.email),
          { key: { text: 'Sign-in' }, value: { html: <AccessFacts access={access} /> } },
        ]}
      />
      <Form
        action={`/people/${person.id}/link`}
        csrf={frame.csrf}
        once={once}
        submit={access?.passwordSetAt ? 'Make a link to set a new password' : 'Make a new link'}
        submitStyle="normal"
      >
        <p class="govuk-body">
          With a link this person sets a password. It works once, for seven days, and ends any link made before.
        </p>
      </Form>
      <Appointments {...props} />
      <Button
        text="Add an appointment"
        href={`/people/${person.id}/appointments/add`}
        classes="govuk-button--secondary"
      />
      <h2 class="govuk-heading-m">History</h2>
      <HistoryOf rows={history} schoolNames={props.schoolNames} />
    </Page>
  )
}

const change = (person: Person, name: string, text: string) => ({
  key: { text: name },
  value: { text },
  actions: {
    items: [{ href: `/people/${person.id}/name`, text: 'Correct', visuallyHiddenText: name.toLowerCase() }],
  },
})

const AccessFacts = ({ access }: { readonly access: Access | undefined }) => (
  <>
    {accessText(access)}
    {access?.passwordSetAt && <span class="app-source">on {instantText(access.passwordSetAt)}</span>}
    {access?.linkExpiresAt && (
      <span class="app-source">A link can be used until {instantText(access.linkExpiresAt)}</span>
    )}
  </>
)

const NewLink = ({ link, name }: { readonly link: string; readonly name: string }) => (
  <InsetText>
    <h2 class="govuk-heading-m">Copy this link now</h2>
    <p class="govuk-body">
      Send it to {name} and nobody else. Whoever opens it can set the password. It is shown this once and works once,
      for seven days.
    </p>
    <p class="govuk-body govuk-!-margin-bottom-0">
      <strong>
        <Breakable text={link} />
      </strong>
    </p>
  </InsetText>
)

function Appointments({ person, appointments, schoolNames, today }: PersonPageProps) {
  return (
    <DataTable
      id="appointments"
      caption="Appointments"
      rows={appointments}
      empty="This person holds no role."
      columns={[
        { name: 'role', heading: 'Role', rowHeading: true, cell: (each) => postText(each, schoolNames) },
        { name: 'from', heading: 'First day', nowrap: true, cell: ({ from }) => dayText(from) },
        { name: 'to', heading: 'Last day', nowrap: true, cell: ({ to }) => (to === null ? 'Open' : dayText(to)) },
        { name: 'standing', heading: 'Stands', cell: (each) => <StandingTag standing={standingOn(each, today)} /> },
        {
          name: 'end',
          heading: 'Change',
          cell: (each) => <ChangeOf person={person} appointment={each} today={today} schoolNames={schoolNames} />,
        },
      ]}
    />
  )
}

interface ChangeProps {
  readonly person: Person
  readonly appointment: Appointment
  readonly today: Day
  readonly schoolNames: ReadonlyMap<number, string>
}

/** What holds is ended; what has not begun is withdrawn, or given a last day. */
function ChangeOf({ person, appointment, today, schoolNames }: ChangeProps) {
  const standing = standingOn(appointment, today)
  if (standing === 'ended') return <>Nothing to change</>
  const path = `/people/${person.id}/appointments/${appointment.id}`
  const post = <span class="govuk-visually-hidden"> {postText(appointment, schoolNames)}</span>
  return (
    <>
      <a class="govuk-link" href={`${path}/end`}>
        End
        {post}
      </a>
      {standing === 'future' && (
        <>
          <br />
          <a class="govuk-link" href={`${path}/withdraw`}>
            Withdraw
            {post}
          </a>
        </>
      )}
    </>
  )
}

export interface CorrectionProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly person: Person
  readonly version: number
  readonly once: string
  /** What somebody else saved meanwhile: said, so that nothing is overwritten unseen. */
  readonly savedMeanwhile?: boolean | undefined
}

export function CorrectionPage({ frame, form, person, version, once, savedMeanwhile }: CorrectionProps) {
  const errors = form.ok ? {} : form.errors
  return (
    <Page frame={frame} title="Correct a name" errors={errors} back={{ href: `/people/${person.id}` }}>
      <h1 class="govuk-heading-l">Correct a name</h1>
      {savedMeanwhile && (
        <InsetText>
          Somebody else has saved “{person.name}” and {person.email} since you opened this page. What you wrote is
          below, not saved yet. Check it and save again, or go back.
        </InsetText>
      )}
      <p class="govuk-body">
        What this person did before stays recorded under the name they had then. Sessions and the password stay.
      </p>
      <Form
        action={`/people/${person.id}/name`}
        csrf={frame.csrf}
        once={once}
        version={version}
        submit="Save"
        cancel={{ href: `/people/${person.id}` }}
        draft={`person-${person.id}`}
      >
        <TextField form={{ typed: form.typed, errors }} name="name" label="Name" />
        <TextField form={{ typed: form.typed, errors }} name="email" type="email" label="Email address" />
      </Form>
    </Page>
  )
}
