import type { Phase } from '../policy/index.ts'

/** What the service keeps of a row of a national register, in the order it is stored. */
export const establishmentFields = {
  name: 'words',
  authority: 'number',
  establishmentNumber: 'number',
  phase: 'words',
  type: 'words',
  status: 'words',
  openedOn: 'day',
  closedOn: 'day',
  lowestAge: 'number',
  highestAge: 'number',
  gender: 'words',
  religion: 'words',
  admissions: 'words',
  street: 'words',
  locality: 'words',
  address3: 'words',
  town: 'words',
  county: 'words',
  postcode: 'words',
  telephone: 'words',
  website: 'words',
  trust: 'words',
  federation: 'words',
  headTitle: 'words',
  headFirstName: 'words',
  headLastName: 'words',
  headJobTitle: 'words',
  capacity: 'number',
  diocese: 'words',
  ward: 'words',
  constituency: 'words',
  ukprn: 'number',
} as const

export type EstablishmentField = keyof typeof establishmentFields

export const establishmentStatuses = ['open', 'proposedToClose', 'closed', 'proposedToOpen'] as const

/** What a register says from which the phase follows; the registers of different years say different things. */
export interface PhaseFacts {
  readonly type: string
  readonly phase: string
  readonly isPrimary: boolean
  readonly isSecondary: boolean
  readonly isPost16: boolean
  /** 0 when the register does not say. */
  readonly lowestAge: number
  readonly highestAge: number
}

/** The phase of an establishment, in the policy's terms. Type comes first: a special school has no other phase here. */
export function phaseOfEstablishment(facts: PhaseFacts): Phase {
  const type = facts.type.toLowerCase()
  if (/pupil referral|alternative provision|\bap\b/.test(type)) return 'pru'
  if (/children.?s centre/.test(type)) return 'childrensCentre'
  if (/special/.test(type)) return 'special'
  const stated = statedPhases[facts.phase.trim().toLowerCase()]
  if (stated) return stated
  if (/nursery/.test(type)) return 'nursery'
  if (facts.isPrimary && facts.isSecondary) return facts.lowestAge >= 8 ? 'middle' : 'allThrough'
  if (facts.isPrimary) return 'primary'
  if (facts.isSecondary) return 'secondary'
  if (facts.isPost16 || /16 to 19|16-19|sixth form|further education/.test(type)) return 'post16'
  return phaseOfAges(facts.lowestAge, facts.highestAge)
}

/** Where a register states no phase, the ages of the pupils show it. */
function phaseOfAges(lowest: number, highest: number): Phase {
  if (highest > 0 && highest <= 5) return 'nursery'
  if (highest > 0 && highest <= 12 && lowest < 8) return 'primary'
  if (lowest >= 16) return 'post16'
  if (lowest >= 11) return 'secondary'
  return lowest >= 8 && highest <= 14 ? 'middle' : 'allThrough'
}

const statedPhases: Readonly<Record<string, Phase>> = {
  nursery: 'nursery',
  primary: 'primary',
  'middle deemed primary': 'middle',
  middle: 'middle',
  'middle deemed secondary': 'middle',
  secondary: 'secondary',
  'all-through': 'allThrough',
  '16 plus': 'post16',
  special: 'special',
  pru: 'pru',
}
