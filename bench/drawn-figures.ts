import { findMeasure, type Measure } from '../src/evidence/index.ts'
import { setFigure, type ColumnKey, type FigureColumn, type MeasureId } from '../src/policy/index.ts'

export type Draw = () => number

/** The same numbers between 0 and 1 in every run. */
export function drawFrom(seed: number): Draw {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** Fills a column for every school: a fifth holds nothing, one in twenty is suppressed, the rest are plausible values. */
export function drawColumn(column: FigureColumn, { measure }: ColumnKey, draw: Draw): void {
  const value = valueOf(findMeasure(measure), measure)
  for (let row = 0; row < column.values.length; row++) {
    const share = draw()
    if (share < 0.2) continue
    if (share < 0.25) setFigure(column, row, { status: 'suppressed' })
    else setFigure(column, row, { status: 'value', value: value(draw()) })
  }
}

function valueOf(measure: Measure | undefined, id: MeasureId): (share: number) => number {
  if (id === 'safeguarding-audit') return (share) => (share < 0.9 ? 1 : 2 + Math.floor(share * 20 - 18))
  if (id === 'roll') return (share) => 60 + Math.floor(share * 900)
  const byUnit = measure && plausible[measure.unit]
  if (byUnit) return byUnit
  return measure?.basis === 'cohort'
    ? (share) => 45 + Math.floor(share * 55)
    : (share) => Math.round(share * 1200) / 100
}

const plausible: Readonly<Partial<Record<Measure['unit'], (share: number) => number>>> = {
  grade: (share) => 1 + Math.floor(share * 4),
  flag: (share) => (share < 0.05 ? 1 : 0),
  pupils: (share) => 5 + Math.floor(share * 200),
  count: (share) => Math.floor(share * 4),
  terms: (share) => Math.floor(share * 4),
  score: (share) => Math.round((share - 0.5) * 100) / 10,
}
