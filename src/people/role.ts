import type { Day } from '../kernel/index.ts'

/** The roles of the policy's key (section 7) and of the people around it. */
export const roles = [
  'administrator',
  'dataOfficer',
  'dcs',
  'sltMember',
  'principalAdviser',
  'seniorAdviserPrimary',
  'seniorAdviserSecondary',
  'schoolImprovementTeamLeader',
  'schoolImprovementAdviser',
  'officer',
  'headteacher',
  'schoolLeader',
  'chair',
  'governor',
  'clerk',
  'executiveMember',
  'selectCommitteeMember',
  'provider',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** In full: never "PA", which also means persistent absence. */
export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'LA system administrator',
  dataOfficer: 'Data officer',
  dcs: 'Director of Children’s Services',
  sltMember: 'Senior Leadership Team member',
  principalAdviser: 'Principal Adviser',
  seniorAdviserPrimary: 'Senior Adviser Primary',
  seniorAdviserSecondary: 'Senior Adviser Secondary',
  schoolImprovementTeamLeader: 'School Improvement Team Leader',
  schoolImprovementAdviser: 'School Improvement Adviser',
  officer: 'LA officer',
  headteacher: 'Headteacher',
  schoolLeader: 'School leader',
  chair: 'Chair of governors',
  governor: 'Governor',
  clerk: 'Clerk to the governors',
  executiveMember: 'Executive Member',
  selectCommitteeMember: 'Select committee member',
  provider: 'Provider of support',
  auditor: 'Auditor (reading only)',
}

/** Roles held for one school. All others are held for the whole authority. */
export const schoolRoles = [
  'headteacher',
  'schoolLeader',
  'chair',
  'governor',
  'clerk',
] as const satisfies readonly Role[]

export const isSchoolRole = (role: Role): boolean => (schoolRoles as readonly Role[]).includes(role)

/** Whether an appointment holds on a day: both of its days included. */
export const isInForce = (appointment: { readonly from: Day; readonly to?: Day | undefined }, on: Day): boolean =>
  appointment.from <= on && (appointment.to === undefined || on <= appointment.to)

/** Advisers, who are linked to schools, judge criteria and propose levels (7.1, 7.2). */
export const adviserRoles = [
  'principalAdviser',
  'seniorAdviserPrimary',
  'seniorAdviserSecondary',
  'schoolImprovementTeamLeader',
  'schoolImprovementAdviser',
] as const satisfies readonly Role[]
