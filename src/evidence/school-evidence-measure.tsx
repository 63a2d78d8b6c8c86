import { academicYearName } from '../kernel/index.ts'
import { drawChart, type Figure as Drawn, type TrendChart } from '../platform/charts/index.ts'
import { DataTable, figureText, type Column } from '../platform/views/index.ts'
import type { DataImport } from './import.ts'
import type { Measure } from './measures.ts'
import type { Comparator } from './school-evidence-comparators.ts'
import { isCompared } from './school-evidence-groups.ts'
import { sourcesFor, type MeasureView, type YearView } from './school-evidence-view.ts'
import { comparatorWords, measureWords, schoolFigureWords, type FigureWords } from './school-evidence-words.ts'

interface Props {
  readonly view: MeasureView
  readonly school: string
  readonly sources: readonly DataImport[]
}

/** One measure over the years: the table, and beside it the same figures drawn. */
export const MeasureSection = ({ view, school, sources }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds app-trend">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id={`measure-${view.measure.id}`}>
        {view.measure.name}
      </h3>
      <p class="govuk-body-s govuk-!-margin-bottom-2">{measureWords(view.measure)}</p>
      <DataTable
        id={`table-${view.measure.id}`}
        caption={view.measure.name}
        captionSize="hidden"
        columns={columnsOf(view.measure, sources)}
        rows={view.rows}
        empty="Nothing is held."
      />
    </div>
    <div class="govuk-grid-column-one-third">
      <Drawing chart={chartOf(view, school)} />
    </div>
  </div>
)

/** A drawing of our own, made of figures and escaped names: nothing that a person typed goes in as it stands. */
export const Drawing = ({ chart }: { chart: TrendChart }) => (
  // oxlint-disable-next-line react/no-danger
  <div class="govuk-body" dangerouslySetInnerHTML={{ __html: drawChart(chart) }} />
)

export function chartOf({ measure, rows }: MeasureView, school: string): TrendChart {
  const compared = isCompared(measure)
  const series = [
    { name: school, figures: rows.map((row) => drawn(measure, row.school)) },
    ...(compared
      ? [
          { name: 'Authority', figures: rows.map((row) => drawnComparator(measure, row.authority)) },
          {
            name: 'National',
            figures: rows.map((row) => drawnComparator(measure, row.national)),
            apart: otherPhases(rows),
          },
          { name: 'Similar', figures: rows.map((row) => drawnComparator(measure, row.similar)) },
        ]
      : []),
  ]
  return {
    kind: 'trend',
    id: `chart-${measure.id}`,
    title: `${measure.name}, by year`,
    ...(measure.unit === 'percent' && !measure.signed ? { within: [0, 100] as const } : {}),
    unit: {
      ...(measure.unit === 'pounds' ? { prefix: '£' } : {}),
      suffix: measure.unit === 'percent' ? '%' : '',
      decimals: measure.decimals,
      ...(measure.fewest === undefined ? {} : { fewest: measure.fewest }),
    },
    years: rows.map(({ year }) => academicYearName(year)),
    series: series.filter(({ figures }, at) => at === 0 || figures.some((figure) => typeof figure === 'number')),
  }
}

/** Where England's figure is of schools of all phases in one year and of one phase in the next, they are not joined. */
function otherPhases(rows: readonly YearView[]): readonly number[] {
  const stated = rows.flatMap(({ national }, at) => {
    if (!('figure' in national) || national.figure.status !== 'value') return []
    return [{ at, all: national.how === 'file' && national.allPhases }]
  })
  return stated.filter(({ all }, index) => index > 0 && all !== stated[index - 1]?.all).map(({ at }) => at)
}

/** A figure that is not a number is a gap, with its word; never zero. */
const drawn = (measure: Measure, { figure }: Pick<YearView['school'], 'figure'>): Drawn =>
  figure.status === 'value' ? figure.value : { gap: figureText(figure, measure).toLowerCase() }

const drawnComparator = (measure: Measure, comparator: Comparator): Drawn =>
  'figure' in comparator ? drawn(measure, comparator) : { gap: comparatorWords(comparator, measure).text.toLowerCase() }

function columnsOf(measure: Measure, sources: readonly DataImport[]): readonly Column<YearView>[] {
  const compared = (name: 'authority' | 'national' | 'similar', heading: string): Column<YearView> => ({
    name,
    heading,
    numeric: true,
    cell: (row) => (
      <FigureCell words={comparatorWords(row[name], measure)} from={sourcesFor(row[name])} sources={sources} />
    ),
  })
  return [
    { name: 'year', heading: 'Year', rowHeading: true, cell: ({ year }) => academicYearName(year) },
    {
      name: 'school',
      heading: 'School',
      numeric: true,
      cell: ({ school }) => (
        <FigureCell
          words={schoolFigureWords(school, measure)}
          from={school.source ? [school.source] : []}
          sources={sources}
        />
      ),
    },
    ...(isCompared(measure)
      ? [
          compared('authority', 'Local authority'),
          compared('national', 'National'),
          compared('similar', 'Similar schools'),
        ]
      : []),
  ]
}

interface FigureCellProps {
  readonly words: FigureWords
  readonly from: readonly DataImport[]
  readonly sources: readonly DataImport[]
}

/** A figure, the number of the file it is from (listed at the foot of the page), and what must be said of it. */
export const FigureCell = ({ words, from, sources }: FigureCellProps) => (
  <>
    {words.text}
    {from.length > 0 && (
      <sup>
        <span class="govuk-visually-hidden"> source </span>
        {from.map((source) => sources.indexOf(source) + 1).join(', ')}
      </sup>
    )}
    {words.notes.map((note) => (
      <span class="app-source">{note}</span>
    ))}
  </>
)
