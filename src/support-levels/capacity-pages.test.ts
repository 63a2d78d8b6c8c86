import { getAllByRole, getByRole, getByText, queryByText } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { putLevel } from '../../test/level-entry.ts'
import { faultsOf } from '../../test/valid-page.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

const [oak, elm] = [100001, 100002]
let app: TestApp
let authority: AuthorityId
let principal: TestBrowser
let head: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [urn, name] of [
    [oak, 'Oak Primary School'],
    [elm, 'Elm Primary School'],
  ] as const)
    await putSchool(app.database, urn, name)
  principal = await app.signIn(authority, 'principalAdviser')
  head = await app.signIn(authority, 'headteacher', oak, 'Ada Oak')
  for (const urn of [oak, elm]) await putLevel(app.database, urn, 1, '2025-09-01')
})
afterAll(() => app.close())

const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const on = (text: string): string => new URLSearchParams(day('on', text)).toString()

async function share(area: string): Promise<void> {
  const words = { title: `Good ${area}`, area, whatWasDone: 'It', impact: 'More', evidence: 'Seen', contact: 'Us' }
  const entry = (await head.submit(`/schools/${oak}/good-practice/new`, words)).location ?? ''
  expect((await principal.submit(`${entry}/verify`, { reason: 'Seen' }, 'Verify it')).status).toBe(303)
}

const badge = async (urn: number, browser = principal): Promise<string | undefined> =>
  (await browser.get(`/schools/${urn}`)).document.querySelector('.app-school .moj-badge')?.textContent ?? undefined
const answer = async (query = '', browser = principal): Promise<string> =>
  (await browser.get(`/schools/${oak}/capacity?${query}`)).document.querySelector('.govuk-inset-text')?.textContent ??
  ''
const able = async (query = '', browser = principal): Promise<readonly string[]> => {
  const { document } = await browser.get(`/register?capacity=yes&${query}`)
  return [...document.querySelectorAll('#list tbody th')].map((cell) => cell.textContent ?? '')
}

