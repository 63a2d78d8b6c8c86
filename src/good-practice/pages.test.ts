import { getAllByRole, getByRole, getByText, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { putLevel } from '../../test/level-entry.ts'
import { faultsOf } from '../../test/valid-page.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

const [oak, elm, elsewhere] = [100001, 100002, 100003]
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let principal: TestBrowser
let head: TestBrowser
let elmHead: TestBrowser
let stranger: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  const other = await app.addAuthority(998, 'Brackwater Council')
  for (const [la, urn, name] of [
    [999, oak, 'Oak Primary School'],
    [999, elm, 'Elm Primary School'],
    [998, elsewhere, 'Sea Primary School'],
  ] as const)
    await putSchool(app.database, urn, name, { authority: la })
  adviser = await app.signIn(authority, 'schoolImprovementAdviser', undefined, 'Ed Adviser')
  principal = await app.signIn(authority, 'principalAdviser', undefined, 'Pat Principal')
  head = await app.signIn(authority, 'headteacher', oak, 'Ada Oak')
  elmHead = await app.signIn(authority, 'headteacher', elm, 'Ben Elm')
  stranger = await app.signIn(other, 'principalAdviser')
})
afterAll(() => app.close())

const words = (title: string, area = 'english') => ({
  title,
  area,
  whatWasDone: 'Every class reads aloud',
  impact: 'More read well',
  evidence: 'Three years of results',
  contact: 'The office',
})

async function propose(browser: TestBrowser, title: string, urn = oak, area = 'english'): Promise<string> {
  const sent = await browser.submit(`/schools/${urn}/good-practice/new`, words(title, area))
  expect(sent.status, sent.text.slice(0, 3000)).toBe(303)
  return sent.location ?? ''
}
const consent = (entry: string, browser = head) => browser.submit(entry, {}, 'Give the school’s consent')
const verify = (entry: string, browser = principal) =>
  browser.submit(`${entry}/verify`, { reason: 'Saw two lessons' }, 'Verify it')
const idOf = (entry: string): string => entry.split('/').at(-1) ?? ''
const titles = ({ document }: TestPage): readonly string[] =>
  [...document.querySelectorAll('#list tbody th')].map((cell) => cell.textContent?.trim() ?? '')
const state = async (entry: string, browser = adviser): Promise<string> =>
  (await browser.get(entry)).document.querySelector('h1 ~ p .govuk-tag')?.textContent?.trim() ?? ''
const errorsOn = ({ document }: TestPage): string => getByRole(document.body, 'alert').textContent ?? ''

