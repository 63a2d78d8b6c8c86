import { addDays, type Day } from '../kernel/index.ts'
import { castSchoolPeople } from './cast-people.ts'
import { castSchools, type CastSchool } from './cast-schools.ts'
import { officers } from './officers.ts'
import type { Role } from '../people/index.ts'
import type { Appointment, Person } from './person.ts'
import { septemberBefore } from './years.ts'

/** Everyone of the cast by name: `cast.teamLeader`, `cast.schools.disputed.chair`. */
export const cast = { ...officers, schools: castSchoolPeople } as const

/** The cast as a list, nobody twice. */
export const castPeople: readonly Person[] = [
  ...new Set([
    ...Object.values(officers),
    ...Object.values(castSchoolPeople).flatMap((five) => Object.values(five) as Person[]),
  ]),
]

/** What each of the cast is and was appointed to. Dates move with the academic year of `today`. */
export const castAppointments = (today: Day): readonly Appointment[] => [
  ...officerAppointments(today),
  ...(Object.keys(castSchools) as CastSchool[]).flatMap((school) => schoolAppointments(school, today)),
  ...secondAppointments(today),
]

function officerAppointments(today: Day): readonly Appointment[] {
  const since = (holder: Person, role: Role, yearsBack: number): Appointment => ({
    email: holder.email,
    role,
    from: septemberBefore(today, yearsBack),
  })
  const until = (holder: Person, role: Role, yearsBack: number, endedBack: number): Appointment => ({
    ...since(holder, role, yearsBack),
    to: addDays(septemberBefore(today, endedBack), -1),
  })
  return [
    since(officers.systemAdministrator, 'administrator', 6),
    since(officers.dataOfficer, 'dataOfficer', 5),
    since(officers.dcs, 'dcs', 4),
    since(officers.sltMember, 'sltMember', 7),
    since(officers.principalAdviser, 'principalAdviser', 8),
    since(officers.seniorAdviserPrimary, 'seniorAdviserPrimary', 6),
    since(officers.seniorAdviserSecondary, 'seniorAdviserSecondary', 5),
    until(officers.teamLeader, 'schoolImprovementAdviser', 9, 4),
    since(officers.teamLeader, 'schoolImprovementTeamLeader', 4),
    since(officers.adviserTown, 'schoolImprovementAdviser', 7),
    since(officers.adviserEast, 'schoolImprovementAdviser', 6),
    since(officers.adviserDowns, 'schoolImprovementAdviser', 1),
    until(officers.formerAdviser, 'schoolImprovementAdviser', 10, 1),
    since(officers.governanceOfficer, 'officer', 5),
    since(officers.executiveMember, 'executiveMember', 1),
    until(officers.formerExecutiveMember, 'executiveMember', 5, 1),
    since(officers.formerExecutiveMember, 'selectCommitteeMember', 1),
    since(officers.selectCommitteeMember, 'selectCommitteeMember', 3),
    since(officers.provider, 'provider', 2),
    since(officers.auditor, 'auditor', 2),
  ]
}

function schoolAppointments(school: CastSchool, today: Day): readonly Appointment[] {
  const { urn } = castSchools[school]
  const { headteacher, schoolLeader, chair, governor, clerk } = castSchoolPeople[school]
  const from = septemberBefore(today, school === 'converterAcademy' ? 2 : 6)
  const leftInSummer = school === 'headVacancy' ? { to: addDays(septemberBefore(today, 0), -1) } : {}
  return [
    { email: headteacher.email, role: 'headteacher', urn, from, ...leftInSummer },
    { email: schoolLeader.email, role: 'schoolLeader', urn, from },
    { email: chair.email, role: 'chair', urn, from },
    { email: governor.email, role: 'governor', urn, from },
    { email: clerk.email, role: 'clerk', urn, from },
  ]
}

/** Appointments that people of the cast hold beside their first. */
function secondAppointments(today: Day): readonly Appointment[] {
  const { secureWithCapacity, converterAcademy, headVacancy } = castSchoolPeople
  const before = { urn: 900901, from: septemberBefore(today, 6), to: addDays(septemberBefore(today, 2), -1) }
  return [
    { email: secureWithCapacity.headteacher.email, role: 'provider', from: septemberBefore(today, 3) },
    { email: converterAcademy.headteacher.email, role: 'headteacher', ...before },
    { email: converterAcademy.chair.email, role: 'chair', ...before },
    {
      email: headVacancy.schoolLeader.email,
      role: 'headteacher',
      urn: castSchools.headVacancy.urn,
      from: septemberBefore(today, 0),
      acting: true,
    },
    {
      email: secureWithCapacity.governor.email,
      role: 'governor',
      urn: castSchools.newlyVulnerable.urn,
      from: septemberBefore(today, 1),
    },
  ]
}
