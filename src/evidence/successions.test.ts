import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { publishedLibrary, withTx, type AuthorityId } from '../platform/database/index.ts'
import { listSchools, statusOn } from '../schools/index.ts'
import { day } from '../kernel/index.ts'
import { importFiles } from './import-files.ts'

let app: TestApp
let officer: TestBrowser
let authority: AuthorityId

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  officer = await app.signIn(authority, 'dataOfficer')
}, 120_000)
afterAll(() => app.close())

const heading = 'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),OpenDate'
const oldSchool = '900001,999,2001,Abbey Primary School,Community school,'
const newSchool = '900011,999,2011,Abbey Academy,Academy converter,01-09-2019'
const other = '900002,999,2002,Bridge Primary School,Community school,'
const links =
  'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n900001,900011,Abbey Academy,Successor,31-08-2019\n' +
  '900002,900012,Bridge Academy,Successor,31-08-2019\n'

const textOf = (page: TestPage) => page.document.querySelector('main')?.textContent?.replace(/\s+/g, ' ') ?? ''

async function apply(name: string, rows: string): Promise<string> {
  const sent = await officer.upload('/evidence/import', { name, bytes: Buffer.from(rows) })
  const address = sent.location as string
  const applied = await officer.post(`${address}/apply`, {})
  if (applied.status !== 303) throw new Error(textOf(applied))
  return address
}

const statusesOf = async () =>
  withTx(app.database, { authority }, async (tx) =>
    Object.fromEntries((await listSchools(tx, authority)).map((each) => [each.urn, each.closedOn])),
  )

describe('registers and links together', () => {
  it('4.1 close a school that another has followed and the newest register lacks, and open it when undone', async () => {
    await apply('register_20180101.csv', [heading, oldSchool, other, ''].join('\n'))
    await apply('links_20260105.csv', links)
    expect(await statusesOf()).toEqual({ 900001: null, 900002: null })
    const newest = await apply('register_20240101.csv', [heading, newSchool, ''].join('\n'))
    expect(textOf(await officer.get(newest))).toContain('taken the place: Abbey Primary School.')
    expect(await statusesOf()).toEqual({ 900001: '2019-08-31', 900002: null, 900011: null })
    const later = await apply('register_20250101.csv', [heading, newSchool, ''].join('\n'))
    expect(textOf(await officer.get(later))).not.toContain('taken the place')
    const undone = await officer.post(`${later}/undo`, { reason: 'Of another year' })
    expect(textOf(await officer.get(undone.location as string))).not.toContain('taken the place')
    const page = textOf(await officer.get('/schools/900001'))
    expect(page).toContain('Not in the newest register; succeeded by Abbey Academy (900011)')
    await officer.post(`${newest}/undo`, { reason: 'Of another year' })
    expect(await statusesOf()).toEqual({ 900001: null, 900002: null })
  })
})

const shared = resolve('..', 'shared', 'data')
const files = [
  'register/2016_england_spine.csv.gz',
  'register/2022_england_school_information.csv.gz',
  'gias/2026-08-21_links_edubasealldata.csv',
].map((name) => join(shared, name))

describe.skipIf(!files.every((path) => existsSync(path)))('the published registers (skipped without them)', () => {
  it('4.1 leave none of the six schools of 803 open that academies and new schools have followed', async () => {
    const southGloucestershire = await app.addAuthority(803, 'South Gloucestershire')
    const now = () => new Date('2026-09-01T12:00:00Z')
    const person = { personId: null, personName: 'Operator' }
    await importFiles(app.database, files, { authority: publishedLibrary, person, now })
    const schools = await withTx(app.database, { authority: southGloucestershire }, (tx) =>
      listSchools(tx, southGloucestershire),
    )
    const phantoms = [131_808, 109_404, 140_288, 109_010, 135_944, 135_943]
    const open = schools.filter((school) => statusOn(school, day('2026-09-01')) !== 'closed')
    expect(open.filter(({ urn }) => phantoms.includes(urn)).map(({ name }) => name)).toEqual([])
    expect(open.length).toBeGreaterThan(100)
  }, 120_000)
})
