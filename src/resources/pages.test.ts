import { getAllByRole, getByRole, getByText, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import type { Role } from '../people/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let principal: TestBrowser
let senior: TestBrowser
let seniorId: string
const [oak, elm] = [900101, 900102]

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.addAuthority(998, 'Brackwater Council')
  for (const [of, urn, name] of [
    [999, oak, 'Oak Primary School'],
    [999, elm, 'Elm Primary School'],
    [998, 900201, 'Elsewhere School'],
  ] as const)
    await putSchool(app.database, urn, name, { authority: of })
  principal = await app.signIn(authority, 'principalAdviser')
  senior = await app.signIn(authority, 'seniorAdviserPrimary', undefined, 'Bettina Adeyinka')
  const { rows } = await app.database.owner("select person_id from person where name = 'Bettina Adeyinka'")
  seniorId = rows[0].person_id
})
afterAll(() => app.close())

const planned = (more: Readonly<Record<string, string>> = {}) => ({
  kind: 'planned',
  term: '2026-spring',
  days: '2.5',
  pounds: '1,200',
  purpose: 'Mathematics subject leader',
  officer: seniorId,
  ...more,
})
const rowsOf = (table: HTMLElement) =>
  getAllByRole(table, 'row').map((row) => [...row.children].map((cell) => cell.textContent))

