import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtInLayouts } from './layouts.ts'
import { readWhole, type WholeReading } from './reading-file.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { fileSource } from './source-file.ts'

const folder = join(process.cwd(), '..', 'shared', 'data')
const present = existsSync(folder)
if (!present) console.warn(`Published data are not in ${folder}: the tests that read them are skipped.`)

type Taken = Extract<WholeReading, { ok: true }>
const readings = new Map<string, Promise<WholeReading>>()

function reading(path: string): Promise<WholeReading> {
  const begun = readings.get(path) ?? readWhole(fileSource(join(folder, path)), builtInLayouts)
  readings.set(path, begun)
  return begun
}

async function taken(path: string): Promise<Taken> {
  const read = await reading(path)
  if (!read.ok) throw new Error(`${path}: ${fileRefusalSentence(read.refusal)}`)
  return read
}

interface Figures {
  readonly part: number
  readonly kind: number
  readonly code: number
  readonly phase: number
  readonly la: string
  readonly estab: string
  readonly year: number
  readonly day: string
  readonly category: string
  /** The figure of a measure as text, or the letter of why there is none. */
  readonly of: (measure: string, yearsBefore?: number, year?: number) => string | undefined
}

/** The records about areas and about schools of South Gloucestershire, or of an authority the file does not tell. */
function figures(read: Taken): Figures[] {
  const near = read.records.filter((cells) => Number(cells[2]) > 2 || cells[5] === '803' || cells[5] === '\\N')
  return near.map((cells) => {
    const part = Number(cells[1])
    const places = read.plan.places.filter((place) => place.part === part)
    const values = (cells[12] ?? '').slice(1, -1).split(',')
    const letters = cells[13] ?? ''
    return {
      part,
      kind: Number(cells[2]),
      code: Number(cells[3]),
      phase: Number(cells[4]),
      la: cells[5] ?? '',
      estab: cells[6] ?? '',
      year: Number(cells[7]),
      day: cells[8] ?? '',
      category: cells[10] ?? '',
      of: (measure, yearsBefore = 0, year) => {
        const at = places.findIndex(
          (place) => place.measure === measure && place.yearsBefore === yearsBefore && place.year === year,
        )
        return letters[at] === 'v' ? values[at] : letters[at]
      },
    }
  })
}

/** Every URN that some file or register gives to South Gloucestershire. */
const urns803 = new Set<number>()
const filesWithAuthority = [
  ...[2011, 2012, 2013, 2014, 2018].map((year) => `absence/${year}_england_abs.csv`),
  ...[2011, 2012, 2013, 2014, 2019].map((year) => `census/${year}_england_census.csv`),
  ...[2011, 2012, 2013].map((year) => `workforce/${year}_england_swf.csv`),
  'finance/2011_england_cfr.csv',
  'performance/2010_england_ks4.tsv',
  'performance/2018_england_ks4provisional.csv',
  ...['2013-04-30', '2013-12-31', '2014-05-31'].map((day) => `ofsted/${day}_ofsted_mi_provider_level.csv`),
  'ofsted/2026_ofsted_mi_latest_inspections_803_extract.csv',
]
const registers = [
  'register/2016_england_spine.csv.gz',
  'register/2019_england_school_information.csv.gz',
  'register/2022_england_school_information.csv.gz',
  'gias/2021-12-31_edubaseallacademiesandfree.csv',
]
const schools803 = async (path: string): Promise<Set<number>> =>
  new Set(
    figures(await taken(path))
      .filter(({ kind, code, la }) => kind <= 2 && (la === '803' || (la === '\\N' && urns803.has(code))))
      .map(({ code }) => code),
  )

const inRegister = async (path: string) => (await taken(path)).records.filter((cells) => cells[3] === '803').length

