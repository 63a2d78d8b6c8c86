import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'
import { addDays } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const urn = 100001
const criteria = `/schools/${urn}/criteria`
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.database.owner(
    `insert into school (authority_id, urn, establishment_number, name, phase, governance, type)
     values (999, $1, 2001, 'Oak Primary School', 'primary', 'maintained', 'Community school')`,
    [urn],
  )
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
  expect(before.text).toContain('As at 3 March 2026: figures of the years up to 2025/26')
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
