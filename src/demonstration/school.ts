import type { Phase } from '../policy/index.ts'
import type { Day } from '../kernel/index.ts'
import type { LevelStep } from './trajectory.ts'
import type { Area, Locality } from './place.ts'
import type { Difficulty } from './difficulty.ts'

export type SchoolType =
  | 'community'
  | 'voluntaryAided'
  | 'voluntaryControlled'
  | 'foundation'
  | 'academyConverter'
  | 'academySponsorLed'
  | 'freeSchool'
  | 'communitySpecial'
  | 'academySpecialConverter'
  | 'pupilReferralUnit'
  | 'maintainedNursery'
  | 'academySixteenToNineteen'
  | 'childrensCentre'
  | 'earlyYearsSetting'

export type Faith = 'none' | 'Church of England' | 'Roman Catholic' | 'Methodist' | 'Muslim' | 'Sikh'

/** One school or setting of the demonstration. Ages in years, roll and capacity in pupils. */
export interface DemonstrationSchool {
  readonly urn: number
  readonly establishment: number
  readonly name: string
  /** The school's own part of its web and e-mail address. */
  readonly slug: string
  readonly phase: Phase
  readonly type: SchoolType
  readonly faith: Faith
  readonly diocese?: string
  readonly trust?: string
  readonly gender: 'mixed' | 'girls' | 'boys'
  readonly area: Area
  readonly locality: Locality
  readonly street: string
  readonly postcode: string
  readonly telephone: string
  readonly lowAge: number
  readonly highAge: number
  readonly roll: number
  readonly capacity: number
  /** 1 the least to 5 the most disadvantaged intake. */
  readonly disadvantage: number
  readonly opened: Day
  readonly closed?: Day
  /** The day on which it is planned to close, in the future. */
  readonly closing?: Day
  readonly predecessor?: number
  readonly successor?: number
  /** Results and reputation well above the ordinary. */
  readonly strong: boolean
  readonly levels: readonly LevelStep[]
  readonly difficulties: readonly Difficulty[]
}

export const isAcademy = (school: Pick<DemonstrationSchool, 'type'>): boolean =>
  school.type.startsWith('academy') || school.type === 'freeSchool'
