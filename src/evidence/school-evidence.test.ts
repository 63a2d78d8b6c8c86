import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAllByRole, getByRole, getByText, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { publishedLibrary, withTx, type AuthorityId } from '../platform/database/index.ts'
import { exampleSchool } from '../schools/example-school.ts'
import { recordSchoolLinks, recordSchools, type School, type Urn } from '../schools/index.ts'
import { importFile } from './import-files.ts'

let app: TestApp
let folder: string
let authority: AuthorityId
let adviser: TestBrowser
let minute = 0

const school = (urn: number, name: string, establishmentNumber: number, more: Partial<School> = {}) =>
  exampleSchool(urn, { name, establishmentNumber, ...more })

const oak = 100001
const newAsh = 100010

const census = `LA,ESTAB,URN,NOR,PNUMFSM,PNUMEAL,PSENSAP
999,2001,100001,200,10,5,8
999,2002,100002,100,12,6,9
999,2003,100003,100,SUPP,5,8
999,2009,100009,100,30,20,15
999,2010,100010,100,30,20,15
`

/** A small published data set: three years of absence of five primary schools, and the rows of England. */
const files: Readonly<Record<string, string>> = {
  '2012_england_abs.csv': `LA,ESTAB,URN,PERCTOT,PPERSABS15,PPERSABS20
NAT,PRI,,4.4,3.4,1.4
999,2001,100001,5.1,4.0,SUPP
999,2002,100002,4.0,3.0,1.0
999,2003,100003,6.0,3.0,1.0
999,2009,100009,7.7,5.5,2.2
`,
  '2013_england_abs.csv': `LA,ESTAB,URN,PERCTOT,PPERSABS15,PPERSABS20
NAT,PRI,,4.8,3.6,1.5
999,2001,100001,SUPP,0,NA
999,2002,100002,4.2,3.0,1.0
999,2003,100003,5.8,3.0,1.0
999,2010,100010,6.6,4.4,1.1
`,
  '2014_england_abs.csv': `LA,ESTAB,URN,PERCTOT,PPERSABS15
NAT,PRI,,3.9,1.9
999,2001,100001,4.5,2.0
999,2002,100002,4.1,1.5
`,
  '2012_england_census.csv': census,
  '2013_england_census.csv': census,
}

beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'school-support-evidence-'))
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [name, text] of Object.entries(files)) await bringIn(name, text)
  await withTx(app.database, { authority }, async (tx) => {
    await recordSchools(tx, authority, [
      school(oak, 'Oak Primary School', 2001),
      school(100002, 'Elm Primary School', 2002),
      school(100003, 'Fir Primary School', 2003),
      school(100009, 'Ash Primary School', 2009, { closedOn: day('2012-09-01') }),
      school(newAsh, 'Ash Academy', 2010, { openedOn: day('2012-09-01'), governance: 'academy' }),
    ])
    await recordSchoolLinks(tx, authority, [
      {
        urn: newAsh as Urn,
        otherUrn: 100009 as Urn,
        kind: 'predecessor',
        establishedOn: day('2012-09-01'),
        source: 'Register',
      },
    ])
  })
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const operator = { personId: null, personName: 'Operator' }
const minuteLater = (): Date => new Date(Date.UTC(2026, 1, 1, 12, minute++))

async function bringIn(name: string, text: string, into: AuthorityId = publishedLibrary): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, text)
  const result = await importFile(app.database, path, { authority: into, person: operator, now: minuteLater })
  if (result.result !== 'applied') throw new Error(JSON.stringify(result))
}

const opened = async (path: string, browser = adviser): Promise<HTMLElement> => {
  const page = await browser.get(path)
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
  return page.document.body
}

/** The cells of a table by the heading of its row, in words. */
const rowsOf = (body: HTMLElement, name: string): Readonly<Record<string, readonly string[]>> => {
  const table = getByRole(body, 'table', { name })
  return Object.fromEntries(
    getAllByRole(table, 'row')
      .slice(1)
      .map((row) => [
        getByRole(row, 'rowheader').textContent?.trim() ?? '',
        getAllByRole(row, 'cell').map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
      ]),
  )
}

const twoTerm = 'Overall absence, autumn and spring terms'
const fullYear = 'Overall absence, full year'

