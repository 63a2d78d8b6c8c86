export type { BarChart, Chart, Figure, LevelStrip, Svg, TrendChart } from './chart.ts'
export { chartTable } from './chart-table.ts'
export { drawChart } from './draw.ts'
