import { bellCurve, chanceFrom } from './chance.ts'
import type { Difficulty } from './difficulty.ts'
import type { DemonstrationSchool } from './school.ts'
import { levelAfter, type Level } from './trajectory.ts'

/** How a school is doing in a year: the one cause behind its figures, its answers to the criteria and what advisers write. */
export interface Condition {
  /** About 0 for the country as a whole; most schools lie between -2 and 2. */
  readonly strength: number
  /** What goes wrong in that year; empty while the school is secure. */
  readonly difficulties: readonly Difficulty[]
  readonly level: Level
}

/**
 * The condition in the year at `yearAt`, 0 the first of the four. Figures come before decisions: a year is as good or
 * bad as the level that the school is given in the autumn after it.
 */
export function conditionIn(school: DemonstrationSchool, yearAt: number): Condition {
  const level = levelAfter(school.levels, 3 * (yearAt + 1))
  const own = bellCurve(chanceFrom(`condition ${school.urn}`)) * 0.3
  const ofYear = bellCurve(chanceFrom(`condition ${school.urn} ${yearAt}`)) * 0.15
  const difficulties = level === 1 ? [] : school.difficulties
  return { strength: strengthAt(school, level, yearAt) + own + ofYear, difficulties, level }
}

function strengthAt(school: DemonstrationSchool, level: Level, yearAt: number): number {
  if (level === 1) return school.strong ? 1.2 : 0.3
  const throughResults = school.difficulties.includes('attainment') ? -0.5 : 0.25
  return throughResults + (level === 2 ? -0.75 + yearAt * 0.06 : -1.3)
}
