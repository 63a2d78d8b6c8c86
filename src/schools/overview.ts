import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Contact } from './contact.ts'
import { listContacts } from './contact-store.ts'
import { adviserOn, type LinkAdviser } from './link-adviser.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import type { School, Urn } from './school.ts'
import type { SchoolInView } from './school-in-view.ts'
import { findSchool, listSchoolLinks } from './store.ts'
import type { FindTold, ToldHeadteacher, ToldLink } from './told-of-school.ts'

/** Everything the overview of a school shows. */
export interface Overview {
  readonly inView: SchoolInView
  readonly contacts: readonly Contact[]
  readonly advisers: readonly LinkAdviser[]
  readonly before: readonly LinkedSchool[]
  readonly after: readonly LinkedSchool[]
  /** By a register, beside the contacts that people have entered. */
  readonly headteacher: ToldHeadteacher | undefined
}

export interface LinkedSchool {
  readonly urn: Urn
  /** Undefined when it is not on the register, or not this person's to see. */
  readonly school: School | undefined
  /** As a file calls it. */
  readonly name: string | null
  readonly establishedOn: Day | null
  readonly source: string
}

/** Undefined when the school is not there or not this person's to see. */
export async function findOverview(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  { today, findTold }: { readonly today: Day; readonly findTold: FindTold },
): Promise<Overview | undefined> {
  const school = await findSchool(tx, authority, urn)
  if (!school) return undefined
  const advisers = await listLinkAdvisers(tx, authority, urn)
  const told = await findTold(tx, authority, urn)
  const own = (await listSchoolLinks(tx, authority, urn)).map((link) => ({ ...link, urn: link.otherUrn, name: null }))
  const links = linksOnce([...own, ...told.links])
  const linked = async (kind: ToldLink['kind']): Promise<LinkedSchool[]> => {
    const found: LinkedSchool[] = []
    for (const link of links.filter((each) => each.kind === kind))
      found.push({ ...link, urn: link.urn as Urn, school: await findSchool(tx, authority, link.urn) })
    return found
  }
  return {
    inView: { school, adviser: adviserOn(advisers, today)?.name, today },
    contacts: await listContacts(tx, authority, urn),
    advisers,
    before: await linked('predecessor'),
    after: await linked('successor'),
    headteacher: told.headteacher,
  }
}

/** What the authority entered itself counts before what files say of the same two schools. */
const linksOnce = (links: readonly ToldLink[]): readonly ToldLink[] =>
  links.filter((link, at) => links.findIndex((other) => other.urn === link.urn && other.kind === link.kind) === at)
