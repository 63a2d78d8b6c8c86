import type { Day } from '../kernel/index.ts'

export type Framework =
  | 'framework2009'
  | 'framework2012'
  | 'framework2015'
  | 'framework2019'
  | 'framework2019WithoutOverall'
  | 'reportCard2025'

/** 1 to 4 under the older frameworks; in a report card 1 exceptional, 2 strong, 3 expected, 4 needs attention, 5 urgent improvement. */
export type Grade = 1 | 2 | 3 | 4 | 5

export type Category = 'specialMeasures' | 'requiresSignificantImprovement' | 'seriousWeaknesses' | 'noticeToImprove'

/** One inspection of one school, by the framework of its day. Grades by area; no `overall` where the framework has none. */
export interface DemonstrationInspection {
  readonly urn: number
  readonly on: Day
  readonly publishedOn: Day
  readonly framework: Framework
  readonly kind: 'graded' | 'ungraded'
  readonly overall?: Grade
  readonly grades: Readonly<Record<string, Grade>>
  readonly safeguardingMet?: boolean
  readonly category?: Category
  /** The sentence an ungraded inspection ends with. */
  readonly outcome?: 'standards maintained' | 'may not be as strong' | 'improved significantly'
}

/** The framework in force on a day, from September 2009. */
export const frameworkOn = (on: Day): Framework => beginnings.findLast(([from]) => from <= on)?.[1] ?? 'framework2009'

/** The areas that a framework grades beside overall effectiveness. */
export const areasOf: Readonly<Record<Framework, readonly string[]>> = {
  framework2009: ['capacity', 'leadership', 'teaching', 'achievement', 'behaviour'],
  framework2012: ['leadership', 'teaching', 'achievement', 'behaviour'],
  framework2015: ['leadership', 'teaching', 'achievement', 'behaviour'],
  framework2019: ['education', 'behaviour', 'personalDevelopment', 'leadership'],
  framework2019WithoutOverall: ['education', 'behaviour', 'personalDevelopment', 'leadership'],
  reportCard2025: ['inclusion', 'teaching', 'achievement', 'attendance', 'wellbeing', 'leadership'],
}

const beginnings: readonly (readonly [string, Framework])[] = [
  ['2009-09-01', 'framework2009'],
  ['2012-01-01', 'framework2012'],
  ['2015-09-01', 'framework2015'],
  ['2019-09-01', 'framework2019'],
  ['2024-09-02', 'framework2019WithoutOverall'],
  ['2025-11-10', 'reportCard2025'],
]
