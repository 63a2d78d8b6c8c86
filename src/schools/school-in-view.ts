import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { FrameLevel } from '../platform/views/index.ts'
import { adviserOn } from './link-adviser.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import type { School } from './school.ts'
import { findSchool } from './store.ts'

/** What stands above every page about a school. */
export interface SchoolInView {
  readonly school: School
  /** The name of the adviser linked today; undefined when nobody is assigned. */
  readonly adviser: string | undefined
  readonly today: Day
}

/** A support level as the header shows it; null when none has been agreed. */
export type ShownLevel = FrameLevel | null

/** The school a page is about. Undefined when it is not there or not this person's to see: answer `notFound()`. */
export async function findSchoolInView(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  today: Day,
): Promise<SchoolInView | undefined> {
  const school = await findSchool(tx, authority, urn)
  if (!school) return undefined
  const adviser = adviserOn(await listLinkAdvisers(tx, authority, urn), today)?.name
  return { school, adviser, today }
}
