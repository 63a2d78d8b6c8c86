import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, testPassword, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'
import { addDays } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { recordPassword } from './access-store.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import { recordNewcomer, recordPost } from './invitation-commands.ts'
import { hashPassword } from './password.ts'
import { findPersonByEmail, listAppointments } from './store.ts'
import { openUnsent, sealUnsent, type Unsent } from './unsent.ts'

let app: TestApp
let ambleford: AuthorityId
const dee = `dee-${randomUUID()}@ambleford.example`
const sam = `sam-${randomUUID()}@ambleford.example`

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  const hash = await hashPassword(testPassword)
  await withTx(app.database, { authority: ambleford }, async (tx) => {
    for (const [name, email] of [
      ['Dee Data', dee],
      ['Sam Second', sam],
    ] as const) {
      const { person } = await recordNewcomer(tx, ambleford, { name, email, role: 'dataOfficer', from: testToday })
      await recordPassword(tx, ambleford, person.id, hash, app.service.clock.now())
    }
  })
})
beforeEach(() => app.setClock(new Date(`${testToday}T09:00:00Z`)))
afterAll(() => app.close())

const name = `St "Ænne’s" <b>& sons</b>`
const url = '/schools/new'
const written = { name, urn: '200009', phase: 'primary' }
const signInAs = async (email: string): Promise<TestBrowser> => {
  const browser = app.browser()
  expect((await browser.submit('/sign-in', { email, password: testPassword })).status).toBe(303)
  return browser
}
const valueOf = (page: TestPage, field: string): string =>
  page.document.querySelector(`[name="${field}"]`)?.getAttribute('value') ?? ''
const schools = async (): Promise<number> =>
  (await app.database.owner('select count(*)::int as count from school')).rows[0].count

/** Writes a form, is away for longer than a session lasts, sends it: the page to sign in on, opened by sending on the same. */
async function sentTooLate(browser: TestBrowser, fields: Record<string, string> = written): Promise<TestPage> {
  const sending = await browser.fill(url, fields, 'Add school')
  app.setClock(new Date(`${testToday}T10:30:00Z`))
  const answer = await sending.send()
  expect([answer.status, answer.location]).toEqual([
    307,
    '/sign-in/unsent?next=%2Fschools%2Fnew&action=%2Fschools%2Fnew',
  ])
  return browser.post(answer.location ?? '', sending.fields)
}

const signInOn = (browser: TestBrowser, page: TestPage, email: string, password = testPassword, unsent?: string) =>
  browser.post('/sign-in', {
    _csrf: valueOf(page, '_csrf'),
    next: valueOf(page, 'next'),
    authority: '999',
    unsent: unsent ?? valueOf(page, 'unsent'),
    email,
    password,
  })

/** What the one button of the page after signing in sends. */
function putBack(browser: TestBrowser, page: TestPage): Promise<TestPage> {
  const form = page.document.querySelector('main form')
  const fields = [...(form?.querySelectorAll('input') ?? [])].map((input) => [
    input.getAttribute('name'),
    input.getAttribute('value'),
  ])
  return browser.post(form?.getAttribute('action') ?? '', Object.fromEntries(fields))
}

