import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { castSchools } from './cast-schools.ts'
import { demonstrationInspections } from './inspections.ts'
import { localities } from './place.ts'
import { demonstrationSchools } from './schools.ts'

const today = day('2026-11-23')
const schools = demonstrationSchools(today)
const open = schools.filter(({ closed }) => !closed)

describe('the schools of the demonstration', () => {
  it('are about 110 of every phase, with numbers and names of their own', () => {
    expect(open.length).toBe(111)
    const counts: Record<string, number> = {}
    for (const { phase } of open) counts[phase] = (counts[phase] ?? 0) + 1
    expect(counts).toEqual({
      primary: 82,
      secondary: 16,
      special: 4,
      pru: 2,
      nursery: 3,
      allThrough: 1,
      post16: 1,
      childrensCentre: 1,
      earlyYears: 1,
    })
    for (const unique of ['urn', 'establishment', 'name', 'slug', 'telephone'] as const)
      expect(new Set(schools.map((school) => school[unique])).size, unique).toBe(schools.length)
    for (const { urn, establishment } of schools) {
      expect(urn >= 900_001 && urn <= 900_999).toBe(true)
      expect(establishment >= 2000 && establishment <= 7999).toBe(true)
    }
  })

  it('are the same each time, and on every day of one academic year', () => {
    expect(demonstrationSchools(today)).toEqual(schools)
    expect(demonstrationSchools(day('2027-08-31'))).toEqual(schools)
  })

  it('include a name as long as the register must show, with accents, an apostrophe and an ampersand among the others', () => {
    const names = Object.values(castSchools).map(({ sketch }) => sketch[0])
    expect(Math.max(...names.map((name) => name.length))).toBe(120)
    for (const awkward of ['æ', 'é', 'ë', "'", '&', ','])
      expect(
        names.some((name) => name.toLowerCase().includes(awkward)),
        awkward,
      ).toBe(true)
  })

  it('follow one another without a gap where one continues another', () => {
    const byUrn = new Map(schools.map((school) => [school.urn, school]))
    for (const school of schools) {
      if (school.successor) expect(byUrn.get(school.successor)?.predecessor).toBeDefined()
      if (!school.predecessor) continue
      const before = byUrn.get(school.predecessor)
      expect(before?.successor).toBe(school.urn)
      expect(before?.closed && before.closed < school.opened).toBe(true)
    }
  })

  it('were inspected while they were open, by the framework of the day, and one alone requires special measures', () => {
    const inspections = demonstrationInspections(today)
    const byUrn = new Map(schools.map((school) => [school.urn, school]))
    for (const { urn, on, framework, overall } of inspections) {
      const school = byUrn.get(urn)
      expect(on > (school?.opened ?? '') && on < (school?.closed ?? today)).toBe(true)
      if (on >= '2024-09-02') expect(overall).toBeUndefined()
      expect(framework === 'reportCard2025').toBe(on >= '2025-11-10')
    }
    const special = inspections.filter(({ category }) => category === 'specialMeasures')
    expect(special.map(({ urn }) => urn)).toEqual([castSchools.specialMeasures.urn])
  })

  const registers = new URL('../../../shared/data/register/', import.meta.url)
  it.skipIf(!existsSync(registers))(
    'bear no name of a real school, nor their villages of a real place with one (needs the shared registers)',
    () => {
      const real = readdirSync(registers)
        .map((name) => readFileSync(new URL(name, registers)))
        .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase())
        .join('\n')
      expect(real.length).toBeGreaterThan(1_000_000)
      const names = [...schools.map(({ name }) => name), ...Object.keys(localities).map((place) => `,${place},`)]
      expect(names.filter((name) => real.includes(name.toLowerCase()))).toEqual([])
    },
  )
})