describe.skipIf(!present)('the published data sets', () => {
  beforeAll(async () => {
    for (const path of filesWithAuthority)
      for (const { kind, la, code } of figures(await taken(path))) if (kind === 1 && la === '803') urns803.add(code)
    for (const path of registers)
      for (const cells of (await taken(path)).records) if (cells[3] === '803') urns803.add(Number(cells[1]))
  }, 60_000)

  it('are each taken whole or refused whole, without a single row refused', async () => {
    for (const sub of readdirSync(folder))
      for (const file of sub.includes('.') || sub === 'meta' ? [] : readdirSync(join(folder, sub))) {
        const read = await reading(`${sub}/${file}`)
        if (file === '2013_england_spine_TRUNCATED.csv') continue
        expect(read.ok ? read.refused : fileRefusalSentence(read.refusal), file).toEqual([])
      }
  })

  it('are refused with the line when cut off: the register of 2013', async () => {
    const read = await reading('register/2013_england_spine_TRUNCATED.csv')
    expect(read.ok ? '' : fileRefusalSentence(read.refusal)).toBe(
      'The file was cut off: line 13136, the last, ends after 17 of 27 cells. Download it again. Nothing was taken from it.',
    )
  })

  it('have the rows their publishers gave them', async () => {
    const rows = {
      'absence/2011_england_abs.csv': [20_192, 2],
      'census/2014_england_census.csv': [21_938, 2],
      'finance/2011_england_cfr.csv': [20_602, 0],
      'gias/2021-12-31_edubaseallacademiesandfree.csv': [9_804, 0],
      'gias/2026-08-21_links_edubasealldata.csv': [35_239, 0],
      'performance/2010_england_ks4.tsv': [5_332, 154],
      'performance/2018_england_ks4provisional.csv': [5_665, 154],
      'performance/2019_england_ks2final_subset.csv': [16_355, 0],
      'exclusions/2007-2017_la_clean_la_data.csv': [7_122, 7_120],
    }
    for (const [path, [all, areas]] of Object.entries(rows)) {
      const { totals } = await taken(path)
      const schools = (totals.rowsByKind[1] ?? 0) + (totals.rowsByKind[2] ?? 0)
      expect([totals.rows, totals.rows - totals.passedOver - schools], path).toEqual([all, areas])
    }
  })

  it('hold as many schools of authority 803 as they are known to', async () => {
    const known = {
      'absence/2011_england_abs.csv': 107,
      'absence/2012_england_abs.csv': 106,
      'absence/2013_england_abs.csv': 106,
      'absence/2014_england_abs.csv': 111,
      'absence/2018_england_abs.csv': 115,
      'census/2011_england_census.csv': 115,
      'census/2013_england_census.csv': 111,
      'census/2019_england_census.csv': 121,
      'finance/2011_england_cfr.csv': 106,
      'workforce/2011_england_swf.csv': 112,
      'workforce/2013_england_swf.csv': 110,
      'performance/2010_england_ks4.tsv': 20,
      'performance/2013_england_ks2_relevant_columns.csv': 90,
      'performance/2018_england_ks4provisional.csv': 25,
      'performance/2019_england_ks2final_subset.csv': 95,
      'performance/2025_ks2_803_maintained_extract.csv': 41,
      'ofsted/2026_ofsted_mi_latest_inspections_803_extract.csv': 44,
    }
    for (const [path, count] of Object.entries(known)) expect((await schools803(path)).size, path).toBe(count)
    for (const day of ['2013-04-30', '2013-12-31', '2014-05-31']) {
      const latest = figures(await taken(`ofsted/${day}_ofsted_mi_provider_level.csv`)).filter(({ part }) => part === 0)
      expect(latest.filter(({ la }) => la === '803')).toHaveLength(109)
    }
    expect(await Promise.all(registers.map(inRegister))).toEqual([129, 127, 127, 32])
  })

  it('give the national and authority figures that are known (domain notes, section 5)', async () => {
    const national = async (path: string, measure: string, phase: number, kind = 6, yearsBefore = 0) =>
      figures(await taken(path))
        .find((row) => row.kind === kind && row.phase === phase)
        ?.of(measure, yearsBefore)
    const absence = 'absence/2011_england_abs.csv'
    const twoTerm = 'absence-two-term'
    expect([await national(absence, twoTerm, 2), await national(absence, twoTerm, 4)]).toEqual(['5.14', '6.52'])
    expect(await national(absence, 'persistent-absence-15-two-term', 4)).toBe('9.5')
    expect(await national(absence, 'persistent-absence-20-two-term', 2)).toBe('1.9')
    expect(await national('absence/2012_england_abs.csv', twoTerm, 2)).toBe('4.4')
    expect(await national('absence/2014_england_abs.csv', 'absence-full-year', 7)).toBe('9')
    expect(await national('absence/2014_england_abs.csv', twoTerm, 7)).toBeUndefined()
    expect(await national('absence/2018_england_abs.csv', 'persistent-absence-10-full-year', 4)).toBe('13.9')
    // Worked out from the millions of pupils of the file's own row, as for each school.
    expect(await national('census/2019_england_census.csv', 'fsm-percent', 2)).toBe('15.8')
    const ks4 = 'performance/2010_england_ks4.tsv'
    const years = [3, 2, 1, 0]
    const series = (kind: number) => Promise.all(years.map((before) => national(ks4, 'ks4-5acem', 4, kind, before)))
    expect(await series(5)).toEqual(['46.3', '47.6', '49.8', '53.5'])
    expect(await series(6)).toEqual(['45.6', '48.2', '50.7', '55.2'])
    const own = figures(await taken(ks4)).find(({ kind, code }) => kind === 3 && code === 803)
    expect(years.map((before) => own?.of('ks4-5acem', before))).toEqual(['45.4', '48.1', '49.2', '56'])
    expect([own?.of('absence-full-year'), own?.of('persistent-absence-20-full-year')]).toEqual(['6.4', '3.2'])
    const exclusions = figures(await taken('exclusions/2007-2017_la_clean_la_data.csv'))
    const excluded = (kind: number, code: number, phase: number) =>
      exclusions.find((row) => row.kind === kind && row.code === code && row.phase === phase && row.year === 2011)
    expect(excluded(6, 0, 4)?.of('fixed-exclusion-rate')).toBe('8.34')
    expect(excluded(3, 803, 0)?.of('fixed-exclusion-rate')).toBe('4.31')
    expect(excluded(3, 803, 0)?.of('permanent-exclusions')).toBe('15')
  })

  it('agree with the indicators of 2010/11 joined by hand', async () => {
    const joined = figures(await taken('south-gloucestershire/803_2010-11_indicators_joined.csv'))
    const byUrn = async (path: string) => {
      const latest = figures(await taken(path)).filter(({ kind, part }) => kind === 1 && part === 0)
      return new Map(latest.map((row) => [row.code, row]))
    }
    const compared: readonly (readonly [string, string, number])[] = [
      ['absence/2011_england_abs.csv', 'absence-two-term', 2011],
      ['absence/2012_england_abs.csv', 'persistent-absence-15-two-term', 2012],
      ['census/2011_england_census.csv', 'fsm-percent', 2011],
      ['census/2011_england_census.csv', 'eal-percent', 2011],
      ['census/2014_england_census.csv', 'roll', 2014],
      ['finance/2011_england_cfr.csv', 'in-year-balance-percent', 2011],
      ['finance/2011_england_cfr.csv', 'ks2-l4-english-maths', 2011],
      ['performance/2013_england_ks2_relevant_columns.csv', 'ks2-expected-progress-maths', 2013],
      ['workforce/2011_england_swf.csv', 'pupil-teacher-ratio', 2011],
    ]
    for (const [path, measure, year] of compared) {
      const rows = await byUrn(path)
      let agreed = 0
      for (const school of joined.filter(({ part }) => part === 0)) {
        const theirs = school.of(measure, 0, year)
        if (theirs === 'm') continue
        expect(rows.get(school.code)?.of(measure), `${path} ${measure} ${school.code}`).toBe(theirs)
        agreed++
      }
      expect(agreed, measure).toBeGreaterThan(80)
    }
    const ofsted = await byUrn('ofsted/2013-04-30_ofsted_mi_provider_level.csv')
    for (const school of joined.filter(({ part }) => part === 1)) {
      expect(ofsted.get(school.code)?.of('ofsted-overall')).toBe(school.of('ofsted-overall'))
      expect(ofsted.get(school.code)?.category).toBe(school.category)
    }
  })

  it('hold the known cases of authority 803 in 2013', async () => {
    const latest = figures(await taken('ofsted/2013-04-30_ofsted_mi_provider_level.csv')).filter(
      ({ part, la }) => part === 0 && la === '803',
    )
    const count = (measure: string, ...grades: string[]) =>
      latest.filter((row) => grades.includes(row.of(measure) ?? '')).length
    expect(count('ofsted-overall', '3')).toBe(22)
    expect(count('ofsted-overall', '4')).toBe(1)
    expect(count('ofsted-leadership', '3', '4')).toBe(20)
    expect(count('ofsted-teaching', '3', '4')).toBe(22)
    expect(latest.filter(({ category }) => category === 'SM')).toHaveLength(1)
  })
})
