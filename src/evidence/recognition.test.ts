import { describe, expect, it } from 'vitest'
import type { AcademicYear } from '../kernel/index.ts'
import { authorities, authorityNumber, regionNumber } from './authorities.ts'
import { layoutSchema } from './layout.ts'
import { builtInLayouts } from './layouts.ts'
import { mapLayout } from './mapping.ts'
import { dayInName } from './as-at.ts'
import { readAcademicYear, readDay } from './official-dates.ts'
import { factsInName, recognise } from './recognition.ts'

const year = (of: number) => of as AcademicYear

const known = (headings: string, name: string, said = {}) => {
  const recognition = recognise(headings.split(','), name, builtInLayouts, said)
  return recognition.kind === 'recognised'
    ? [recognition.layout.id, recognition.year, recognition.asAt]
    : recognition.refusal
}

describe('recognising a file', () => {
  it('takes the layout of the year when the same headings meant something else in another year', () => {
    const headings = 'LA,ESTAB,URN,PERCTOT,PPERSABS15'
    expect(known(headings, '2013_england_abs.csv')).toEqual(['absence-two-term', 2013, undefined])
    expect(known(headings, '2014_england_abs.csv')).toEqual(['absence-full-year-15', 2014, undefined])
    expect(known(headings, 'absence.csv', { year: year(2012) })).toEqual(['absence-two-term', 2012, undefined])
  })

  it('knows the next years of a known data set without a new layout', () => {
    expect(known('LA,ESTAB,URN,PERCTOT,PPERSABS10', '2024-2025_england_abs.csv')).toEqual([
      'absence-full-year-10',
      2025,
      undefined,
    ])
    expect(known('URN,LA,ESTAB,SCHOOLTYPE,NOR,PNUMEAL,NUMFSM,PNUMFSMEVER', '2026_england_census.csv')).toEqual([
      'census',
      2026,
      undefined,
    ])
    expect(known('RECTYPE,LEA,ESTAB,URN,PTRWM_EXP,READ_AVERAGE', '2026_england_ks2revised.csv')).toEqual([
      'ks2-scores',
      2026,
      undefined,
    ])
    expect(known('RECTYPE,LEA,ESTAB,URN,ATT8SCR,P8MEA', '2026_england_ks4final.csv')).toEqual([
      'ks4-progress-8',
      2026,
      undefined,
    ])
    const oeif =
      'Web Link,URN,LAESTAB,Overall effectiveness,Inspection start date,Quality of education,Category of concern'
    expect(known(oeif, 'latest_2023-12-31.csv')).toEqual(['ofsted-2015-to-2025', undefined, '2023-12-31'])
  })

  it('finds headings whatever their case, blanks and pound signs', () => {
    expect(known('la, urn ,NFTETEA,RATPUPTEA,SALARY (£)', '2014_swf.csv')).toEqual(['workforce', 2014, undefined])
  })

  it('asks for the year when neither the file nor its name says it', () => {
    expect(known('LA,ESTAB,URN,PERCTOT,PPERSABS15', 'absence.csv')).toMatchObject({ kind: 'yearNeeded' })
  })

  it('names the nearest layout and the headings that are lacking', () => {
    expect(known('LA,ESTAB,URN,PERCTOT', '2014_abs.csv')).toMatchObject({
      kind: 'unknownLayout',
      nearest: [{ layout: 'absence-two-term', lacks: ['PPERSABS15'] }, {}, {}],
    })
    expect(known('colour,size', 'x.csv')).toEqual({ kind: 'unknownLayout', nearest: [] })
  })

  it('refuses a heading that stands twice', () => {
    expect(known('LA,ESTAB,URN,PERCTOT,PPERSABS10,perctot', '2018_abs.csv')).toEqual({
      kind: 'repeatedHeading',
      heading: 'perctot',
      first: 4,
      second: 6,
    })
  })

  it('refuses a list of columns with its own sentence', () => {
    expect(known('Variable,Label,Type,Description', '2011_abs_meta.csv')).toMatchObject({ kind: 'noFigures' })
  })

  it('reads the year or the day in the name of a file', () => {
    expect(factsInName('2018-2019_england_ks2final.csv')).toEqual({ year: 2019 })
    expect(factsInName('2018-19 census.csv')).toEqual({ year: 2019 })
    expect(factsInName('edubasealldata20260821.csv')).toEqual({ asAt: '2026-08-21' })
    expect(factsInName('return 803 (final).csv')).toEqual({})
  })
})

