import { academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Level, MeasureId } from '../policy/index.ts'
import { nationalPhaseOf } from './census-figures.ts'
import { chanceFrom, pickOne, type Chance } from './chance.ts'
import type { Difficulty } from './difficulty.ts'
import type { EvidenceBook } from './evidence-book.ts'
import type { DemonstrationSchool } from './school.ts'

/** What an adviser has before them when they write about a school on a day. */
export interface Told {
  readonly school: DemonstrationSchool
  readonly on: Day
  /** The last complete year: the one the newest figures describe. */
  readonly year: AcademicYear
  /** The level the school stands in, or is being moved to. */
  readonly level: Level
  readonly difficulties: readonly Difficulty[]
  readonly chance: Chance
  /** The school's figure of that year, or of so many years before; undefined when there is none. */
  readonly own: (measure: MeasureId, back?: number) => number | undefined
  readonly england: (measure: MeasureId) => number | undefined
}

export function told(book: EvidenceBook, school: DemonstrationSchool, on: Day, level: Level): Told {
  const year = (academicYearOf(on) - 1) as AcademicYear
  const phase = nationalPhaseOf(school)
  return {
    school,
    on,
    year,
    level,
    difficulties: level === 1 ? [] : difficultiesOf(school),
    chance: chanceFrom(`words ${school.urn} ${on}`),
    own: (measure, back = 0) => book.ofSchool(school.urn, measure, (year - back) as AcademicYear),
    england: (measure) => book.ofEngland(phase, measure, year),
  }
}

/** A school put forward without a difficulty of its own is put forward for its attendance. */
const difficultiesOf = ({ difficulties }: DemonstrationSchool): readonly Difficulty[] =>
  difficulties.length > 0 ? difficulties : ['attendance']

/** One of several ways to say a thing. */
export const oneOf = (of: Told, ...ways: readonly string[]): string => pickOne(of.chance, ways)

/** "6 points above" or "in line with": how a percentage stands to another. */
export function standing(own: number, other: number): string {
  const apart = Math.round(Math.abs(own - other))
  if (apart < 1) return 'in line with'
  return `${apart} ${apart === 1 ? 'point' : 'points'} ${own > other ? 'above' : 'below'}`
}

/** "up 4 points on the year before"; nothing where that year has no figure. */
export function movement(own: number, before: number | undefined): string {
  if (before === undefined) return ''
  const change = Math.round(own - before)
  if (change === 0) return ', the same as the year before'
  return `, ${change > 0 ? 'up' : 'down'} ${Math.abs(change)} ${Math.abs(change) === 1 ? 'point' : 'points'} on the year before`
}
