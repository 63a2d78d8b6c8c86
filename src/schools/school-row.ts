import type { Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { isContactOn, type ContactRole } from './contact.ts'
import { listContacts } from './contact-store.ts'
import { adviserOn } from './link-adviser.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import { statusOn, type School, type SchoolStatus, type Urn } from './school.ts'
import { listSchools, listSchoolsBriefly, type ListedSchool } from './store.ts'

/** A school as a row of a list on a day. */
export interface SchoolRow<Listed extends ListedSchool = School> {
  readonly school: Listed
  readonly status: SchoolStatus
  /** Who is linked to it; undefined when nobody is assigned. */
  readonly adviser: { readonly personId: PersonId; readonly name: string } | undefined
  readonly headteacher: string | undefined
  readonly chair: string | undefined
}

/** Every school in scope as it is on a day, with its adviser, head and Chair. */
export const listSchoolRows = async (tx: Tx, authority: AuthorityId, on: Day): Promise<readonly SchoolRow[]> =>
  rowsFor(tx, authority, on, await listSchools(tx, authority))

/** The same without the sources of the facts, for lists that show none. */
export const listSchoolRowsBriefly = async (
  tx: Tx,
  authority: AuthorityId,
  on: Day,
): Promise<readonly SchoolRow<ListedSchool>[]> => rowsFor(tx, authority, on, await listSchoolsBriefly(tx, authority))

async function rowsFor<Listed extends ListedSchool>(
  tx: Tx,
  authority: AuthorityId,
  on: Day,
  schools: readonly Listed[],
): Promise<readonly SchoolRow<Listed>[]> {
  const links = (await listLinkAdvisers(tx, authority)).filter((link) => adviserOn([link], on))
  const advisers = new Map(links.map((link) => [link.urn, link]))
  const contacts = (await listContacts(tx, authority)).filter((contact) => isContactOn(contact, on))
  const holders = new Map<string, string>(contacts.map(({ urn, role, name }) => [`${urn} ${role}`, name]))
  const holder = (urn: Urn, role: ContactRole): string | undefined => holders.get(`${urn} ${role}`)
  return schools.map((school) => ({
    school,
    status: statusOn(school, on),
    adviser: advisers.get(school.urn),
    headteacher: holder(school.urn, 'headteacher'),
    chair: holder(school.urn, 'chair'),
  }))
}
