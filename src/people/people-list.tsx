import type { Day } from '../kernel/index.ts'
import { ListPage, type List, type ShownList } from '../platform/lists/index.ts'
import { Button, shortDayText, Tag } from '../platform/views/index.ts'
import type { Access } from './access-store.ts'
import { standings, standingOn, type Appointment, type Standing } from './appointment.ts'
import { roleNames, roles } from './role.ts'
import type { Person } from './store.ts'

/** A person as the list shows them: what they hold, held or are going to hold, and whether they can sign in. */
export interface ListedPerson extends Person {
  readonly appointments: readonly Appointment[]
  readonly access: Access | undefined
}

export const PeoplePage = (shown: ShownList<ListedPerson>) => (
  <ListPage
    {...shown}
    intro={
      <>
        <p class="govuk-body">Who may use this service, in which role, from when to when.</p>
        <Button text="Add a person" href="/people/add" />
      </>
    }
  />
)

export const peopleList = (schoolNames: ReadonlyMap<number, string>, today: Day): List<ListedPerson> => ({
  path: '/people',
  title: 'People',
  noun: ['person', 'people'],
  key: ({ id }) => id,
  sort: { by: 'name', direction: 'ascending' },
  search: {
    label: 'Search by name or email address',
    missing: 'Enter a name or email address',
    of: ({ name, email }) => [name, email],
  },
  filters: [
    {
      name: 'standing',
      heading: 'Appointment',
      kind: 'any',
      choices: standings.map((value) => ({ value, text: standingNames[value] })),
      of: ({ appointments }) => appointments.map((each) => standingOn(each, today)),
    },
    {
      name: 'role',
      heading: 'Role',
      kind: 'any',
      choices: roles.map((value) => ({ value, text: roleNames[value] })),
      of: ({ appointments }) => appointments.map(({ role }) => role),
    },
  ],
  columns: [
    {
      name: 'name',
      heading: 'Name',
      rowHeading: true,
      value: ({ name }) => name,
      cell: ({ id, name, email }, onward) => (
        <>
          <a class="govuk-link" href={onward(`/people/${id}`)}>
            {name}
          </a>
          <span class="app-source">{email}</span>
        </>
      ),
    },
    { name: 'email', heading: 'Email address', value: ({ email }) => email, only: 'export' },
    {
      name: 'roles',
      heading: 'Roles',
      value: ({ appointments }) => appointments.map((each) => roleText(each, schoolNames, today)).join('; ') || null,
      cell: ({ appointments }) =>
        appointments.length === 0
          ? 'None'
          : appointments.map((each) => <div key={each.id}>{roleText(each, schoolNames, today)}</div>),
      unknown: 'None',
    },
    {
      name: 'standing',
      heading: 'Appointment',
      value: ({ appointments }) => standingNames[standingOf(appointments, today)],
      cell: ({ appointments }) => <StandingTag standing={standingOf(appointments, today)} />,
    },
    { name: 'access', heading: 'Sign-in', value: ({ access }) => accessText(access) },
  ],
})

/** How an appointment stands, in words. */
export const standingNames: Readonly<Record<Standing, string>> = {
  inForce: 'In force',
  future: 'Not begun yet',
  ended: 'Ended',
}

/** "Headteacher, Oakfield Primary School": a role with the school it is held for. */
export const postText = (
  { role, urn }: Pick<Appointment, 'role' | 'urn'>,
  names: ReadonlyMap<number, string>,
): string => (urn === null ? roleNames[role] : `${roleNames[role]}, ${names.get(urn) ?? `school ${urn}`}`)

export const StandingTag = ({ standing }: { readonly standing: Standing }) => (
  <Tag text={standingNames[standing]} classes={`app-tag ${standingColours[standing]}`} />
)

/** Whether somebody can sign in yet. */
export function accessText(access: Access | undefined): string {
  if (access?.passwordSetAt) return 'Password set'
  return access?.linkExpiresAt ? 'Link made, not used yet' : 'No link open'
}

const standingColours = { inForce: 'govuk-tag--green', future: 'govuk-tag--blue', ended: 'govuk-tag--grey' } as const

/** A person stands as the best of what they hold. */
function standingOf(held: readonly Appointment[], today: Day): Standing {
  const all = held.map((each) => standingOn(each, today))
  return standings.find((standing) => all.includes(standing)) ?? 'ended'
}

function roleText(each: Appointment, schoolNames: ReadonlyMap<number, string>, today: Day): string {
  const post = postText(each, schoolNames)
  if (each.from > today) return `${post}, from ${shortDayText(each.from)}`
  return each.to === null ? post : `${post}, until ${shortDayText(each.to)}`
}