describe('the capacity to support others', () => {
  it('5.3 says of a secure school everything that it lacks', async () => {
    const said = await answer()
    expect(said).toContain('Today: no.')
    expect(said).toContain('Good practice is verified in no area; 3 are needed.')
    expect(said).toContain('Nobody at the school holds a designation in force.')
    expect(await answer(on('2025-08-31'))).toContain('It is not at level 1 on this day.')
    expect([await badge(oak), await able()]).toEqual([undefined, []])
    getByText((await principal.get(`/schools/${oak}/capacity`)).document.body, /has not had this capacity on any day/)
  })

  it('5.3 comes with the last of what it takes, and is shown on the register, its file and above every page', async () => {
    await principal.submit(`/schools/${oak}/designations/new`, {
      kind: 'localLeader',
      name: 'Ada Oak',
      post: 'Headteacher',
      source: 'Letter',
      ...day('from', '2025-09-01'),
      ...day('to', '2026-03-31'),
    })
    for (const area of ['english', 'mathematics']) await share(area)
    expect(await answer()).toContain('Good practice is verified in 2 of the 3 areas needed')
    expect(await able()).toEqual([])
    await share('arts')
    expect(await answer()).toContain('Today: yes.')
    expect([await badge(oak), await badge(oak, head), await badge(elm)]).toEqual([
      'Capacity to support',
      'Capacity to support',
      undefined,
    ])
    expect(await able()).toEqual(['Oak Primary School'])
    const csv = (await principal.get('/register/export/csv')).text.split('\r\n')
    const at = (csv[0] ?? '').replaceAll('"', '').split(',').indexOf('Capacity to support')
    expect(csv.filter((line) => line.includes('Oak')).map((line) => line.replaceAll('"', '').split(',')[at])).toEqual([
      'Yes',
    ])
  })

  it('5.3 is answered as at any day, with who and what shows it, and drops when a designation ends', async () => {
    expect(await answer(on('2026-03-03'))).toContain('no')
    expect(await answer(on('2026-03-31'))).toContain('On 31 March 2026: yes.')
    expect(await answer(on('2026-04-01'))).toContain('Nobody at the school holds a designation in force.')
    const page = (await head.get(`/schools/${oak}/capacity`)).document.body
    const rows = getAllByRole(getByRole(page, 'table', { name: 'What it follows from' }), 'row').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()).join(': '),
    )
    expect(rows.slice(1)).toEqual([
      'Shown: Level 1 Secure',
      expect.stringMatching(/^Shown: .*English and reading/),
      'Shown: Ada Oak, Local Leader of Education',
      'Not shown: Nobody',
      'Not shown: Nobody',
    ])
    getByText(page, 'From 4 March 2026 to now')
    expect(queryByText(page, 'Record a designation')).toBeNull()
    app.setClock(new Date('2026-04-01T12:00:00Z'))
    const later = await app.signIn(authority, 'principalAdviser')
    expect(await badge(oak, later)).toBeUndefined()
    expect(await answer('', later)).toContain('Today: no.')
    expect([await able(on('2026-03-31'), later), await able('', later)]).toEqual([['Oak Primary School'], []])
    getByText((await later.get(`/schools/${oak}/capacity`)).document.body, 'From 4 March 2026 to 31 March 2026')
    app.setClock(new Date('2026-03-04T12:00:00Z'))
  })

  it('5.3 is answered as it was known at the end of a day, with what was on record by then', async () => {
    const officer = await app.signIn(authority, 'principalAdviser')
    const asked = (known: string) => `${on('2026-03-31')}&${new URLSearchParams(day('known', known)).toString()}`
    expect(await answer(asked('2026-03-03'), officer)).toContain(
      'On 31 March 2026, as it was known at the end of 3 March 2026: no.',
    )
    expect(await answer(asked('2026-03-04'), officer)).toContain('as it was known at the end of 4 March 2026: yes.')
    const before = await officer.get(`/schools/${oak}/capacity?${asked('2026-03-03')}`)
    expect(await faultsOf(before)).toEqual([])
    expect(before.text).not.toContain('Good english')
    getByText(before.document.body, /has not had this capacity on any day/)
    const ahead = await officer.get(`/schools/${oak}/capacity?${asked('2026-03-05')}`)
    expect([ahead.status, await faultsOf(ahead)]).toEqual([422, []])
    expect(ahead.document.querySelector('details[open] .govuk-error-message')?.textContent).toContain(
      'The day it was known must be today or in the past',
    )
  })

  it('5.3 drops on the day the level changes', async () => {
    await putLevel(app.database, oak, 2, '2026-03-03')
    const officer = await app.signIn(authority, 'seniorAdviserPrimary')
    const said = await answer('', officer)
    expect(said).toContain('It is not at level 1 on this day.')
    expect(said).not.toContain('areas')
    expect(await badge(oak, officer)).toBeUndefined()
  })

  it('5.3 is on pages that are well made, shown to the authority and the school’s own people alone', async () => {
    const officer = await app.signIn(authority, 'principalAdviser')
    const own = await app.signIn(authority, 'chair', oak)
    for (const [browser, url, status] of [
      [officer, `/schools/${oak}/capacity`, 200],
      [officer, `/schools/${elm}/capacity?${on('2025-01-01')}`, 200],
      [officer, `/schools/${elm}/capacity?on-day=31&on-month=2&on-year=x`, 422],
      [own, `/schools/${oak}/capacity`, 200],
    ] as const) {
      const page = await browser.get(url)
      expect([url, page.status, await faultsOf(page)]).toEqual([url, status, []])
    }
    expect((await own.get(`/schools/${elm}/capacity`)).status).toBe(404)
    for (const role of ['executiveMember', 'provider'] as const)
      expect((await (await app.signIn(authority, role)).get(`/schools/${oak}/capacity`)).status).toBe(403)
  })
})
