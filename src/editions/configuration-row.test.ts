import { describe, expect, it } from 'vitest'
import type { AcademicYear } from '../kernel/index.ts'
import { rowInForce, type Configuration } from '../policy/index.ts'
import { rowsOf, rowValueText, withRow, yearsText, type RowRequest } from './configuration-row.ts'
import { firstEdition } from './store.ts'

const tables = firstEdition().configuration
const tableOf = (name: string): Configuration => {
  const found = tables.find((table) => table.name === name)
  if (!found) throw new Error(`No table ${name}`)
  return found
}
const floor = tableOf('ks2-floor-attainment')
const request: RowRequest = { first: 2019, last: 2019, value: '65', phases: [], provenance: 'local' }
const measures = [{ id: 'absence-two-term', name: 'Absence, two terms' }]
const made = (table: Configuration, over: Partial<RowRequest> = {}): Configuration => {
  const outcome = withRow(table, { ...request, ...over }, measures)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons))
  return outcome.value
}
const valueIn = (table: Configuration, year: number) => rowInForce(rowsOf(table), year as AcademicYear)?.value

describe('a dated table', () => {
  it('5.2 takes a line more, which holds over the shipped one for its years alone', () => {
    const table = made(floor)
    expect([2018, 2019, 2020].map((year) => valueIn(table, year))).toEqual([65, 65, 'none'])
    expect(rowsOf(table)).toHaveLength(rowsOf(floor).length + 1)
  })

  it('5.2 has one line for the same years and phases: the newest', () => {
    const twice = made(made(floor), { value: '66.5' })
    expect(valueIn(twice, 2019)).toBe(66.5)
    expect(rowsOf(twice)).toHaveLength(rowsOf(floor).length + 1)
    const forOne = made(twice, { phases: ['middle'], value: '50' })
    expect(rowInForce(rowsOf(forOne), 2019 as AcademicYear, 'middle')?.value).toBe(50)
    expect(rowInForce(rowsOf(forOne), 2019 as AcademicYear, 'primary')?.value).toBe(66.5)
  })

  it('5.2 may say that some years have no value', () => {
    expect(valueIn(made(floor, { first: 2012, last: 2012, value: 'none' }), 2012)).toBe('none')
  })

  it.each([
    [floor, { value: 'sixty' }, ['notANumber']],
    [floor, { value: '', last: 2018 }, ['endsBeforeItBegins', 'notANumber']],
    [tableOf('absence-measure'), { value: 'unheard-of' }, ['noSuchMeasure']],
    [
      tableOf('exclusion-comparator'),
      { value: 'school', phases: ['primary' as const] },
      ['phasesOnlyForNumbers', 'noSuchSubject'],
    ],
  ])('5.2 says why a line cannot stand: %#', (table, over, kinds) => {
    const outcome = withRow(table, { ...request, ...over }, measures)
    expect(outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('reads in words', () => {
    expect(
      [{}, { to: 2012 }, { from: 2016 }, { from: 2013, to: 2013 }, { from: 2013, to: 2015 }].map(yearsText),
    ).toEqual(['Every year', 'Up to 2011/12', 'From 2015/16', '2012/13', '2012/13 to 2014/15'])
    expect(
      rowsOf(floor)
        .map((row) => rowValueText(floor, row, measures))
        .at(0),
    ).toBe('55 per cent')
    const absence = made(tableOf('absence-measure'), { value: 'absence-two-term' })
    expect(
      rowsOf(absence)
        .map((row) => rowValueText(absence, row, measures))
        .at(-1),
    ).toBe('Absence, two terms')
  })
})
