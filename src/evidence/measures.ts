import type { MeasureId } from '../policy/index.ts'
import { authorityMeasures } from './authority-measures.ts'
import { ofstedMeasures } from './ofsted-measures.ts'
import { publishedMeasures } from './published-measures.ts'

/** What a number of a measure counts. `grade` is an inspection grade, `flag` 1 or 0, `score` may be negative. */
export type Unit = 'percent' | 'pupils' | 'count' | 'grade' | 'score' | 'pounds' | 'ratio' | 'flag' | 'terms' | 'days'

/** Which way is better for the school; `neither` for context such as roll or language. */
export type Better = 'higher' | 'lower' | 'neither'

/** The period a figure covers. Figures of different bases are different measures and are never compared. */
export type Basis = 'year' | 'twoTerms' | 'census' | 'financialYear' | 'cohort' | 'asAt'

export interface Measure {
  readonly id: MeasureId
  readonly name: string
  readonly unit: Unit
  readonly better: Better
  readonly basis: Basis
  /** `published` comes from national data sets; `authority` is what the local authority itself holds. */
  readonly held: 'published' | 'authority'
  readonly decimals: number
  /** How many the publishers always give, where some of their files have fewer decimals than others. */
  readonly fewest?: number
  /** A percentage that may be below 0 or above 100, such as a balance. */
  readonly signed: boolean
  /** The highest grade of a scale that ends before that of inspections. */
  readonly highest?: number
  /** What each grade of such a scale says, from 1 on. */
  readonly grades?: readonly string[]
}

/** Every measure the service knows, in the order a school's page shows them. */
export const measures: readonly Measure[] = [...publishedMeasures, ...ofstedMeasures, ...authorityMeasures]

const byId = new Map(measures.map((measure) => [measure.id, measure]))

/** The measure of that id; undefined when there is none. */
export const findMeasure = (id: MeasureId): Measure | undefined => byId.get(id)
