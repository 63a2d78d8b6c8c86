import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'

import { listUnanswered } from './store.ts'
import { putSchool } from '../../test/school-entry.ts'

const urn = 109001
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let headteacher: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [number, name] of [
    [urn, 'Oak Primary School'],
    [109002, 'Ash Primary School'],
  ] as const)
    await putSchool(app.database, number, name)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  headteacher = await app.signIn(authority, 'headteacher', urn)
})
afterAll(() => app.close())

const filled = {
  'visitedOn-day': '2',
  'visitedOn-month': '3',
  'visitedOn-year': '2026',
  purpose: 'Termly review',
  present: 'Headteacher\nChair',
  heading1: 'Attendance',
  words1: 'Rising <b>slowly</b>',
  circulation: 'Headteacher',
}

async function begin(): Promise<string> {
  const begun = await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')
  expect(begun.status).toBe(303)
  return (begun.location ?? '').replace(/\/edit$/, '')
}
async function issued(): Promise<string> {
  const path = await begin()
  expect((await adviser.submit(`${path}/edit`, filled, 'Save and check your answers')).location).toBe(`${path}/check`)
  expect((await adviser.submit(`${path}/check`, {}, 'Issue')).location).toBe(path)
  return path
}

describe('notes of visit', () => {
  it('7.2 a draft is left and resumed, and cannot be issued while anything is missing', async () => {
    const path = await begin()
    const saved = await adviser.submit(
      `${path}/edit`,
      { purpose: 'Termly review', intent: 'later' },
      'Save and come back later',
    )
    expect(saved.location).toBe(`${path}/edit`)
    const again = await adviser.get(`${path}/edit`)
    expect(again.document.querySelector('#purpose')?.textContent?.trim()).toBe('Termly review')
    const check = await adviser.get(`${path}/check`)
    expect(check.text).toContain('Enter the date of the visit')
    expect(check.text).toContain('Enter at least one finding')
    expect(
      [...check.document.querySelectorAll('main button')].map((button) => button.textContent?.trim()),
    ).not.toContain('Issue')
  })

  it('7.2 an issued note is shown as it was, as page, Word document and PDF, and its bytes never change', async () => {
    const path = await issued()
    const page = await headteacher.get(path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Rising &lt;b>slowly')
    const { rows } = await app.database.owner(
      'select model, docx, pdf, docx_sha256, pdf_sha256 from issued_document where record_id = $1',
      [path.split('/').at(-1)],
    )
    for (const format of ['docx', 'pdf'] as const) {
      const file = await headteacher.get(`${path}/document.${format}`)
      expect(file.status).toBe(200)
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(rows[0][`${format}_sha256`])
      expect(page.text).toContain(rows[0][`${format}_sha256`])
    }
    await expect(
      withTx(app.database, { authority }, (tx) => tx.updateTable('issued_document').set({ reference: 'X' }).execute()),
    ).rejects.toThrow(/permission denied/)
  })

  it('7.2 references run on', async () => {
    const { rows } = await app.database.owner('select reference from issued_document order by reference')
    const before = rows.length
    await issued()
    const after = await app.database.owner('select reference from issued_document order by reference')
    expect(after.rows.map(({ reference }) => reference)).toEqual(
      Array.from({ length: before + 1 }, (_, index) => `NV/2026/${String(index + 1).padStart(4, '0')}`),
    )
  })

  it('3.2 the headteacher answers inaccurate with words, once, and the adviser sees them', async () => {
    const path = await issued()
    const refused = await headteacher.submit(path, { answer: 'inaccurate' }, 'Send your answer')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say what is inaccurate')
    expect(
      (await headteacher.submit(path, { answer: 'inaccurate', words: 'The roll is 204' }, 'Send your answer')).status,
    ).toBe(303)
    expect((await adviser.get(path)).text).toContain('The roll is 204')
    const unanswered = await withTx(app.database, { authority }, (tx) => listUnanswered(tx, authority))
    expect(unanswered.map(({ id }) => id)).not.toContain(path.split('/').at(-1))
    expect(unanswered.length).toBeGreaterThan(0)
    const again = await headteacher.post(`${path}/answer`, { answer: 'accurate' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('This record has been answered: inaccurate')
  })

  it('3.2 a school sees what was issued to it and no draft, and nothing of another school', async () => {
    const draft = await begin()
    const path = await issued()
    expect((await headteacher.get(draft)).status).toBe(404)
    expect((await headteacher.get(`/schools/${urn}/records`)).text).not.toContain('Draft')
    const other = await app.signIn(authority, 'headteacher', 109002)
    expect((await other.get(path)).status).toBe(404)
    expect((await other.get(`${path}/document.pdf`)).status).toBe(404)
    expect((await other.post(`${path}/answer`, { answer: 'accurate' })).status).toBe(404)
  })

  it('7.3 a correction is a new record that refers to the one it corrects', async () => {
    const path = await issued()
    const begun = await adviser.submit(path, {}, 'Begin a correction')
    const correction = (begun.location ?? '').replace(/\/edit$/, '')
    await adviser.submit(`${correction}/edit`, { words1: 'Falling' }, 'Save and check your answers')
    await adviser.submit(`${correction}/check`, {}, 'Issue')
    const text = (await adviser.get(correction)).text
    expect(text).toMatch(/This record corrects NV\/2026\/\d{4} of 4 March 2026/)
    expect((await adviser.get(path)).text).toContain('Rising')
    expect((await headteacher.get(path)).text).toContain('A correction of this record has been issued')
  })

  it('7.2 a stale save loses nothing: both texts are shown and neither is overwritten', async () => {
    const path = await begin()
    await adviser.submit(`${path}/edit`, { purpose: 'First', intent: 'later' }, 'Save and come back later')
    const stale = await adviser.post(`${path}/note`, { version: '1', purpose: 'Second' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('First')
    expect(stale.text).toContain('Second')
    expect((await adviser.get(`${path}/edit`)).text).toContain('First')
  })

  it('7.2 a stale save lists only what differs, by the words of the fields', async () => {
    const path = await begin()
    await adviser.submit(`${path}/edit`, { ...filled, intent: 'later' }, 'Save and come back later')
    const mine = {
      ...filled,
      visitor: 'schoolImprovementAdviser of 999',
      'visitedOn-month': '03',
      present: 'Headteacher\r\nChair',
      words1: 'Falling',
    }
    const next = { 'nextVisitOn-day': '9', 'nextVisitOn-month': '6', 'nextVisitOn-year': '2026' }
    const stale = await adviser.post(`${path}/note`, { version: '1', ...mine, ...next })
    expect(stale.status).toBe(409)
    const listed = [...stale.document.querySelectorAll('.app-conflict h2')].map((heading) => heading.textContent)
    expect(listed.toSorted()).toEqual(['Date of the next visit', 'Finding 1: what was found'])
  })

  it('7.2 what the PDF cannot show is refused before it is issued for good, with the field and the characters', async () => {
    const path = await begin()
    const lost = { ...filled, purpose: 'Seen 𓀀 𒀀 again 𓀀', words1: '\u{1BC00}' }
    await adviser.submit(`${path}/edit`, lost, 'Save and check your answers')
    const check = await adviser.get(`${path}/check`)
    expect(check.text).toContain('Purpose of the visit: the PDF cannot show 𓀀 𒀀. Write it another way')
    expect(check.text).toContain('Finding 1: what was found: the PDF cannot show \u{1BC00}.')
    expect((await adviser.post(`${path}/issue`, { version: '2' })).status).toBe(422)
    await adviser.submit(
      `${path}/edit`,
      { ...filled, purpose: 'Siân of Łódź, 学校 😀, مدرسة' },
      'Save and check your answers',
    )
    expect((await adviser.submit(`${path}/check`, {}, 'Issue')).status).toBe(303)
  })

  it('7.2 only the writer changes a draft, and issuing twice issues once', async () => {
    const path = await begin()
    await adviser.submit(`${path}/edit`, filled, 'Save and check your answers')
    const other = await app.signIn(authority, 'principalAdviser')
    expect((await other.post(`${path}/issue`, { version: '2' })).text).toContain('Only the person who began a draft')
    const both = await Promise.all([
      adviser.post(`${path}/issue`, { version: '2' }),
      adviser.post(`${path}/issue`, { version: '2' }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      303,
      expect.toSatisfy((status) => status === 422 || status === 404),
    ])
  })
})
