import { getAllByRole, getByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testPassword, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { castOffered, establishAuthority, type Authority } from './authority.ts'
import { recordNewcomer } from './invitation-commands.ts'
import { putSchool } from '../../test/school-entry.ts'
import { listAppointments } from './store.ts'

let app: TestApp
let ambleford: AuthorityId
let administrator: TestBrowser

const newcomer = {
  name: 'Neema Newcomer',
  email: 'Neema.Newcomer@ambleford.example',
  role: 'officer',
  'from-day': '1',
  'from-month': '3',
  'from-year': '2026',
}
const body = (page: TestPage) => page.document.body
const errorsOn = (page: TestPage): readonly string[] =>
  [...page.document.querySelectorAll('.govuk-error-summary__list a')].map((each) => each.textContent ?? '')

const wordsOf = (page: TestPage): string => page.document.body.textContent ?? ''
const linkIn = (page: TestPage): string => /(\/invitation\/[\w.-]+)/.exec(wordsOf(page))?.[1] ?? ''

/** Adds a person through the pages; answers the address of their page. */
async function add(fields: Readonly<Record<string, string>>): Promise<string> {
  const checking = await administrator.submit('/people/add', { ...newcomer, ...fields })
  expect(checking.text).toContain('Check before you add this person')
  const answer = await administrator.post('/people/add', { ...newcomer, ...fields, checked: 'yes' })
  return answer.location ?? ''
}

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  await app.addAuthority(998, 'Brackwater Council')
  await putSchool(app.database, 900101, 'Oakfield Primary School')
  await putSchool(app.database, 900102, 'Elsewhere Primary School', { authority: 998 })
  administrator = await app.signIn(ambleford, 'administrator', undefined, 'Ada Administrator')
})
afterAll(() => app.close())

describe('letting people in', () => {
  it('shows the answers before anything is kept, then a link that is shown once', async () => {
    const before = await app.database.owner("select count(*)::int from person where name = 'Neema Newcomer'")
    const path = await add({})
    expect(before.rows[0].count).toBe(0)
    const opened = await administrator.get(path)
    const link = linkIn(opened)
    expect(link).not.toBe('')
    expect(linkIn(await administrator.get(path))).toBe('')

    expect((await app.browser().submit(link, { password: testPassword })).location).toBe('/sign-in?authority=999')
    const email = 'neema.newcomer@ambleford.example'
    const signedIn = app.browser()
    const answer = await signedIn.submit('/sign-in', { authority: '999', email, password: testPassword })
    expect(answer.status).toBe(303)
    expect((await administrator.get(path)).text).toContain('Password set')
  })

  it('brings the answers back to be changed', async () => {
    const fields = { ...newcomer, email: 'change@ambleford.example', checked: 'yes', intent: 'change' }
    const again = await administrator.post('/people/add', fields)
    expect(again.status).toBe(200)
    expect(getByRole(body(again), 'textbox', { name: 'Name' }).getAttribute('value')).toBe('Neema Newcomer')
  })

  it('says what is wrong, all at once, beside the fields', async () => {
    const empty = await administrator.post('/people/add', {})
    expect(empty.status).toBe(422)
    expect(errorsOn(empty)).toEqual([
      'Enter the name',
      'Enter the email address',
      'Select the role',
      'Enter the first day',
    ])
    const wrong = { ...newcomer, role: 'headteacher', 'to-day': '1', 'to-month': '1', 'to-year': '2026' }
    expect(errorsOn(await administrator.post('/people/add', { ...wrong, email: 'x@ambleford.example' }))).toEqual([
      'Select the school: this role is held for one school',
      'The last day must be the same as or after the first day',
    ])
    const used = await administrator.post('/people/add', newcomer)
    expect(errorsOn(used)[0]).toContain('Somebody with this email address is already recorded')
    const elsewhere = { ...newcomer, email: 'y@ambleford.example', role: 'chair', urn: '900102' }
    expect(errorsOn(await administrator.post('/people/add', elsewhere))).toEqual([
      'Select a school of your authority from the list',
    ])
  })

  it('makes a new link, which ends the one before', async () => {
    const path = await add({ name: 'Linus Link', email: 'linus@ambleford.example' })
    const linkOn = async () => linkIn(await administrator.get(path))
    const first = await linkOn()
    expect((await administrator.post(`${path}/link`)).location).toBe(path)
    const second = await linkOn()
    expect(second).not.toBe(first)
    expect((await app.browser().get(first)).text).toContain('can no longer be used')
    expect((await app.browser().get(second)).text).toContain('Set your password')
  })
})

