import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Contact } from './contact.ts'
import { listContacts } from './contact-store.ts'
import { adviserOn, type LinkAdviser } from './link-adviser.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import type { School, Urn } from './school.ts'
import type { SchoolInView } from './school-in-view.ts'
import { findSchool, listSchoolLinks, type SchoolLink } from './store.ts'

/** Everything the overview of a school shows. */
export interface Overview {
  readonly inView: SchoolInView
  readonly contacts: readonly Contact[]
  readonly advisers: readonly LinkAdviser[]
  readonly before: readonly LinkedSchool[]
  readonly after: readonly LinkedSchool[]
}

export interface LinkedSchool {
  readonly urn: Urn
  /** Undefined when it is not on the register, or not this person's to see. */
  readonly school: School | undefined
  readonly establishedOn: Day | null
  readonly source: string
}

/** Undefined when the school is not there or not this person's to see. */
export async function findOverview(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  today: Day,
): Promise<Overview | undefined> {
  const school = await findSchool(tx, authority, urn)
  if (!school) return undefined
  const advisers = await listLinkAdvisers(tx, authority, urn)
  const links = await listSchoolLinks(tx, authority, urn)
  const linked = async (kind: SchoolLink['kind']): Promise<LinkedSchool[]> => {
    const found: LinkedSchool[] = []
    for (const { otherUrn, establishedOn, source } of links.filter((link) => link.kind === kind))
      found.push({ urn: otherUrn, school: await findSchool(tx, authority, otherUrn), establishedOn, source })
    return found
  }
  return {
    inView: { school, adviser: adviserOn(advisers, today)?.name, today },
    contacts: await listContacts(tx, authority, urn),
    advisers,
    before: await linked('predecessor'),
    after: await linked('successor'),
  }
}
