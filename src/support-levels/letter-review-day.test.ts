import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { dateFields, proposed, ratified } from '../../test/journeys/beginnings.ts'
import { putSchool } from '../../test/school-entry.ts'
import { faultsOf } from '../../test/valid-page.ts'

const urn = 109001
let app: TestApp
let adviser: TestBrowser
let review: string

beforeAll(async () => {
  app = await startTestApp()
  const authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn, 'Oak Primary School')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  review = await proposed(adviser, urn, 2)
  await ratified(await app.signIn(authority, 'principalAdviser'), review)
  const without = { reason: 'The school is between heads', nextStep: 'Meet the new head' }
  await adviser.submit(`${review}/without-school`, without, 'Agree without the school')
})
afterAll(() => app.close())

const errorsOn = (page: TestPage) =>
  [...page.document.querySelectorAll('.govuk-error-summary__list a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ])

it('7.2 a letter names the next review as the register has it, and no later day', async () => {
  const edit = (await adviser.submit(`${review}/issue`, {}, 'Begin a letter')).location ?? ''
  const page = await adviser.get(edit)
  expect(page.document.querySelector('a[href$="/support-level"].govuk-link')).not.toBeNull()
  const boxes = ['day', 'month', 'year'].map((part) =>
    page.document.querySelector(`[name="nextReviewOn-${part}"]`)?.getAttribute('value'),
  )
  expect(boxes).toEqual(['31', '8', '2026'])
  const words = { headteacher: 'A Head', chair: 'B Chair', effect: 'Support', rightToDiscuss: 'Ring us' }
  const bare = `${review}/issue/check?record=${edit.split('/').at(-2)}&from=2026-03-04`
  expect(errorsOn(await adviser.get(bare))).toContainEqual([
    'Enter with whom the school may discuss it',
    `${edit}#rightToDiscuss`,
  ])
  const later = { ...words, ...dateFields('nextReviewOn', [1, 2, 2027]) }
  await adviser.submit(edit, later, 'Save the letter')
  const record = edit.split('/').at(-2) ?? ''
  const check = (await adviser.submit(`${review}/issue`, { record }, 'Check what will be issued')).location ?? ''
  const refused = await adviser.get(check)
  const sentence =
    'The next review is due by 31 August 2026, as the register has it. Change the letter to that day or an earlier one'
  expect(errorsOn(refused)).toEqual([[sentence, `${edit}#nextReviewOn`]])
  expect(await faultsOf(refused)).toEqual([])
  const sent = await adviser.post(`${review}/issue/confirm`, {
    version: '4',
    record,
    recordVersion: '2',
    effectiveFrom: '2026-03-04',
  })
  expect([sent.status, errorsOn(sent)[0]?.[0]]).toEqual([422, sentence])
  await adviser.submit(edit, { ...words, ...dateFields('nextReviewOn', [20, 7, 2026]) }, 'Save the letter')
  const issued = await adviser.submit(check, {}, 'Issue, and bring the level into effect')
  expect(issued.status, issued.text).toBe(303)
  for (const back of [check, `${review}/issue`]) expect((await adviser.get(back)).location).toBe(review)
  expect((await adviser.get(edit)).location).toBe(edit.replace(/\/edit$/, ''))
  expect((await adviser.get(review)).text).not.toContain('Page not found')
})

it('7.2 what a note lacks is told a line each, which leads to its field', async () => {
  const edit = (await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')).location ?? ''
  const check = await adviser.get(edit.replace(/edit$/, 'check'))
  expect(errorsOn(check)).toContainEqual(['Enter the date of the visit', `${edit}#visitedOn`])
  expect(errorsOn(check)).toContainEqual(['Enter the purpose of the visit', `${edit}#purpose`])
  expect(await faultsOf(check)).toEqual([])
})
