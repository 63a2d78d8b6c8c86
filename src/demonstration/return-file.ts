import { returnedMeasures, returnHeadings } from '../evidence/index.ts'
import { academicYearName, academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { delimited, type DataFile } from './data-file.ts'
import type { EvidenceRow } from './evidence.ts'
import type { DemonstrationSchool } from './school.ts'

/** What the council itself holds, on its own return: one file for each year, one row for each school. */
export function returnFiles(
  rows: readonly EvidenceRow[],
  schools: readonly DemonstrationSchool[],
  years: readonly AcademicYear[],
): readonly DataFile[] {
  const held = rows.filter((row) => row.dataSet === 'authority')
  return years.map((year) => {
    const ofYear = held.filter((row) => row.year === year)
    const lines = schools.flatMap(({ urn, name }) => {
      const figures = new Map(
        ofYear.flatMap((row) => (row.subject === 'school' && row.urn === urn ? [[row.measure, row.figure]] : [])),
      )
      return figures.size === 0 ? [] : [[String(urn), name, academicYearName(year), ...cells(figures)]]
    })
    return { name: `ambleford_return_${year}.csv`, text: delimited(returnHeadings, lines) }
  })
}

/**
 * What the council knows of the present year so far: who leads and governs, safeguarding, notices. These are facts of the
 * day, not figures of a finished year: they stand as they did when the last year ended.
 */
export function presentReturn(
  rows: readonly EvidenceRow[],
  schools: readonly DemonstrationSchool[],
  today: Day,
): DataFile {
  const year = academicYearOf(today)
  const standing = rows.flatMap((row): readonly EvidenceRow[] =>
    row.year === year - 1 && ofTheDay.includes(row.measure) ? [{ ...row, year }] : [],
  )
  const open = schools.filter(({ closed }) => !closed || closed >= today)
  const [{ text } = { text: '' }] = returnFiles(standing, open, [year])
  return { name: `${today}_ambleford_return.csv`, text }
}

const ofTheDay: readonly MeasureId[] = [
  'head-vacancy',
  'head-absence',
  'governor-vacancies',
  'governor-vacancy-terms',
  'inquorate-meetings',
  'safeguarding-audit',
  'warning-notice-in-force',
]

/** Yes and no for what is so or not; an empty cell where the school has sent nothing, or there is nothing to send. */
const cells = (figures: ReadonlyMap<string, Figure>): readonly string[] =>
  returnedMeasures.map(({ id, unit }) => {
    const figure = figures.get(id)
    if (figure?.status !== 'value') return figure?.status === 'notApplicable' ? 'NA' : ''
    if (unit === 'flag') return figure.value === 1 ? 'Yes' : 'No'
    return String(figure.value)
  })
