import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { putSchool } from '../../test/school-entry.ts'
import { day } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const urns = { oak: 109001, ash: 109002, elm: 109003 } as const
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urns.oak)
  await putSchool(app.database, urns.ash, 'Ash Primary School')
  await putSchool(app.database, urns.elm, 'Elm Primary School')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

describe('the criteria', () => {
  it('3.2 an answer that somebody else gave meanwhile is told with both texts, and neither is lost', async () => {
    for (const [one, other, part] of [
      ['headteacher', 'schoolLeader', 'self-evaluation'],
      ['schoolImprovementAdviser', 'principalAdviser', 'criteria'],
    ] as const) {
      const urn = part === 'criteria' ? undefined : urns.ash
      const first = await app.signIn(authority, one, urn, `First ${one}`)
      const second = await app.signIn(authority, other, urn)
      const shown = `/schools/${urns.ash}/criteria/secure-governance-strong`
      const version = (await second.get(shown)).document.querySelector('[name="version"]')?.getAttribute('value') ?? ''
      expect((await first.submit(shown, { verdict: 'met', reason: 'Theirs' }, 'Save answer')).status).toBe(303)
      const to = `/schools/${urns.ash}/${part}/secure-governance-strong`
      const stale = await second.post(to, { verdict: 'notMet', reason: 'Mine', evidence: 'Minutes', version })
      expect(stale.status, stale.text.slice(0, 2000)).toBe(409)
      const sides = stale.document.querySelector('main')?.textContent ?? ''
      expect(sides).toContain(`First ${one} saved a change on`)
      expect(sides).toContain('Theirs')
      expect(stale.document.querySelector('textarea[name="reason"]')?.textContent).toBe('Mine')
      const kept = 'select verdict from criterion_answer where urn = $1 and whose = $2'
      const whose = part === 'criteria' ? 'adviser' : 'school'
      expect((await app.database.owner(kept, [urns.ash, whose])).rows).toEqual([{ verdict: 'met' }])
      const now = stale.document.querySelector('[name="version"]')?.getAttribute('value') ?? ''
      expect((await second.post(to, { verdict: 'notMet', reason: 'Mine', version: now })).status).toBe(303)
    }
  })

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

  it('7.1 an answer of last year stands with its day, counts no longer, and one button gives it again for this year', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', urns.elm)
    const page = `/schools/${urns.elm}/criteria/secure-governance-strong`
    app.setClock(day('2025-11-19'))
    await adviser.submit(page, { verdict: 'met', reason: 'Minutes\nof three meetings' }, 'Save answer')
    await headteacher.submit(page, { verdict: 'met' }, 'Save answer')
    app.setClock(day('2026-11-04'))
    const grid = await (await app.signIn(authority, 'schoolImprovementAdviser')).get(`/schools/${urns.elm}/criteria`)
    const sources = [...grid.document.querySelectorAll('.app-source')].map(({ textContent }) => textContent)
    expect(sources).toContain('Headteacher, 19 November 2025, for 2025/26; not yet for this year')
    expect(sources).toContain(
      'Judged met before: School Improvement Adviser, 19 November 2025, for 2025/26; not yet for this year',
    )
    const later = await app.signIn(authority, 'schoolImprovementAdviser')
    expect((await later.get(page)).document.querySelector('main p.govuk-body .govuk-tag')?.textContent).toBe(
      'Not known',
    )
    const same = await later.submit(page, {}, 'Still so')
    expect(same.status).toBe(303)
    const anew = await later.get(page)
    expect(anew.text.includes('Still so')).toBe(false)
    expect(anew.document.querySelector('main p.govuk-body .govuk-tag')?.textContent).toBe('Met')
    app.setClock(day('2026-03-04'))
  })

  it('5.2 a refused answer leaves the verdict and its figures as they are', async () => {
    const page = `/schools/${urns.oak}/criteria/vulnerable-attainment-falling`
    const again = await app.signIn(authority, 'schoolImprovementAdviser')
    const before = await again.get(page)
    const refused = await again.submit(page, { verdict: 'notMet', reason: '' }, 'Save answer')
    expect(refused.status).toBe(422)
    const because = (of: typeof before) => of.document.querySelector('main div.govuk-body')?.textContent
    expect(because(before)).toBeTruthy()
    expect(because(refused)).toBe(because(before))
  })
})
