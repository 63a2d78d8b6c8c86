import * as fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/index.ts'
import {
  chartTable,
  drawChart,
  type BarChart,
  type Chart,
  type Figure,
  type LevelStrip,
  type TrendChart,
} from './index.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

const attendance: TrendChart = {
  kind: 'trend',
  id: 'attendance',
  title: 'Attendance',
  unit: { suffix: '%', decimals: 1 },
  years: ['2007/08', '2008/09', '2009/10', '2010/11'],
  series: [
    { name: 'School', figures: [94.8, { gap: 'suppressed' }, 93.1, 93] },
    { name: 'South Gloucestershire', figures: [94.5, 94.6, 94.7, 94.8] },
    { name: 'National', figures: [94.2, 94.3, 94.6, { gap: 'not published' }] },
  ],
}
const standards: BarChart = {
  kind: 'bars',
  id: 'standards',
  title: 'Level 4 in English and mathematics',
  unit: { suffix: '%', decimals: 0 },
  bars: [
    { name: 'School', figure: 52, emphasis: true },
    { name: 'Similar schools', figure: { gap: 'suppressed' } },
  ],
  reference: { name: 'Floor', figure: 60 },
}
const levels: LevelStrip = {
  kind: 'levels',
  id: 'level',
  title: 'Support level',
  from: day('2008-09-01'),
  to: day('2011-07-20'),
  levels: ['1 Secure', '2 Vulnerable', '3 Causing concern'],
  steps: [
    { from: day('2008-10-01'), to: day('2009-11-30'), level: '1 Secure' },
    { from: day('2009-12-01'), level: '3 Causing concern' },
  ],
}
const drawn = (chart: Chart) => parseHTML(`<main>${drawChart(chart)}</main>`).document
const texts = (chart: Chart): string[] =>
  [...drawn(chart).querySelectorAll('text')].map((text) => text.textContent ?? '')

describe.each([attendance, standards, levels])('a chart of $kind', (chart) => {
  it('is one image with a name and a description, fits any width, and needs no style or script', () => {
    const svg = drawChart(chart)
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 \d+" role="img" /)
    expect(svg).not.toMatch(/style|<script|font-family|href|NaN|undefined/)
    const [title, description] = drawn(chart).querySelector('svg')?.getAttribute('aria-labelledby')?.split(' ') ?? []
    expect(drawn(chart).getElementById(title ?? '')?.textContent).toBe(chart.title)
    expect(drawn(chart).getElementById(description ?? '')?.textContent).toMatch(/^\S.*\.$/)
  })
})

describe('a line of a trend', () => {
  it('4.1 begins anew where what stands before is a figure of something else', () => {
    const [national] = attendance.series.slice(-1)
    const lines = (apart: readonly number[]) =>
      [
        ...drawn({
          ...attendance,
          series: [{ name: 'National', figures: national?.figures ?? [], apart }],
        }).querySelectorAll('path[fill="none"]'),
      ].map((path) => path.getAttribute('d')?.match(/M/g)?.length)
    expect([lines([]), lines([2])]).toEqual([[1], [2]])
  })
})

describe('trend chart', () => {
  it('leaves a gap where a figure is suppressed, and never draws it as zero', () => {
    const [school, , national] = [...drawn(attendance).querySelectorAll('path[fill=none]')].map((path) =>
      path.getAttribute('d'),
    )
    expect(school?.match(/M/g)).toHaveLength(2)
    expect(national?.match(/[ML]/g)).toHaveLength(3)
    expect(texts(attendance)).not.toContain('0%')
  })

  it('names each line at its end, and tells lines apart by dash and marker too', () => {
    expect(texts(attendance)).toEqual(
      expect.arrayContaining(['School', '93.0%', 'South', 'Gloucestershire', '94.8%', 'National', '94.6%']),
    )
    const lines = [...drawn(attendance).querySelectorAll('path[fill=none]')]
    expect(new Set(lines.map((path) => path.getAttribute('stroke-dasharray'))).size).toBe(3)
    const markers = [...drawn(attendance).querySelectorAll('path[transform]')]
    expect(new Set(markers.map((path) => path.getAttribute('d'))).size).toBe(3)
  })

  it('describes itself with the first and last figures and what is missing', () => {
    expect(drawn(attendance).querySelector('desc')?.textContent).toContain(
      'School: 94.8% in 2007/08, 93.0% in 2010/11; suppressed in 2008/09.',
    )
  })

  it('keeps the labels of lines that end together apart', () => {
    const series = ['One', 'Two', 'Three', 'Four'].map((name) => ({ name, figures: [50, 50] }))
    const labels = [...drawn({ ...attendance, years: ['a', 'b'], series }).querySelectorAll('text[font-weight]')]
    const heights = labels.map((label) => Number(label.getAttribute('y'))).sort((one, other) => one - other)
    heights.slice(1).forEach((y, index) => expect(y - (heights[index] ?? 0)).toBeGreaterThan(26))
  })
})

