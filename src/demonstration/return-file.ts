import { returnedMeasures, returnHeadings } from '../evidence/index.ts'
import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import type { Figure } from '../policy/index.ts'
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

/** Yes and no for what is so or not; an empty cell where the school has sent nothing, or there is nothing to send. */
const cells = (figures: ReadonlyMap<string, Figure>): readonly string[] =>
  returnedMeasures.map(({ id, unit }) => {
    const figure = figures.get(id)
    if (figure?.status !== 'value') return figure?.status === 'notApplicable' ? 'NA' : ''
    if (unit === 'flag') return figure.value === 1 ? 'Yes' : 'No'
    return String(figure.value)
  })