describe('central days and money', () => {
  it('5.1 are planned for a school, and shown by level, term and school: planned, used, left', async () => {
    expect(
      (await principal.submit('/resources/budget/2025', { days1: '0', days2: '10', days3: '20.5', pounds3: '5000' }))
        .status,
    ).toBe(303)
    const at = `/schools/${oak}/resources`
    const saved = await senior.submit(`${at}/new`, planned())
    expect(saved.status).toBe(303)
    await senior.submit(`${at}/new`, planned({ kind: 'used', days: '1', pounds: '' }))
    await senior.submit(`/schools/${elm}/resources/new`, planned({ term: '2026-autumn', days: '4', pounds: '' }))
    const own = (await senior.get(at)).document.body
    getByText(own, '2.5 days and £1,200')
    const body = (await senior.get('/resources')).document.body
    expect(rowsOf(getByRole(body, 'table', { name: 'By support level' }))).toEqual([
      ['Level in the term', 'Budget', 'Planned', 'Used', 'Left of the budget'],
      ['1 Secure', '0 days£0', '0 days£0', '0 days£0', '0 days£0'],
      ['2 Vulnerable', '10 days£0', '0 days£0', '0 days£0', '10 days£0'],
      ['3 Causing concern', '20.5 days£5,000', '0 days£0', '0 days£0', '20.5 days£5,000'],
      ['No level agreed', '0 days£0', '6.5 days£1,200', '1 day£0', '−1 day£0'],
      ['All', '30.5 days£5,000', '6.5 days£1,200', '1 day£0', '29.5 days£5,000'],
    ])
    expect(rowsOf(getByRole(body, 'table', { name: 'By term' }))[2]?.slice(0, 2)).toEqual([
      'Autumn 2025/26',
      '4 days£0',
    ])
    getByText(body, /Plans for schools without an agreed level exceed the budget by 6\.5 days and £1,200\./)
    const list = getByRole(body, 'table', { name: /schools and terms/ })
    expect(rowsOf(list).slice(1)).toEqual([
      ['Elm Primary School', 'Autumn 2025/26', 'No level agreed', '4', '0', '0', '0', '4', '0'],
      ['Oak Primary School', 'Spring 2025/26', 'No level agreed', '2.5', '1,200', '1', '0', '1.5', '1,200'],
    ])
  })

  it('5.1 a plan above the budget is saved, and the answer says by how much', async () => {
    const answer = await senior.submit(`/schools/${elm}/resources/new`, planned({ days: '100' }))
    expect(answer.status).toBe(303)
    getByText((await senior.get(`/schools/${elm}/resources`)).document.body, /exceed the budget by/)
  })

  it('5.1 files have the same rows as the page, and taking one is remembered', async () => {
    const file = await principal.get('/resources/export/csv?year=2025&term=spring')
    expect(file.text.trim().split('\n')).toHaveLength(3)
    expect(file.text).not.toMatch(/Autumn/)
    expect(file.text).toMatch(/2\.5,1200,1,/)
    const { rows } = await app.database.owner(
      "select 1 from audit_entry where action = 'see /resources/export/:format'",
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  it('5.1 what is wrong with a line stands beside its field, and nothing is lost', async () => {
    const answer = await senior.submit(`/schools/${oak}/resources/new`, planned({ days: '1.3', term: '', purpose: '' }))
    expect(answer.status).toBe(422)
    const alert = getAllByRole(answer.document.body, 'alert')[0]?.textContent ?? ''
    expect(alert).toMatch(/whole or half days.*what it is for/s)
    expect(alert).toMatch(/Select a term/)
    expect(answer.document.querySelector('#days')?.getAttribute('value')).toBe('1.3')
    const empty = await senior.submit(`/schools/${oak}/resources/new`, planned({ days: '', pounds: '' }))
    expect(empty.status).toBe(422)
  })

  it('5.1 a stale change is told with both, a line taken back counts no more and stays to be read', async () => {
    const made = await senior.submit(`/schools/${oak}/resources/new`, planned({ purpose: 'Reading recovery' }))
    expect(made.status).toBe(303)
    const page = await senior.get(`/schools/${oak}/resources`)
    const line = getByRole(page.document.body, 'link', { name: 'Change Reading recovery' }).getAttribute('href') ?? ''
    expect((await principal.submit(line, { days: '3' })).status).toBe(303)
    const stale = await senior.submit(line, { days: '9', version: '1' })
    expect(stale.status).toBe(409)
    expect(stale.document.body.textContent).toMatch(/9 days and £1,200/)
    expect(stale.document.body.textContent).toMatch(/3 days and £1,200/)
    const before = rowsOf(getByRole((await senior.get('/resources')).document.body, 'table', { name: 'By term' }))
    expect((await senior.submit(line, { reason: 'Entered twice' }, 'Take it back')).status).toBe(303)
    const after = rowsOf(getByRole((await senior.get('/resources')).document.body, 'table', { name: 'By term' }))
    expect(after).not.toEqual(before)
    const body = (await senior.get(`/schools/${oak}/resources`)).document.body
    expect(queryByRole(body, 'link', { name: 'Change Reading recovery' })).toBeNull()
    getByText(body, /Taken back by Bettina Adeyinka: Entered twice/)
  })

  it('5.1 a stale budget is told with both', async () => {
    expect((await principal.submit('/resources/budget/2031', { days3: '5' })).status).toBe(303)
    const stale = await principal.submit('/resources/budget/2031', { days3: '7', version: '0' })
    expect(stale.status).toBe(409)
    expect(stale.document.body.textContent).toMatch(/7 days/)
    expect(stale.document.body.textContent).toMatch(/5 days/)
  })

  const who: readonly (readonly [Role, read: number, plan: number, budget: number])[] = [
    ['principalAdviser', 200, 200, 200],
    ['seniorAdviserSecondary', 200, 200, 403],
    ['schoolImprovementAdviser', 200, 200, 403],
    ['dcs', 200, 403, 200],
    ['sltMember', 200, 403, 403],
    ['officer', 200, 403, 403],
    ['auditor', 200, 403, 403],
    ['executiveMember', 403, 403, 403],
    ['provider', 403, 403, 403],
  ]
  it.each(who)(
    '5.1 %s reads them with %i, plans with %i, sets the budget with %i',
    async (role, read, plan, budget) => {
      const browser = await app.signIn(authority, role)
      expect((await browser.get('/resources')).status).toBe(read)
      expect((await browser.get(`/schools/${oak}/resources`)).status).toBe(read)
      expect((await browser.get(`/schools/${oak}/resources/new`)).status).toBe(plan)
      expect((await browser.get('/resources/budget/2025')).status).toBe(budget)
    },
  )

  it('5.1 people of a school and of another authority see none of it', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', oak)
    expect((await headteacher.get(`/schools/${oak}/resources`)).status).toBe(403)
    const stranger = await app.signIn(998 as AuthorityId, 'principalAdviser')
    expect((await stranger.get(`/schools/${oak}/resources`)).status).toBe(404)
    expect((await stranger.get('/resources')).text).not.toMatch(/Oak Primary/)
  })
})
