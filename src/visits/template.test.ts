import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { customaryLetter } from './letter-template.ts'
import { readTemplate, templateText } from './template-text.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let administrator: TestBrowser
let principal: TestBrowser
let adviser: TestBrowser
const address = '/policy/letter'

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  administrator = await app.signIn(authority, 'administrator', undefined, 'Ada Administrator')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser', undefined, 'Petra Principal')
})
afterAll(() => app.close())

const written = {
  opening: 'Dear {{headteacher}} and {{chair}}\n\n{{levelInASentence}}',
  closing: '# Support\n\n{{supportOffered}}\n\n- one\n- two\n\nYours\n\n{{signatory}}\n{{signatoryRole}}',
}
const save = (fields: Readonly<Record<string, string>>, by = administrator) =>
  by.submit(address, fields, 'Save the letter')
const versionNow = async () =>
  (await administrator.get(address)).document.querySelector('[name="version"]')?.getAttribute('value')

/** Issues a note; answers its address. */
async function issuedNote(): Promise<string> {
  const begun = await adviser.submit('/schools/109001/records', {}, 'Begin a note of visit')
  const path = (begun.location ?? '').replace(/\/edit$/, '')
  const words = { purpose: 'Review', present: 'Head', heading1: 'Attendance', words1: 'Rising', circulation: 'Head' }
  const visited = { 'visitedOn-day': '2', 'visitedOn-month': '3', 'visitedOn-year': '2026' }
  await adviser.submit(`${path}/edit`, { ...words, ...visited }, 'Save and check your answers')
  expect((await adviser.submit(`${path}/check`, {}, 'Issue')).location).toBe(path)
  return path
}

describe('the authority’s letter as text', () => {
  it('7.2 reads back as it was written', () => {
    for (const blocks of [customaryLetter.opening, customaryLetter.closing, readTemplate(written.closing)])
      expect(readTemplate(templateText(blocks))).toEqual(blocks)
    expect(readTemplate('# A\r\nwords\r\n\r\n\r\n- one\r\n- two\r\n# B')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'paragraph', words: 'words' },
      { kind: 'list', style: 'bullets', items: ['one', 'two'] },
      { kind: 'heading', level: 1, text: 'B' },
    ])
  })
})

describe('changing the authority’s letter', () => {
  it('7.2 begins with the letter of the service, and is looked at before it is saved', async () => {
    const page = await administrator.get(address)
    expect(page.document.querySelector('#opening')?.textContent).toContain('{{levelInASentence}}')
    expect(page.text).toContain('The authority uses the letter that comes with the service')
    const looked = await save({ ...written, intent: 'preview' })
    expect(looked.status).toBe(200)
    expect(looked.text).toContain('As it would be, not saved yet')
    expect(looked.text).toContain('Before that it was 1 Secure.')
    expect(await versionNow()).toBe('0')
  })

  it('7.2 refuses what no letter could fill in, in both parts at once, and keeps what was typed', async () => {
    const wrong = await save({ opening: 'Dear {{heed}}', closing: 'Yours }} truly' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('There is nothing called {{heed}} to fill in')
    expect(wrong.text).toContain('The braces are not closed')
    expect(wrong.document.querySelector('#opening')?.textContent?.trim()).toBe('Dear {{heed}}')
  })

  it('7.2 refuses a letter that would not say the level, when it is looked at and when it is saved', async () => {
    const without = { ...written, opening: 'Dear {{headteacher}}\n\nThe level is {{agreedLevel}}.' }
    for (const intent of ['preview', '']) {
      const refused = await save({ ...without, intent })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Say the level: write {{levelInASentence}}')
    }
    expect(await versionNow()).toBe('0')
    const after = { opening: 'Dear {{headteacher}}', closing: '{{ levelInASentence }}', intent: 'preview' }
    expect((await save(after)).status).toBe(200)
  })

  it('7.2 is a version of its own, remembered with the words before, and a stale save is told', async () => {
    const stale = (await principal.get(address)).document.querySelector('[name="version"]')?.getAttribute('value') ?? ''
    const saved = await save(written)
    expect(saved.status, saved.text.slice(0, 2000)).toBe(303)
    const again = await principal.post(address, { version: stale, ...written, opening: 'Mine {{school}}' })
    expect(again.status).toBe(409)
    for (const words of ['Ada Administrator saved a change', 'Mine {{school}}', '{{levelInASentence}}'])
      expect(again.text).toContain(words)
    expect(await versionNow()).toBe('1')
    const { rows } = await app.database.owner("select canonical from audit_entry where action = 'change letter'")
    expect(rows).toHaveLength(1)
    expect(rows[0].canonical).toContain('Yours sincerely')
    expect((await save(written)).text).toContain('Change the letter, or go back')
  })

  it('7.2 notes of visit have a template of their own, which changes those issued after it and none before', async () => {
    const note = '/policy/note-of-visit'
    await putSchool(app.database, 109_001)
    const first = await issuedNote()
    expect((await adviser.get(first)).text).toContain('is asked to read this note')
    const wrong = await administrator.submit(note, { opening: '{{agreedLevel}}' }, 'Save the note of visit')
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('There is nothing called {{agreedLevel}} to fill in')
    const words = { opening: 'Visit by {{visitor}} on {{visitedOn}} to {{school}} ({{schoolNumber}})', closing: '' }
    const looked = await administrator.submit(note, { ...words, intent: 'preview' }, 'Save the note of visit')
    expect(looked.text).toContain('As it would be, not saved yet')
    expect((await administrator.submit(note, words, 'Save the note of visit')).status).toBe(303)
    const stale = await administrator.post(note, { version: '0', ...words })
    expect(stale.status).toBe(409)
    const second = await adviser.get(await issuedNote())
    expect(second.text).toContain('on 2 March 2026 to Oak Primary School (')
    expect(second.text).not.toContain('is asked to read this note')
    expect((await adviser.get(first)).text).toContain('is asked to read this note')
    expect(await versionNow(), 'the letter is another').toBe('1')
  })

  it('7.2 is for those who keep the edition', async () => {
    expect((await adviser.get(address)).status).toBe(403)
    expect((await principal.get('/policy')).text).toContain('Change the authority’s letter')
  })
})
