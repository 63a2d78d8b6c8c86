import type { Chart, ChartTable, Svg } from './chart.ts'
export type { BarChart, Chart, ChartTable, Figure, Gap, LevelStrip, Svg, TrendChart, Unit } from './chart.ts'

/** Draws a chart. The same drawing goes into the page, the DOCX and the PDF. */
export function drawChart(chart: Chart): Svg {
  throw new Error(`Not drawn yet: ${chart.kind}`)
}

/** The figures of a chart as words, for the table that always stands beside it. */
export function chartTable(chart: Chart): ChartTable {
  throw new Error(`Not drawn yet: ${chart.kind}`)
}
