import { getAllByRole, getByRole, getByText, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

const [oak, elm, elsewhere] = [100001, 100002, 100003]
let app: TestApp
let authority: AuthorityId
let other: AuthorityId
let officer: TestBrowser
let headteacher: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  other = await app.addAuthority(998, 'Brackwater Council')
  for (const [la, urn, name] of [
    [999, oak, 'Oak Primary School'],
    [999, elm, 'Elm Primary School'],
    [998, elsewhere, 'Sea Primary School'],
  ] as const)
    await putSchool(app.database, urn, name, { authority: la })
  officer = await app.signIn(authority, 'principalAdviser', undefined, 'Pat Principal')
  headteacher = await app.signIn(authority, 'headteacher', oak, 'Ada Oak')
})
afterAll(() => app.close())

const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const leader = (name: string, kind = 'nationalLeader') => ({
  kind,
  name,
  post: 'Headteacher',
  person: '',
  source: 'Letter of 1 July',
  ...day('from', '2024-09-01'),
})

async function record(urn: number, fields: Record<string, string>, browser = officer): Promise<string> {
  const sent = await browser.submit(`/schools/${urn}/designations/new`, fields)
  expect([sent.status, sent.location], sent.text.slice(0, 3000)).toEqual([303, `/schools/${urn}/capacity`])
  const { rows } = await app.database.owner(
    'select designation_id as id from designation where urn = $1 and holder_name = $2',
    [urn, fields.name],
  )
  const found = (await browser.get(`/schools/${urn}/capacity`)).document.querySelector(
    `a[href^="/schools/${urn}/designations/${rows[0].id}"]`,
  )
  return found?.getAttribute('href') ?? ''
}

const rowsFor = async (id: string) =>
  (
    await app.database.owner(
      'select version, what, to_day::text as to, reason from designation where designation_id = $1 order by version',
      [id.split('/').at(-1)],
    )
  ).rows

