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
  /** Who of the school disputes it; absent where nobody does, and in records of the time before it was kept. */
  readonly disputedBy?: readonly string[] | undefined
  /** What happens next where the school disputes it. */
  readonly nextStep: string | null
}

/** In the place of the previous level, where none had been agreed. */
export const noLevelBefore = 'None agreed before'

/**
 * That the school did not agree, the first thing a record says of the level (7.1); empty where headteacher and chair both
 * agreed. Sentences of ours alone, so that a letter may carry them in its opening: the reason and the next step, of many
 * lines perhaps, stand below by themselves.
 */
export function disagreement({ agreed, withoutSchool, disputedBy = [] }: LevelSection): readonly string[] {
  const without = `The authority has decided on level ${agreed} without the school’s agreement`
  const dispute = `The ${disputedBy.join(' and the ')} ${disputedBy.length > 1 ? 'dispute' : 'disputes'} level ${agreed}`
  return [...(withoutSchool ? [`${without}.`] : []), ...(disputedBy.length > 0 ? [`${dispute}.`] : [])]
}
