import { describe, expect, it } from 'vitest'
import { day, type AcademicYear } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import type { DataImport } from './import.ts'
import { findMeasure, measures, type Measure } from './measures.ts'
import {
  authorityComparator,
  nationalComparator,
  similarComparator,
  type ComparedSchool,
} from './school-evidence-comparators.ts'
import { bookOf, type HeldRecord } from './school-evidence-figures.ts'
import { censusOf } from './school-evidence-census.ts'
import { evidenceGroups, groupOf, measuresOfGroup } from './school-evidence-groups.ts'
import { lineageOf, ownFigure } from './school-evidence-lineage.ts'

const year = 2013 as AcademicYear
const file = (number: number, fileName: string, names: readonly string[]): DataImport => ({
  authority: 0 as AuthorityId,
  number,
  layout: 'example',
  title: fileName,
  publisher: 'Publisher',
  licence: 'Licence',
  holds: 'figures',
  fileName,
  sha256: '0'.repeat(64),
  size: 1,
  year,
  asAt: day('2013-08-31'),
  places: names.map((measure) => ({ part: 0, measure, yearsBefore: 0, derived: false })),
  counts: { rows: 0, records: 0, refused: 0, passedOver: 0, schools: 0, new: 0, changed: 0, unchanged: 0 },
  refused: [],
  previewedAt: new Date(0),
  previewedBy: 'Operator',
  happenings: [],
})

const names = ['absence-two-term', 'roll', 'income-per-pupil', 'ks2-progress-reading'] as const
const stronger = file(2, 'later.csv', names)
const weaker = file(1, 'earlier.csv', names)

type Given = number | 's' | 'a' | 'p' | 'm'
const record = (number: number, kind: number, code: number, phase: number, ...given: readonly Given[]): HeldRecord => ({
  authority: 0 as AuthorityId,
  import: number,
  kind,
  code,
  phase,
  part: 0,
  year,
  figures: given.map((each) => (typeof each === 'number' ? each : null)),
  statuses: given.map((each) => (typeof each === 'number' ? 'v' : each)).join(''),
})
const school = (urn: number, ...given: readonly Given[]) => record(2, 1, urn, 0, ...given)
const numbered = (...urns: readonly number[]) => urns.map((urn) => ({ urn, number: null }))
const measure = (id: (typeof names)[number]): Measure => findMeasure(id) as Measure

const compared = (records: readonly HeldRecord[], urns: readonly number[]) => ({
  book: bookOf([stronger, weaker], records),
  la: 999,
  phase: 'primary' as const,
  schoolsOfAuthority: () => numbered(...urns),
})

