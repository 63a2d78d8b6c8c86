import { never } from '../../kernel/index.ts'
import { drawBars } from './bars.ts'
import type { Chart, Svg } from './chart.ts'
import { drawLevels } from './levels.ts'
import { drawTrend } from './trend.ts'

/**
 * Draws a chart as SVG that inherits the page's typeface and text colour. The same drawing goes into page, DOCX and PDF.
 * Throws where the chart's id is not one for HTML (a letter, then letters, digits, `-`, `_`).
 */
export function drawChart(chart: Chart): Svg {
  switch (chart.kind) {
    case 'trend':
      return drawTrend(chart)
    case 'bars':
      return drawBars(chart)
    case 'levels':
      return drawLevels(chart)
    default:
      return never(chart)
  }
}