describe('what was written when the session ended', () => {
  it('is put back, without JavaScript, for the person who wrote it, and nothing was saved', async () => {
    const browser = await signInAs(dee)
    const page = await sentTooLate(browser)
    expect(page.text).toContain('it was not saved')
    expect(page.text).toContain('What you wrote will be put back')
    expect(page.text).not.toContain('sons')
    expect(await faultsOf(page)).toEqual([])
    const wrong = await signInOn(browser, page, dee, 'not the password')
    expect(wrong.status).toBe(422)
    const again = await signInOn(browser, wrong, dee)
    expect([again.status, again.document.title.split(' - ')[0]]).toEqual([200, 'You are signed in again'])
    expect(again.text).toContain('has not been sent')
    expect(await faultsOf(again)).toEqual([])
    const form = await putBack(browser, again)
    expect(form.status).toBe(422)
    expect(form.text).toContain('nothing was saved. What you wrote has been put back')
    expect([valueOf(form, 'name'), valueOf(form, 'urn')]).toEqual([name, '200009'])
    expect(form.document.querySelector('#phase option[selected]')?.getAttribute('value')).toBe('primary')
    expect(await schools()).toBe(0)
  })

  it('is nobody else’s who signs in in that browser', async () => {
    const browser = await signInAs(dee)
    const page = await sentTooLate(browser)
    const other = await signInOn(browser, page, sam)
    expect([other.status, other.location]).toEqual([303, url])
    expect((await browser.get(url)).text).not.toContain('sons')
  })

  it('is dropped when it was changed, was made up or is a day old', async () => {
    const browser = await signInAs(dee)
    const page = await sentTooLate(browser)
    const sealed = valueOf(page, 'unsent')
    const at = Math.floor(sealed.length / 2)
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    for (const unsent of [changed, 'made-up', sealed.slice(0, 40)]) {
      const answer = await signInOn(app.browser(), page, dee, testPassword, unsent)
      expect(answer.status).not.toBe(200)
    }
    app.setClock(new Date(`${testToday}T20:00:00Z`))
    expect((await signInOn(browser, page, dee)).status).toBe(303)
  })

  it('is never taken from a form of another page, of a session ended on purpose, or too long to keep', async () => {
    const browser = await signInAs(dee)
    const sending = await browser.fill(url, written, 'Add school')
    app.setClock(new Date(`${testToday}T10:30:00Z`))
    const strange = await browser.post(url, { ...sending.fields, _csrf: 'guessed' })
    expect([strange.status, strange.location]).toEqual([303, '/sign-in?next=%2Fschools%2Fnew&unsent=form'])
    const told = await browser.get(strange.location ?? '')
    expect(told.text).toContain('What you wrote was not kept')
    expect(told.text).not.toContain('put back')
    const long = await browser.post('/sign-in/unsent?next=%2F&action=%2F', {
      ...sending.fields,
      name: 'a'.repeat(300_000),
    })
    expect([valueOf(long, 'unsent'), long.text.includes('copy them first')]).toEqual(['', true])
    await app.database.owner('delete from session')
    const lost = await browser.post('/sign-in/unsent?next=%2F&action=%2F', sending.fields)
    expect([valueOf(lost, 'unsent'), lost.text.includes('copy them first')]).toEqual(['', true])
  })

  it('is not acted on while it is put back, whatever else is right about it', async () => {
    const browser = await signInAs(dee)
    const { fields } = await browser.fill(
      url,
      { ...written, type: 'Community school', governance: 'maintained' },
      'Add school',
    )
    expect((await browser.post(url, { ...fields, _unsent: url })).status).toBe(422)
    expect(await schools()).toBe(0)
    const out = await browser.post('/roles', { appointment: randomUUID(), _unsent: '//elsewhere.example' })
    expect(out.location).not.toContain('elsewhere')
    expect((await browser.post('/sign-out', { _unsent: '/roles' })).location).toBe('/roles')
    expect((await browser.get('/roles')).status).toBe(200)
  })

  it('is put back in the role in which it was written, although another comes first', async () => {
    const second = await withTx(app.database, { authority: ambleford }, async (tx) => {
      const person = await findPersonByEmail(tx, ambleford, dee)
      if (!person) throw new Error('Dee is not there')
      await recordPost(tx, ambleford, person.id, { role: 'auditor', from: addDays(testToday, -1) })
      return listAppointments(tx, ambleford, { person: person.id })
    })
    const browser = await signInAs(dee)
    expect((await browser.get(url)).status).toBe(403)
    const { id } = second.find(({ role }) => role === 'dataOfficer') ?? {}
    expect((await browser.submit('/roles', { appointment: id ?? '' })).status).toBe(303)
    const again = await signInOn(browser, await sentTooLate(browser), dee)
    expect(valueOf(await putBack(browser, again), 'name')).toBe(name)
  })

  it('leaves passwords out', () => {
    const unsent: Unsent = {
      authority: ambleford,
      personId: randomUUID() as PersonId,
      appointmentId: randomUUID() as AppointmentId,
      page: '/',
      action: '/',
      fields: { words: ['a', 'b'], password: 'secret', newPassword: 'secret' },
    }
    const now = app.service.clock.now()
    const sealed = sealUnsent(app.service.secrets.forms, unsent, now) ?? ''
    expect(openUnsent(app.service.secrets.forms, sealed, now)).toEqual({ ...unsent, fields: { words: ['a', 'b'] } })
    expect(openUnsent(Buffer.from('another key'), sealed, now)).toBeUndefined()
  })
})
