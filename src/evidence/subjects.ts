import { phases, type Phase } from '../policy/index.ts'

/**
 * What a figure is about, in numbers, because there are millions: the kind, its code (a school's URN or its seven-figure
 * LAESTAB number, an authority's number, a region's) and the phase of the schools counted (0 is all).
 */
export interface SubjectKey {
  readonly kind: number
  readonly code: number
  readonly phase: number
}

export const subjectKinds = {
  school: 1,
  /** A school by LA and establishment number, where a file has no URN. */
  schoolByNumber: 2,
  authority: 3,
  region: 4,
  /** Every school of England, independent schools included. */
  national: 5,
  nationalStateFunded: 6,
} as const

export type SubjectKind = keyof typeof subjectKinds

/** The number that stands for a phase; 0 for schools of all phases together. */
export const phaseNumber = (phase: Phase | 'all'): number => (phase === 'all' ? 0 : phases.indexOf(phase) + 1)

/** The phase a number stands for. */
export const phaseOfNumber = (code: number): Phase | 'all' => phases[code - 1] ?? 'all'
