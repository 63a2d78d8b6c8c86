import type { Chart, ChartTable } from './chart.ts'
import { never } from '../../kernel/index.ts'
import { figureInWords } from './figures.ts'
import { longDay } from './levels.ts'

/** The figures of a chart as words, for the table that always stands beside it. */
export function chartTable(chart: Chart): ChartTable {
  switch (chart.kind) {
    case 'trend':
      return {
        caption: chart.title,
        columns: ['Year', ...chart.series.map((series) => series.name)],
        rows: chart.years.map((year, index) => [
          year,
          ...chart.series.map((series) => figureInWords(series.figures[index], chart.unit)),
        ]),
      }
    case 'bars': {
      const rows = [...chart.bars, ...(chart.reference ? [chart.reference] : [])]
      return {
        caption: chart.title,
        columns: ['Name', 'Figure'],
        rows: rows.map(({ name, figure }) => [name, figureInWords(figure, chart.unit)]),
      }
    }
    case 'levels':
      return {
        caption: chart.title,
        columns: ['Level', 'From', 'To'],
        rows: chart.steps.map((step) => [step.level, longDay(step.from), step.to ? longDay(step.to) : 'still']),
      }
    default:
      return never(chart)
  }
}
