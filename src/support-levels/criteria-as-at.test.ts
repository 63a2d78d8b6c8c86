import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'
import { addDays, day } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

const urn = 100001
const criteria = `/schools/${urn}/criteria`
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn)
})
afterAll(() => app.close())

it('5.2 the criteria are shown as they stood in an earlier term, with what was answered by then', async () => {
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  const judged = (await adviser.get(criteria)).document.querySelector('dl a[href*="/criteria/"]')?.getAttribute('href')
  await adviser.submit(judged ?? '', { verdict: 'met', reason: 'Seen in March', evidence: '' }, 'Save answer')
  app.setClock(addDays(testToday, 90))
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  const before = await adviser.get(`${criteria}?on-day=3&on-month=3&on-year=2026`)
  expect(await faultsOf(before)).toEqual([])
  expect(before.text).toContain('figures as at that day or before')
  expect(before.text).not.toContain('Seen in March')
  expect(before.text).not.toContain('Open a criterion to answer it')
  for (const query of ['', '?on-day=4&on-month=3&on-year=2026'])
    expect((await adviser.get(criteria + query)).text).toContain('Seen in March')
  for (const query of ['?on-day=31&on-month=2&on-year=2026', '?on-day=1&on-month=3&on-year=2099']) {
    const refused = await adviser.get(criteria + query)
    expect(refused.status).toBe(422)
    expect(refused.document.querySelector('details[open] .govuk-error-message')).not.toBeNull()
    expect(await faultsOf(refused)).toEqual([])
  }
})

it('5.2 the criteria are asked of days before the service was there, as far back as figures go', async () => {
  const asked = await adviser.get(`${criteria}?on-day=1&on-month=12&on-year=2011`)
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('As at 1 December 2011')
  const refused = await adviser.get(`${criteria}?on-day=31&on-month=8&on-year=2005`)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('The day must be on or after 1 September 2005, where the figures that are read begin')
})

const boxes = (name: string, on: number): string => `${name}-day=${on}&${name}-month=3&${name}-year=2026`

/** What the audit of safeguarding found, entered on a day of March 2026. */
async function holdAudit(on: number, grade: string): Promise<void> {
  app.setClock(day(`2026-03-${String(on).padStart(2, '0')}`))
  const officer = await app.signIn(authority, 'dataOfficer')
  const address = `/schools/${urn}/evidence/held`
  const checked = await officer.submit(address, { 'safeguarding-audit': grade })
  const saving = [...checked.document.querySelectorAll('button')].find((one) => one.textContent?.includes('Save what'))
  const inputs = [...(saving?.closest('form')?.querySelectorAll('input[name]') ?? [])]
  const fields = inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''])
  expect((await officer.post(address, Object.fromEntries(fields))).status).toBe(303)
}

/** How it stands that procedures are not in place, on a page of the criteria. */
const notInPlace = (page: TestPage): string | null | undefined =>
  page.document.querySelector('.govuk-summary-list__row:has(a[href$="/concern-safeguarding-not-in-place"]) .govuk-tag')
    ?.textContent

/** The numbers of the schools that the register shows as meeting it. */
const listed = async (query: string): Promise<string> =>
  (await adviser.get(`/register/export/csv?criterion=concern-safeguarding-not-in-place&${query}`)).text

it('7.3 the criteria of an earlier day are shown as they were known: files imported and not undone by then', async () => {
  await holdAudit(5, '3')
  await holdAudit(10, '1')
  app.setClock(addDays(testToday, 90))
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  const asAt = boxes('on', 12)
  const heldToday = await adviser.get(`${criteria}?${asAt}`)
  expect(heldToday.text).toContain('As at 12 March 2026, from the files held today')
  expect([heldToday, await adviser.get(criteria)].map(notInPlace)).toEqual(['Not met', 'Not met'])
  for (const [on, verdict] of [
    [3, 'Not known'],
    [9, 'Met'],
    [10, 'Not met'],
  ] as const) {
    const known = await adviser.get(`${criteria}?${asAt}&${boxes('known', on)}`)
    expect(await faultsOf(known)).toEqual([])
    expect(known.text).toContain(`As at 12 March 2026, as it was known at the end of ${on} March 2026`)
    expect(notInPlace(known), `known on ${on} March`).toBe(verdict)
    expect((await listed(`${asAt}&${boxes('known', on)}`)).includes(String(urn))).toBe(verdict === 'Met')
  }
  expect(await listed(asAt)).not.toContain(String(urn))
})

it('7.3 undoing a file later leaves what was known before as it was, and the judgement of an adviser likewise', async () => {
  await app.database.owner(
    `insert into data_import_happening (authority_id, import_number, sequence, happening, at, person_name, reason)
     select authority_id, import_number, 99, 'undone', '2026-03-20T12:00Z', 'Operator', 'Another school' from data_import
     where import_number = 1`,
  )
  app.setClock(day('2026-03-21'))
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  const judgement = { verdict: 'notMet', reason: 'Seen to be in place', evidence: '' }
  await adviser.submit(`${criteria}/concern-safeguarding-not-in-place`, judgement, 'Save answer')
  const known = (on: number) => adviser.get(`${criteria}?${boxes('known', on)}`)
  expect(notInPlace(await known(9))).toBe('Met')
  expect(notInPlace(await known(20))).toBe('Not met')
  expect((await known(20)).text).not.toContain('Seen to be in place')
  expect((await known(21)).text).toContain('Seen to be in place')
  expect(await listed(boxes('known', 9))).toContain(String(urn))
  expect(await listed(boxes('known', 21))).not.toContain(String(urn))
})
