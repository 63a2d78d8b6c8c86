import { addDays, type Day } from '../kernel/index.ts'
import type { DesignationKind } from '../policy/index.ts'
import { castSchoolPeople } from './cast-people.ts'
import { castSchools, type CastSchool } from './cast-schools.ts'
import { holderOn } from './people.ts'
import type { Person } from './person.ts'
import { officeDayBy } from './school-days.ts'
import type { Staffing } from './school-people.ts'
import { septemberBefore } from './years.ts'

/** A designation that somebody holds or held. */
export interface Leader {
  readonly urn: number
  readonly holder: Person
  readonly post: string
  readonly kind: DesignationKind
  readonly from: Day
  /** Known from the beginning. */
  readonly to: Day | null
  readonly source: string
  readonly recordedOn: Day
  /** How it came to an end that was not known from the beginning. */
  readonly ended?: { readonly on: Day; readonly to: Day; readonly reason: string }
}

/** Leaders of education and other designations at the authority's schools (5.3), as they have come to be on a day. */
export const leaders = (today: Day, staffing: Staffing): readonly Leader[] => [
  ...castLeaders(today),
  ...elsewhere.map(([urn, kind, years, source]) => {
    const from = septemberBefore(today, years)
    const holder = holderOn(staffing, urn, 'headteacher', from)
    if (!holder) throw new Error(`${urn} has no headteacher on ${from}`)
    return { urn, holder, post: 'Headteacher', kind, from, to: null, source, recordedOn: officeDayBy(from) }
  }),
]

const elsewhere: readonly (readonly [number, DesignationKind, number, string])[] = [
  [900101, 'localLeader', 2, 'National College, letter LLE/0377'],
  [900301, 'nationalLeader', 3, 'National College, letter NC/1203'],
  [900314, 'specialistLeader', 1, 'Ewedean Teaching School Alliance, special needs, letter of July'],
]

const castLeaders = (today: Day): readonly Leader[] => [
  leader('secureWithCapacity', 'headteacher', 'Headteacher', 'nationalLeader', septemberBefore(today, 3), {
    source: 'National College, letter NC/1147',
  }),
  leader('secureWithCapacity', 'schoolLeader', 'Deputy headteacher', 'specialistLeader', septemberBefore(today, 1), {
    source: 'Ewedean Teaching School Alliance, mathematics, letter of July',
  }),
  // Hallowmere had the capacity until this ended.
  leader('converterAcademy', 'headteacher', 'Principal', 'localLeader', septemberBefore(today, 2), {
    source: 'National College, letter LLE/0382',
    ended: {
      on: officeDayBy(addDays(today, -52)),
      to: officeDayBy(addDays(today, -45)),
      reason: 'Has stood down as Local Leader to lead the trust’s second academy as well.',
    },
  }),
  leader('secureWithGaps', 'headteacher', 'Headteacher', 'professionalPartner', septemberBefore(today, 2), {
    source: 'National College, Professional Partners, second cohort',
  }),
  leader(
    'vulnerableImproving',
    'schoolLeader',
    'Assistant headteacher',
    'specialistLeader',
    septemberBefore(today, 2),
    {
      source: 'Ewedean Teaching School Alliance, behaviour, letter of July',
    },
  ),
  leader('closing', 'headteacher', 'Headteacher', 'localLeader', septemberBefore(today, 3), {
    source: 'National College, letter LLE/0291',
    to: addDays(septemberBefore(today, 0), -1),
  }),
]

function leader(
  school: CastSchool,
  who: 'headteacher' | 'schoolLeader',
  post: string,
  kind: DesignationKind,
  from: Day,
  { to, ...more }: { readonly source: string; readonly to?: Day } & Pick<Leader, 'ended'>,
): Leader {
  const holder = castSchoolPeople[school][who]
  return {
    urn: castSchools[school].urn,
    holder,
    post,
    kind,
    from,
    to: to ?? null,
    recordedOn: officeDayBy(from),
    ...more,
  }
}
