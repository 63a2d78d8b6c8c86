import type { AcademicYear } from '../kernel/index.ts'
import type { Provenance } from './configuration.ts'
import type { Figure, MeasureId, Subject } from './figure.ts'
import type { Comparison } from './rule.ts'
import type { VerdictCode } from './verdict.ts'

/** One column of figures: a measure of a subject in a year. */
export interface ColumnKey {
  readonly measure: MeasureId
  readonly subject: Subject
  readonly year: AcademicYear
}

/**
 * A rule made ready for one year: settings and dated configuration looked up, measures become column numbers.
 * `id` is the node's place in the plan; equal rules share one node, so that each is answered once for a school.
 */
export type PlanNode = { readonly id: number } & (
  | ComparePlan
  | StepsPlan
  | ChangePlan
  | { readonly kind: 'unanswerable'; readonly test: LeafTest; readonly why: WhyNotKnown }
  | { readonly kind: 'fixed'; readonly code: VerdictCode; readonly words: string }
  /** A question about the school itself: `codes` holds the answer for every `factsCode`. */
  | { readonly kind: 'facts'; readonly codes: Uint8Array; readonly words: string }
  | { readonly kind: 'held'; readonly column: number; readonly as: 'anything' | 'number'; readonly words: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly PlanNode[] }
  | { readonly kind: 'not'; readonly rule: PlanNode }
  | { readonly kind: 'when'; readonly condition: PlanNode; readonly rule: PlanNode }
  /** The first branch for which any of its anchors is held; the first branch of all when none is. */
  | {
      readonly kind: 'latest'
      readonly anchors: readonly (readonly number[])[]
      readonly branches: readonly PlanNode[]
    }
)

export interface ComparePlan {
  readonly kind: 'compare'
  readonly column: number
  /** 10 to the power of the decimals to which both sides are rounded. */
  readonly scale: number
  /** Which of below (1), equal (2) and above (4) make it met. */
  readonly accepts: number
  readonly against: readonly ComparandPlan[]
  readonly test: LeafTest
}

export type ComparandPlan =
  | { readonly kind: 'number'; readonly value: number; readonly comparator: Comparator }
  /** A number for each `factsCode`; NaN, and no comparator, where none is set. */
  | {
      readonly kind: 'byFacts'
      readonly values: Float64Array
      readonly comparators: readonly (Comparator | undefined)[]
    }
  | { readonly kind: 'column'; readonly column: number; readonly source: ComparatorSource }

/** What a figure was compared with. */
export interface Comparator {
  readonly source: ComparatorSource
  readonly figure: Figure
}

/** Newest column first. */
export interface StepsPlan {
  readonly kind: 'steps'
  readonly columns: readonly number[]
  readonly scale: number
  readonly sign: 1 | -1
  readonly test: LeafTest
}

export interface ChangePlan {
  readonly kind: 'change'
  readonly now: number
  readonly before: number
  readonly scale: number
  readonly sign: 1 | -1
  readonly by: number
  readonly percent: boolean
  readonly test: LeafTest
}

/** What a comparison asks, in words and in its parts: the same for every school. */
export interface LeafTest {
  readonly words: string
  /** The edition's own words for it, where it has some: `words` are then the same. */
  readonly said?: string
  readonly asks: LeafAsks
  /** The school's figures it reads, newest first; empty where no measure could be named. */
  readonly reads: readonly ColumnKey[]
}

/** What is asked of the figures: how one compares with another, or how they move over so many years. */
export type LeafAsks =
  | { readonly kind: 'compare'; readonly is: Comparison }
  | { readonly kind: 'trend' | 'change'; readonly is: 'rising' | 'falling'; readonly years: number }

/** Where a number that a figure is compared with comes from. */
export interface ComparatorSource {
  readonly words: string
  readonly reads?: ColumnKey
  readonly provenance?: Provenance
  readonly note?: string
}

/** Why a comparison has no answer. */
export type WhyNotKnown =
  | { readonly kind: 'noFigure'; readonly status: 'suppressed' | 'notApplicable' | 'notPublished' | 'missing' }
  | { readonly kind: 'noComparator'; readonly status: 'suppressed' | 'notApplicable' | 'notPublished' | 'missing' }
  /** The dated configuration sets no such number for the year and phase. */
  | { readonly kind: 'noThreshold' }
  /** The dated configuration names no measure for the year. */
  | { readonly kind: 'noMeasure' }
  /** The figures of the years compared are of different measures, such as two terms and a full year. */
  | { readonly kind: 'measuredDifferently' }
