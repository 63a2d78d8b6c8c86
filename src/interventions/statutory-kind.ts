/**
 * The authority's powers of intervention as data (3.1, 9): Education and Inspections Act 2006 Part 4 as in force on the
 * day a step is given. A step that the law adds or changes is a row here, not code.
 */
import { day, type Day } from '../kernel/index.ts'
import type { School } from '../schools/index.ts'

export type StatutoryKind =
  | 'warningNotice'
  | 'payWarningNotice'
  | 'noticeOfIntention'
  | 'requiredArrangements'
  | 'additionalGovernors'
  | 'interimExecutiveBoard'
  | 'budgetSuspension'

/** To whom a copy goes beside the governing body, which is given the notice itself. */
export type Addressee =
  | 'chiefInspector'
  | 'headteacher'
  | 'diocese'
  | 'foundationAppointers'
  | 'secretaryOfState'
  | 'interimMembers'
  | 'governors'

/** By what a school came to be eligible for intervention: ss.60 and 60A, 61, 62. */
export type Basis = 'warningNotice' | 'payWarningNotice' | 'significantImprovement' | 'specialMeasures'

/** s.60(2)(a), (b) and (c). */
export type Ground = 'standards' | 'management' | 'safety'

export interface StatutoryPower {
  readonly kind: StatutoryKind
  readonly name: string
  /** "s.60": of the Education and Inspections Act 2006. */
  readonly section: string
  readonly effect: string
  /** A notice asks for something by a day; an intention is notice of a power; a power takes effect. */
  readonly sort: 'notice' | 'intention' | 'power'
  readonly from: Day
  readonly copies: readonly Addressee[]
  /** Which ways of becoming eligible open it; empty for notices, which need none. */
  readonly after: readonly Basis[]
  readonly consultation: boolean
  /** What the Secretary of State must do first, from `SecretaryOfStateFrom`. */
  readonly secretaryOfState: 'consents' | 'isTold' | 'nothing'
  /** After a warning notice it can be used for so many months from the end of the compliance period; null without limit. */
  readonly months: number | null
}

/** The first day of the law the table knows: the substituted s.60 and the new s.60A. */
const since = day('2010-01-12')
/** The Education and Adoption Act 2016: the period is in the notice, and no more representations to the Chief Inspector. */
export const adoptionActFrom = day('2016-04-18')

const everyBasis: readonly Basis[] = ['warningNotice', 'payWarningNotice', 'significantImprovement', 'specialMeasures']
const noticeCopies: readonly Addressee[] = ['chiefInspector', 'headteacher', 'diocese', 'foundationAppointers']
const plain = { from: since, copies: [], after: everyBasis, consultation: false, months: null } as const

export const statutoryPowers: readonly StatutoryPower[] = [
  {
    ...plain,
    kind: 'warningNotice',
    name: 'Performance, standards and safety warning notice',
    section: 's.60',
    effect: 'Tells the governing body what is wrong, what to do about it and by when.',
    sort: 'notice',
    copies: noticeCopies,
    after: [],
    secretaryOfState: 'nothing',
  },
  {
    ...plain,
    kind: 'payWarningNotice',
    name: 'Teachers’ pay and conditions warning notice',
    section: 's.60A',
    effect:
      'Tells the governing body that it breaks the rules on teachers’ pay and conditions, and what to do by when.',
    sort: 'notice',
    copies: noticeCopies,
    after: [],
    secretaryOfState: 'nothing',
  },
  {
    ...plain,
    kind: 'noticeOfIntention',
    name: 'Notice that powers are to be used',
    section: 's.60(1)',
    effect: 'Tells the governing body, in reasonable time, which powers the authority proposes to use.',
    sort: 'intention',
    after: ['warningNotice', 'payWarningNotice'],
    secretaryOfState: 'nothing',
  },
  {
    ...plain,
    kind: 'requiredArrangements',
    name: 'Requiring the governing body to enter into arrangements',
    section: 's.63',
    effect: 'Advisory services, collaboration with another school or college, or a federation.',
    sort: 'power',
    after: ['warningNotice', 'significantImprovement', 'specialMeasures'],
    consultation: true,
    secretaryOfState: 'isTold',
    months: 2,
  },
  {
    ...plain,
    kind: 'additionalGovernors',
    name: 'Appointing additional governors',
    section: 's.64',
    effect: 'The authority appoints as many additional governors as it thinks fit.',
    sort: 'power',
    secretaryOfState: 'isTold',
    months: 2,
  },
  {
    ...plain,
    kind: 'interimExecutiveBoard',
    name: 'Interim executive board',
    section: 's.65',
    effect: 'Interim members take the place of the governing body from the day in the notice.',
    sort: 'power',
    copies: ['governors', 'interimMembers', 'secretaryOfState', 'diocese', 'foundationAppointers'],
    consultation: true,
    secretaryOfState: 'consents',
  },
  {
    ...plain,
    kind: 'budgetSuspension',
    name: 'Suspending the right to a delegated budget',
    section: 's.66',
    effect: 'The governing body’s right to a delegated budget is suspended from the receipt of the notice.',
    sort: 'power',
    copies: ['headteacher'],
    secretaryOfState: 'isTold',
    months: 2,
  },
]

export const findPower = (kind: string): StatutoryPower | undefined =>
  statutoryPowers.find((power) => power.kind === kind)

/** The row of a kind that is known to be one. */
export function powerOf(kind: StatutoryKind): StatutoryPower {
  const power = findPower(kind)
  if (!power) throw new Error(`There is no statutory power ${kind}`)
  return power
}

/** Who must have a copy of such a step about such a school, given on such a day: ss.60(6), 60(6A), 66 and Schedule 6. */
export function copiesOf(
  { copies, sort }: Pick<StatutoryPower, 'copies' | 'sort'>,
  school: Pick<School, 'type' | 'religiousCharacter'>,
  givenOn: Day,
): readonly Addressee[] {
  const isFoundation = /foundation|voluntary/i.test(school.type)
  const hasDiocese = /church of england|catholic/i.test(school.religiousCharacter ?? '')
  const always = copies.filter(
    (to) => (to !== 'diocese' || hasDiocese) && (to !== 'foundationAppointers' || isFoundation),
  )
  return sort === 'notice' && givenOn >= adoptionActFrom ? [...always, 'secretaryOfState'] : always
}

/** Why Part 4 does not reach a school (s.59); undefined for a maintained school. */
export function outsidePowers(
  school: Pick<School, 'governance' | 'phase'>,
): 'academy' | 'pupilReferralUnit' | 'independent' | 'notASchool' | undefined {
  if (school.governance === 'academy') return 'academy'
  if (school.phase === 'pru') return 'pupilReferralUnit'
  if (school.phase === 'earlyYears' || school.phase === 'childrensCentre' || school.phase === 'post16')
    return 'notASchool'
  return school.governance === 'maintained' ? undefined : 'independent'
}