describe('comparators', () => {
  it('4.1 are the publisher’s own rows where the file has them, of state-funded schools of the phase', () => {
    const books = compared([record(2, 5, 0, 2, 9.9), record(2, 6, 0, 2, 5.1), record(2, 3, 999, 2, 4.8)], [])
    expect(nationalComparator(books, measure('absence-two-term'), year)).toMatchObject({
      how: 'file',
      figure: { value: 5.1 },
      source: { fileName: 'later.csv' },
      allPhases: false,
    })
    expect(authorityComparator(books, measure('absence-two-term'), year)).toMatchObject({ figure: { value: 4.8 } })
  })

  it('4.1 say so when the row is of schools of all phases', () => {
    const books = compared([record(2, 6, 0, 0, 5.9)], [])
    expect(nationalComparator(books, measure('absence-two-term'), year)).toMatchObject({ allPhases: true })
  })

  it('4.1 keep a suppressed row suppressed instead of working it out', () => {
    const books = compared([record(2, 3, 999, 2, 's'), school(1, 1), school(2, 2), school(3, 3)], [1, 2, 3])
    expect(authorityComparator(books, measure('absence-two-term'), year)).toMatchObject({
      how: 'file',
      figure: { status: 'suppressed' },
    })
  })

  it('4.1 are worked out by pupils where every roll is known, leaving out what is suppressed, and say so', () => {
    const records = [school(1, 4, 100), school(2, 8, 300), school(3, 6, 200), school(4, 's', 40), school(5, 'm', 1)]
    expect(authorityComparator(compared(records, [1, 2, 3, 4, 5]), measure('absence-two-term'), year)).toMatchObject({
      how: 'workedOut',
      figure: { status: 'value', value: (400 + 2400 + 1200) / 600 },
      schools: 3,
      byPupils: true,
    })
  })

  it('4.1 are not worked out where schools with more than a tenth of the pupils are suppressed, and say why', () => {
    const records = [school(1, 4, 100), school(2, 8, 300), school(3, 6, 200), school(4, 's', 67)]
    const books = compared(records, [1, 2, 3, 4])
    expect(authorityComparator(books, measure('absence-two-term'), year)).toEqual({
      how: 'suppressed',
      suppressed: 1,
      schools: 4,
    })
    const fewer = compared([...records.slice(0, 3), school(4, 's', 66)], [1, 2, 3, 4])
    expect(authorityComparator(fewer, measure('absence-two-term'), year)).toMatchObject({ how: 'workedOut' })
    const unknown = compared([...records.slice(0, 3), school(4, 's', 'm')], [1, 2, 3, 4])
    expect(authorityComparator(unknown, measure('absence-two-term'), year)).toMatchObject({ how: 'suppressed' })
  })

  it('4.1 count each school once where a roll is missing, and money always', () => {
    const records = [school(1, 4, 100, 3000), school(2, 8, 'm', 4000), school(3, 6, 200, 8000)]
    const books = compared(records, [1, 2, 3])
    expect(authorityComparator(books, measure('absence-two-term'), year)).toMatchObject({
      figure: { value: 6 },
      byPupils: false,
    })
    expect(authorityComparator(books, measure('income-per-pupil'), year)).toMatchObject({ figure: { value: 5000 } })
  })

  it('4.1 are not worked out of fewer than three schools, nor of fewer than five similar ones', () => {
    const records = [1, 2, 3, 4].map((urn) => school(urn, urn, 100))
    expect(authorityComparator(compared(records, [1, 2]), measure('absence-two-term'), year)).toEqual({ how: 'none' })
    const { book } = compared(records, [])
    expect(similarComparator({ book }, numbered(1, 2, 3, 4), measure('absence-two-term'), year)).toEqual({
      how: 'none',
    })
    const five = compared([...records, school(5, 10, 100)], [])
    expect(similarComparator(five, numbered(1, 2, 3, 4, 5), measure('absence-two-term'), year)).toMatchObject({
      figure: { value: 4 },
      schools: 5,
    })
  })

  it('4.1 count a school and the one before it once, and the school before it where it alone has a figure', () => {
    const average = (records: readonly HeldRecord[], schools: readonly ComparedSchool[]) =>
      authorityComparator(
        { ...compared(records, []), schoolsOfAuthority: () => schools },
        measure('absence-two-term'),
        year,
      )
    const others = [school(1, 4, 100), school(2, 8, 100), school(3, 6, 100)]
    const converted = { urn: 4, number: 9992004, followedBy: 5 }
    const schools = [...numbered(1, 2, 3), converted, { urn: 5, number: 9992004 }]
    expect(average([...others, school(4, 10, 100)], schools)).toMatchObject({ schools: 4, figure: { value: 7 } })
    const both = [...others, school(4, 10, 100), school(5, 2, 100)]
    expect(average(both, schools)).toMatchObject({ schools: 4, figure: { value: 5 }, byPupils: true })
    const byNumber = [...others, record(2, 2, 9992004, 0, 10, 100)]
    expect(average(byNumber, schools)).toMatchObject({ schools: 4, figure: { value: 7 } })
    // In the year of the conversion the roll stands under the number before it.
    const roll = [...others, school(5, 2), record(1, 1, 4, 0, 'm', 100)]
    expect(average(roll, schools)).toMatchObject({ schools: 4, figure: { value: 5 }, byPupils: true })
  })

  it('4.1 never stand beside numbers that grow with the school, nor beside what the authority holds', () => {
    const books = compared([record(2, 6, 0, 2, 5.1, 4_000_000)], [])
    expect(nationalComparator(books, measure('roll'), year)).toEqual({ how: 'notCompared' })
    const complaints = findMeasure('complaints') as Measure
    expect(authorityComparator(books, complaints, year)).toEqual({ how: 'notCompared' })
  })
})

const before = (urn: number, successor: number, until: string | null = '2013-04-01') => ({
  urn,
  successor,
  name: `School ${urn}`,
  number: null,
  until: until === null ? null : day(until),
})
const own = (records: readonly HeldRecord[], links: Parameters<typeof lineageOf>[2], opened?: string) =>
  ownFigure(
    bookOf([stronger], records),
    lineageOf(1, 9992001, links, opened === undefined ? null : day(opened)),
    'absence-two-term',
    year,
  )

