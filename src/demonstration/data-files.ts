import type { Day } from '../kernel/index.ts'
import type { DataFile } from './data-file.ts'
import { demonstrationEvidence } from './evidence.ts'
import { exclusionFile } from './exclusion-file.ts'
import { inspectionFiles } from './inspection-files.ts'
import { performanceFiles } from './performance-files.ts'
import { presentReturn, returnFiles } from './return-file.ts'
import { demonstrationSchools } from './schools.ts'
import { completeYears } from './years.ts'

/**
 * The demonstration's evidence as files, in the layouts in which the real data sets are published or returned, oldest
 * first: what an authority would import. Of a school's exclusions the council's own counts are there; rates by school
 * are in no published layout and are left out.
 */
export function demonstrationFiles(today: Day): readonly DataFile[] {
  const years = completeYears(today)
  const schools = demonstrationSchools(today)
  const rows = demonstrationEvidence(today)
  return [
    ...performanceFiles(rows, schools, years),
    exclusionFile(rows, years),
    ...returnFiles(rows, schools, years),
    ...inspectionFiles(schools, years, today),
    presentReturn(rows, schools, today),
  ]
}
