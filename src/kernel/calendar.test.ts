import { describe, expect, it } from 'vitest'
import {
  academicYearName,
  academicYearOf,
  addDays,
  customaryTerms,
  day,
  dayInEngland,
  daysBetween,
  easterSunday,
  parseDay,
  termOn,
  type AcademicYear,
} from './calendar.ts'

describe('calendar', () => {
  it('reads real days only', () => {
    expect(parseDay('2011-02-28')).toBe('2011-02-28')
    for (const text of ['2011-02-31', '2011-2-1', '', '20110201', '2011-02-01T00:00', '1899-12-31'])
      expect(parseDay(text)).toBeUndefined()
    expect(parseDay('2012-02-29')).toBe('2012-02-29')
    expect(parseDay('2011-02-29')).toBeUndefined()
  })

  it('knows what day it is in England in summer time', () => {
    expect(dayInEngland(new Date('2011-06-30T23:30:00Z'))).toBe('2011-07-01')
    expect(dayInEngland(new Date('2011-12-31T23:30:00Z'))).toBe('2011-12-31')
  })

  it('counts days across leap days and clock changes', () => {
    expect(addDays(day('2012-02-28'), 2)).toBe('2012-03-01')
    expect(daysBetween(day('2011-03-26'), day('2011-03-28'))).toBe(2)
  })

  it('begins the academic year on 1 September', () => {
    expect(academicYearOf(day('2010-08-31'))).toBe(2010)
    expect(academicYearOf(day('2010-09-01'))).toBe(2011)
    expect(academicYearName(2011 as AcademicYear)).toBe('2010/11')
    expect(academicYearName(2000 as AcademicYear)).toBe('1999/00')
  })

  it('finds Easter', () => {
    expect([2008, 2010, 2011, 2024, 2026, 2038].map(easterSunday)).toEqual([
      '2008-03-23',
      '2010-04-04',
      '2011-04-24',
      '2024-03-31',
      '2026-04-05',
      '2038-04-25',
    ])
  })

  it('puts every day of thirty years in exactly one term', () => {
    for (let of = day('2005-01-01'); of < '2035-12-31'; of = addDays(of, 1)) {
      const covering = customaryTerms(academicYearOf(of)).filter((term) => term.from <= of && of <= term.to)
      expect(covering).toEqual([termOn(of)])
    }
  })
})
