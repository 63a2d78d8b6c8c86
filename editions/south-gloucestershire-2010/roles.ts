import type { PolicyRole, RoleInPolicy } from '../../src/policy/index.ts'

const seniorAdvisers: readonly PolicyRole[] = ['seniorAdviserPrimary', 'seniorAdviserSecondary', 'principalAdviser']
const advisers: readonly PolicyRole[] = ['schoolImprovementAdviser', ...seniorAdvisers]

/** Who does what. Where the text names nobody, the choice is that of the process diagram. */
export const roles: readonly RoleInPolicy[] = [
  {
    act: 'refer',
    roles: ['headteacher', 'chairOfGovernors', 'schoolImprovementTeamLeader', ...advisers],
    wording: 'The school, a visit or a meeting of the authority identifies a school at risk.',
    paragraph: 'diagram',
  },
  {
    act: 'proposeLevel',
    roles: ['schoolImprovementTeamLeader', ...advisers],
    wording: 'An adviser proposes a level.',
    paragraph: '7.2',
  },
  {
    act: 'ratifyLevel',
    roles: ['schoolImprovementTeamLeader', ...seniorAdvisers, 'directorOfChildrensServices'],
    wording: 'A meeting of the authority ratifies the level, before the school is visited and again after evaluation.',
    paragraph: 'diagram',
  },
  {
    act: 'agreeLevel',
    roles: ['schoolImprovementAdviser', 'headteacher', 'chairOfGovernors'],
    wording: 'The adviser, the headteacher and the chair of governors agree the level.',
    paragraph: '7.1',
  },
  {
    act: 'issueRecord',
    roles: ['schoolImprovementTeamLeader', ...advisers],
    wording: 'The change is formally recorded by a note of visit or a letter.',
    paragraph: '7.2',
  },
  {
    act: 'keepRegister',
    roles: ['schoolImprovementTeamLeader', ...seniorAdvisers],
    wording: 'The Quality and Standards team keeps the record of levels and amends it each term.',
    paragraph: '7.3',
  },
  {
    act: 'visitToConfirmRisk',
    roles: seniorAdvisers,
    wording: 'A Principal or Senior Adviser visits to confirm the risk and draw up the plan of action.',
    paragraph: '7.5',
  },
  {
    act: 'issueSupportPlan',
    roles: ['seniorAdviserPrimary', 'seniorAdviserSecondary'],
    wording: 'The Senior Adviser writes the support plan and brokers support.',
    paragraph: '7.6',
  },
  {
    act: 'monitorSupport',
    roles: ['seniorAdviserPrimary', 'seniorAdviserSecondary'],
    wording: 'The Senior Adviser monitors and evaluates progress with the leaders of the school.',
    paragraph: '7.7',
  },
  {
    act: 'takeEscalation',
    roles: ['principalAdviser', 'directorOfChildrensServices'],
    wording:
      'A school in an Ofsted category or causing concern without recorded progress is taken to the Principal Adviser, and after a second term to the Director.',
    paragraph: '3.4',
  },
  {
    act: 'chairTaskGroup',
    roles: ['principalAdviser'],
    wording: 'The Principal Adviser chairs the Task Group.',
    paragraph: '7.8',
  },
  {
    act: 'attendTaskGroup',
    roles: ['headteacher', 'chairOfGovernors', 'seniorAdviserPrimary', 'seniorAdviserSecondary'],
    wording: 'The headteacher, the chair of governors and the Senior Adviser are its members.',
    paragraph: '7.8',
  },
]
