import { scaleLinear } from 'd3-scale'
import type { BarChart, Svg } from './chart.ts'
import { figureInWords, isDrawn } from './figures.ts'
import { drawing, element, palette, textWidth, width, words } from './svg.ts'

const left = 4
const rowHeight = 42
const barHeight = 16

/** One bar each, its name above it and its figure at its end; what has no figure says why instead. Bars begin at zero. */
export function drawBars(chart: BarChart): Svg {
  const figures = [...chart.bars.map((bar) => bar.figure), chart.reference?.figure ?? 0].filter(isDrawn)
  const room = Math.max(...chart.bars.map((bar) => textWidth(figureInWords(bar.figure, chart.unit)))) + 12
  const [low, high] = [Math.min(0, ...figures), Math.max(0, ...figures)]
  const domain = high - low < 1e-6 ? [0, 1] : [low, high]
  const x = scaleLinear(domain, [left + (domain[0] === 0 ? 0 : room), width - room])
  const top = chart.reference ? 26 : 4
  const bottom = top + chart.bars.length * rowHeight
  return drawing(
    chart,
    chart.description ?? inWords(chart),
    bottom + 6,
    ...chart.bars.map((bar, index) => drawBar(chart, bar, top + index * rowHeight, x)),
    ...(chart.reference ? [drawReference(chart, chart.reference, x, top, bottom)] : []),
  )
}

function inWords({ bars, reference, unit }: BarChart): string {
  const named = [...bars, ...(reference ? [reference] : [])]
  return `${named.map(({ name, figure }) => `${name}: ${figureInWords(figure, unit)}`).join('; ')}.`
}

function drawBar(chart: BarChart, bar: BarChart['bars'][number], top: number, x: (figure: number) => number): string {
  const { name, figure, emphasis } = bar
  const bold = emphasis ? { 'font-weight': 'bold' } : {}
  const said = figureInWords(figure, chart.unit)
  const label = words(name, { x: left, y: top + 15, ...bold })
  const axis = { x1: x(0), x2: x(0), y1: top + 20, y2: top + 24 + barHeight, stroke: 'currentColor', 'stroke-width': 1 }
  const baseline = top + 22 + barHeight - 3.5
  if (!isDrawn(figure)) return label + element('line', axis) + words(said, { x: x(0) + 6, y: baseline })
  const [from, to] = [Math.min(x(0), x(figure)), Math.max(x(0), x(figure))]
  const fill = emphasis ? palette[0] : palette[1]
  const end = figure < 0 ? { x: from - 6, 'text-anchor': 'end' } : { x: clearOf(chart.reference, x, to + 6, said) }
  return (
    label +
    element('rect', { x: from, y: top + 22, width: to - from, height: barHeight, fill }) +
    element('line', axis) +
    words(said, { ...end, y: baseline, ...bold })
  )
}

/** Where the words of a figure may begin so that the line of the reference does not run through them. */
function clearOf(reference: BarChart['reference'], x: (figure: number) => number, start: number, said: string): number {
  const line = reference === undefined ? start - 10 : x(reference.figure)
  return line > start - 5 && line < start + textWidth(said) + 12 ? line + 6 : start
}

function drawReference(
  chart: BarChart,
  reference: NonNullable<BarChart['reference']>,
  x: (figure: number) => number,
  top: number,
  bottom: number,
): string {
  const at = x(reference.figure)
  const label = `${reference.name} ${figureInWords(reference.figure, chart.unit)}`
  const anchor = at > width / 2 ? 'end' : 'start'
  return (
    element('line', {
      x1: at,
      x2: at,
      y1: top - 4,
      y2: bottom,
      stroke: palette[2],
      'stroke-width': 2,
      'stroke-dasharray': '5 3',
    }) + words(label, { x: at + (anchor === 'end' ? 4 : -4), y: top - 10, 'text-anchor': anchor })
  )
}
