import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
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
let chair: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
  headteacher = await app.signIn(authority, 'headteacher', urn)
  chair = await app.signIn(authority, 'chair', urn)
})
afterAll(() => app.close())

/** What the page says that the person begins with, and where each sentence leads. */
async function waiting(browser: TestBrowser): Promise<readonly (readonly [string, string])[]> {
  const first = (await browser.get('/')).location ?? ''
  const page = await browser.get(first)
  expect(page.status, first).toBe(200)
  expect(await faultsOf(page), first).toEqual([])
  const links = page.document.querySelectorAll('section[aria-labelledby=waiting] a')
  return [...links].map((link) => [link.textContent ?? '', link.getAttribute('href') ?? ''])
}

const metOn = { 'metOn-day': '4', 'metOn-month': '3', 'metOn-year': '2026' }

describe('what waits for whom', () => {
  it('7.1 is told each person on the page they begin with, from the opening to the record', async () => {
    for (const browser of [adviser, principal, headteacher, chair]) expect(await waiting(browser)).toEqual([])
    const opened = await adviser.submit(`${level}/reviews/new`, { kind: 'annual' }, 'Open the review')
    const review = opened.location ?? ''
    expect(await waiting(headteacher)).toEqual([
      ['Begin your self-evaluation for the annual agreement of the level', `/schools/${urn}/criteria`],
    ])
    const criterion = `/schools/${urn}/criteria/secure-governance-strong`
    await headteacher.submit(criterion, { verdict: 'met' }, 'Save answer')
    expect(await waiting(headteacher)).toEqual([
      [
        'Continue your self-evaluation for the annual agreement of the level: 1 of 33 answered',
        `/schools/${urn}/criteria`,
      ],
    ])
    await adviser.submit(`${review}/propose`, { level: '2', reasons: 'Seen' }, 'Send for ratification')
    expect(await waiting(principal)).toEqual([['1 level waits to be ratified', '/ratification']])
    expect(await waiting(adviser)).toEqual([])
    await principal.submit(`${review}/return`, { comment: 'Say more' }, 'Return the proposal')
    expect(await waiting(adviser)).toEqual([['Propose again: the proposal came back for Oak Primary School', review]])
    await adviser.submit(`${review}/propose`, { level: '2', reasons: 'Seen twice' }, 'Send for ratification')
    const decided = { meeting: 'Standards', ...metOn, [`decided-${review.split('/').at(-1)}`]: 'ratified' }
    expect((await principal.submit('/ratification', decided, 'Record what the meeting decided')).status).toBe(303)
    const toAnswer = ['Agree or dispute support level 2 Vulnerable, ratified on 4 March 2026', `${review}/answer`]
    expect(await waiting(headteacher)).toEqual([toAnswer])
    expect(await waiting(chair)).toEqual([toAnswer])
    await headteacher.submit(`${review}/answer`, { answer: 'agrees' }, 'Send your answer')
    expect(await waiting(headteacher)).toEqual([])
    await chair.submit(`${review}/answer`, { answer: 'disputes', words: 'No' }, 'Send your answer')
    expect(await waiting(adviser)).toEqual([
      ['Record the next step: the level is disputed by Oak Primary School', review],
    ])
    await adviser.submit(`${review}/next-step`, { nextStep: 'Meet in April' }, 'Record the next step')
    expect(await waiting(adviser)).toEqual([['Issue the note of visit or letter for Oak Primary School', review]])
  })

  it('3.2 is a note to the headteacher until it is called accurate or not, and nothing to the chair', async () => {
    const note = await issuedNote()
    expect(await waiting(headteacher)).toEqual([['Say whether the note of visit of 4 March 2026 is accurate', note]])
    expect(await waiting(chair)).toEqual([])
    await headteacher.submit(note, { answer: 'accurate' }, 'Send your answer')
    expect(await waiting(headteacher)).toEqual([])
  })

  it('3.2 is what the headteacher calls inaccurate to author and link adviser, until a later record is issued', async () => {
    const linked = await app.signIn(authority, 'schoolImprovementAdviser', undefined, 'Lin Linked')
    await app.database.owner(
      `insert into link_adviser (authority_id, urn, person_id, from_day)
       select 999, $1, person_id, '2026-01-01' from person where name = 'Lin Linked'`,
      [urn],
    )
    const note = await issuedNote()
    await headteacher.submit(note, { answer: 'inaccurate', words: 'We were nine, not eight' }, 'Send your answer')
    const words = 'Read what is called inaccurate in'
    const told = async (browser: TestBrowser) =>
      (await waiting(browser)).flatMap(([text, href]) => (text.startsWith(words) ? [href] : []))
    expect(await told(adviser)).toEqual([note])
    expect(await told(linked)).toEqual([note])
    expect(await told(principal)).toEqual([])
    app.setClock(new Date(`${testToday}T12:05:00Z`))
    await issuedNote()
    expect(await told(adviser)).toEqual([])
    expect(await told(linked)).toEqual([])
  })
})

/** A note of visit, issued by the adviser; its address. */
async function issuedNote(): Promise<string> {
  const draft = (await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')).location ?? ''
  const note = draft.replace(/\/edit$/, '')
  const words = { purpose: 'Review', present: 'Head', heading1: 'Attendance', words1: 'Rising', circulation: 'Head' }
  const visited = { 'visitedOn-day': '2', 'visitedOn-month': '3', 'visitedOn-year': '2026' }
  await adviser.submit(draft, { ...words, ...visited }, 'Save and check your answers')
  expect((await adviser.submit(`${note}/check`, {}, 'Issue')).status).toBe(303)
  return note
}