describe('the list of people', () => {
  it('is searched and filtered, and leads to each person', async () => {
    await add({ name: 'Hana Head', email: 'hana@ambleford.example', role: 'headteacher', urn: '900101' })
    const found = await administrator.get('/people?q=hana')
    expect(getByRole(body(found), 'link', { name: 'Hana Head' })).toBeTruthy()
    expect(found.text).toContain('Headteacher, Oakfield Primary School')
    expect(found.text).not.toContain('Neema Newcomer')
    const heads = await administrator.get('/people?role=headteacher&standing=inForce')
    expect(getAllByRole(body(heads), 'rowheader')).toHaveLength(1)
    expect((await administrator.get('/people?standing=ended')).text).toContain('Nothing matches')
  })

  it('shows people of the own authority alone', async () => {
    const elsewhere = await withTx(app.database, { authority: 998 as AuthorityId }, (tx) =>
      recordNewcomer(tx, 998 as AuthorityId, { name: 'Elsie', email: 'e@b.example', role: 'officer', from: testToday }),
    )
    expect((await administrator.get('/people')).text).not.toContain('Elsie')
    expect((await administrator.get(`/people/${elsewhere.person.id}`)).status).toBe(404)
    expect((await administrator.post(`/people/${elsewhere.person.id}/link`)).status).toBe(404)
  })

  it('is for administrators', async () => {
    const adviser = await app.signIn(ambleford, 'principalAdviser')
    expect((await adviser.get('/people')).status).toBe(403)
    expect((await adviser.post('/people/add', newcomer)).status).toBe(403)
  })
})

describe('what people hold', () => {
  it('grows by another appointment, under its school’s name', async () => {
    const path = await add({ name: 'Gwen Governor', email: 'gwen@ambleford.example', role: 'provider' })
    const post = { role: 'governor', urn: '900101', 'from-day': '1', 'from-month': '9', 'from-year': '2026' }
    expect((await administrator.post(`${path}/appointments/add`, post)).text).toContain('Check before you add')
    expect((await administrator.post(`${path}/appointments/add`, { ...post, checked: 'yes' })).location).toBe(path)
    const person = await administrator.get(path)
    expect(person.text).toContain('Governor, Oakfield Primary School')
    expect(person.text).toContain('Not begun yet')
    const twice = await administrator.post(`${path}/appointments/add`, post)
    expect(errorsOn(twice)).toEqual([
      'This person already holds this role in that time. Choose another role, or other days.',
    ])
  })

  it('is withdrawn before it has begun, and the history keeps that it was planned', async () => {
    const path = await add({ name: 'Nadia Next', email: 'nadia@ambleford.example', role: 'provider' })
    const post = { role: 'governor', urn: '900101', 'from-day': '1', 'from-month': '9', 'from-year': '2026' }
    await administrator.post(`${path}/appointments/add`, { ...post, checked: 'yes' })
    const links = (await administrator.get(path)).document.querySelectorAll('a[href$="/withdraw"]')
    expect(links).toHaveLength(1)
    const withdraw = links[0]?.getAttribute('href') ?? ''
    expect((await administrator.submit(withdraw, { reason: 'Goes elsewhere' })).location).toBe(path)
    const after = await administrator.get(path)
    expect(after.text).toContain('You have withdrawn Governor, Oakfield Primary School for Nadia Next')
    expect(after.text).not.toContain('Not begun yet')
    for (const words of ['Withdraw appointment', '1 September 2026', 'Goes elsewhere'])
      expect(after.text).toContain(words)
    expect((await administrator.get(withdraw)).status).toBe(404)
    const held = after.document.querySelector('a[href$="/end"]')?.getAttribute('href') ?? ''
    const begun = await administrator.submit(held.replace(/end$/, 'withdraw'), {})
    expect(errorsOn(begun)).toEqual(['This appointment has begun. Go back and end it instead'])
  })

  it('ends with its access at once, and says so in the history with what was before', async () => {
    const officer = await app.signIn(ambleford, 'dataOfficer', undefined, 'Dana Data')
    expect((await officer.get('/roles')).status).toBe(200)
    const list = await administrator.get('/people?q=dana')
    const path = list.document.querySelector('tbody a')?.getAttribute('href')?.replace(/\?.*/, '') ?? ''
    const person = await administrator.get(path)
    const end = person.document.querySelector('a[href$="/end"]')?.getAttribute('href') ?? ''
    const yesterday = { 'last-day': '3', 'last-month': '3', 'last-year': '2026' }
    expect((await administrator.submit(end, { ...yesterday, reason: 'Left' })).location).toBe(path)
    expect((await officer.get('/roles')).status).toBe(303)
    const after = await administrator.get(path)
    expect(after.text).toContain('End appointment')
    expect(after.text).toContain('3 March 2026')
    const again = await administrator.submit(end, yesterday)
    expect(errorsOn(again)).toEqual(['This appointment ended on 3 March 2026'])
  })

  it('never ends the last administrator', async () => {
    const list = await administrator.get('/people?q=Ada+Administrator')
    const path = list.document.querySelector('tbody a')?.getAttribute('href')?.replace(/\?.*/, '') ?? ''
    const end = (await administrator.get(path)).document.querySelector('a[href$="/end"]')?.getAttribute('href') ?? ''
    const refused = await administrator.submit(end, {})
    expect(errorsOn(refused)[0]).toContain('Appoint another LA system administrator first')
  })
})

