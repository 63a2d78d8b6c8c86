import type { MeasureId, Subject } from './figure.ts'
import type { Governance, Phase } from './school.ts'

/**
 * The rule language: plain data that can be kept as JSON, in which an edition says how a criterion is answered from
 * figures. Logic is Kleene's: met, not met, not known. A figure that is not a number makes its comparison not known;
 * not known is never counted as met or as not met (5.2). The one thing left out of `all` and `any` is a `when` whose
 * condition is known not to hold: that part does not apply to the school.
 *
 * Years are counted back from the year of the evidence: `back: 0` is that year, or the year a `latest` has found.
 *
 * `said` is the rule in the edition's own words, where a sentence says it better than the figures' names would.
 */
export type Rule = (
  | Compare
  | Trend
  | Change
  | { readonly kind: 'all'; readonly of: readonly Rule[] }
  | { readonly kind: 'any'; readonly of: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  /** The rule where the condition holds; does not apply where it does not; not known where that is not known. */
  | { readonly kind: 'when'; readonly condition: Rule; readonly rule: Rule }
  /** The rule in the newest year, at most `within` years back, for which any of these school figures is held. */
  | { readonly kind: 'latest'; readonly held: readonly MeasureRef[]; readonly within: number; readonly rule: Rule }
  /** Whether anything, even "suppressed", is held of a school figure in the year; with `as`, a number. Always known. */
  | { readonly kind: 'held'; readonly measure: MeasureRef; readonly as?: 'number' }
  | { readonly kind: 'phaseIs'; readonly phases: readonly Phase[] }
  | { readonly kind: 'governanceIs'; readonly governances: readonly Governance[] }
  | { readonly kind: 'isOpen' }
  /** Whether the year lies between two academic years, both included. */
  | { readonly kind: 'yearIs'; readonly from?: number; readonly to?: number }
) & { readonly said?: string }

/** A school figure against something. Both are first rounded to `decimals`, the rounding the figure is published in. */
export interface Compare {
  readonly kind: 'compare'
  readonly measure: MeasureRef
  readonly back?: number
  readonly is: Comparison
  readonly against: Comparand
  readonly decimals: number
}

export type Comparison = 'atLeast' | 'atMost' | 'above' | 'below' | 'equals'

/** A school figure rising (or falling) in every one of the last `years` steps from one year to the next. */
export interface Trend {
  readonly kind: 'trend'
  readonly measure: MeasureRef
  readonly is: 'rising' | 'falling'
  readonly years: number
  readonly decimals: number
}

/** A school figure higher (or lower) than `years` years before by at least `by`, in points or per cent of the earlier figure. */
export interface Change {
  readonly kind: 'change'
  readonly measure: MeasureRef
  readonly is: 'rising' | 'falling'
  readonly years: number
  readonly by: Fixed
  readonly in: 'points' | 'percent'
  readonly decimals: number
}

/** A measure by name, or the one that the edition's dated configuration names for the year. */
export type MeasureRef = MeasureId | { readonly configured: string }

/** A number that does not depend on the school: written in the rule, or a setting of the edition. */
export type Fixed =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'setting'; readonly key: string }

export type Comparand =
  | Fixed
  /** The number that the dated configuration gives for the year and the school's phase. */
  | { readonly kind: 'configured'; readonly name: string }
  /** The same measure in the same year, of another subject. */
  | { readonly kind: 'subject'; readonly subject: Exclude<Subject, 'school'> }
  /** The same, the subject named by the dated configuration. */
  | { readonly kind: 'configuredSubject'; readonly name: string }
  /** Another measure of the school, or the same one in another year. */
  | { readonly kind: 'measure'; readonly measure: MeasureRef; readonly back?: number }
  /** The first of these that is a number. */
  | { readonly kind: 'firstOf'; readonly of: readonly Comparand[] }
