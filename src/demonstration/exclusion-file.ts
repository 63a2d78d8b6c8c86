import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import { delimited, figureCell, type DataFile } from './data-file.ts'
import type { EvidenceRow } from './evidence.ts'
import type { NationalPhase } from './national-figures.ts'

/**
 * Exclusions in England as the national statistics give them, for each type of school. The statistics know authorities by
 * name, and no list has the fictional one: its own rates are left to be worked out.
 */
export function exclusionFile(rows: readonly EvidenceRow[], years: readonly AcademicYear[]): DataFile {
  const england = rows.filter((row) => row.dataSet === 'exclusions' && row.subject === 'national')
  const rate = (phase: NationalPhase, year: AcademicYear, measure: string): string =>
    figureCell(
      england.find(
        (row) => row.subject === 'national' && row.phase === phase && row.year === year && row.measure === measure,
      )?.figure,
    )
  const lines = years.flatMap((year) =>
    types.map(([phase, type]) => [
      academicYearName(year),
      'National',
      'England',
      type,
      rate(phase, year, 'permanent-exclusion-rate'),
      rate(phase, year, 'fixed-exclusion-rate'),
    ]),
  )
  const headings = ['year', 'level', 'la_name', 'school_type', 'perm_excl_rate', 'fixed_excl_rate']
  return { name: 'exclusions_by_authority.csv', text: delimited(headings, lines) }
}

const types: readonly (readonly [NationalPhase, string])[] = [
  ['all', 'Total'],
  ['primary', 'Primary'],
  ['secondary', 'Secondary'],
  ['special', 'Special'],
]
