import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAllByRole, getByRole, getByText, queryByRole, queryByText } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedEditions } from '../../editions/index.ts'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { importFile, loadSchoolsFigures } from '../evidence/index.ts'
import { day, type AcademicYear } from '../kernel/index.ts'
import { publishedLibrary, withTx, type AuthorityId } from '../platform/database/index.ts'
import { exampleSchool } from '../schools/example-school.ts'
import { recordSchoolLinks, recordSchools, type School, type Urn } from '../schools/index.ts'
import { latestInspection, listCompletedInspections, listInspections, withInspections } from './index.ts'

let app: TestApp
let folder: string
let authority: AuthorityId
let adviser: TestBrowser

const school = (urn: number, name: string, more: Partial<School> = {}) => exampleSchool(urn, { name, ...more })

const [oak, elm, ash, newAsh] = [100001, 100002, 100009, 100010]

/** A small list of the shape of 2013, and one of the shape of November 2025. */
const list2013 = `urn,Latest inspection date,Overall effectiveness: how good is the school,Achievement of Pupils,Pupils' behaviour,The quality of teaching,The effectiveness of leadership and management in embedding ambition and driving improvement,Category,Previous inspection date,Previous Overall effectiveness,Previous_Category
100001,2011-05-12,2,9,2,2,1,,2008-03-17,3,
100002,2013-03-20,3,3,2,3,3,,2011-03-16,3,NTI
100009,2011-06-08,4,4,4,4,4,SM ,,,
`
const list2025 = `URN,Inspection start date,Publication date,Category of concern,Safeguarding standards,Inclusion,Curriculum and teaching,Achievement,Attendance and behaviour,Personal development and wellbeing,Leadership and governance,Date of latest ungraded inspection,Ungraded inspection publication date,Ungraded inspection overall outcome
100001,02/12/2025,12/01/2026,NULL,Met,Strong standard,Expected standard,Needs attention,Expected standard,Expected standard,Expected standard,14/12/2023,29/01/2024,School remains Good
`

beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'school-support-inspections-'))
  authority = await app.addAuthority(999, 'Ambleford Council')
  await bringIn('2013-04-30_ofsted.csv', list2013)
  await bringIn('2026-01-31_ofsted.csv', list2025)
  await withTx(app.database, { authority }, async (tx) => {
    await recordSchools(tx, authority, [
      school(oak, 'Oak Primary School'),
      school(elm, 'Elm Primary School'),
      school(ash, 'Ash Primary School', { closedOn: day('2012-09-01') }),
      school(newAsh, 'Ash Academy', { openedOn: day('2012-09-01'), governance: 'academy' }),
    ])
    const link = { kind: 'predecessor', establishedOn: day('2012-09-01'), source: 'Register' } as const
    await recordSchoolLinks(tx, authority, [{ urn: newAsh as Urn, otherUrn: ash as Urn, ...link }])
  })
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const operator = { personId: null, personName: 'Operator' }
let minute = 0
const minuteLater = (): Date => new Date(Date.UTC(2026, 1, 1, 12, minute++))

async function bringIn(name: string, text: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, text)
  const options = { authority: publishedLibrary, person: operator, now: minuteLater }
  const result = await importFile(app.database, path, options)
  if (result.result !== 'applied') throw new Error(JSON.stringify(result))
}

const opened = async (urn: number, browser = adviser): Promise<HTMLElement> => {
  const page = await browser.get(`/schools/${urn}/inspections`)
  if (page.status !== 200) throw new Error(`The inspections of ${urn} answered ${page.status}`)
  return page.document.body
}

const judged = (body: HTMLElement, when: string): Readonly<Record<string, readonly string[]>> => {
  const table = getByRole(body, 'table', { name: `Judgements of ${when}` })
  return Object.fromEntries(
    getAllByRole(table, 'row')
      .slice(1)
      .map((row) => [
        getByRole(row, 'rowheader').textContent ?? '',
        getAllByRole(row, 'cell').map((cell) => cell.textContent ?? ''),
      ]),
  )
}

const inTx = <T>(work: (tx: Parameters<Parameters<typeof withTx<T>>[2]>[0]) => Promise<T>): Promise<T> =>
  withTx(app.database, { authority }, work)

const latestOn = async (urn: number, on: string) =>
  (await inTx((tx) => latestInspection(tx, authority, urn, day(on))))?.on

