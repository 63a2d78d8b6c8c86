import type { AcademicYear } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { figure, notPublished } from './year-figures.ts'

export type NationalPhase = 'all' | 'primary' | 'secondary' | 'special'

type FourYears = readonly [number, number, number, number]

/**
 * England by measure and phase for 2022/23 to 2025/26. The figures to 2023/24 are near those published by the
 * Department for Education, rounded and not checked one by one; later ones are invented in the same direction. They
 * are for demonstration only. Years outside the four have the nearest of them.
 */
export const nationalFigures: Readonly<Record<MeasureId, Partial<Record<NationalPhase, FourYears>>>> = {
  'fsm-percent': {
    all: [23.8, 24.6, 25.7, 26.2],
    primary: [24.1, 24.6, 25.6, 25.9],
    secondary: [22.7, 24.1, 25.4, 26],
    special: [46, 47.1, 48.3, 48.9],
  },
  'fsm-ever-percent': {
    all: [26.9, 27.4, 28.1, 28.5],
    primary: [26, 26.3, 26.9, 27.2],
    secondary: [26.9, 27.7, 28.6, 29],
    special: [47.7, 48.4, 49.2, 49.6],
  },
  'eal-percent': {
    all: [20.2, 20.8, 21.4, 21.9],
    primary: [22, 22.8, 23.4, 23.8],
    secondary: [18.1, 18.6, 19.3, 19.9],
    special: [16, 16.5, 17.1, 17.4],
  },
  'sen-plan-percent': {
    all: [4.3, 4.8, 5.3, 5.7],
    primary: [2.5, 3, 3.5, 3.9],
    secondary: [2.4, 2.7, 3.1, 3.4],
    special: [98.9, 98.9, 99, 99],
  },
  'sen-support-percent': {
    all: [13, 13.6, 14.2, 14.6],
    primary: [13.5, 14.1, 14.7, 15.1],
    secondary: [12.4, 12.9, 13.5, 13.9],
    special: [1.1, 1.1, 1, 1],
  },
  'absence-full-year': {
    all: [7.4, 7.1, 6.9, 6.7],
    primary: [5.9, 5.5, 5.2, 5.1],
    secondary: [9, 8.9, 8.6, 8.4],
    special: [13, 12.8, 12.6, 12.4],
  },
  'unauthorised-absence-full-year': {
    all: [2.4, 2.4, 2.3, 2.2],
    primary: [1.6, 1.5, 1.4, 1.4],
    secondary: [3.4, 3.5, 3.4, 3.3],
    special: [3.1, 3.1, 3, 3],
  },
  'persistent-absence-10-full-year': {
    all: [21.2, 20, 18.7, 18],
    primary: [16.2, 14.6, 13.6, 13],
    secondary: [26.5, 26.7, 25, 24.2],
    special: [38, 36.7, 36, 35.4],
  },
  'ks2-rwm-expected': { primary: [60, 61, 62, 63] },
  'ks2-rwm-higher': { primary: [8, 8, 8, 9] },
  'ks2-average-reading': { primary: [105, 105, 106, 106] },
  'ks2-average-maths': { primary: [104, 104, 105, 105] },
  'ks2-average-grammar': { primary: [105, 105, 105, 105] },
  'ks2-gap-rwm': { primary: [22, 22, 21, 21] },
  'ks2-progress-reading': { primary: [0, 0, 0, 0] },
  'ks2-progress-writing': { primary: [0, 0, 0, 0] },
  'ks2-progress-maths': { primary: [0, 0, 0, 0] },
  'ks4-progress-8': { secondary: [-0.03, -0.03, -0.03, -0.03] },
  'ks4-attainment-8': { secondary: [46.4, 46.1, 46.1, 46.3] },
  'ks4-basics-94': { secondary: [65, 65, 65, 65] },
  'ks4-basics-95': { secondary: [45, 46, 46, 46] },
  'permanent-exclusion-rate': {
    all: [0.11, 0.13, 0.13, 0.12],
    primary: [0.02, 0.03, 0.03, 0.03],
    secondary: [0.22, 0.25, 0.25, 0.24],
    special: [0.07, 0.08, 0.08, 0.08],
  },
  'fixed-exclusion-rate': {
    all: [9.33, 11.31, 11.6, 11.3],
    primary: [1.84, 2.27, 2.4, 2.35],
    secondary: [18.5, 22.61, 23, 22.4],
    special: [11.2, 12.62, 12.8, 12.5],
  },
  'income-per-pupil': {
    primary: [6100, 6480, 6850, 7120],
    secondary: [7250, 7640, 8080, 8390],
    special: [26_800, 28_300, 29_900, 31_000],
  },
  'pupil-teacher-ratio': {
    primary: [20.8, 20.7, 20.5, 20.3],
    secondary: [16.8, 16.7, 16.6, 16.5],
    special: [6.4, 6.4, 6.3, 6.3],
  },
  'mean-teacher-salary': {
    primary: [41_200, 44_100, 46_800, 48_600],
    secondary: [43_100, 45_900, 48_600, 50_400],
    special: [44_000, 46_800, 49_500, 51_300],
  },
}

/** England's figure as a number, for working from; undefined where no such figure is kept for the phase. */
export const nationalValue = (measure: MeasureId, phase: NationalPhase, year: AcademicYear): number | undefined =>
  nationalFigures[measure]?.[phase]?.[Math.min(Math.max(year - 2023, 0), 3)]

/** England's figure as it would be published. */
export function nationalFigure(measure: MeasureId, phase: NationalPhase, year: AcademicYear): Figure | undefined {
  const value = nationalValue(measure, phase, year)
  if (value === undefined) return undefined
  return isPublished(measure, year) ? figure(value, 2, Number.NEGATIVE_INFINITY) : notPublished
}

/**
 * Progress needs an assessment to progress from. Pupils who missed theirs in 2020 and 2021 have none: no key stage 2
 * progress for 2024 and 2025, no Progress 8 for 2025 and 2026. No results at all were published for 2020 and 2021.
 */
export function isPublished(measure: MeasureId, year: AcademicYear): boolean {
  if (year === 2020 || year === 2021) return !measure.startsWith('ks')
  if (measure.startsWith('ks2-progress')) return year !== 2024 && year !== 2025
  if (measure.startsWith('ks4-progress-8')) return year !== 2025 && year !== 2026
  return true
}