describe('an entry of good practice', () => {
  let entry: string

  it('5.4 goes from proposal by the school’s consent to verification, and stands in the directory only then', async () => {
    entry = await propose(adviser, 'Reading every day')
    const listed = async () => titles(await elmHead.get('/good-practice'))
    expect([await state(entry), await listed()]).toEqual(['Awaiting the school’s consent', []])
    expect((await adviser.get(`${entry}/verify`)).status).toBe(200)
    expect(errorsOn(await verify(entry))).toContain('This cannot be done now')
    expect((await consent(entry)).location).toBe(entry)
    expect([await state(entry), await listed()]).toEqual(['Awaiting verification', []])
    expect(errorsOn(await verify(entry, adviser))).toContain('You wrote this entry')
    expect((await verify(entry)).location).toBe(entry)
    expect([await state(entry), await listed()]).toEqual(['In the directory', ['Reading every day']])
    const happenings = getAllByRole(getByRole((await head.get(entry)).document.body, 'table'), 'rowheader')
    expect(happenings.map((cell) => cell.textContent)).toEqual([
      'Verified by the authority',
      'Consented to by the school',
      'Proposed',
    ])
    const { rows } = await app.database.owner(
      `select action from audit_entry where subject = $1 and outcome = 'done' order by seq`,
      [`good practice ${idOf(entry)}`],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'propose good practice',
      'good practice consented to by the school',
      'good practice verified by the authority',
    ])
  })

  it('5.4 is open to everyone of the authority and its schools, and to nobody else', async () => {
    const address = `/good-practice/${idOf(entry)}`
    const readers = ['auditor', 'officer', 'dcs'] as const
    for (const role of readers) expect((await (await app.signIn(authority, role)).get(address)).status).toBe(200)
    for (const role of ['headteacher', 'schoolLeader', 'chair', 'governor', 'clerk'] as const) {
      const browser = await app.signIn(authority, role, elm)
      const page = await browser.get(address)
      expect([role, page.status]).toEqual([role, 200])
      getByText(page.document.body, 'Oak Primary School')
      expect(queryByRole(page.document.body, 'link', { name: /How it was agreed/ })).toBeNull()
    }
    for (const role of ['executiveMember', 'selectCommitteeMember', 'provider'] as const)
      expect((await (await app.signIn(authority, role)).get('/good-practice')).status).toBe(403)
    expect((await stranger.get(address)).status).toBe(404)
    expect(titles(await stranger.get('/good-practice'))).toEqual([])
  })

  it('5.4 tells other schools nothing of what is not in force, nor how it came to be', async () => {
    const waiting = await propose(adviser, 'Not agreed yet')
    for (const path of [`/good-practice/${idOf(waiting)}`, waiting, entry, `/schools/${oak}/good-practice/new`])
      expect([path, (await elmHead.get(path)).status]).toEqual([path, 404])
    expect((await elmHead.get('/good-practice/export/csv')).text).not.toContain('Not agreed yet')
    expect((await elmHead.post(`${waiting}/consent`, { version: '1' })).status).toBe(404)
    expect((await elmHead.get('/good-practice/entries')).status).toBe(403)
    expect(titles(await principal.get('/good-practice/entries?state=awaitingConsent'))).toEqual(['Not agreed yet'])
  })

  it('5.4 is each taken on by those alone whose step it is', async () => {
    const waiting = await propose(adviser, 'Whose step')
    const governor = await app.signIn(authority, 'governor', oak)
    const steps: readonly (readonly [TestBrowser, string, number])[] = [
      [adviser, 'consent', 403],
      [principal, 'consent', 403],
      [governor, 'consent', 403],
      [governor, 'withdraw', 403],
      [governor, 'revise', 403],
      [head, 'verify', 403],
      [head, 'renew', 403],
      [stranger, 'withdraw', 404],
      [stranger, 'verify', 404],
    ]
    for (const [browser, step, status] of steps) {
      const answer = await browser.post(`${waiting}/${step}`, { version: '1', reason: 'No', why: 'No', ...words('No') })
      expect([step, answer.status]).toEqual([step, status])
    }
    const { rows } = await app.database.owner('select count(*)::int as n from good_practice where entry_id = $1', [
      idOf(waiting),
    ])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('5.4 may be of any school: of one at level 3 in special measures as of one that nobody has reviewed', async () => {
    await putLevel(app.database, elm, 3, '2025-01-01')
    await app.database.owner(
      `insert into entered_inspection (authority_id, urn, inspected_on, kind, version, judgements, category, source, person_id, person_name, at)
       select 999, $1, date '2025-01-01', 'graded', 1, '{"ofsted-overall": 4}', 'SM', 'Report', person_id, name, now()
       from person where authority_id = 999 limit 1`,
      [elm],
    )
    const poor = await propose(principal, 'Singing together', elm, 'arts')
    expect((await adviser.get(poor)).document.querySelector('.app-school__level')?.textContent).toContain('3')
    expect((await consent(poor, elmHead)).status).toBe(303)
    expect((await verify(poor, adviser)).status).toBe(303)
    expect(titles(await head.get('/good-practice'))).toContain('Singing together')
  })

  it('5.4 takes effect once, however often it is sent, and is not saved over what somebody else saved', async () => {
    const waiting = await propose(adviser, 'Twice')
    const page = await head.get(waiting)
    const value = (name: string) =>
      page.document.querySelector(`main input[name="${name}"]`)?.getAttribute('value') ?? ''
    const fields = { _once: value('_once'), version: value('version') }
    for (const _ of [1, 2]) expect((await head.post(`${waiting}/consent`, fields)).location).toBe(waiting)
    const stale = await adviser.post(`${waiting}/revise`, { ...words('Twice more'), why: 'Clearer', version: '1' })
    expect([stale.status, await faultsOf(stale)]).toEqual([409, []])
    getByText(stale.document.body, 'Twice more', { selector: '.app-conflict__text' })
    getByText(stale.document.body, /Ada Oak saved a change/)
    const late = await principal.post(`${waiting}/withdraw`, { reason: 'Old', version: '1' })
    expect(late.status).toBe(409)
    expect(await state(waiting)).toBe('Awaiting verification')
  })

  it('5.4 of two who act at the same moment one is told', async () => {
    const own = await propose(head, 'At once')
    const both = await Promise.all([
      principal.post(`${own}/verify`, { reason: 'Seen', version: '2' }),
      head.post(`${own}/withdraw`, { reason: 'No longer done', version: '2' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    if ((await state(own)) === 'In the directory') await head.submit(`${own}/withdraw`, { reason: 'No longer done' })
  })

  it('5.4 proposed by the headteacher has the consent with it; in force only whom to ask may be changed', async () => {
    const own = await propose(head, 'Proposed by the head')
    expect(await state(own)).toBe('Awaiting verification')
    await verify(own)
    const form = (await head.get(`${own}/revise`)).document.body
    expect(queryByRole(form, 'textbox', { name: 'Title' })).toBeNull()
    expect((await head.submit(`${own}/revise`, { contact: 'The deputy', why: 'Left' })).location).toBe(own)
    expect([await state(own), (await elmHead.get(`/good-practice/${idOf(own)}`)).text]).toEqual([
      'In the directory',
      expect.stringContaining('The deputy'),
    ])
    const other = { ...words('Another title'), why: 'Better', version: '4' }
    expect(errorsOn(await head.post(`${own}/revise`, other))).toContain('keeps its words')
  })

  it('5.4 leaves the directory when it expires and when it is withdrawn, and comes back when it is renewed', async () => {
    const listed = async (browser: TestBrowser) => titles(await browser.get('/good-practice?q=Reading+every'))
    app.setClock(new Date('2028-03-04T12:00:00Z'))
    const later = await app.signIn(authority, 'headteacher', elm)
    const officer = await app.signIn(authority, 'seniorAdviserPrimary')
    expect([await state(entry, officer), await listed(later)]).toEqual(['Expired', []])
    expect((await officer.submit(`${entry}/renew`, { reason: 'Seen again' }, 'Renew it')).location).toBe(entry)
    expect([await state(entry, officer), await listed(later)]).toEqual(['In the directory', ['Reading every day']])
    expect((await officer.submit(`${entry}/withdraw`, { reason: 'Ended' }, 'Withdraw it')).location).toBe(entry)
    expect([await state(entry, officer), await listed(later)]).toEqual(['Withdrawn', []])
    app.setClock(new Date('2026-03-04T12:00:00Z'))
  })
})

describe('the pages of good practice', () => {
  it('5.4 search, filter and page the directory, and export what is shown', async () => {
    const principalNow = await app.signIn(authority, 'principalAdviser')
    const elmNow = await app.signIn(authority, 'headteacher', elm)
    expect(titles(await elmNow.get('/good-practice?q=singing'))).toEqual(['Singing together'])
    expect(titles(await elmNow.get('/good-practice?area=english'))).toEqual([
      'Proposed by the head',
      'Reading every day',
    ])
    const csv = (await elmNow.get('/good-practice/export/csv?area=arts')).text.trim().split('\r\n')
    expect(csv).toHaveLength(2)
    expect(csv[1]).toContain('Every class reads aloud')
    const address = (await elmNow.get('/good-practice')).document.querySelector('#list a[href^="/good-practice/"]')
    const entry = (await principalNow.get('/good-practice/entries')).document.querySelector('#list tbody a')
    const own = (entry?.getAttribute('href') ?? '').replace(/\?.*/, '')
    const pages: readonly (readonly [TestBrowser, string])[] = [
      [elmNow, '/good-practice'],
      [elmNow, address?.getAttribute('href') ?? ''],
      [elmNow, `/schools/${elm}/good-practice/new`],
      [principalNow, '/good-practice/entries'],
      [principalNow, own],
      ...['verify', 'renew', 'revise', 'withdraw'].map((step) => [principalNow, `${own}/${step}`] as const),
    ]
    for (const [browser, url] of pages) {
      const page = await browser.get(url)
      expect([url, page.status, await faultsOf(page)]).toEqual([url, 200, []])
    }
  })

  it('5.4 say what is missing, each beside its field', async () => {
    const elmNow = await app.signIn(authority, 'headteacher', elm)
    const empty = await elmNow.post(`/schools/${elm}/good-practice/new`)
    expect(empty.status).toBe(422)
    for (const sentence of ['Enter a title', 'Select the area', 'Enter the evidence of the impact'])
      expect(errorsOn(empty)).toContain(sentence)
  })
})