it('corrects a name once, and tells whoever saves second', async () => {
  const path = await add({ name: 'Tpyo Person', email: 'typo@ambleford.example' })
  const fields = { name: 'Typo Person', email: 'typo@ambleford.example', version: '1' }
  expect((await administrator.post(`${path}/name`, fields)).location).toBe(path)
  const stale = await administrator.post(`${path}/name`, { ...fields, name: 'Typing Person' })
  expect(stale.status).toBe(409)
  expect(getByRole(body(stale), 'textbox', { name: 'Name' }).getAttribute('value')).toBe('Typing Person')
  expect(stale.text).toContain('Somebody else has saved “Typo Person”')
  const person = await administrator.get(path)
  expect(person.text).toContain('Name: Typo Person, before: Tpyo Person')
})

it('is a demonstration from its first day or never', async () => {
  await expect(
    app.database.owner('update authority set demonstration = true where authority_id = 999'),
  ).rejects.toThrow('from its first day or never')
})

it('never leaves an authority to an administrator who cannot sign in yet', async () => {
  const path = await add({ name: 'Ina Invited', email: 'ina@ambleford.example', role: 'administrator' })
  const self = (await app.database.owner("select person_id from person where name = 'Ada Administrator'")).rows[0]
  const own = await administrator.get(`/people/${self.person_id}`)
  const end = own.document.querySelector('a[href$="/end"]')?.getAttribute('href') ?? ''
  const fields = { 'last-day': '4', 'last-month': '3', 'last-year': '2026', reason: 'Leaves' }
  const refused = await administrator.submit(end, fields)
  expect(refused.status).toBe(422)
  expect(errorsOn(refused).join()).toContain('have set a password')
  expect((await administrator.post(`${path}/link`)).status).toBe(303)
  const link = linkIn(await administrator.get(path))
  expect(link).not.toBe('')
  const password = testPassword
  expect((await app.browser().submit(link, { password })).status).toBe(303)
  expect((await administrator.submit(end, fields)).status).toBe(303)
})

it('offers no cast, and sets up nothing, beside a real authority', async () => {
  const known = (id: number, demonstration: boolean): Authority => ({
    id: id as AuthorityId,
    name: String(id),
    laCode: id,
    demonstration,
  })
  const real = { name: 'South', laCode: 803, demonstration: false }
  expect(establishAuthority(real, [known(999, true)])).toEqual({ ok: false, reasons: ['realBesideDemonstration'] })
  expect(establishAuthority(real, [known(999, false)]).ok).toBe(true)
  expect(castOffered([known(999, true)])?.id).toBe(999)
  expect(castOffered([known(999, true), known(803, false)])).toBeUndefined()
  await app.database.owner(
    "insert into authority (authority_id, la_code, name, demonstration) values (997, 997, 'Exampleshire', true)",
  )
  const invented = await withTx(app.database, { authority: 997 as AuthorityId }, (tx) =>
    recordNewcomer(tx, 997 as AuthorityId, { name: 'Inge', email: 'i@c.example', role: 'officer', from: testToday }),
  )
  const page = await app.browser().get('/sign-in?authority=999')
  expect(page.text).not.toContain('invented')
  expect(page.document.querySelector('form[action="/sign-in/as"]')).toBeNull()
  const { id } = (
    await withTx(app.database, { authority: 997 as AuthorityId }, (tx) =>
      listAppointments(tx, 997 as AuthorityId, { person: invented.person.id }),
    )
  )[0] ?? { id: '' }
  const visitor = app.browser()
  const csrf = (await visitor.get('/sign-in')).document.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
  expect((await visitor.post('/sign-in/as', { _csrf: csrf, appointment: id, next: '' })).status).toBe(404)
})
