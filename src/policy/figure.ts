import type { AcademicYear } from '../kernel/index.ts'

/** Why a figure is not a number. None of these is zero, and none is any of the others. */
export type NoFigure = 'suppressed' | 'notApplicable' | 'notPublished' | 'missing'

/** One published or recorded figure. Percentages are 0-100; grades and counts are whole numbers; flags are 1 or 0. */
export type Figure = { readonly status: 'value'; readonly value: number } | { readonly status: NoFigure }

/** The name of a measure in the catalogue (`src/evidence/measures.ts`), for example `absence-two-term`. */
export type MeasureId = string

/**
 * Whose figure it is. `school`: the school's own. What it is compared with:
 * `national`: England, all state-funded schools. `phase`: England, schools of the school's own phase.
 * `authority`: the school's local authority, schools of the same phase. `similar`: the schools nearest to it in kind.
 */
export type Subject = 'school' | 'national' | 'authority' | 'phase' | 'similar'

/**
 * The figures from which criteria are answered, for one school.
 * `year` is the academic year the figure describes. Answers `missing` when nothing is held.
 */
export type FigureOf = (measure: MeasureId, subject: Subject, year: AcademicYear) => Figure
