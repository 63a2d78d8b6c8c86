import { getByRole, getByText, queryByRole, queryByText } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { inEffect, proposed, ratified } from '../../test/journeys/beginnings.ts'
import type { Role } from '../people/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let principal: TestBrowser
let adviser: TestBrowser
const [oak, elm] = [900101, 900102]

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.addAuthority(998, 'Brackwater Council')
  for (const [of, urn, name, phase] of [
    [999, oak, 'Oak Primary School', 'primary'],
    [999, elm, 'Elm High School', 'secondary'],
    [998, 900201, 'Elsewhere School', 'primary'],
  ] as const)
    await putSchool(app.database, urn, name, { authority: of, phase })
  principal = await app.signIn(authority, 'principalAdviser', undefined, 'Marguerite Stallabrass')
  await app.signIn(authority, 'seniorAdviserPrimary', undefined, 'Bettina Adeyinka')
  await app.signIn(authority, 'dcs', undefined, 'Rosalind Achterberg')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser', undefined, 'Callum Featheringay')
  // Oak is placed at level 3 today, 4 March 2026.
  const review = await proposed(adviser, oak, 3)
  await ratified(principal, review)
  await inEffect(adviser, review)
}, 120_000)
afterAll(() => app.close())

const shown = async (browser: TestBrowser, address: string) => (await browser.get(address)).document.body

describe('early warning on pages', () => {
  it('3.4 what is owed stands on the page of the level from the day of the change; without a number of days it says so', async () => {
    app.setClock(testToday)
    const table = getByRole(await shown(adviser, `/schools/${oak}/support-level`), 'table', { name: 'What is owed' })
    expect(table.textContent).toMatch(/Visit to confirm the risk.*from the change on 4 March 2026/)
    expect(table.textContent).toMatch(/The edition leaves the number of days open/)
    const fields = { 'setting-daysToVisit': '10', reason: 'Agreed by headteachers' }
    expect((await principal.submit('/policy/settings', fields)).status).toBe(303)
    const dated = getByRole(await shown(adviser, `/schools/${oak}/support-level`), 'table', { name: 'What is owed' })
    expect(dated.textContent).toMatch(/14 March 2026/)
  })

  it('3.4 a school at level 3 without recorded progress when a term is over is listed and marked, with names', async () => {
    app.setClock(testToday)
    expect(queryByText(await shown(principal, '/early-warning'), 'Oak Primary School')).toBeNull()
    // The spring term ended too soon after the change to ask for progress; the summer term asks.
    app.setClock(day('2026-09-01'))
    const leader = await app.signIn(authority, 'sltMember')
    const body = await shown(leader, '/early-warning?warning=noProgress')
    const row = getByText(body, 'Oak Primary School').closest('tr')
    expect(row?.textContent).toMatch(/No progress recorded since the term that ended on 31 August 2026/)
    expect(row?.textContent).toMatch(/Bettina Adeyinka, Senior Adviser Primary/)
    expect(row?.textContent).toMatch(/Marguerite Stallabrass, Principal Adviser/)
    const overview = await shown(leader, `/schools/${oak}`)
    getByRole(overview, 'heading', { name: 'Early warning' })
    getByText(overview, /Escalated to: Marguerite Stallabrass, Principal Adviser/)
    app.setClock(day('2027-01-02'))
    const later = await app.signIn(authority, 'sltMember')
    expect((await shown(later, '/early-warning?warning=noProgress')).textContent).toMatch(
      /Rosalind Achterberg, Director of Children's Services/,
    )
  })

  it('3.4 the list is filtered to mine and my team’s, and its files have the same rows', async () => {
    app.setClock(day('2026-09-01'))
    const leader = await app.signIn(authority, 'principalAdviser', undefined, 'Imran Qadeer-Shaw')
    const listed = async (browser: TestBrowser, query: string) => (await browser.get(`/early-warning?${query}`)).text
    expect(await listed(leader, 'whose=mine&warning=noProgress')).toMatch(/Oak Primary/)
    const secondary = await app.signIn(authority, 'seniorAdviserSecondary', undefined, 'Gethin Prosser-Lowe')
    expect(await listed(secondary, 'whose=mine&warning=noProgress')).not.toMatch(/Oak Primary/)
    const file = await leader.get('/early-warning/export/csv?warning=noProgress')
    expect(file.text.trim().split('\n')).toHaveLength(2)
    expect(file.text).toMatch(/Oak Primary School.*Bettina Adeyinka/)
    app.setClock(testToday)
  })

  const who: readonly (readonly [Role, number])[] = [
    ['principalAdviser', 200],
    ['schoolImprovementAdviser', 200],
    ['sltMember', 200],
    ['auditor', 200],
    ['administrator', 403],
    ['executiveMember', 403],
    ['provider', 403],
  ]
  it.each(who)('3.4 %s is answered with %i', async (role, status) => {
    const browser = await app.signIn(authority, role)
    expect((await browser.get('/early-warning')).status).toBe(status)
  })

  it('3.4 a headteacher sees the visit that is owed and no warning; people of other schools and authorities nothing', async () => {
    app.setClock(day('2026-09-01'))
    const headteacher = await app.signIn(authority, 'headteacher', oak)
    expect((await headteacher.get('/early-warning')).status).toBe(403)
    const level = await shown(headteacher, `/schools/${oak}/support-level`)
    getByText(getByRole(level, 'table', { name: 'What is owed' }), /Visit to confirm the risk/)
    expect(level.textContent).not.toMatch(/Recorded progress|Central days/)
    expect(queryByRole(await shown(headteacher, `/schools/${oak}`), 'heading', { name: 'Early warning' })).toBeNull()
    const stranger = await app.signIn(998 as AuthorityId, 'principalAdviser')
    expect((await stranger.get('/early-warning')).text).not.toMatch(/Oak Primary/)
    app.setClock(testToday)
  })

  it('3.1 the page of the level leads to statutory powers, for the school only where there is a step', async () => {
    app.setClock(testToday)
    const headteacher = await app.signIn(authority, 'headteacher', oak)
    const senior = await app.signIn(authority, 'principalAdviser')
    const link = async (browser: TestBrowser) =>
      queryByRole(await shown(browser, `/schools/${oak}/support-level`), 'link', { name: 'Statutory powers' })
    expect(await link(senior)).not.toBeNull()
    expect(await link(headteacher)).toBeNull()
    const date = (name: string, d: string, m: string) => ({
      [`${name}-day`]: d,
      [`${name}-month`]: m,
      [`${name}-year`]: '2026',
    })
    const given = await senior.submit(`/schools/${oak}/statutory-powers/new/warningNotice`, {
      ...date('given', '3', '3'),
      grounds: 'safety',
      words: 'Children are not safe at break.',
      required: 'Supervise breaks.',
      minded: 'Suspend the delegated budget.',
      ...date('comply', '30', '3'),
      reference: 'SI/2026/1',
    })
    expect(given.status).toBe(303)
    expect(await link(headteacher)).not.toBeNull()
    const governor = await app.signIn(authority, 'governor', oak)
    expect(await link(governor)).toBeNull()
    const owed = getByRole(await shown(senior, `/schools/${oak}/support-level`), 'table', { name: 'What is owed' })
    expect(owed.textContent).toMatch(/Outcome of the warning notice.*31 March 2026/)
  })
})
