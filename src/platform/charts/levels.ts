import { scaleLinear } from 'd3-scale'
import { addDays, day, daysBetween, type Day } from '../../kernel/index.ts'
import type { LevelStrip, Svg } from './chart.ts'
import { thinned, twoLines } from './labels.ts'
import { colourAt, drawing, element, hairline, textSize, width, words } from './svg.ts'

const plot = { left: 120, right: width - 8, top: 8 }
const rowHeight = 38
const barHeight = 16

type Step = LevelStrip['steps'][number]
type Along = (of: Day) => number

/** The level over time as steps down from the best level to the most serious. Times without a level are left empty. */
export function drawLevels(chart: LevelStrip): Svg {
  const days = scaleLinear([0, Math.max(1, daysBetween(chart.from, chart.to))], [plot.left, plot.right]).clamp(true)
  const x: Along = (of) => days(daysBetween(chart.from, of))
  const bottom = plot.top + chart.levels.length * rowHeight
  const shown = chart.steps.filter((step) => step.from <= chart.to && (step.to ?? chart.to) >= chart.from)
  return drawing(
    chart,
    chart.description ?? inWords(chart),
    bottom + 28,
    ...chart.levels.map((level, index) => row(level, index)),
    ...yearMarks(chart, x, bottom),
    ...shown.map((step, index) => drawStep(chart, step, x, shown[index - 1])),
  )
}

const inWords = ({ steps, to }: LevelStrip): string =>
  steps
    .map(
      (step) => `${step.level} from ${longDay(step.from)}${step.to && step.to < to ? ` to ${longDay(step.to)}` : ''}.`,
    )
    .join(' ') || 'No level yet.'

/** "14 March 2011". */
export const longDay = (of: Day): string => dayFormat.format(new Date(`${of}T00:00:00Z`))
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

const middle = (index: number): number => plot.top + (index + 0.5) * rowHeight

function row(level: string, index: number): string {
  const lines = twoLines(level, plot.left - 8)
  const first = middle(index) + 4.5 - ((lines.length - 1) * (textSize + 1)) / 2
  return (
    element('line', {
      x1: plot.left,
      x2: plot.right,
      y1: middle(index),
      y2: middle(index),
      stroke: hairline,
      'stroke-width': 1,
    }) + lines.map((text, at) => words(text, { x: 0, y: first + at * (textSize + 1) })).join('')
  )
}

/** The academic year begins on 1 September: a mark at each. */
function yearMarks({ from, to }: LevelStrip, x: Along, bottom: number): string[] {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  )
  const marks = years.map((year) => day(`${year}-09-01`)).filter((mark) => mark >= from && mark <= to)
  const ticks = marks.map((mark) =>
    element('line', {
      x1: x(mark),
      x2: x(mark),
      y1: plot.top,
      y2: bottom,
      stroke: hairline,
      'stroke-dasharray': '2 3',
    }),
  )
  const labels = thinned(marks, 4).map((mark) =>
    words(`Sep ${mark.slice(0, 4)}`, {
      x: x(mark),
      y: bottom + 18,
      'text-anchor': x(mark) > plot.right - 30 ? 'end' : 'middle',
    }),
  )
  return [...ticks, ...labels]
}

function drawStep(chart: LevelStrip, step: Step, x: Along, before: Step | undefined): string {
  const index = Math.max(0, chart.levels.indexOf(step.level))
  const [start, end] = [x(step.from), x(step.to ?? chart.to)]
  const bar = {
    x: start,
    y: middle(index) - barHeight / 2,
    width: Math.max(2, end - start),
    height: barHeight,
    fill: colourAt(index),
  }
  return (before && follows(before, step) ? riser(chart, before, index, start) : '') + element('rect', bar)
}

const follows = (before: Step, step: Step): boolean => before.to === undefined || addDays(before.to, 1) >= step.from

const riser = (chart: LevelStrip, before: Step, index: number, x: number): string =>
  element('line', {
    x1: x,
    x2: x,
    y1: middle(Math.max(0, chart.levels.indexOf(before.level))),
    y2: middle(index),
    stroke: 'currentColor',
    'stroke-width': 2,
  })
