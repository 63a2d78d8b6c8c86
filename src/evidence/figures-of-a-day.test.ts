import { expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import type { DataImport } from './import.ts'
import { importsOfDay } from './figures-of-a-day.ts'

const file = (fileName: string, holds: DataImport['holds'], asAt: string, applied: string) =>
  ({
    places: [2011, 2012].map((year) => ({ part: 0, measure: 'roll', year, yearsBefore: 0, derived: false })),
    fileName,
    holds,
    asAt: day(asAt),
    happenings: [{ happening: 'applied', sequence: 1, at: new Date(applied), by: 'Operator', reason: null }],
  }) as unknown as DataImport

const late = '2026-03-01T12:00:00Z'
const files = [
  file('absence 2012', 'figures', '2012-08-31', late),
  file('absence 2011', 'figures', '2011-08-31', late),
  file('links', 'links', '2026-01-01', late),
  file('list', 'inspections', '2014-05-31', late),
  file('absence of a year that ran', 'figures', '2026-08-31', late),
]
const namesOn = (on: string) => importsOfDay(files, day(on)).map(({ fileName }) => fileName)

it('4.1 a day in the past is answered by figures of that day or before, never by those that came after it', () => {
  expect(namesOn('2011-12-01')).toEqual(['absence 2011', 'links', 'list'])
  expect(namesOn('2012-08-31')).toEqual(['absence 2012', 'absence 2011', 'links', 'list'])
})

it('4.1 of a file of several years a day in the past reads those that had ended', () => {
  const [joined] = importsOfDay([file('joined', 'figures', '2011-08-31', late)], day('2011-12-01'))
  expect(joined?.places.map(({ measure }) => measure)).toEqual(['roll', ''])
})

it('4.1 today is answered by all that is held, and a day since then by what was held then', () => {
  expect(namesOn('2026-03-01')).toHaveLength(5)
  expect(namesOn('2026-02-28')).not.toContain('absence of a year that ran')
})