describe('a school’s evidence', () => {
  it('4.1 stands beside the authority’s, the nation’s and similar schools’, each with the file it is from', async () => {
    const body = await opened(`/schools/${oak}/evidence?to=2012`)
    const [own, ofAuthority, national] = rowsOf(body, twoTerm)['2011/12'] ?? []
    expect(own).toBe('5.1% source 1')
    // Oak 5.1 of 200 pupils, Elm 4.0 of 100, Fir 6.0 of 100, Ash 7.7 of 100: the pupils count, not the schools.
    expect(ofAuthority).toBe('5.58% source 1Worked out from4 schools by pupils')
    expect(national).toBe('4.4% source 1')
    const source = getByRole(body, 'table', { name: 'Where these figures are from' })
    expect(getByRole(source, 'rowheader', { name: /Absence by school, autumn and spring terms/ })).toBeTruthy()
    expect(source.textContent).toContain('2012_england_abs.csv')
    expect(source.textContent).toContain('Open Government Licence')
    expect(source.textContent).toContain('31 August 2012')
  })

  it('4.1 never puts two-term and full-year absence in one line', async () => {
    const body = await opened(`/schools/${oak}/evidence?to=2014`)
    expect(rowsOf(body, twoTerm)['2013/14']?.[0]).toBe('Not held')
    expect(rowsOf(body, fullYear)).toMatchObject({ '2011/12': ['Not held', 'Not held', 'Not held', 'Not held'] })
    expect(rowsOf(body, fullYear)['2013/14']?.[0]).toMatch(/^4\.5%/)
    expect(body.textContent).toContain('Per cent, autumn and spring terms only. Lower is better.')
    expect(body.textContent).toContain('Per cent, whole school year. Lower is better.')
  })

  it('4.1 says why there is no figure, and keeps a published zero apart from it', async () => {
    const body = await opened(`/schools/${oak}/evidence?to=2013`)
    expect(rowsOf(body, twoTerm)['2012/13']?.[0]).toMatch(/^Suppressed/)
    const at15 = 'Persistent absentees (15 per cent), autumn and spring terms'
    expect(rowsOf(body, at15)['2012/13']?.[0]).toMatch(/^0\.0%/)
    const at20 = 'Persistent absentees (20 per cent), autumn and spring terms'
    expect(rowsOf(body, at20)['2011/12']?.[0]).toMatch(/^Suppressed/)
    expect(rowsOf(body, at20)['2012/13']?.[0]).toMatch(/^Not applicable/)
    for (const table of getAllByRole(body, 'table'))
      for (const cell of getAllByRole(table, 'cell')) expect(cell.textContent?.trim()).not.toBe('')
  })

  it('4.1 draws what the table says: a year without a figure is a gap, never zero', async () => {
    const body = await opened(`/schools/${oak}/evidence?to=2013`)
    const chart = getByRole(body, 'img', { name: new RegExp(`^${twoTerm}, by year`) })
    const told = chart.querySelector('desc')?.textContent ?? ''
    expect(told).toContain('Oak Primary School: 5.1% in 2011/12')
    expect(told).toContain('suppressed in 2012/13')
    expect(told).not.toMatch(/Oak Primary School:[^.]*\b0\.00%/)
  })

  it('4.1 follows the school before a conversion, and says so at the years concerned', async () => {
    const body = await opened(`/schools/${newAsh}/evidence?to=2013`)
    const rows = rowsOf(body, twoTerm)
    expect(rows['2011/12']?.[0]).toBe('7.7% source 1Ash Primary School, URN 100009')
    expect(rows['2012/13']?.[0]).toMatch(/^6\.6% source \d+$/)
    getByText(body, /Figures to 2011\/12 that say so are those of Ash Primary School, URN 100009/)
  })

  it('3.2 shows how similar schools are chosen, and which they are', async () => {
    const body = await opened(`/schools/${oak}/evidence/similar?to=2012`)
    getByText(body, /standard deviations over all the schools of the phase/)
    const rows = rowsOf(body, 'Schools similar to Oak Primary School')
    expect(Object.keys(rows)[0]).toBe('Oak Primary School (this school)')
    expect(Object.keys(rows)).toContain('Elm Primary School')
    expect(rows['Fir Primary School']?.at(-1)).toMatch(/Without free school meals$/)
    expect(body.textContent).toContain('2012_england_census.csv')
  })

  it('3.2 shows a headteacher the same figures and averages of others, and no other school’s page', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', oak)
    const path = `/schools/${oak}/evidence?to=2012`
    expect(rowsOf(await opened(path, headteacher), twoTerm)).toEqual(rowsOf(await opened(path), twoTerm))
    for (const page of ['evidence', 'evidence/print', 'evidence/export/csv', 'evidence/similar'])
      expect((await headteacher.get(`/schools/100002/${page}`)).status).toBe(404)
    expect((await adviser.get('/schools/123456/evidence')).status).toBe(404)
  })

  it('4.1 keeps what the authority holds of one school out of the averages', async () => {
    const returned = `URN,School,Academic year,Governor vacancies,Headteacher post vacant,Complaints received about the school
100001,Oak Primary School,2011/12,3,Yes,
100002,Elm Primary School,2011/12,9,No,4
`
    await bringIn('what-we-hold.csv', returned, authority)
    const body = await opened(`/schools/${oak}/evidence?to=2012`)
    const rows = rowsOf(body, 'What the authority holds about the school, by year')
    const [vacancies] =
      Object.entries(rows)
        .find(([name]) => name.startsWith('Governor vacancies'))?.[1]
        .slice(-1) ?? []
    expect(vacancies).toMatch(/^3 source/)
    expect(body.textContent).not.toContain('Complaints received')
    const headteacher = await app.signIn(authority, 'headteacher', 100003)
    expect((await opened('/schools/100003/evidence?to=2012', headteacher)).textContent).not.toContain(
      'Governor vacancies',
    )
  })

  it('4.1 opens each group on its own newest figures when the newest of all are of other years', async () => {
    const minutes = 'URN,Academic year,Governor vacancies\n100002,2025/26,1\n'
    await bringIn('vacancies of this year.csv', minutes, authority)
    const body = await opened('/schools/100002/evidence')
    getByRole(body, 'table', { name: fullYear })
    expect(body.textContent).not.toContain('Nothing is held for')
    const asked = await opened('/schools/100002/evidence?to=2026')
    expect(queryByRole(asked, 'table', { name: fullYear })).toBeNull()
    expect(asked.textContent).toContain('Nothing is held for 2023/24')
  })

  it('names the measures that are held for other years only', async () => {
    const body = await opened(`/schools/${oak}/evidence?to=2012`)
    const link = getByRole(body, 'link', { name: fullYear })
    expect(link.getAttribute('href')).toBe(`/schools/${oak}/evidence?to=2014#measure-absence-full-year`)
    expect(queryByRole(body, 'table', { name: fullYear })).toBeNull()
  })

  it('shows every year of a measure when all are asked for, and five when five are', async () => {
    const all = await opened(`/schools/${oak}/evidence?years=all`)
    expect(Object.keys(rowsOf(all, twoTerm))).toEqual(['2011/12', '2012/13'])
    const five = await opened(`/schools/${oak}/evidence?years=5&to=2014`)
    expect(Object.keys(rowsOf(five, twoTerm))).toEqual(['2009/10', '2010/11', '2011/12', '2012/13', '2013/14'])
  })

  it('writes the page’s tables as files, with words where there is no number', async () => {
    const csv = (await adviser.get(`/schools/${oak}/evidence/export/csv?to=2013`)).bytes.toString('utf8')
    const line = csv.split('\r\n').find((each) => each.includes(twoTerm) && each.includes('2012/13'))
    expect(line).toContain('Suppressed')
    expect(line).toContain('2013_england_abs.csv')
    const before = csv.split('\r\n').find((each) => each.includes(twoTerm) && each.includes('2011/12'))
    expect([before?.includes(',5.1,'), before?.includes(',5.58,'), before?.includes(',4.4,')]).toEqual([
      true,
      true,
      true,
    ])
    for (const format of ['xlsx', 'ods'])
      expect((await adviser.get(`/schools/${oak}/evidence/export/${format}`)).bytes.subarray(0, 2).toString()).toBe(
        'PK',
      )
  })

  it('has a print view without navigation, with the same figures', async () => {
    const print = await opened(`/schools/${oak}/evidence/print?to=2012`)
    expect(rowsOf(print, twoTerm)).toEqual(rowsOf(await opened(`/schools/${oak}/evidence?to=2012`), twoTerm))
    expect(queryByRole(print, 'navigation', { name: 'School' })).toBeNull()
  })

  it('says when nothing is held of a school', async () => {
    await withTx(app.database, { authority }, (tx) =>
      recordSchools(tx, authority, [school(100077, 'Yew School', 2077)]),
    )
    const body = await opened('/schools/100077/evidence')
    getByText(body, /Nothing is held about this school/)
    getByText(await opened('/schools/100077/evidence/similar'), /No census is held/)
  })
})
