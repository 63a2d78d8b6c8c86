import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

const urn = 100001
const level = `/schools/${urn}/support-level`
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let principal: TestBrowser
let headteacher: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
  headteacher = await app.signIn(authority, 'headteacher', urn)
})
afterAll(() => app.close())

async function isValid(browser: TestBrowser, url: string): Promise<void> {
  const page = await browser.get(url)
  expect(page.status, url).toBe(200)
  expect(await faultsOf(page), url).toEqual([])
}

describe('the pages of levels and records', () => {
  it('3.3 are valid and have one heading in every state of a review, for officers and for the school', async () => {
    for (const url of [
      level,
      `/schools/${urn}/criteria`,
      `${level}/reviews/new`,
      '/register',
      '/register/movements',
      '/register/freezes',
    ])
      await isValid(adviser, url)
    const criterion =
      (await adviser.get(`/schools/${urn}/criteria`)).document
        .querySelector('dl a[href*="/criteria/"]')
        ?.getAttribute('href') ?? ''
    await isValid(adviser, criterion)
    await isValid(headteacher, criterion)
    const review = (await adviser.submit(`${level}/reviews/new`, { kind: 'termly' }, 'Open the review')).location ?? ''
    for (const path of ['', '/propose', '/complete', '/withdraw']) await isValid(adviser, review + path)
    await adviser.submit(`${review}/propose`, { level: '2', reasons: 'Seen' }, 'Send for ratification')
    for (const url of ['/ratification', `${review}/return`]) await isValid(principal, url)
    const id = review.split('/').at(-1) ?? ''
    const sitting = {
      meeting: 'Standards',
      'metOn-day': '4',
      'metOn-month': '3',
      'metOn-year': '2026',
      [`decided-${id}`]: 'ratified',
    }
    await principal.submit('/ratification', sitting, 'Record what the meeting decided')
    for (const path of ['', '/record-answer', '/without-school', '/issue']) await isValid(adviser, review + path)
    for (const url of [level, review, `${review}/answer`]) await isValid(headteacher, url)
  })

  it('7.2 are valid from the first save of a note to its answer', async () => {
    const draft = (await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')).location ?? ''
    const note = draft.replace(/\/edit$/, '')
    for (const url of [`/schools/${urn}/records`, draft, `${note}/check`]) await isValid(adviser, url)
    const words = { purpose: 'Review', present: 'Head', heading1: 'Attendance', words1: 'Rising', circulation: 'Head' }
    await adviser.submit(
      draft,
      { ...words, 'visitedOn-day': '2', 'visitedOn-month': '3', 'visitedOn-year': '2026' },
      'Save and check your answers',
    )
    await isValid(adviser, `${note}/check`)
    await adviser.submit(`${note}/check`, {}, 'Issue')
    for (const browser of [adviser, headteacher]) await isValid(browser, note)
  })
})
