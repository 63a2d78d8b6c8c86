import { getAllByRole, getByRole, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { exampleSchool } from './example-school.ts'
import { recordSchools } from './store.ts'
import type { Urn } from './school.ts'

let app: TestApp
let ambleford: AuthorityId
let adviser: TestBrowser

const long = `St ${'Æthelwynn '.repeat(11)}School`.slice(0, 120)
const schools = [
  exampleSchool(100001, {
    name: 'St Æthelwynn’s Church of England Primary School',
    phase: 'primary',
    area: 'North',
    establishmentNumber: 2001,
  }),
  exampleSchool(100002, {
    name: "O'Hanlon Academy",
    phase: 'secondary',
    area: 'South',
    governance: 'academy',
    type: 'Academy converter',
    town: 'Ambleford',
  }),
  exampleSchool(100003, { name: 'Zion <script>alert(1)</script> School', phase: 'primary', area: null }),
  exampleSchool(100004, { name: 'Closed Infant School', phase: 'primary', area: 'North', closedOn: day('2025-08-31') }),
  exampleSchool(100005, {
    name: long,
    phase: 'special',
    area: 'South',
    closingOn: day('2026-08-31'),
    closedOn: day('2026-08-31'),
  }),
]

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  await withTx(app.database, { authority: ambleford }, (tx) => recordSchools(tx, ambleford, schools))
  adviser = await app.signIn(ambleford, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

const body = (page: TestPage): HTMLElement => page.document.body as unknown as HTMLElement
const namesOn = (page: TestPage): string[] =>
  [...page.document.querySelectorAll('tbody th')].map((cell) => cell.textContent ?? '')
const caption = (page: TestPage): string | null | undefined =>
  page.document.querySelector('caption')?.textContent ?? page.document.querySelector('#list-caption')?.textContent

describe('the list of schools', () => {
  it('4.1 shows settings of every phase and status, counted, in order of name', async () => {
    const page = await adviser.get('/schools')
    expect(page.status).toBe(200)
    expect(page.document.title).toBe('Schools - Agree school support - Ambleford Council')
    expect(caption(page)).toBe('5 schools')
    expect(namesOn(page)).toEqual([
      'Closed Infant School',
      "O'Hanlon Academy",
      long,
      'St Æthelwynn’s Church of England Primary School',
      'Zion <script>alert(1)</script> School',
    ])
    expect(page.text).toContain('No filters are chosen.')
    const link = getByRole(body(page), 'link', { name: "O'Hanlon Academy" })
    expect(link.getAttribute('href')).toBe('/schools/100002?from=%2Fschools')
    for (const cell of page.document.querySelectorAll('tbody td')) expect(cell.textContent).not.toBe('')
  })

  it('counts none, one and many', async () => {
    expect(caption(await adviser.get('/schools?q=zion'))).toBe('1 school')
    expect(caption(await adviser.get('/schools?q=nowhere'))).toBe('No schools')
    expect(caption(await adviser.get('/schools?phase=primary'))).toBe('3 schools')
  })

  it.each([
    ['aethelwynns', 'St Æthelwynn’s Church of England Primary School'],
    ["o'hanlon", "O'Hanlon Academy"],
    ['hanlon', "O'Hanlon Academy"],
    ['100002', "O'Hanlon Academy"],
    ['999/2001', 'St Æthelwynn’s Church of England Primary School'],
    ['2001', 'St Æthelwynn’s Church of England Primary School'],
  ])('searching for %s finds %s alone', async (q, name) => {
    const page = await adviser.get(`/schools?q=${encodeURIComponent(q)}&find=yes`)
    const found = namesOn(page)
    expect(found.filter((each) => each !== long)).toEqual([name])
  })

  it('asks for something to search for when nothing was entered', async () => {
    const page = await adviser.get('/schools?q=&find=yes')
    expect(page.document.title).toMatch(/^Error: Schools/)
    expect(getByRole(body(page), 'link', { name: 'Enter a name or number' }).getAttribute('href')).toBe('#q')
    expect(caption(page)).toBe('5 schools')
  })

  it('says that nothing matched and gives a way out', async () => {
    const page = await adviser.get('/schools?q=nowhere&phase=special')
    expect(page.text).toContain('Nothing matches what you asked for')
    expect(getByRole(body(page), 'link', { name: 'show all 5 schools' }).getAttribute('href')).toBe('/schools')
    expect(page.document.querySelector('table')).toBeNull()
  })

  it('widens by values, narrows by filters, and shows each as a tag that can be removed', async () => {
    const wide = await adviser.get('/schools?phase=primary&phase=secondary')
    expect(namesOn(wide)).toHaveLength(4)
    const narrow = await adviser.get('/schools?phase=primary&phase=secondary&area=North&status=open')
    expect(namesOn(narrow)).toEqual(['St Æthelwynn’s Church of England Primary School'])
    const remove = getByRole(body(narrow), 'link', { name: /Remove this filter North/ })
    expect(namesOn(await adviser.get(remove.getAttribute('href') ?? ''))).toHaveLength(3)
    const clear = getByRole(body(narrow), 'link', { name: 'Clear filters' })
    expect(clear.getAttribute('href')).toBe('/schools')
    const secondary = narrow.document.querySelector('input[type="checkbox"][value="secondary"]')
    expect(secondary?.hasAttribute('checked')).toBe(true)
    const label = narrow.document.querySelector(`label[for="${secondary?.id}"]`)
    expect(label?.textContent?.trim()).toBe('Secondary (0)')
  })

  it('finds the schools to which nobody is assigned', async () => {
    expect(namesOn(await adviser.get('/schools?adviser=not-assigned'))).toHaveLength(5)
    expect(namesOn(await adviser.get('/schools?area=not-known'))).toEqual(['Zion <script>alert(1)</script> School'])
  })

  it('leaves out what it does not know and says so', async () => {
    const page = await adviser.get('/schools?phase=nonsense&sort=colour')
    expect(page.text).toContain('Left out, because this list does not have it: Phase: nonsense; Sort: colour.')
    expect(caption(page)).toBe('5 schools')
  })

  it('sorts by every column both ways, and says which', async () => {
    const page = await adviser.get('/schools')
    for (const heading of getAllByRole(body(page), 'columnheader')) {
      const href = heading.querySelector('a')?.getAttribute('href') ?? ''
      const up = await adviser.get(href)
      const marked = [...up.document.querySelectorAll('th[aria-sort]')].filter(
        (each) => each.getAttribute('aria-sort') !== 'none',
      )
      expect(marked).toHaveLength(1)
      const down = await adviser.get(marked[0]?.querySelector('a')?.getAttribute('href') ?? '')
      expect(new Set(namesOn(down))).toEqual(new Set(namesOn(up)))
    }
    expect(namesOn(await adviser.get('/schools?sort=-urn'))[0]).toBe(long)
  })

  it('exports the same rows in the same order, safe to open, and remembers who did', async () => {
    const query = 'phase=primary&sort=-urn'
    const names = namesOn(await adviser.get(`/schools?${query}`))
    const csv = await adviser.get(`/schools/export/csv?${query}`)
    expect(csv.headers['content-disposition']).toContain('schools-2026-03-04.csv')
    const lines = csv.text.split('\r\n').slice(1, -1)
    expect(lines.map((line) => line.split(',')[0])).toEqual(names)
    expect(csv.text).toContain('999/2001')
    for (const format of ['xlsx', 'ods'])
      expect((await adviser.get(`/schools/export/${format}?${query}`)).bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await adviser.get('/schools/export/exe')).status).toBe(404)
    const audit = await app.database.owner(
      "select subject, outcome from audit_entry where action = 'see /schools/export/:format' order by seq",
    )
    expect(audit.rows[0]).toEqual({ subject: `/schools/export/csv?${query}`, outcome: 'read' })
  })

  it('prints every row without navigation', async () => {
    const page = await adviser.get('/schools/print?phase=primary&q=school')
    expect(namesOn(page)).toHaveLength(3)
    expect(queryByRole(body(page), 'navigation')).toBeNull()
    expect(page.text).toContain('Searched for “school”. Phase: Primary. In order of school.')
  })

  it('suggests while one types', async () => {
    const answer = await adviser.get('/schools/suggestions?q=hanl')
    expect(JSON.parse(answer.text)).toEqual([
      { text: "O'Hanlon Academy, Ambleford, URN 100002", href: '/schools/100002' },
    ])
    expect(JSON.parse((await adviser.get('/schools/suggestions?q=')).text)).toEqual([])
    expect(JSON.parse((await adviser.get('/schools/suggestions')).text)).toEqual([])
    const closed = JSON.parse((await adviser.get('/schools/suggestions?q=school')).text) as { text: string }[]
    expect(closed.at(-1)?.text).toBe('Closed Infant School, closed, URN 100004')
    const input = (await adviser.get('/schools')).document.querySelector('[data-school-search]')
    expect(input?.getAttribute('data-school-search')).toBe('/schools/suggestions')
  })

  it('says what to do while there is no school at all', async () => {
    const empty = await app.addAuthority(998, 'Emptyshire Council')
    const officer = await app.signIn(empty, 'dataOfficer')
    const page = await officer.get('/schools')
    expect(caption(page)).toBe('No schools')
    expect(getAllByRole(body(page), 'link', { name: 'Add a school' })).toHaveLength(2)
    expect((await officer.get('/schools/100001')).status).toBe(404)
  })
})

describe('who may read schools', () => {
  it('shows people of a school their own school alone', async () => {
    const head = await app.signIn(ambleford, 'headteacher', 100001 as Urn)
    const own = await head.get('/schools/100001')
    expect(own.status).toBe(200)
    expect(queryByRole(body(own), 'link', { name: 'Change facts' })).toBeNull()
    expect(queryByRole(body(own), 'link', { name: /Back to/ })).toBeNull()
    expect((await head.get('/schools/100002')).status).toBe(404)
    expect((await head.get('/schools')).status).toBe(403)
    expect((await head.get('/schools/suggestions?q=a')).status).toBe(403)
    expect((await head.get('/schools/export/csv')).status).toBe(403)
  })

  it('shows no school of another authority and none that is not there', async () => {
    const other = await app.addAuthority(997, 'Otherham Council')
    const officer = await app.signIn(other, 'administrator')
    for (const path of ['', '/facts', '/closing', '/adviser', '/contacts/new'])
      expect((await officer.get(`/schools/100001${path}`)).status).toBe(404)
    expect((await officer.post('/schools/100001/facts', {})).status).toBe(404)
    for (const urn of ['999999', '0', 'abc', '12345678'])
      expect((await adviser.get(`/schools/${urn}`)).status).toBe(404)
  })

  it('keeps changing from roles that may not', async () => {
    const head = await app.signIn(ambleford, 'headteacher', 100001 as Urn)
    for (const browser of [adviser, head])
      for (const path of ['/facts', '/closing', '/adviser', '/contacts/new']) {
        expect((await browser.get(`/schools/100001${path}`)).status).toBe(403)
        expect((await browser.post(`/schools/100001${path}`)).status).toBe(403)
      }
    expect((await adviser.get('/schools/new')).status).toBe(403)
    expect((await adviser.get('/settings/terms')).status).toBe(403)
    for (const role of ['executiveMember', 'selectCommitteeMember', 'provider'] as const) {
      const browser = await app.signIn(ambleford, role)
      expect((await browser.get('/schools')).status).toBe(403)
      expect((await browser.get('/schools/100001')).status).toBe(403)
    }
  })
})
