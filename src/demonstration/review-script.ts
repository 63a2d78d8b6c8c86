import type { AcademicYear, Day, Term } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { ReviewKind, ReviewSource } from '../support-levels/index.ts'
import type { DemonstrationSchool } from './school.ts'

/** One review as it is to happen: when, to which level from which, and what is out of the ordinary about it. */
export interface ReviewScript {
  /** Names the review in the story, for example "900008 2026 autumn". */
  readonly review: string
  readonly school: DemonstrationSchool
  readonly kind: ReviewKind
  readonly year: AcademicYear
  readonly term: Term
  readonly visitedOn: Day
  readonly level: Level
  /** The level on the register before; null where there is none yet. */
  readonly previous: Level | null
  readonly turn: Turn
}

export interface SchoolAnswer {
  readonly answer: 'agrees' | 'disputes'
  readonly words: string
}

/** What happens in a review that does not happen in all. */
export interface Turn {
  readonly source?: ReviewSource
  readonly openedFor?: string
  readonly headteacher?: SchoolAnswer
  readonly chair?: SchoolAnswer
  readonly withoutSchool?: { readonly reason: string; readonly nextStep: string }
  /** Why the first meeting did not ratify; the level is then proposed again. */
  readonly notRatified?: string
  readonly correction?: string
  readonly byLetter?: true
  /** The review has got no further than this, however long ago it was. */
  readonly until?: Step
  readonly returned?: string
  readonly withdrawn?: string
}

/** The steps of a review in order. */
export const steps = [
  'opened',
  'judged',
  'proposed',
  'sentBack',
  'ratified',
  'answered',
  'recorded',
  'afterwards',
] as const
export type Step = (typeof steps)[number]