describe('a school’s inspections', () => {
  it('4.1 stand in the order of time, each in the words of its framework', async () => {
    const body = await opened(oak)
    expect(getAllByRole(body, 'heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(
      expect.arrayContaining([
        '2 December 2025: graded inspection',
        '14 December 2023: ungraded inspection',
        '12 May 2011: graded inspection',
        '17 March 2008: graded inspection',
      ]),
    )
    expect(judged(body, '2 December 2025')).toMatchObject({
      Achievement: ['Needs attention', 'Not comparable'],
      'Safeguarding standards': ['Met', 'Not comparable'],
    })
    expect(judged(body, '12 May 2011')).toMatchObject({
      'Overall effectiveness': ['2 Good', '3 Satisfactory'],
      'Achievement and outcomes of pupils': ['Not judged', 'Not held'],
      'Leadership and management': ['1 Outstanding', 'Not held'],
    })
    getByText(body, 'Outcome: School remains Good.')
    getByText(body, /Framework of September 2009/)
    expect(body.textContent).toMatch(/2013-04-30_ofsted\.csv, Ofsted, management information, as at 30 April 2013/)
  })

  it('4.1 call grade 3 satisfactory before September 2012 and requires improvement after', async () => {
    const body = await opened(elm)
    expect(judged(body, '20 March 2013')['Overall effectiveness']).toEqual(['3 Requires improvement', '3 Satisfactory'])
    expect(judged(body, '16 March 2011')['Overall effectiveness']?.[0]).toBe('3 Satisfactory')
    getByText(body, 'Category of concern: Notice to improve')
  })

  it('4.1 follow the school before a conversion, and say whose they were', async () => {
    const body = await opened(newAsh)
    expect(judged(body, '8 June 2011')['Overall effectiveness']?.[0]).toBe('4 Inadequate')
    getByText(body, 'Category of concern: Special measures')
    getByRole(body, 'link', { name: 'Ash Primary School, URN 100009' })
    expect(queryByRole(body, 'link', { name: /Add what the list does not say/ })).toBeNull()
  })

  it('4.1 are answered as at a day', async () => {
    expect(await latestOn(oak, '2011-05-11')).toBe('2008-03-17')
    expect(await latestOn(oak, '2011-05-12')).toBe('2011-05-12')
    expect(await latestOn(oak, '2024-06-01')).toBe('2011-05-12')
    expect(await latestOn(newAsh, '2012-10-01')).toBe('2011-06-08')
    expect(await latestOn(newAsh, '2011-06-07')).toBeUndefined()
  })

  it('3.2 are shown to the school’s own people and to no other school’s', async () => {
    const chair = await app.signIn(authority, 'chair', newAsh)
    expect(judged(await opened(newAsh, chair), '8 June 2011')).toEqual(judged(await opened(newAsh), '8 June 2011'))
    expect((await chair.get(`/schools/${oak}/inspections`)).status).toBe(404)
  })

  it('are entered by those alone who may enter evidence', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', oak)
    expect(queryByRole(await opened(oak, headteacher), 'link', { name: /Enter an inspection/ })).toBeNull()
    for (const path of ['new', '2011-05-12/graded']) {
      expect((await headteacher.get(`/schools/${oak}/inspections/${path}`)).status).toBe(403)
      expect((await headteacher.post(`/schools/${oak}/inspections/${path}`)).status).toBe(403)
    }
    const auditor = await app.signIn(authority, 'auditor')
    expect((await auditor.get(`/schools/${oak}/inspections`)).status).toBe(200)
    expect((await auditor.get(`/schools/${oak}/inspections/new`)).status).toBe(403)
    expect((await adviser.get('/schools/123456/inspections')).status).toBe(404)
    expect((await adviser.get('/schools/123456/inspections/new')).status).toBe(404)
    expect((await adviser.get(`/schools/${oak}/inspections/2011-02-31/graded`)).status).toBe(404)
  })
})

