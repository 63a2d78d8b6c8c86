import { describe, expect, it } from 'vitest'
import { findMeasure, type Measure } from '../evidence/index.ts'
import { day } from '../kernel/index.ts'
import { castSchools } from './cast-schools.ts'
import { hashOf } from './chance.ts'
import { demonstrationEvidence } from './evidence.ts'
import { demonstrationSchools } from './schools.ts'

const today = day('2026-11-23')
const rows = demonstrationEvidence(today)

describe('the evidence of the demonstration', () => {
  it('is the same each time, to the last figure', () => {
    expect(hashOf(JSON.stringify(demonstrationEvidence(today)))).toBe(hashOf(JSON.stringify(rows)))
    expect(hashOf(JSON.stringify(demonstrationEvidence(day('2029-02-01'))))).not.toBe(hashOf(JSON.stringify(rows)))
  })

  it('covers the last four complete years and holds no figure twice', () => {
    expect(new Set(rows.map(({ year }) => year))).toEqual(new Set([2023, 2024, 2025, 2026]))
    const keys = rows.map((row) => {
      const whose = row.subject === 'school' ? row.urn : `${row.subject} ${row.phase}`
      return `${whose} ${row.measure} ${row.year}`
    })
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keeps every figure within what its measure can be', () => {
    for (const { measure, figure } of rows) {
      const found = findMeasure(measure)
      expect(found, measure).toBeDefined()
      if (!found || figure.status !== 'value') continue
      const [low, high] = range(found)
      expect(figure.value >= low && figure.value <= high, `${measure} ${figure.value}`).toBe(true)
    }
  })

  it('belongs to schools that were open, and leaves none of them out', () => {
    const urns = new Set(rows.flatMap((row) => (row.subject === 'school' ? [row.urn] : [])))
    const expected = demonstrationSchools(today).filter(({ closed }) => !closed || closed > '2023-08-30')
    expect(urns).toEqual(new Set(expected.map(({ urn }) => urn)))
  })

  it('follows a converted school from one number to the other', () => {
    expect(yearsOf(900901)).toEqual([2023, 2024])
    expect(yearsOf(castSchools.converterAcademy.urn)).toEqual([2025, 2026])
  })

  it('has figures of every status, and suppresses the results of the smallest school', () => {
    expect(new Set(rows.map(({ figure }) => figure.status))).toEqual(
      new Set(['value', 'suppressed', 'notApplicable', 'notPublished', 'missing']),
    )
    const smallest = rows.filter((row) => row.subject === 'school' && row.urn === castSchools.secureWithGaps.urn)
    const results = smallest.filter(({ measure }) => measure.startsWith('ks2-rwm'))
    expect(results.length).toBe(8)
    for (const { figure } of results) expect(figure.status).toBe('suppressed')
  })

  it('puts the schools of concern behind the secure ones', () => {
    expect(meanResult(schoolsNow(true)) - meanResult(schoolsNow(false))).toBeGreaterThan(8)
  })
})

const yearsOf = (urn: number): readonly number[] => [
  ...new Set(rows.flatMap((row) => (row.subject === 'school' && row.urn === urn ? [row.year] : []))),
]

/** The schools that are secure now, or those that are not. */
const schoolsNow = (secure: boolean): ReadonlySet<number> =>
  new Set(
    demonstrationSchools(today)
      .filter(({ levels }) => (levels.at(-1)?.[1] === 1) === secure)
      .map(({ urn }) => urn),
  )

function meanResult(urns: ReadonlySet<number>): number {
  const values = rows
    .filter((row) => row.subject === 'school' && urns.has(row.urn))
    .filter(({ measure, year }) => measure === 'ks2-rwm-expected' && year === 2026)
    .flatMap(({ figure }) => (figure.status === 'value' ? [figure.value] : []))
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const range = ({ unit, signed }: Measure): readonly [low: number, high: number] =>
  unit === 'percent' && signed ? [-100, 100] : ranges[unit]

const ranges: Readonly<Record<Measure['unit'], readonly [low: number, high: number]>> = {
  percent: [0, 100],
  grade: [1, 5],
  flag: [0, 1],
  score: [-10, 130],
  ratio: [1, 40],
  pounds: [1000, 80_000],
  pupils: [0, 5000],
  count: [0, 5000],
  terms: [0, 12],
  days: [0, 366],
}
