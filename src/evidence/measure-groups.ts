import type { Basis, Better, Measure, Unit } from './measures.ts'

/** What the measures of a group have in common. */
export interface MeasureGroup {
  readonly unit: Unit
  readonly better: Better
  readonly basis: Basis
  readonly decimals: number
  readonly fewest?: number
  readonly signed?: boolean
  readonly highest?: number
  readonly grades?: readonly string[]
}

/** The measures of a group: names by id, in order. */
export const measureGroup = (
  held: Measure['held'],
  group: MeasureGroup,
  names: Readonly<Record<string, string>>,
): readonly Measure[] => Object.entries(names).map(([id, name]) => ({ id, name, held, signed: false, ...group }))
