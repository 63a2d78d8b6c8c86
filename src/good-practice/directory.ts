import type { Day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import { listSchools, statusOn, type School } from '../schools/index.ts'
import { entryState, wordsOf, type EntryWords, type GoodPractice } from './good-practice.ts'
import { listGoodPractice } from './store.ts'

/** An entry as the directory has it. */
export interface DirectoryEntry extends EntryWords, Pick<GoodPractice, 'id' | 'urn'> {
  readonly school: Pick<School, 'urn' | 'name' | 'phase' | 'area' | 'telephone'>
  readonly expiresOn: Day
}

/**
 * The directory on a day: what schools have consented to share and the authority has verified, of open schools. Read in
 * the scope of the authority, since people of a school see no other school in their own: nothing but what is in force,
 * and of its school no more than stands in any list of schools, leaves this function.
 */
export const readDirectory = (
  { database }: Pick<Service, 'database'>,
  authority: AuthorityId,
  on: Day,
): Promise<readonly DirectoryEntry[]> =>
  withTx(
    database,
    { authority },
    async (tx) => {
      const schools = new Map((await listSchools(tx, authority)).map((school) => [school.urn, school]))
      return (await listGoodPractice(tx, authority)).flatMap((entry) => {
        const state = entryState(entry, on)
        const school = schools.get(entry.urn)
        if (state?.is !== 'inForce' || !school || statusOn(school, on) === 'closed') return []
        const { urn, name, phase, area, telephone } = school
        const about = { urn, name, phase, area, telephone }
        return [{ ...wordsOf(entry), id: entry.id, urn: entry.urn, school: about, expiresOn: state.expiresOn }]
      })
    },
    { readOnly: true },
  )
