import type { Day } from '../kernel/index.ts'
import { officers } from './officers.ts'
import type { Role } from '../people/index.ts'
import type { Area } from './place.ts'
import type { Person } from './person.ts'
import type { DemonstrationSchool } from './school.ts'
import { septemberBefore } from './years.ts'

/** Somebody in the role in which they act. */
export interface Signed {
  readonly person: Person
  readonly role: Role
}

const as = (person: Person, role: Role): Signed => ({ person, role })

export const principalAdviser = as(officers.principalAdviser, 'principalAdviser')
export const teamLeader = as(officers.teamLeader, 'schoolImprovementTeamLeader')

/** Schools whose link adviser left and has not been replaced: reviewed by the team leader, "not assigned" on the register. */
export const unassigned: readonly number[] = [900133, 900159, 900320, 900322]

/** The adviser linked to a school on a day; undefined where none is assigned. */
export function linkAdviserOn(school: DemonstrationSchool, on: Day, today: Day): Signed | undefined {
  if (unassigned.includes(school.urn)) return undefined
  if (school.phase === 'special' || school.phase === 'pru') return teamLeader
  return linkAdvisers[school.area](on < septemberBefore(today, 1))
}

/** By cluster; `before` the adviser of the Downs left, it was he. */
const linkAdvisers: Readonly<Record<Area, (before: boolean) => Signed>> = {
  'Ambleford Town': () => as(officers.adviserTown, 'schoolImprovementAdviser'),
  Eastwater: () => as(officers.adviserEast, 'schoolImprovementAdviser'),
  Thornmere: () => teamLeader,
  'The Downs': (before) => as(before ? officers.formerAdviser : officers.adviserDowns, 'schoolImprovementAdviser'),
}

/** Who reviews a school: its link adviser, or the team leader where it has none. */
export const reviewerOn = (school: DemonstrationSchool, on: Day, today: Day): Signed =>
  linkAdviserOn(school, on, today) ?? teamLeader

/** The Senior Adviser of its phase, who visits, plans and writes where a school is vulnerable or causing concern (7.5, 7.6). */
export const seniorAdviserOf = ({ highAge, phase }: DemonstrationSchool): Signed =>
  highAge > 11 && phase !== 'special'
    ? as(officers.seniorAdviserSecondary, 'seniorAdviserSecondary')
    : as(officers.seniorAdviserPrimary, 'seniorAdviserPrimary')
