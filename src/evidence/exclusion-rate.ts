import { lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { MeasureId } from '../policy/index.ts'
import type { FigureBook } from './school-evidence-figures.ts'
import { ownFigure, type Lineage } from './school-evidence-lineage.ts'
import type { FigureFound } from './schools-figures.ts'

/** What a rate of exclusions counts: rates are per cent of the pupils on roll. */
const countOfRate: Readonly<Record<MeasureId, MeasureId>> = {
  'permanent-exclusion-rate': 'permanent-exclusions',
  'fixed-exclusion-rate': 'fixed-exclusions',
}

/**
 * Exclusions are published by authority alone: a school's rate is the authority's own count of the year over the roll of its
 * census. Not of a year that still runs: part of a year is not to be compared with whole ones.
 */
export function exclusionRate(
  book: FigureBook,
  lineage: Lineage,
  rate: MeasureId,
  { year, today }: { readonly year: AcademicYear; readonly today: Day },
): FigureFound | undefined {
  const counted = countOfRate[rate]
  if (counted === undefined || lastDayOfYear(year) >= today) return undefined
  const count = ownFigure(book, lineage, counted, year)
  const roll = ownFigure(book, lineage, 'roll', year)
  if (!count || !('figure' in count) || !roll || !('figure' in roll)) return undefined
  if (count.figure.status !== 'value' || roll.figure.status !== 'value' || roll.figure.value <= 0) return undefined
  const value = Math.round((count.figure.value / roll.figure.value) * 10_000) / 100
  return { figure: { status: 'value', value }, sources: [count.source, roll.source], workedOut: true }
}
