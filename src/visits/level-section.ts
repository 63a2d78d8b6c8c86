import type { Day } from '../kernel/index.ts'

/**
 * What a record shows of a support level, already in words: the slice that agrees levels hands it in.
 * A record without one is of a visit that was not about the level.
 */
export interface LevelSection {
  /** "1 Secure"; `noLevelBefore` where there was none. */
  readonly previous: string
  readonly agreed: string
  readonly effectiveFrom: Day
  readonly ratified: { readonly meeting: string; readonly on: Day } | null
  /** The criteria met, and those the school answered otherwise: the answer, why, and the school's own answer (3.2). */
  readonly criteria: readonly {
    readonly wording: string
    readonly answer: string
    readonly because: string
    readonly school: string
  }[]
  readonly reasons: string
  /** Why this level although key criteria of a higher one are met (5.2); absent where there was no need of it. */
  readonly reasonAgainstKeyCriteria?: string | undefined
  readonly answers: readonly {
    readonly who: string
    readonly answer: string
    readonly when: Day
    readonly how: string
  }[]
  /** Why the level was agreed without the school, and what happens next; absent otherwise. */
  readonly withoutSchool: { readonly reason: string; readonly nextStep: string } | null
  /** What happens next where the school disputes it. */
  readonly nextStep: string | null
}

/** In the place of the previous level, where none had been agreed. */
export const noLevelBefore = 'None agreed before'