describe('the figures of a school', () => {
  it('are those of the stronger file, unless it says nothing', () => {
    const book = bookOf([stronger, weaker], [record(1, 1, 7, 0, 4.4, 90, 5), record(2, 1, 7, 0, 's', 'm', 6)])
    const at = (id: string) => book({ kind: 1, code: 7, phase: 0 }, id, year)
    expect(at('absence-two-term')?.figure).toEqual({ status: 'suppressed' })
    expect(at('roll')).toMatchObject({ figure: { value: 90 }, source: { fileName: 'earlier.csv' } })
    expect(at('income-per-pupil')?.figure).toEqual({ status: 'value', value: 6 })
  })

  it('4.1 follow one predecessor after another, and never round in a circle', () => {
    const links = [before(2, 1), before(3, 2), before(1, 3)]
    expect(own([school(3, 7)], links)).toMatchObject({ figure: { value: 7 }, of: { urn: 3, name: 'School 3' } })
    expect(own([school(3, 7), school(2, 6)], links)).toMatchObject({ figure: { value: 6 }, of: { urn: 2 } })
    expect(own([school(3, 7), school(1, 5)], links)).not.toHaveProperty('of')
  })

  it('4.1 are not those of one of two schools that were joined', () => {
    const links = [before(2, 1), before(3, 1)]
    expect(own([school(2, 6), school(3, 7)], links)).toMatchObject({ several: [{ urn: 2 }, { urn: 3 }] })
    expect(own([school(2, 6), school(3, 'm')], links)).toMatchObject({ figure: { value: 6 }, of: { urn: 2 } })
  })

  it('4.1 are its own from the year of the conversion on', () => {
    expect(own([school(2, 6)], [before(2, 1, '2012-08-01')])).toBeUndefined()
    expect(own([school(2, 6), school(1, 'a')], [before(2, 1, '2012-09-01')])).toMatchObject({ of: { urn: 2 } })
    expect(own([school(2, 6), school(1, 's')], [before(2, 1)])).toMatchObject({ figure: { status: 'suppressed' } })
  })
})

describe('a figure of a year before the school opened', () => {
  const underNumber = [record(2, 2, 9992001, 0, 6)]

  it('4.1 is that of the school before it, though the file has it under the number of both', () => {
    const before2 = before(2, 1, '2013-11-01')
    expect(own(underNumber, [before2], '2013-11-01')).toMatchObject({ figure: { value: 6 }, of: { urn: 2 } })
    expect(own(underNumber, [before2])).toMatchObject({ of: { urn: 2 } })
    expect(own(underNumber, [before(3, 2, '2013-08-01'), before2], '2013-11-01')).toMatchObject({ of: { urn: 3 } })
    expect(own(underNumber, [before2], '2013-08-01')).not.toHaveProperty('of')
  })

  it('4.1 says that it is of before the school opened where no school before it is known', () => {
    expect(own(underNumber, [], '2013-11-01')).toMatchObject({ figure: { value: 6 }, beforeItOpened: true })
    expect(own(underNumber, [])).not.toHaveProperty('beforeItOpened')
  })
})

describe('the census by which similar schools are chosen', () => {
  const census = (number: number, of: number): DataImport => ({
    ...file(number, `census ${of}`, ['roll', 'fsm-percent', 'eal-percent', 'sen-support-percent']),
    year: of as AcademicYear,
  })
  const row = (number: number, of: number): HeldRecord => ({ ...record(number, 1, 7, 0, 100, 5, 5, 5), year: of })
  const yearsChosen = (held: readonly number[]) =>
    [2010, 2011, 2012, 2013].map(
      (of) =>
        censusOf(
          held.map((each) => census(each, each)),
          held.map((each) => row(each, each)),
          of,
        )?.year,
    )

  it('5.2 is that of the year of the figures or the latest before it, and a newer one changes nothing', () => {
    expect(yearsChosen([2011, 2012])).toEqual([undefined, 2011, 2012, 2012])
    expect(yearsChosen([2011, 2012, 2014, 2019])).toEqual(yearsChosen([2011, 2012]))
  })
})

describe('groups of measures', () => {
  it('4.1 hold every measure once, but for what inspections judge', () => {
    const grouped = evidenceGroups.flatMap(measuresOfGroup)
    expect(new Set(grouped).size).toBe(grouped.length)
    expect(measures.filter((each) => !grouped.includes(each)).every(({ id }) => id.startsWith('ofsted-'))).toBe(true)
    for (const [id, group] of [
      ['absence-two-term', 'attendance'],
      ['ks2-progress-reading', 'progress'],
      ['ks2-cohort', 'attainment'],
      ['permanent-exclusion-rate', 'exclusions'],
      ['permanent-exclusions', 'authority'],
      ['roll', 'context'],
      ['in-year-balance-percent', 'finance'],
      ['pupil-teacher-ratio', 'workforce'],
    ] as const)
      expect([id, groupOf(findMeasure(id) as Measure)]).toEqual([id, group])
  })
})
