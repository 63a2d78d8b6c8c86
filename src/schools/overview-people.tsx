import { contactRoleNames } from './school-words.ts'
import type { Onward } from '../platform/lists/index.ts'
import { DataTable, dayText, Details, FactList, shortDayText, type Column } from '../platform/views/index.ts'
import { contactsFrom, type Contact } from './contact.ts'
import { adviserOn } from './link-adviser.ts'
import type { Overview } from './overview.ts'

interface Props {
  readonly overview: Overview
  readonly keeps: boolean
  readonly onward: Onward
}

/** Who to write to at the school, and whom a register names as its headteacher; those who have gone are kept below. */
export function Contacts({ overview, keeps, onward }: Props) {
  const { school, today } = overview.inView
  const now = contactsFrom(overview.contacts, today)
  const ended = overview.contacts.filter((contact) => !now.includes(contact))
  return (
    <>
      <DataTable
        id="contacts"
        caption="Contacts"
        columns={[...columns, ...(keeps ? [changeColumn(onward)] : [])]}
        rows={now}
        empty="No contacts are recorded."
      />
      {keeps && (
        <p class="govuk-body app-not-printed">
          <a class="govuk-link" href={onward(`/schools/${school.urn}/contacts/new`)}>
            Add a contact
          </a>
        </p>
      )}
      {overview.headteacher && (
        <FactList
          facts={[
            {
              name: `Headteacher, by the register of ${dayText(overview.headteacher.asAt)}`,
              value: overview.headteacher.name,
              source: overview.headteacher.source,
            },
          ]}
        />
      )}
      {ended.length > 0 && (
        <Details
          summaryText="Earlier contacts"
          html={
            <ul class="govuk-list govuk-list--bullet">
              {ended.map((contact) => (
                <li key={contact.id}>
                  {contact.name}, {contactRoleNames[contact.role].toLowerCase()}, {dayText(contact.from)} to{' '}
                  {contact.to !== null && dayText(contact.to)}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}

const columns: readonly Column<Contact>[] = [
  { name: 'role', heading: 'Role', cell: ({ role }) => contactRoleNames[role] },
  { name: 'name', heading: 'Name', cell: ({ name }) => name, rowHeading: true },
  {
    name: 'email',
    heading: 'Email',
    cell: ({ email }) =>
      email === null ? (
        'Not known'
      ) : (
        <a class="govuk-link" href={`mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`}>
          {email}
        </a>
      ),
  },
  { name: 'telephone', heading: 'Telephone', nowrap: true, cell: ({ telephone }) => telephone ?? 'Not known' },
  {
    name: 'since',
    heading: 'Since',
    nowrap: true,
    cell: ({ from, to }) => `${shortDayText(from)}${to === null ? '' : ` to ${shortDayText(to)}`}`,
  },
]

const changeColumn = (onward: Onward): Column<Contact> => ({
  name: 'change',
  heading: 'Keep',
  nowrap: true,
  cell: ({ urn, id, name }) => (
    <>
      <a class="govuk-link govuk-!-margin-right-3" href={onward(`/schools/${urn}/contacts/${id}`)}>
        Change<span class="govuk-visually-hidden"> {name}</span>
      </a>{' '}
      <a class="govuk-link" href={onward(`/schools/${urn}/contacts/${id}/end`)}>
        End<span class="govuk-visually-hidden"> {name}</span>
      </a>
    </>
  ),
})

/** Who is linked to the school, and who was. */
export function AdviserHistory({ overview, keeps, onward }: Props) {
  const { school, today } = overview.inView
  const now = adviserOn(overview.advisers, today)
  const others = overview.advisers.filter((link) => link !== now)
  return (
    <>
      <h2 class="govuk-heading-m">Link adviser</h2>
      <p class="govuk-body">
        {now ? `${now.name}, since ${dayText(now.from)}` : 'Not assigned'}
        {now?.to && ` until ${dayText(now.to)}`}.{' '}
        {keeps && (
          <a class="govuk-link app-not-printed" href={onward(`/schools/${school.urn}/adviser`)}>
            Change<span class="govuk-visually-hidden"> link adviser</span>
          </a>
        )}
      </p>
      {others.length > 0 && (
        <Details
          summaryText="Earlier and later link advisers"
          html={
            <ul class="govuk-list govuk-list--bullet">
              {others.map(({ name, from, to }) => (
                <li key={from}>
                  {name}, from {dayText(from)}
                  {to !== null && ` to ${dayText(to)}`}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
