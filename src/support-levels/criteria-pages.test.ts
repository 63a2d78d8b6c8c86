import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { putSchool } from '../../test/school-entry.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const urns = { oak: 109001, ash: 109002 } as const
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urns.oak)
  await putSchool(app.database, urns.ash, 'Ash Primary School')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

describe('the criteria', () => {
  it('5.2 the adviser judges with a reason, and the school’s own answer stands beside', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', urns.oak)
    const grid = await adviser.get(`/schools/${urns.oak}/criteria`)
    expect(grid.status, grid.text.slice(0, 2000)).toBe(200)
    const links = [...grid.document.querySelectorAll('dl a[href*="/criteria/"]')].map(
      (link) => link.getAttribute('href') ?? '',
    )
    expect(links).toHaveLength(33)
    const judged = links.find((link) => link.includes('govern')) ?? links[0] ?? ''
    expect((await adviser.submit(judged, { verdict: 'met' }, 'Save answer')).status).toBe(422)
    expect(
      (await adviser.submit(judged, { verdict: 'met', reason: 'Minutes of three meetings' }, 'Save answer')).status,
    ).toBe(303)
    expect((await headteacher.submit(judged, { verdict: 'notMet' }, 'Save answer')).status).toBe(303)
    const both = await headteacher.get(`/schools/${urns.oak}/criteria`)
    expect(both.text).toContain('Minutes of three meetings')
    expect(both.text).toContain('The school answers 1 criterion differently')
    const other = await app.signIn(authority, 'headteacher', urns.ash)
    expect((await other.get(judged)).status).toBe(404)
  })
})
