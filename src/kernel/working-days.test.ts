import { describe, expect, it } from 'vitest'
import { addMonths, bankHolidays, day, isWorkingDay, workingDaysAfter } from './index.ts'

describe('working days', () => {
  // The test vectors of the statute's own period: fifteen working days, the day itself not counted.
  it.each([
    ['2010-12-01', '2010-12-22'],
    ['2010-12-13', '2011-01-06'],
    ['2011-07-18', '2011-08-08'],
  ])('3.1 fifteen after %s end on %s', (given, ends) => {
    expect(workingDaysAfter(day(given), 15)).toBe(ends)
  })

  it('are no weekends and no bank holidays, and school holidays are', () => {
    expect(
      ['2011-04-22', '2011-04-25', '2011-04-29', '2011-05-02', '2011-12-27'].map((on) => isWorkingDay(day(on))),
    ).toEqual([false, false, false, false, false])
    expect(isWorkingDay(day('2011-08-10'))).toBe(true)
    expect(isWorkingDay(day('2011-08-13'))).toBe(false)
  })

  it('give days instead of bank holidays at weekends, and know those that were moved', () => {
    expect([...bankHolidays(2021)]).toEqual(expect.arrayContaining(['2021-12-27', '2021-12-28']))
    expect([...bankHolidays(2022)].sort()).toEqual([
      '2022-01-03',
      '2022-04-15',
      '2022-04-18',
      '2022-05-02',
      '2022-06-02',
      '2022-06-03',
      '2022-08-29',
      '2022-09-19',
      '2022-12-26',
      '2022-12-27',
    ])
    expect(bankHolidays(2020).has(day('2020-05-04'))).toBe(false)
  })

  it('months end on their last day where they have no such date', () => {
    expect([addMonths(day('2010-12-31'), 2), addMonths(day('2011-12-31'), 2), addMonths(day('2011-01-15'), 2)]).toEqual(
      ['2011-02-28', '2012-02-29', '2011-03-15'],
    )
  })
})
