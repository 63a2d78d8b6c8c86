import type { AcademicYear, Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { attendanceFigures, exclusionFigures } from './attendance-figures.ts'
import { ks2Figures, ks4Figures } from './attainment-figures.ts'
import { authorityFigures } from './authority-figures.ts'
import { authorityRows } from './authority-rows.ts'
import { censusFigures } from './census-figures.ts'
import { inspectionFigures } from './inspection-figures.ts'
import { nationalFigure, nationalFigures, type NationalPhase } from './national-figures.ts'
import { financeFigures, workforceFigures } from './resource-figures.ts'
import type { DemonstrationSchool } from './school.ts'
import { demonstrationSchools } from './schools.ts'
import { schoolYear, type Figures, type SchoolYear } from './year-figures.ts'
import { completeYears } from './years.ts'

export type DataSet =
  | 'census'
  | 'absence'
  | 'ks2'
  | 'ks4'
  | 'exclusions'
  | 'finance'
  | 'workforce'
  | 'inspections'
  | 'authority'

/** One figure: a school's own; England's for a phase; or the authority's for a phase, which is worked out and says so. */
export type EvidenceRow = {
  readonly dataSet: DataSet
  readonly year: AcademicYear
  readonly measure: MeasureId
  readonly figure: Figure
} & (
  | { readonly subject: 'school'; readonly urn: number }
  | { readonly subject: 'national'; readonly phase: NationalPhase }
  | { readonly subject: 'authority'; readonly phase: NationalPhase; readonly computed: true }
)

/** Four complete academic years of figures before `today`: schools', then England's, then the authority's. */
export function demonstrationEvidence(today: Day): readonly EvidenceRow[] {
  const years = completeYears(today)
  const schools = demonstrationSchools(today)
  const own = years.flatMap((year, yearAt) =>
    schools
      .filter((school) => isOpenIn(school, year))
      .flatMap((school) => schoolRows(schoolYear(school, year, yearAt, today))),
  )
  return [...own, ...years.flatMap(nationalRows), ...authorityRows(own, schools)]
}

/** Open when the year's figures were taken: opened by its first September, not closed before its end. */
const isOpenIn = ({ opened, closed }: DemonstrationSchool, year: AcademicYear): boolean =>
  opened <= `${year - 1}-09-01` && (!closed || closed >= `${year}-08-31`)

function schoolRows(of: SchoolYear): readonly EvidenceRow[] {
  const { urn } = of.school
  return figuresByDataSet.flatMap(([dataSet, figuresOf]) =>
    Object.entries(figuresOf(of)).map(
      ([measure, figure]): EvidenceRow => ({ dataSet, subject: 'school', urn, year: of.year, measure, figure }),
    ),
  )
}

const figuresByDataSet: readonly (readonly [DataSet, (of: SchoolYear) => Figures])[] = [
  ['census', censusFigures],
  ['absence', attendanceFigures],
  ['ks2', ks2Figures],
  ['ks4', ks4Figures],
  ['exclusions', exclusionFigures],
  ['finance', financeFigures],
  ['workforce', workforceFigures],
  ['inspections', inspectionFigures],
  ['authority', authorityFigures],
]

function nationalRows(year: AcademicYear): readonly EvidenceRow[] {
  return Object.entries(nationalFigures).flatMap(([measure, byPhase]) =>
    (Object.keys(byPhase) as NationalPhase[]).flatMap((phase): readonly EvidenceRow[] => {
      const figure = nationalFigure(measure, phase, year)
      return figure ? [{ dataSet: dataSetOf(measure), subject: 'national', phase, year, measure, figure }] : []
    }),
  )
}

/** The data set in which a national figure is published. */
function dataSetOf(measure: MeasureId): DataSet {
  if (measure.includes('absence')) return 'absence'
  if (measure.startsWith('ks2')) return 'ks2'
  if (measure.startsWith('ks4')) return 'ks4'
  if (measure.includes('exclusion')) return 'exclusions'
  if (measure.includes('teacher')) return 'workforce'
  return measure.startsWith('income') ? 'finance' : 'census'
}
