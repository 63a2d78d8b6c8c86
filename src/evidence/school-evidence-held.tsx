import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import { DataTable, Details, type Column } from '../platform/views/index.ts'
import type { DataImport } from './import.ts'
import { FigureCell, MeasureSection } from './school-evidence-measure.tsx'
import type { MeasureView, SchoolFigureView } from './school-evidence-view.ts'
import { measureWords, schoolFigureWords } from './school-evidence-words.ts'

interface Props {
  readonly measures: readonly MeasureView[]
  readonly school: string
  readonly sources: readonly DataImport[]
}

/** What the authority itself holds: many measures of one school, in one table; those that can be drawn beneath. */
export function HeldByAuthority({ measures, school, sources }: Props) {
  const years = [...new Set(measures.flatMap(({ rows }) => rows.map(({ year }) => year)))].sort((a, b) => a - b)
  const trends = measures.filter(isTrend)
  return (
    <>
      <DataTable
        id="held-by-authority"
        caption="What the authority holds about the school, by year"
        captionSize="hidden"
        columns={[measureColumn, ...years.map((year) => yearColumn(year, sources))]}
        rows={measures}
        empty="The authority has entered nothing for these years."
      />
      {trends.length > 0 && (
        <Details summaryText="Charts of what the authority holds">
          {trends.map((view) => (
            <MeasureSection view={view} school={school} sources={sources} />
          ))}
        </Details>
      )}
    </>
  )
}

/** Two years with a number make a trend; yes and no do not. */
const isTrend = ({ measure, rows }: MeasureView): boolean =>
  measure.unit !== 'flag' && rows.filter(({ school }) => school.figure.status === 'value').length > 1

const measureColumn: Column<MeasureView> = {
  name: 'measure',
  heading: 'Measure',
  rowHeading: true,
  cell: ({ measure }) => (
    <>
      {measure.name}
      <span class="app-source">{measureWords(measure)}</span>
    </>
  ),
}

const yearColumn = (year: AcademicYear, sources: readonly DataImport[]): Column<MeasureView> => ({
  name: String(year),
  heading: academicYearName(year),
  numeric: true,
  cell: ({ measure, rows }) => {
    const school = rows.find((row) => row.year === year)?.school ?? notHeld
    const from = school.source ? [school.source] : []
    return <FigureCell words={schoolFigureWords(school, measure)} from={from} sources={sources} />
  },
})

const notHeld: SchoolFigureView = { figure: { status: 'missing' }, derived: false }
