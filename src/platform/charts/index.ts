export type { BarChart, Chart, ChartTable, Figure, Gap, LevelStrip, Svg, TrendChart, Unit } from './chart.ts'
export { chartTable } from './chart-table.ts'
export { drawChart } from './draw.ts'
