import type { AcademicYear, Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { bellCurve, chanceFrom, type Chance } from './chance.ts'
import { conditionIn, type Condition } from './condition.ts'
import type { DemonstrationSchool } from './school.ts'

/** One school in one of the four years: what all its figures of that year are drawn from. */
export interface SchoolYear {
  readonly school: DemonstrationSchool
  readonly year: AcademicYear
  /** 0 the first of the four years to 3 the last. */
  readonly yearAt: number
  readonly today: Day
  readonly condition: Condition
  readonly roll: number
}

/** The figures of one data set for one school and year, by measure. */
export type Figures = Readonly<Record<MeasureId, Figure>>

export function schoolYear(school: DemonstrationSchool, year: AcademicYear, yearAt: number, today: Day): SchoolYear {
  return { school, year, yearAt, today, condition: conditionIn(school, yearAt), roll: rollIn(school, yearAt) }
}

/** A sequence for one data set of one school and year, so that a new figure in one does not disturb another. */
export const chanceOf = ({ school, year }: SchoolYear, dataSet: string): Chance =>
  chanceFrom(`${dataSet} ${school.urn} ${year}`)

/** A figure rounded to so many decimals and kept between two bounds. */
export function figure(of: number, decimals: number, low = 0, high = Number.POSITIVE_INFINITY): Figure {
  const scale = 10 ** decimals
  const value = Math.round(Math.min(Math.max(of, low), high) * scale) / scale
  return { status: 'value', value: value === 0 ? 0 : value }
}

export const percent = (of: number, decimals = 1): Figure => figure(of, decimals, 0, 100)

export const suppressed: Figure = { status: 'suppressed' }
export const notApplicable: Figure = { status: 'notApplicable' }
export const notPublished: Figure = { status: 'notPublished' }
export const missing: Figure = { status: 'missing' }

/** The same status for all of some measures. */
export const all = (measures: readonly MeasureId[], status: Figure): Figures =>
  Object.fromEntries(measures.map((measure) => [measure, status]))

export const has = ({ condition }: SchoolYear, difficulty: Condition['difficulties'][number]): boolean =>
  condition.difficulties.includes(difficulty)

/** The roll of the last year is the school's own; earlier ones are worked back: falling numbers where that is its difficulty. */
function rollIn(school: DemonstrationSchool, yearAt: number): number {
  const usual = bellCurve(chanceFrom(`roll ${school.urn}`)) * 0.01 - 0.006
  const yearly = school.difficulties.includes('rolls') ? -0.055 : usual
  return Math.round(school.roll / (1 + yearly) ** (3 - yearAt))
}
