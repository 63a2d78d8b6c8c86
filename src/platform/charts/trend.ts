import { scaleLinear, scalePoint, type ScaleLinear } from 'd3-scale'
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'
import type { Figure, Svg, TrendChart } from './chart.ts'
import { figureInWords, isDrawn } from './figures.ts'
import { spread, thinned, twoLines } from './labels.ts'
import { colourAt, drawing, element, hairline, textSize, width, words } from './svg.ts'

const plot = { left: 46, right: width - 126, top: 12, bottom: 204 }
const labelRoom = width - plot.right - 26
const dashes = ['', '7 4', '2 4', '10 4 2 4']
const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond].map(
  (shape) => symbol(shape, 48).digits(1)() ?? '',
)

type Series = TrendChart['series'][number]
interface Scales {
  readonly x: (year: number) => number
  readonly y: (figure: number) => number
}

/**
 * Lines over years with the name and last figure of each at its end. Series differ by dash and marker as well as colour;
 * a year without a figure is a gap in the line.
 */
export function drawTrend(chart: TrendChart): Svg {
  const y = niceWithin(scaleLinear(extent(chart), [plot.bottom, plot.top]).nice(4), chart.within)
  const points = scalePoint(
    chart.years.map((_, index) => index),
    [plot.left + 12, plot.right - 8],
  )
  const scales: Scales = { x: (year) => points(year) ?? plot.left, y }
  return drawing(
    chart,
    chart.description ?? inWords(chart),
    plot.bottom + 34,
    ...y
      .ticks(4)
      .map((tick) =>
        gridline(y(tick), figureInWords(tick, tick % 1 === 0 ? { ...chart.unit, decimals: 0, fewest: 0 } : chart.unit)),
      ),
    ...yearLabels(chart.years, scales),
    ...chart.series.map((series, index) => drawSeries(series, index, scales)),
    ...endLabels(chart, scales),
  )
}

/** "School: 94.8% in 2007/08, 93.1% in 2009/10; suppressed in 2008/09." for each series. */
const inWords = (chart: TrendChart): string =>
  chart.series.map((series) => `${series.name}: ${[ends(chart, series), ...gaps(chart, series)].join('; ')}.`).join(' ')

function ends({ years, unit }: TrendChart, { figures }: Series): string {
  const drawn = years.flatMap((year, index) =>
    isDrawn(figures[index]) ? [`${figureInWords(figures[index], unit)} in ${year}`] : [],
  )
  return drawn.length < 2 ? (drawn[0] ?? 'no figures') : `${drawn[0]}, ${drawn.at(-1)}`
}

const gaps = ({ years, unit }: TrendChart, { figures }: Series): string[] =>
  years.flatMap((year, index) => (isDrawn(figures[index]) ? [] : [`${figureInWords(figures[index], unit)} in ${year}`]))

function extent(chart: TrendChart): readonly [number, number] {
  const figures = chart.series.flatMap((series) => series.figures.filter(isDrawn))
  if (chart.range) return chart.range
  if (figures.length === 0) return [0, 1]
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const room = (high - low) * 0.15
  if (room < Math.max(1e-6, Math.abs(high) * 1e-6))
    return [low - 1 - Math.abs(low) * 0.05, high + 1 + Math.abs(high) * 0.05]
  return [low - room, high + room]
}

/** Round ends for the axis, which stop at the natural ends of the measure: no percentage is above 100. */
function niceWithin(scale: ScaleLinear<number, number>, within: TrendChart['within']): ScaleLinear<number, number> {
  if (!within) return scale
  const [low = 0, high = 1] = scale.domain()
  return scale.domain([Math.max(low, within[0]), Math.min(high, within[1])])
}

const gridline = (y: number, label: string): string =>
  element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, stroke: hairline, 'stroke-width': 1 }) +
  words(label, { x: plot.left - 6, y: y + 4.5, 'text-anchor': 'end' })

const yearLabels = (years: readonly string[], { x }: Scales): string[] =>
  thinned(
    years.map((year, index) => ({ year, index })),
    4,
  ).map(({ year, index }) => words(year, { x: x(index), y: plot.bottom + 22, 'text-anchor': 'middle' }))

function drawSeries({ figures, apart = [] }: Series, index: number, { x, y }: Scales): string {
  const path = line<readonly [number, Figure]>()
    .defined(([, figure]) => isDrawn(figure))
    .x(([year]) => x(year))
    .y(([, figure]) => (isDrawn(figure) ? y(figure) : 0))
    .digits(1)
  const begins = [0, ...apart]
  const years = figures.map((figure, year) => [year, figure] as const)
  const pieces = begins.map((from, at) => path(years.slice(from, begins[at + 1])) ?? '')
  const dash = dashes[index % dashes.length]
  const stroke = {
    stroke: colourAt(index),
    'stroke-width': index === 0 ? 3 : 2,
    ...(dash ? { 'stroke-dasharray': dash } : {}),
  }
  const markers = figures.flatMap((figure, year) => (isDrawn(figure) ? [marker(index, x(year), y(figure))] : []))
  return element('path', { d: pieces.join(''), fill: 'none', 'stroke-linejoin': 'round', ...stroke }) + markers.join('')
}

function marker(index: number, x: number, y: number): string {
  const at = `translate(${Math.round(x * 10) / 10},${Math.round(y * 10) / 10})`
  return element('path', { d: shapes[index % shapes.length] ?? '', transform: at, fill: colourAt(index) })
}

const lineHeight = textSize + 2

function endLabels(chart: TrendChart, { y }: Scales): string[] {
  const labels = chart.series.map((series) => {
    const last = series.figures.findLast(isDrawn)
    const lines = [
      ...twoLines(series.name, labelRoom),
      last === undefined ? 'no figures' : figureInWords(last, chart.unit),
    ]
    return { lines, at: last === undefined ? plot.bottom : y(last), height: lines.length * lineHeight + 3 }
  })
  const places = spread(labels, 0, plot.bottom + 20)
  return labels.map(({ lines, height }, index) => endLabel(lines, index, (places[index] ?? 0) - height / 2))
}

function endLabel(lines: readonly string[], index: number, top: number): string {
  const sample = marker(index, plot.right + 10, top + lineHeight - 5)
  const bold = { 'font-weight': 'bold' }
  const written = lines.map((text, at) =>
    words(text, { x: plot.right + 20, y: top + (at + 1) * lineHeight - 1, ...(at === lines.length - 1 ? bold : {}) }),
  )
  return sample + written.join('')
}
