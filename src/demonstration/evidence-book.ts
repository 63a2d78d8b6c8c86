import type { AcademicYear, Day } from '../kernel/index.ts'
import type { MeasureId } from '../policy/index.ts'
import { demonstrationEvidence, type EvidenceRow } from './evidence.ts'

/** Looks figures up; undefined whenever there is no number, whatever the reason. */
export interface EvidenceBook {
  readonly ofSchool: (urn: number, measure: MeasureId, year: AcademicYear) => number | undefined
  readonly ofEngland: (phase: string, measure: MeasureId, year: AcademicYear) => number | undefined
}

/** The demonstration's evidence by school, measure and year. */
export function evidenceBook(today: Day): EvidenceBook {
  const numbers = new Map(demonstrationEvidence(today).flatMap(entries))
  return {
    ofSchool: (urn, measure, year) => numbers.get(`${urn} ${measure} ${year}`),
    ofEngland: (phase, measure, year) => numbers.get(`${phase} ${measure} ${year}`),
  }
}

function entries(row: EvidenceRow): readonly (readonly [string, number])[] {
  if (row.figure.status !== 'value' || row.subject === 'authority') return []
  const subject = row.subject === 'school' ? row.urn : row.phase
  return [[`${subject} ${row.measure} ${row.year}`, row.figure.value]]
}
