/** The people named in the policy. */
export const policyRoles = [
  'headteacher',
  'chairOfGovernors',
  'schoolImprovementAdviser',
  'schoolImprovementTeamLeader',
  'seniorAdviserPrimary',
  'seniorAdviserSecondary',
  'principalAdviser',
  'directorOfChildrensServices',
  'seniorLeadershipTeam',
  'executiveMember',
  'selectCommittee',
] as const
export type PolicyRole = (typeof policyRoles)[number]

/** The role as the policy names it. */
export function roleInWords(role: PolicyRole): string {
  return wordsForRole[role]
}

const wordsForRole: Readonly<Record<PolicyRole, string>> = {
  headteacher: 'headteacher',
  chairOfGovernors: 'chair of governors',
  schoolImprovementAdviser: 'School Improvement Adviser',
  schoolImprovementTeamLeader: 'School Improvement Team Leader',
  seniorAdviserPrimary: 'Senior Adviser Primary',
  seniorAdviserSecondary: 'Senior Adviser Secondary',
  principalAdviser: 'Principal Adviser',
  directorOfChildrensServices: "Director of Children's Services",
  seniorLeadershipTeam: 'Senior Leadership Team',
  executiveMember: 'Executive Member',
  selectCommittee: 'Select Committee',
}