describe('entering an inspection', () => {
  const path = `/schools/${oak}/inspections/2011-05-12/graded`

  it('4.1 adds capacity to improve, which no list has, and the rules are answered with it', async () => {
    const form = (await adviser.get(path)).document.body
    expect(queryByRole(form, 'combobox', { name: 'Overall effectiveness' })).toBeNull()
    getByText(form, /states: Overall effectiveness: 2 Good/)
    const saved = await adviser.submit(path, { 'ofsted-capacity': '2', source: 'Inspection report, page 4' })
    expect([saved.status, saved.location]).toEqual([303, `/schools/${oak}/inspections`])
    const body = await opened(oak)
    expect(judged(body, '12 May 2011')['Capacity to improve']?.[0]).toBe('2 GoodEntered by hand')
    getByText(body, /Entered by .* from: Inspection report, page 4/, { selector: 'p' })
    const asked = { schools: [school(oak, 'Oak')], la: 999, today: day('2012-03-01'), similar: [] }
    const [before, after] = await inTx(async (tx) => {
      const figures = await loadSchoolsFigures(tx, authority, asked)
      const completed = await listCompletedInspections(tx, authority, [oak, elm])
      expect([...completed.keys()]).toEqual([oak])
      const key = { measure: 'ofsted-capacity', subject: 'school', year: 2011 as AcademicYear } as const
      return [
        figures.find(oak, key),
        withInspections(figures, completed, asked.today, shippedEditions[0]?.frameworks ?? []).find(oak, key),
      ]
    })
    expect(before?.figure.status).not.toBe('value')
    expect(after?.figure).toEqual({ status: 'value', value: 2 })
  })

  it('is remembered with what it was before, and told to whoever saves second', async () => {
    const [first, second] = [adviser, await app.signIn(authority, 'principalAdviser', undefined, 'Pat Second')]
    const stale = (await second.get(path)).document.querySelector('input[name="version"]')?.getAttribute('value') ?? ''
    await first.submit(path, { 'ofsted-capacity': '3', source: 'Inspection report, page 5' })
    const told = await second.post(path, { 'ofsted-capacity': '1', source: 'My memory', version: stale })
    expect(told.status).toBe(409)
    getByText(told.document.body, 'Capacity to improve: 1 Outstanding')
    getByText(told.document.body, 'Capacity to improve: 3 Satisfactory')
    const inspections = await inTx((tx) => listInspections(tx, authority, oak))
    expect(inspections.find(({ on }) => on === '2011-05-12')?.entered).toMatchObject({ version: 2 })
    const { rows } = await app.database.owner(
      "select canonical from audit_entry where action = 'correct inspection' order by seq desc limit 1",
    )
    expect(rows[0].canonical).toContain('"ofsted-capacity":2')
    expect(rows[0].canonical).toContain('"ofsted-capacity":3')
  })

  it('refuses what a list states, what was not judged then, a grade there is not, and an empty form, all at once', async () => {
    const refused = await adviser.post(path, {
      'ofsted-overall': '1',
      'ofsted-education': '2',
      'ofsted-capacity': '5',
      category: 'SWK',
      'published-day': '1',
      'published-month': '5',
      'published-year': '2011',
      source: 'Report',
      version: '2',
    })
    expect(refused.status).toBe(422)
    const summary = getByRole(refused.document.body, 'alert').textContent ?? ''
    for (const sentence of [
      'The published list already states this: Overall effectiveness',
      'Quality of education was not judged under this framework: Framework of September 2009',
      'Grades for capacity to improve run to 4',
      'The published list already states this: Category of concern',
      'must have been published on or after the day of the inspection',
    ])
      expect(summary).toContain(sentence)
    const empty = await adviser.post(path, { source: 'Report', version: '2' })
    expect(getByRole(empty.document.body, 'alert').textContent).toContain('Enter at least one judgement')
    const unsaid = await adviser.post(path, { 'ofsted-capacity': '2', version: '2' })
    expect(getByRole(unsaid.document.body, 'alert').textContent).toContain('Enter where this is from')
  })

  it('takes an inspection that no list has, and lets the list’s word stand when it comes', async () => {
    const asked = { 'on-day': '10', 'on-month': '2', 'on-year': '2026', kind: 'graded' }
    const which = await adviser.submit(`/schools/${elm}/inspections/new`, asked)
    expect(which.location).toBe(`/schools/${elm}/inspections/2026-02-10/graded`)
    await adviser.submit(`/schools/${elm}/inspections/2026-02-10/graded`, {
      'ofsted-report-card-leadership': '4',
      'ofsted-report-card-achievement': '5',
      'ofsted-safeguarding-not-met': '0',
      category: 'RSI',
      source: 'Provisional outcome told at feedback',
    })
    const body = await opened(elm)
    expect(judged(body, '10 February 2026')).toMatchObject({
      'Leadership and governance': ['Needs attentionEntered by hand', 'Not comparable'],
    })
    getByText(body, 'Category of concern: Requires significant improvement')
    await bringIn(
      '2026-02-28_ofsted.csv',
      `${list2025.split('\n')[0]}\n100002,10/02/2026,27/02/2026,NULL,Met,Expected standard,Expected standard,Needs attention,Expected standard,Expected standard,Expected standard,NULL,NULL,NULL\n`,
    )
    const later = await opened(elm)
    expect(judged(later, '10 February 2026')).toMatchObject({
      'Leadership and governance': [expect.stringMatching(/^Expected standard/), 'Not comparable'],
      Achievement: [expect.stringMatching(/^Needs attention/), 'Not comparable'],
    })
    expect(queryByText(later, 'Category of concern: Requires significant improvement')).toBeNull()
  })

  it('asks for a real day that is not in the future', async () => {
    const address = `/schools/${oak}/inspections/new`
    const future = { 'on-day': '5', 'on-month': '3', 'on-year': '2026', kind: 'graded' }
    const refused = await adviser.submit(address, future)
    expect(refused.status).toBe(422)
    expect(getByRole(refused.document.body, 'alert').textContent).toContain('must be today or in the past')
    const late = await adviser.post(`/schools/${oak}/inspections/2026-03-05/graded`, {
      'ofsted-report-card-inclusion': '2',
      source: 'Report',
      version: '0',
    })
    expect(late.status).toBe(422)
    expect(getByRole(late.document.body, 'alert').textContent).toContain('The inspection is in the future')
  })
})
