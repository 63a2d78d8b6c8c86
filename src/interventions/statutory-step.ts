/** A step under the statutory powers (3.1) as it was given, and everything that happened to it since. */
import type { Brand, Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { CriterionId } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Addressee, Basis, Ground, StatutoryKind } from './statutory-kind.ts'

export type StepId = Brand<string, 'StepId'>

/** Who wrote it down, as what, when. */
export interface WrittenBy {
  readonly by: PersonId
  readonly byName: string
  readonly role: string
  readonly at: Date
}

/** What a step says. What does not belong to its kind is empty or null. */
export interface StepFacts {
  readonly givenOn: Day
  /** s.60(2): at least one for a warning notice. */
  readonly grounds: readonly Ground[]
  /** The matters on which the conclusion is based: s.60(4)(a). */
  readonly words: string
  readonly criteria: readonly CriterionId[]
  /** What the governing body must do: s.60(4)(b). */
  readonly required: string
  /** What the authority is minded to do otherwise: s.60(4)(d). */
  readonly minded: string
  /** The last day to comply as the notice gives it, from 18 April 2016; before that the Act counts it. */
  readonly complyBy: Day | null
  /** By what the school is eligible for a power. */
  readonly basis: Basis | null
  /** The warning notice that a power or an intention follows. */
  readonly follows: StepId | null
  readonly consultedOn: Day | null
  /** When the Secretary of State consented (s.65) or was told (s.70A). */
  readonly secretaryOfStateOn: Day | null
  /** Who had a copy on the day itself. */
  readonly copies: readonly Addressee[]
  /** Where the document is kept, and the SHA-256 of its file where it was made one. */
  readonly reference: string
  readonly sha256: string | null
}

export type StepHappening = WrittenBy & { readonly on: Day } & StepEvent

export type StepEvent =
  | { readonly what: 'given'; readonly facts: StepFacts }
  | { readonly what: 'corrected'; readonly facts: StepFacts; readonly reason: string }
  | { readonly what: 'copied'; readonly to: Addressee }
  | { readonly what: 'represented'; readonly words: string }
  | { readonly what: 'confirmed' | 'notConfirmed'; readonly words: string }
  | { readonly what: Ending; readonly words: string }
  | { readonly what: 'takenBack'; readonly number: number; readonly reason: string }

/** How a step ends: `ended` is said of a power that is no longer in use. */
export type Ending = 'complied' | 'notComplied' | 'withdrawn' | 'lapsed' | 'ended'
export const endings: readonly Ending[] = ['complied', 'notComplied', 'withdrawn', 'lapsed', 'ended']

export interface StatutoryStep {
  readonly id: StepId
  readonly urn: Urn
  readonly kind: StatutoryKind
  /** In the order they were written down; the first is `given`. */
  readonly happenings: readonly StepHappening[]
}

/** Counts what was written down: who saves without having seen the latest is told. */
export const versionOf = ({ happenings }: Pick<StatutoryStep, 'happenings'>): number => happenings.length