describe('layouts', () => {
  it('are data: each survives being written down and read again', () => {
    for (const layout of builtInLayouts) {
      const checked = layoutSchema.safeParse(JSON.parse(JSON.stringify(layout)))
      expect(checked.error?.issues ?? [], layout.id).toEqual([])
    }
    expect(new Set(builtInLayouts.map(({ id }) => id)).size).toBe(builtInLayouts.length)
  })

  it('are made from what a person maps, and then recognise the file', () => {
    const headings = ['School number', 'Half days lost', 'Note']
    const mapped = mapLayout({
      title: 'Our attendance list',
      publisher: 'Our authority',
      licence: 'Internal',
      headings,
      urn: 'School number',
      year: year(2011),
      columns: [{ heading: 'Half days lost', measure: 'absence-two-term' }],
    })
    expect(mapped.ok).toBe(true)
    if (!mapped.ok) return
    expect(layoutSchema.safeParse(mapped.value).success).toBe(true)
    expect(recognise(headings, 'list.csv', [...builtInLayouts, mapped.value])).toMatchObject({
      kind: 'recognised',
      layout: { id: 'mapped-our-attendance-list' },
    })
  })

  it('are refused with every reason when the mapping is incomplete', () => {
    const mapped = mapLayout({
      title: ' ',
      publisher: 'x',
      licence: 'x',
      headings: ['A'],
      columns: [
        { heading: 'B', measure: 'roll' },
        { heading: 'A', measure: 'roll' },
        { heading: 'A', measure: 'luck' },
      ],
    })
    expect(mapped.ok ? [] : mapped.reasons.map(({ kind }) => kind)).toEqual([
      'noTitle',
      'noKey',
      'headingNotInFile',
      'measureTwice',
      'unknownMeasure',
    ])
  })
})

describe('the day for which a file holds', () => {
  it('4.1 is read from the names that publishers give their files', () => {
    const days: Readonly<Record<string, string>> = {
      '2026-01-31_ofsted_mi.csv': '2026-01-31',
      'edubasealldata20260821.csv': '2026-08-21',
      'Management_information_-_schools_-_as_at_31_January_2026.csv': '2026-01-31',
      'state-funded schools, Feb 2024.ods': '2024-02-29',
      '2026_ofsted_mi_latest_inspections_803_extract.csv': '2026-08-31',
      '2025_ks2_803_maintained_extract.csv': '2025-08-31',
      '2007-2017_la_clean_la_data.csv': '2017-08-31',
      '2018-19 census.csv': '2019-08-31',
    }
    for (const [name, held] of Object.entries(days)) expect(dayInName(name), name).toBe(held)
    for (const name of ['return 803 (final).csv', 'list.csv', 'march past.csv']) expect(dayInName(name)).toBeUndefined()
  })
})

describe('what publishers write', () => {
  it('dates in three forms, day before month', () => {
    for (const text of ['2013-04-30', '30/04/2013', '30-04-2013', '20130430', '30/04/2013 00:00:00'])
      expect(readDay(text)).toBe('2013-04-30')
    for (const text of ['04/30/2013', '31-02-2013', 'April 2013', '']) expect(readDay(text)).toBeUndefined()
  })

  it('academic years in five forms', () => {
    for (const text of ['2010/11', '2010-11', '2010-2011', '201011', '2011']) expect(readAcademicYear(text)).toBe(2011)
    for (const text of ['2010/12', '10/11', 'x', '2010/2012']) expect(readAcademicYear(text)).toBeUndefined()
  })

  it('names of authorities and regions in several spellings', () => {
    expect(
      ['South Gloucestershire', 'Bristol City of', 'Bristol, City of', 'City of London', 'St. Helens'].map((name) =>
        authorityNumber(name),
      ),
    ).toEqual([803, 801, 801, 201, 342])
    expect(authorityNumber('Cheshire West & Chester')).toBe(896)
    expect(authorityNumber('Bedfordshire (Pre LGR 2009)')).toBe(820)
    expect(authorityNumber('Kingston upon Hull, City of')).toBe(810)
    expect([authorityNumber('Dorset', 2011), authorityNumber('Dorset', 2022)]).toEqual([835, 838])
    expect(authorityNumber('Ruritania')).toBeUndefined()
    expect(regionNumber('Yorkshire and the Humber')).toBe(3)
    expect(authorities.size).toBe(160)
  })
})
