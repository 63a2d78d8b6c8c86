import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { editionInForce } from '../editions/index.ts'
import { importFiles } from '../evidence/index.ts'
import { day } from '../kernel/index.ts'
import { publishedLibrary, withTx, type AuthorityId } from '../platform/database/index.ts'
import { listSchools } from '../schools/index.ts'
import { loadFindings } from './figures.ts'
import type { Finding } from './grid.ts'

const folder = join(process.cwd(), '..', 'shared', 'data')
const present = existsSync(folder)
if (!present) console.warn(`Published data are not in ${folder}: the tests that read them are skipped.`)

const southGloucestershire = 803 as AuthorityId
const today = day('2026-03-01')
const files = [
  'gias/2026-08-21_links_edubasealldata.csv',
  'ofsted/2014-05-31_ofsted_mi_provider_level.csv',
  'ofsted/2026_ofsted_mi_latest_inspections_803_extract.csv',
  'register/2022_england_school_information.csv.gz',
]

describe.skipIf(!present)('the criteria of South Gloucestershire in 2025/26, from the published lists', () => {
  let database: TestDatabase
  let findings: ReadonlyMap<number, readonly Finding[]>

  beforeAll(async () => {
    database = await freshDatabase()
    await database.owner(
      "insert into authority (authority_id, la_code, name) values (803, 803, 'South Gloucestershire')",
    )
    const person = { personId: null, personName: 'Operator' }
    const paths = files.map((file) => join(folder, file))
    await importFiles(database, paths, { authority: publishedLibrary, person, now: () => new Date() })
    findings = await withTx(
      database,
      { authority: southGloucestershire },
      async (tx) => {
        const edition = await editionInForce(tx, southGloucestershire, today)
        const schools = await listSchools(tx, southGloucestershire)
        return loadFindings(tx, { authority: southGloucestershire, laCode: 803 }, schools, edition, today)
      },
      { statementTimeout: 60_000 },
    )
  }, 120_000)
  afterAll(() => database?.drop())

  const finding = (urn: number, criterion: string) => findings.get(urn)?.find((each) => each.criterion === criterion)
  const verdicts = (urn: number): string =>
    [
      'secure-inspection-good',
      'secure-leadership-good',
      'secure-teaching-good',
      'vulnerable-inspection-satisfactory',
      'vulnerable-leadership-limited',
      'concern-inspection-category',
    ]
      .map((criterion) => finding(urn, criterion)?.verdict)
      .join(' ')

  it.each([
    [109_024, 'graded in November 2023', 'met met met notMet notMet notMet'],
    [109_047, 'graded in May 2024', 'notMet notMet notMet met met notMet'],
    [109_028, 'four areas in April 2025', 'met met met notMet notMet notMet'],
    [109_263, 'four areas in April 2025', 'notMet notMet notMet met met notMet'],
    [109_268, 'a report card in December 2025', 'notMet notMet notMet met met notMet'],
    // What its last graded inspection said of leadership and teaching is in no list here: a register names its day alone.
    [109_014, 'left good by an ungraded inspection in December 2023', 'met notKnown notKnown notMet notKnown notMet'],
  ])('5.2 school %i, %s: the latest inspection counts, whichever its framework', (urn, _, expected) => {
    expect(verdicts(urn)).toBe(expected)
  })

  it('5.2 a school last inspected before report cards is not "not known" for that', () => {
    const answered = [...findings.values()].filter((all) =>
      all.some((each) => each.criterion === 'secure-inspection-good' && each.verdict !== 'notKnown'),
    )
    expect(answered.length).toBeGreaterThan(100)
  })

  it('3.3 every finding says why in words: nothing raw, nothing left out, nothing twice', () => {
    const texts = new Set<string>()
    for (const all of findings.values())
      for (const { because, figures } of all) {
        expect(because).toMatch(/^[A-Z].*\.$/)
        expect(because).not.toMatch(/exactly|undefined|NaN|\[object|\bofsted-|\bks\d-|, ,|\.\./)
        expect(because.length).toBeLessThan(900)
        for (const { sentence } of figures) expect(sentence).toMatch(/^[A-Z]/)
        texts.add(because)
      }
    expect(texts.size).toBeGreaterThan(50)
    expect(finding(109_024, 'secure-inspection-good')?.because).toMatch(
      /^Overall effectiveness: 2 Good\. Source: Inspection of 8 November 2023 \(Education inspection framework, September 2019\); Ofsted report cards .+, as at \d+ \w+ \d{4}\.$/,
    )
  })
})