describe('designations', () => {
  let of: string

  it('5.3 are recorded by the Quality and Standards team with the source, and seen by the school', async () => {
    of = await record(oak, { ...leader('Mrs Ada Oak'), person: '' })
    const seen = (await headteacher.get(of)).document.body
    getByText(seen, 'Letter of 1 July')
    getByText(seen, 'Pat Principal')
    expect(queryByRole(seen, 'link', { name: /End the designation/ })).toBeNull()
    const { rows } = await app.database.owner(
      "select canonical from audit_entry where action = 'record designation' order by seq desc limit 1",
    )
    expect(rows[0].canonical).toContain('Mrs Ada Oak')
  })

  it('5.3 are written by nobody else, and seen at no other school and in no other authority', async () => {
    const roles = [
      'headteacher',
      'chair',
      'officer',
      'administrator',
      'auditor',
      'executiveMember',
      'provider',
    ] as const
    for (const role of roles) {
      const browser = await app.signIn(authority, role, role === 'headteacher' || role === 'chair' ? oak : undefined)
      for (const path of [`/schools/${oak}/designations/new`, `${of}/end`, `${of}/correct`])
        expect([role, (await browser.get(path)).status, (await browser.post(path)).status]).toEqual([role, 403, 403])
    }
    const elmHead = await app.signIn(authority, 'headteacher', elm)
    expect((await elmHead.get(of)).status).toBe(404)
    const stranger = await app.signIn(other, 'principalAdviser')
    for (const path of [of, `${of}/end`]) expect((await stranger.get(path)).status).toBe(404)
    expect((await stranger.post(`${of}/end`, { ...day('last', '2025-08-31'), why: 'No', version: '1' })).status).toBe(
      404,
    )
    expect((await officer.get(`/schools/${elsewhere}/designations/new`)).status).toBe(404)
    expect((await officer.get('/designations')).text).toContain('Oak Primary School')
    expect((await stranger.get('/designations')).text).not.toContain('Oak Primary School')
    expect((await headteacher.get('/designations')).status).toBe(403)
  })

  it('5.3 say what is missing or wrong, each beside its field', async () => {
    const empty = await officer.post(`/schools/${oak}/designations/new`)
    const summary = getByRole(empty.document.body, 'alert').textContent ?? ''
    expect(empty.status).toBe(422)
    for (const sentence of ['Select the designation', 'Enter the name', 'Enter the first day', 'Enter who designated'])
      expect(summary).toContain(sentence)
    const again = await officer.submit(`/schools/${oak}/designations/new`, leader('Mrs Ada Oak'))
    expect([again.status, getByRole(again.document.body, 'alert').textContent]).toEqual([
      422,
      expect.stringContaining('already holds this designation, from 1 September 2024'),
    ])
  })

  it('5.3 end with a day and a reason as a new row; who was second is told, with both texts', async () => {
    const page = await officer.get(`${of}/end`)
    const [once = '', version = ''] = ['_once', 'version'].map(
      (name) => page.document.querySelector(`main input[name="${name}"]`)?.getAttribute('value') ?? '',
    )
    const fields = { ...day('last', '2026-01-31'), why: 'Retired', version }
    const ended = await officer.post(`${of}/end`, { ...fields, _once: once })
    expect([ended.status, ended.location]).toEqual([303, of])
    // The same form sent twice.
    expect((await officer.post(`${of}/end`, { ...fields, _once: once })).location).toBe(of)
    expect(await rowsFor(of)).toEqual([
      { version: 1, what: 'recorded', to: null, reason: null },
      { version: 2, what: 'ended', to: '2026-01-31', reason: 'Retired' },
    ])
    const stale = await officer.post(`${of}/end`, { ...day('last', '2025-12-31'), why: 'Left', version })
    expect(stale.status).toBe(409)
    for (const text of ['Left', 'Retired']) getByText(stale.document.body, text, { selector: '.app-conflict__text' })
    expect(await faultsOf(stale)).toEqual([])
    const early = await officer.submit(`${of}/end`, { ...day('last', '2024-08-31'), why: 'Wrong' })
    expect(getByRole(early.document.body, 'alert').textContent).toContain('on or after the first, 1 September 2024')
  })

  it('5.3 are corrected, or taken back when never held: what was recorded before stays to be seen', async () => {
    const wrong = await record(elm, leader('Mr Ben Elm', 'localLeader'))
    const corrected = await officer.submit(`${wrong}/correct`, { kind: 'specialistLeader', why: 'Misread the letter' })
    expect(corrected.location, corrected.text.slice(0, 2000)).toBe(wrong)
    const page = (await officer.get(wrong)).document.body
    getByRole(page, 'heading', { level: 1, name: 'Specialist Leader of Education: Mr Ben Elm' })
    expect(getAllByRole(getByRole(page, 'table'), 'rowheader').map((cell) => cell.textContent)).toEqual([
      'Corrected',
      'Recorded',
    ])
    await officer.submit(`${wrong}/correct`, { annul: 'yes', why: 'Another Mr Elm' })
    expect((await rowsFor(wrong)).map(({ what }) => what)).toEqual(['recorded', 'corrected', 'annulled'])
    getByText((await officer.get(`/schools/${elm}/capacity`)).document.body, /Nobody at the school has been recorded/)
    expect((await officer.get(`${wrong}/correct`)).status).toBe(404)
  })

  it('5.3 are changed by one of two who do so at the same moment; the other is told', async () => {
    const held = await record(elm, leader('Mx Dee Elm', 'specialistLeader'))
    const second = await app.signIn(authority, 'seniorAdviserPrimary')
    const end = (browser: TestBrowser, last: string) =>
      browser.post(`${held}/end`, { ...day('last', last), why: 'Left', version: '1' })
    const both = await Promise.all([end(officer, '2026-01-31'), end(second, '2025-12-31')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(await rowsFor(held)).toHaveLength(2)
    await officer.submit(`${held}/correct`, { annul: 'yes', why: 'Not ours' })
  })

  it('5.3 are listed as at a day, by kind, and exported as they are filtered', async () => {
    await record(elm, leader('Ms Cay Elm', 'professionalPartner'))
    const state = async (query: string) => {
      const csv = await officer.get(`/designations/export/csv?${query}`)
      return csv.text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.replaceAll('"', '').split(','))
        .map(([holder, kind]) => `${holder}: ${kind}`)
    }
    const on = (text: string) => new URLSearchParams(day('on', text)).toString()
    expect(await state('state=inForce')).toEqual(['Ms Cay Elm: Professional Partner'])
    expect(await state(`state=inForce&${on('2026-01-31')}`)).toEqual([
      'Ms Cay Elm: Professional Partner',
      'Mrs Ada Oak: National Leader of Education',
    ])
    expect(await state('kind=nationalLeader')).toEqual(['Mrs Ada Oak: National Leader of Education'])
    expect(await state(`state=notYet&${on('2024-08-31')}`)).toHaveLength(2)
  })

  it('5.3 have pages that are well made', async () => {
    for (const url of [
      '/designations',
      '/designations?on-day=1&on-month=9&on-year=2024',
      `/schools/${oak}/designations/new`,
      of,
      `${of}/end`,
      `${of}/correct`,
    ]) {
      const page = await officer.get(url)
      expect([url, page.status, await faultsOf(page)]).toEqual([url, 200, []])
    }
  })
})
