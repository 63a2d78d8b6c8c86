import { adviserRoles, roles, type Role } from './role.ts'

const advisers: readonly Role[] = adviserRoles
const seniorAdvisers: readonly Role[] = ['principalAdviser', 'seniorAdviserPrimary', 'seniorAdviserSecondary']
const leaders: readonly Role[] = ['dcs', 'sltMember']
const ofTheAuthority: readonly Role[] = [...advisers, ...leaders, 'administrator', 'dataOfficer', 'officer', 'auditor']
const ofTheSchool: readonly Role[] = ['headteacher', 'schoolLeader', 'chair', 'governor', 'clerk']

/**
 * What each role may do. A role that is not named may not. For school roles everything is limited to their own school,
 * by the scope of their transactions. Members and providers see only what is issued to them.
 */
const granted = {
  /** The edition in force and the accessibility, privacy and help pages (1, 2: one agreed policy, readable). */
  'read edition': roles,
  /** Lists over all schools: the register, the schools, the exports. */
  'read schools': ofTheAuthority,
  /** One school's page, evidence, criteria and level (3.2: a school sees everything the LA answered). */
  'read school': [...ofTheAuthority, ...ofTheSchool],
  /** Notes of visit and letters of a school. Clerks serve the governing body and read what is addressed to it. */
  'read records': [...ofTheAuthority, ...ofTheSchool],
  /** Facts about schools, link advisers, heads and chairs. */
  'keep schools': ['administrator', 'dataOfficer', 'principalAdviser', 'schoolImprovementTeamLeader'],
  'read imports': ['administrator', 'dataOfficer', 'auditor', ...advisers],
  'import evidence': ['administrator', 'dataOfficer'],
  /** What the LA itself holds about a school, typed in (4.1). */
  'enter evidence': ['administrator', 'dataOfficer', 'officer', ...advisers],
  'judge criteria': advisers,
  'evaluate own school': ['headteacher', 'schoolLeader'],
  'propose level': advisers,
  /** As the shipped edition names them: the edition decides in the end, this opens the page. */
  'ratify level': [...seniorAdvisers, 'schoolImprovementTeamLeader', 'dcs'],
  'answer level': ['headteacher', 'chair'],
  'record answer': advisers,
  'write records': advisers,
  'answer note': ['headteacher'],
  /** The Quality and Standards team keeps the record and amends it (7.3). */
  'freeze register': [...seniorAdvisers, 'schoolImprovementTeamLeader'],
  'correct register': [...seniorAdvisers, 'schoolImprovementTeamLeader'],
  /** The Quality and Standards team keeps the register of leaders of education and other designations (5.3). */
  'record designations': advisers,
  /**
   * The directory of good practice that schools share with each other (5.4): everyone at the authority and at its
   * schools, other schools' entries too. Not members and providers, to whom only what is issued is shown.
   */
  'read good practice': [...ofTheAuthority, ...ofTheSchool],
  /** An adviser who saw it, or the school that does it (5.4). */
  'propose good practice': [...advisers, 'headteacher', 'schoolLeader'],
  /** What stands in the directory about a school stands there with its headteacher's word. */
  'consent to good practice': ['headteacher'],
  /** The authority answers for what is in the directory; the decision refuses who wrote it. */
  'verify good practice': advisers,
  /** The school may take back its word at any time, and the authority its own. */
  'withdraw good practice': [...advisers, 'headteacher'],
  /** Steps under the intervention powers (3.1): those who advise on them and decide; of a school whom they are given to. */
  'list statutory powers': [...seniorAdvisers, ...leaders],
  'read statutory powers': [...seniorAdvisers, ...leaders, 'headteacher', 'chair'],
  'record statutory powers': [...seniorAdvisers, 'dcs'],
  /** Central days and money (5.1) are the authority's own affair; whom it plans them for hears of it in the support plan. */
  'read resources': [...advisers, ...leaders, 'officer', 'auditor'],
  'plan resources': advisers,
  'keep budget': ['principalAdviser', 'dcs'],
  /** What calls for action between reviews (3.4): the authority's own view, not yet said to the school. */
  'read early warning': [...advisers, ...leaders, 'officer', 'auditor'],
  'keep people': ['administrator'],
  'keep edition': ['administrator', 'principalAdviser'],
  'keep authority': ['administrator'],
  'read audit': ['administrator', 'auditor', 'dcs'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof granted

/** Whether a role may do something; never for what is not in the list. */
export const mayDo = (role: Role, permission: string): boolean =>
  Object.hasOwn(granted, permission) && (granted[permission as Permission] as readonly Role[]).includes(role)
