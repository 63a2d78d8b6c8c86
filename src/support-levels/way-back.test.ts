import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { putSchool } from '../../test/school-entry.ts'

const urn = 105001
let app: TestApp
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  const authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

const linkTo = (page: TestPage, words: RegExp): string =>
  [...page.document.querySelectorAll('a')].find((link) => words.test(link.textContent ?? ''))?.getAttribute('href') ??
  ''

it('7.3 from the register through a review one comes back to the register as it was left', async () => {
  const register = '/register?level=none&phase=primary'
  const level = linkTo(await adviser.get(register), /Oak Primary School/)
  const opening = linkTo(await adviser.get(level), /Open a review/)
  const opened = await adviser.submit(opening, { kind: 'termly' }, 'Open the review')
  expect(opened.status).toBe(303)
  const review = await adviser.get(opened.location ?? '')
  const proposing = linkTo(review, /Propose a level/)
  const saved = await adviser.submit(proposing, { reasons: 'Half', intent: 'later' }, 'Send for ratification')
  const again = await adviser.get(saved.location ?? '')
  const tab = await adviser.get(linkTo(again, /^\s*Support level\s*$/))
  expect(linkTo(tab, /Back to the register/)).toBe(register)
})