describe('bar chart', () => {
  it('says why there is no bar instead of drawing none', () => {
    expect(texts(standards)).toEqual(['School', '52%', 'Similar schools', 'suppressed', 'Floor 60%'])
    expect(drawn(standards).querySelectorAll('rect')).toHaveLength(1)
  })
})

describe('level strip', () => {
  it('draws each time at its level and joins them where one follows the other', () => {
    const bars = [...drawn(levels).querySelectorAll('rect')].map((rect) =>
      ['x', 'width', 'y'].map((name) => Number(rect.getAttribute(name))),
    )
    expect(bars).toHaveLength(2)
    const [first = [], second = []] = bars
    expect((first[0] ?? 0) + (first[1] ?? 0)).toBeCloseTo(second[0] ?? 0, 0)
    expect((second[0] ?? 0) + (second[1] ?? 0)).toBe(392)
    expect(second[2]).toBeGreaterThan(first[2] ?? 0)
  })
})

describe('the table of a chart', () => {
  it('has every figure and the word for each that is missing', () => {
    expect(chartTable(attendance).rows[1]).toEqual(['2008/09', 'suppressed', '94.6%', '94.3%'])
    expect(chartTable(standards).rows).toEqual([
      ['School', '52%'],
      ['Similar schools', 'suppressed'],
      ['Floor', '60%'],
    ])
    expect(chartTable(levels).rows[1]).toEqual(['3 Causing concern', '1 December 2009', 'still'])
  })
})

describe('any chart', () => {
  it(`is well-formed and escaped whatever its words and figures (SEED=${seed})`, () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('</text><script>x', '"onload="x', '&lt;', 'x'.repeat(300)),
    )
    const figure: fc.Arbitrary<Figure> = fc.oneof(
      fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e9, max: 1e9 }),
      name.map((gap) => ({ gap })),
    )
    const trend = fc.record({
      title: name,
      years: fc.array(name, { maxLength: 6 }),
      series: fc.array(fc.record({ name, figures: fc.array(figure, { maxLength: 6 }) }), { maxLength: 5 }),
    })
    const bars = fc.record({ title: name, bars: fc.array(fc.record({ name, figure }), { maxLength: 5 }) })
    fc.assert(
      fc.property(trend, bars, (one, other) => {
        const unit = { suffix: '%', decimals: 1 }
        for (const chart of [
          { ...one, kind: 'trend', id: 'a', unit },
          { ...other, kind: 'bars', id: 'b', unit },
        ] as const) {
          const svg = drawChart(chart)
          expect(svg.replace(/<\/?[a-z]+(?: [a-zA-Z0-9-]+="[^"<>]*")*\/?>|[^<>"]+/g, '')).toBe('')
          expect(svg).not.toMatch(/NaN|Infinity|<script|onload="/)
        }
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('the axis', () => {
  it('never goes beyond the natural ends of a percentage', () => {
    const near: TrendChart = { ...attendance, series: [{ name: 'School', figures: [96, 98, 100, 99] }] }
    const beyond = (chart: TrendChart) =>
      texts(chart).filter((text) => text.endsWith('%') && Number.parseFloat(text) > 100)
    expect(beyond(near)).not.toEqual([])
    expect(beyond({ ...near, within: [0, 100] })).toEqual([])
  })

  it('writes figures with the decimals they were published with', () => {
    const unit = { suffix: '%', decimals: 2, fewest: 1 }
    const absence: TrendChart = { ...attendance, unit, series: [{ name: 'School', figures: [3.1, 5.25, 4, 4.5] }] }
    expect(chartTable(absence).rows.map((row) => row[1])).toEqual(['3.1%', '5.25%', '4.0%', '4.5%'])
  })

  it('is in pounds where the figures are', () => {
    const money: TrendChart = {
      ...attendance,
      unit: { prefix: '£', suffix: '', decimals: 0 },
      series: [{ name: 'School', figures: [4210, -300, 5120, 5400] }],
    }
    expect(texts(money).join(' ')).toContain('£')
    expect(chartTable(money).rows.map((row) => row[1])).toEqual(['£4,210', '-£300', '£5,120', '£5,400'])
  })
})
