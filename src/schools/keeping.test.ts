import { getByRole, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { listPeople } from '../people/index.ts'
import { changeIn, verifyAudit } from '../platform/audit/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { recordRegister } from './commands.ts'
import { listContacts } from './contact-store.ts'
import { exampleSchool } from './example-school.ts'
import { councilSource } from './fact-source.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import type { Urn } from './school.ts'
import { findSchool, listSchoolLinks, recordSchools } from './store.ts'

let app: TestApp
let ambleford: AuthorityId
let officer: TestBrowser
let colleague: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  const urns = [100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008]
  await withTx(app.database, { authority: ambleford }, (tx) =>
    recordSchools(
      tx,
      ambleford,
      urns.map((urn) => exampleSchool(urn, { town: 'Ambleford' })),
    ),
  )
  officer = await app.signIn(ambleford, 'dataOfficer', undefined, 'Dee Data')
  colleague = await app.signIn(ambleford, 'principalAdviser', undefined, 'Pat Principal')
})
afterAll(() => app.close())

const body = (page: TestPage): HTMLElement => page.document.body as unknown as HTMLElement
const inTx = <T>(work: Parameters<typeof withTx<T>>[2]): Promise<T> =>
  withTx(app.database, { authority: ambleford }, work)
const school = (urn: number) => inTx((tx) => findSchool(tx, ambleford, urn))
const audited = async (action: string) =>
  (
    await app.database.owner('select urn, person_name, canonical from audit_entry where action = $1 order by seq', [
      action,
    ])
  ).rows
/** What a browser would send of the form on a page, without sending it. */
const formOn = async (browser: TestBrowser, url: string): Promise<Record<string, string>> => {
  const { document } = await browser.get(url)
  const form = [...document.querySelectorAll('main form[method="post"]')][0]
  const values: Record<string, string> = {}
  for (const input of form?.querySelectorAll('input') ?? []) {
    const choice = ['radio', 'checkbox'].includes(input.getAttribute('type') ?? '')
    const name = input.getAttribute('name')
    if (name && (!choice || input.hasAttribute('checked'))) values[name] = input.getAttribute('value') ?? ''
  }
  for (const select of form?.querySelectorAll('select') ?? [])
    values[select.getAttribute('name') ?? ''] = select.querySelector('option[selected]')?.getAttribute('value') ?? ''
  return values
}

const from = (year: string) => ({ 'from-day': '1', 'from-month': '9', 'from-year': year })

describe('changing facts', () => {
  it('4.1 shows each fact with its source and day, and what the council entered as its own, today', async () => {
    const url = '/schools/100001/facts'
    const answer = await officer.submit(
      url,
      { telephone: '01632 960 001', postcode: 'ab12cd', website: 'www.school.example' },
      'Save facts',
    )
    expect(answer.status).toBe(303)
    expect(answer.location).toBe('/schools/100001')
    const page = await officer.get('/schools/100001')
    expect(getByRole(body(page), 'alert').textContent).toContain('You have changed the facts about School 100001.')
    const fact = (name: string): string =>
      [...page.document.querySelectorAll('.app-facts > div')]
        .find((row) => row.querySelector('dt')?.textContent === name)
        ?.querySelector('dd')?.textContent ?? ''
    expect(fact('Telephone')).toBe(`01632 960 001${councilSource}, 4 March 2026`)
    expect(fact('Postcode')).toContain('AB1 2CD')
    expect(fact('Name')).toBe('School 100001Get Information about Schools, 5 January 2026')
    expect(fact('Diocese')).toBe('Not knownNo source has given this')
    const link = getByRole(body(page), 'link', { name: 'www.school.example (opens in new tab)' })
    expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
      'https://www.school.example',
      '_blank',
      'noreferrer noopener',
    ])
    const [row] = await audited('change facts')
    const { before, after } = changeIn(row.canonical)
    expect(before).toMatchObject({ telephone: { value: null, source: null } })
    expect(after).toMatchObject({ telephone: { value: '01632 960 001', source: [councilSource, testToday] } })
    expect(Object.keys(after as object)).toEqual(['postcode', 'telephone', 'website'])
  })

  it('says everything that is wrong, beside its field, and loses nothing that was typed', async () => {
    const wrong = {
      name: '',
      postcode: 'nowhere',
      telephone: 'ring me',
      website: 'not a website',
      lowAge: 'four',
      establishmentNumber: '12345',
      'openedOn-day': '31',
      'openedOn-month': '2',
      'openedOn-year': '2001',
      town: '<b>O\u2019Hanlon</b>',
    }
    const answer = await officer.submit('/schools/100002/facts', wrong, 'Save facts')
    expect(answer.status).toBe(422)
    expect(answer.document.title).toMatch(/^Error: Change facts/)
    const summary = [...answer.document.querySelectorAll('.govuk-error-summary li')].map((each) =>
      each.textContent?.trim(),
    )
    expect(summary).toEqual([
      'Enter the name of the school',
      'Enter a number from 1 to 9,999',
      'The day it opened must be a real date',
      'Enter the lowest age in whole years, like 4',
      'Enter a full UK postcode, like AB1 2CD',
      'Enter a telephone number, like 01632 960 001 or +44 808 157 0192',
      'Enter a website address, like https://www.example.com',
    ])
    expect(answer.document.querySelector('#town')?.getAttribute('value')).toBe('<b>O\u2019Hanlon</b>')
    const ages = await officer.submit('/schools/100002/facts', { lowAge: '12', highAge: '11' }, 'Save facts')
    expect(ages.text).toContain('The highest age must be the same as or above the lowest')
    expect((await school(100002))?.version).toBe(1)
  })

  it('stores names with apostrophes, accents and 120 characters as they are', async () => {
    const name = `St Æthelwynn\u2019s & O'Hanlon ${'é'.repeat(94)}`
    expect(name).toHaveLength(120)
    expect((await officer.submit('/schools/100003/facts', { name }, 'Save facts')).status).toBe(303)
    expect((await school(100003))?.name).toBe(name)
    expect((await officer.get('/schools/100003')).document.querySelector('.app-school__name')?.textContent).toBe(name)
  })

  it('says nothing was done when nothing was changed', async () => {
    const before = await audited('change facts')
    const answer = await officer.submit('/schools/100002/facts', {}, 'Save facts')
    expect(answer.status).toBe(303)
    expect(queryByRole(body(await officer.get('/schools/100002')), 'alert')).toBeNull()
    expect(await audited('change facts')).toHaveLength(before.length)
    expect((await school(100002))?.version).toBe(1)
  })

  it('tells a stale save, shows both texts, keeps the person’s own and lets them save it over', async () => {
    const url = '/schools/100004/facts'
    const mine = { ...(await formOn(officer, url)), town: 'Mine', street: '1 My Street' }
    await colleague.submit(url, { town: 'Theirs', area: 'North' }, 'Save facts')
    const told = await officer.post(url, mine)
    expect(told.status).toBe(409)
    expect(told.text).toContain('Pat Principal, Principal Adviser, saved a change on 4 March 2026 at 12:00pm')
    const town = [...told.document.querySelectorAll('.app-conflict')].find(
      (each) => each.querySelector('h2')?.textContent === 'Town',
    )
    expect([...(town?.querySelectorAll('.app-conflict__text') ?? [])].map((each) => each.textContent)).toEqual([
      'Mine',
      'Theirs',
    ])
    expect((await school(100004))?.town).toBe('Theirs')
    const field = (name: string) => told.document.querySelector(`#${name}`)?.getAttribute('value')
    expect([field('town'), field('street'), field('area')]).toEqual(['Mine', '1 My Street', 'North'])
    const again: Record<string, string> = {}
    for (const input of told.document.querySelectorAll('main form input'))
      if (!['radio', 'checkbox'].includes(input.getAttribute('type') ?? '') || input.hasAttribute('checked'))
        again[input.getAttribute('name') ?? ''] = input.getAttribute('value') ?? ''
    again.phase = 'primary'
    expect((await officer.post(url, again)).status).toBe(303)
    expect(await school(100004)).toMatchObject({ town: 'Mine', street: '1 My Street', area: 'North', version: 3 })
  })

  it('keeps one of two saves at the same moment and tells the other', async () => {
    const url = '/schools/100005/facts'
    const [mine, theirs] = [await formOn(officer, url), await formOn(colleague, url)]
    const answers = await Promise.all([
      officer.post(url, { ...mine, town: 'Mine' }),
      colleague.post(url, { ...theirs, town: 'Theirs' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await school(100005))?.version).toBe(2)
  })

  it('leaves what the council entered to the council until it lets go', async () => {
    await officer.submit('/schools/100006/facts', { town: 'Ours' }, 'Save facts')
    const rows = [
      {
        urn: 100006 as Urn,
        name: 'School 100006',
        phase: 'primary',
        governance: 'maintained',
        type: 'Community school',
        town: 'Theirs',
      },
    ] as const
    const bring = (asAt: string) => inTx((tx) => recordRegister(tx, ambleford, rows, ['Register', day(asAt)]))
    expect(await bring('2026-05-01')).toMatchObject({ added: [], keptFacts: 1 })
    expect((await school(100006))?.town).toBe('Ours')
    expect((await officer.submit('/schools/100006/facts', { release: 'town' }, 'Save facts')).status).toBe(303)
    expect((await school(100006))?.town).toBe('Ours')
    await bring('2026-05-01')
    expect((await school(100006))?.town).toBe('Theirs')
    const { version } = (await school(100006)) ?? {}
    await bring('2026-05-01')
    expect((await school(100006))?.version).toBe(version)
  })
})

describe('adding schools', () => {
  const facts = {
    urn: '200001',
    name: 'New \u2018Élan\u2019 School',
    phase: 'earlyYears',
    type: 'Early years setting',
    governance: 'other',
  }

  it('4.1 adds a setting of any phase once, with nobody assigned', async () => {
    const answer = await officer.submit('/schools/new', { ...facts, predecessor: '100007' }, 'Add school')
    expect(answer.location).toBe('/schools/200001')
    const page = await officer.get('/schools/200001')
    expect(page.text).toContain('Adviser: not assigned')
    expect(page.text).toContain('follows an earlier school')
    expect(getByRole(body(page), 'link', { name: 'School 100007' }).getAttribute('href')).toBe('/schools/100007')
    expect((await officer.get('/schools/100007')).text).toContain('is followed by')
    const twice = await colleague.submit('/schools/new', facts, 'Add school')
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('already has this number')
    expect(getByRole(body(twice), 'link', { name: /^Open New/ }).getAttribute('href')).toBe('/schools/200001')
  })

  it('adds one of two at the same moment', async () => {
    const given = { ...facts, urn: '200002' }
    const answers = await Promise.all(
      [officer, colleague].map((browser) => browser.submit('/schools/new', given, 'Add school')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('takes a form sent twice once', async () => {
    const form = { ...(await formOn(officer, '/schools/new')), ...facts, urn: '200003' }
    const [first, second] = [await officer.post('/schools/new', form), await officer.post('/schools/new', form)]
    expect([first.location, second.location]).toEqual(['/schools/200003', '/schools/200003'])
    expect((await audited('add school')).filter(({ urn }) => urn === 200003)).toHaveLength(1)
  })
})

describe('closing schools', () => {
  it('4.1 says that a school is due to close, closes by itself on the day, and is followed by another', async () => {
    const url = '/schools/100007/closing'
    const on = { 'on-day': '31', 'on-month': '8', 'on-year': '2026', successor: '100008' }
    expect((await officer.submit(url, on, 'Save the day it closes')).status).toBe(303)
    expect((await officer.get('/schools/100007')).text).toContain('Due to close on 31 August 2026')
    expect((await officer.get('/schools/100008')).text).toContain('follows an earlier school')
    expect(await inTx((tx) => listSchoolLinks(tx, ambleford, 100008))).toMatchObject([
      { otherUrn: 100007, kind: 'predecessor' },
    ])
    const stale = await formOn(colleague, url)
    expect((await officer.submit(url, {}, 'Keep the school open')).status).toBe(303)
    expect((await officer.get('/schools/100007')).text).not.toContain('Due to close')
    const told = await colleague.post(url, { ...stale, 'on-year': '2027' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Dee Data, Data officer, saved a change')
    expect((await audited('close school')).map(({ urn }) => urn)).toEqual([100007])
  })

  it('asks for the day', async () => {
    const answer = await officer.submit('/schools/100008/closing', { successor: '100008' }, 'Save the day it closes')
    expect(answer.status).toBe(422)
    expect(getByRole(body(answer), 'link', { name: 'Enter the day it closes' }).getAttribute('href')).toBe('#on')
  })
})

describe('contacts', () => {
  const url = '/schools/100001/contacts/new'
  const head = {
    role: 'headteacher',
    name: 'Mrs Siobhán O\u2019Hanlon',
    email: 'head@school.example',
    'from-day': '1',
    'from-month': '9',
    'from-year': '2019',
  }

  it('are added, follow one another, are corrected and ended, and stay as history', async () => {
    expect((await officer.submit(url, head, 'Add contact')).status).toBe(303)
    const next = { ...head, name: 'Mr New Head', email: '', 'from-year': '2025' }
    expect((await officer.submit(url, next, 'Add contact')).status).toBe(303)
    const page = await officer.get('/schools/100001')
    expect(page.text).toContain('You have added Mr New Head as headteacher, after Mrs Siobhán O\u2019Hanlon.')
    expect(page.text).toContain('Mrs Siobhán O\u2019Hanlon, headteacher, 1 September 2019 to 31 August 2025')
    const change = getByRole(body(page), 'link', { name: 'Change Mr New Head' }).getAttribute('href') ?? ''
    const stale = await formOn(colleague, change)
    expect((await officer.submit(change, { telephone: '01632 960 009' }, 'Save contact')).status).toBe(303)
    const told = await colleague.post(change, { ...stale, email: 'late@school.example' })
    expect(told.status).toBe(409)
    expect(told.document.querySelector('#email')?.getAttribute('value')).toBe('late@school.example')
    const end = { 'to-day': '31', 'to-month': '8', 'to-year': '2024' }
    const early = await officer.submit(`${change}/end`, end, 'Save the last day')
    expect(early.text).toContain('The last day must be on or after 1 September 2025, when they began')
    expect(
      (await officer.submit(`${change}/end`, { ...end, 'to-year': '2025', 'to-month': '12' }, 'Save the last day'))
        .status,
    ).toBe(303)
    expect(await inTx((tx) => listContacts(tx, ambleford, 100001))).toHaveLength(2)
    expect((await officer.get('/schools/100001')).text).toContain('No contacts are recorded.')
    expect((await audited('change contact'))[0].canonical).toContain('01632 960 009')
  })

  it('say what is wrong with an address, a number, a role and a day', async () => {
    const answer = await officer.submit(
      url,
      { name: '', email: 'a b@c', telephone: '12', 'from-day': '1', 'from-month': '9', 'from-year': '2030' },
      'Add contact',
    )
    expect(answer.status).toBe(422)
    for (const sentence of [
      'Select what they are at the school',
      'Enter the name',
      'Enter an email address in the correct format, like name@example.com',
      'Enter a telephone number, like 01632 960 001 or +44 808 157 0192',
      'The first day must be today or in the past',
    ])
      expect(getByRole(body(answer), 'link', { name: sentence })).toBeTruthy()
  })

  it.each([
    'a@b',
    'a,b@c.example',
    '"a"@b.example',
    'a@b.example\r\nBcc: x@y.example',
    'a@b@c.example',
    '<a@b.example>',
  ])('do not take %j for an address', async (email) => {
    expect((await officer.submit('/schools/100002/contacts/new', { ...head, email }, 'Add contact')).status).toBe(422)
  })

  it('of another school are not there', async () => {
    const [contact] = await inTx((tx) => listContacts(tx, ambleford, 100001))
    expect((await officer.get(`/schools/100002/contacts/${contact?.id}`)).status).toBe(404)
    expect((await officer.get('/schools/100001/contacts/not-an-id')).status).toBe(404)
  })
})

describe('link advisers', () => {
  it('are assigned, changed and taken away, with their history', async () => {
    const people = await inTx((tx) => listPeople(tx, ambleford))
    const pat = people.find(({ name }) => name === 'Pat Principal')?.id ?? ''
    const dee = people.find(({ name }) => name === 'Dee Data')?.id ?? ''
    const url = '/schools/100002/adviser'
    const blank = await officer.submit(url, { adviser: '' }, 'Save link adviser')
    expect(blank.text).toContain('Select an adviser, or “Not assigned”')
    const data = await officer.submit(url, { adviser: dee, ...from('2024') }, 'Save link adviser')
    expect(data.text).toContain('Select somebody who holds an adviser’s role on that day')
    const stale = await formOn(colleague, url)
    expect((await officer.submit(url, { adviser: pat, ...from('2024') }, 'Save link adviser')).status).toBe(303)
    const page = await officer.get('/schools/100002')
    expect(page.text).toContain('Pat Principal is now linked to School 100002.')
    expect(page.text).toContain('Adviser: Pat Principal')
    expect((await colleague.post(url, { ...stale, adviser: 'nobody' })).status).toBe(409)
    const early = await officer.submit(url, { adviser: 'nobody', ...from('2023') }, 'Save link adviser')
    expect(early.text).toContain('The first day must be on or after 1 September 2024, when Pat Principal began')
    expect((await officer.submit(url, { adviser: 'nobody', ...from('2025') }, 'Save link adviser')).status).toBe(303)
    expect((await officer.get('/schools/100002')).text).toContain('Adviser: not assigned')
    expect(await inTx((tx) => listLinkAdvisers(tx, ambleford, 100002))).toMatchObject([
      { personId: pat, from: '2024-09-01', to: '2025-08-31' },
    ])
  })
})

describe('coming back', () => {
  it('leads back to the list as it was left, also after saving a change', async () => {
    const list = await officer.get('/schools?q=school+100008&sort=-urn')
    const opened = getByRole(body(list), 'link', { name: 'School 100008' }).getAttribute('href') ?? ''
    const overview = await officer.get(opened)
    const back = (page: TestPage) => getByRole(body(page), 'link', { name: 'Back to schools' }).getAttribute('href')
    expect(back(overview)).toBe('/schools?q=school+100008&sort=-urn')
    expect(getByRole(body(overview), 'link', { name: 'Criteria' }).getAttribute('href')).toContain('?from=')
    const change = getByRole(body(overview), 'link', { name: 'Change facts' }).getAttribute('href') ?? ''
    const saved = await officer.submit(change, { town: 'Elsewhere' }, 'Save facts')
    expect(back(await officer.get(saved.location ?? ''))).toBe('/schools?q=school+100008&sort=-urn')
    expect(back(await officer.get('/schools/100008?from=https%3A%2F%2Felsewhere.example'))).toBe('/schools')
  })
})

describe('term dates', () => {
  it('7.2 are set for a year without a gap, told when stale, and given back', async () => {
    const administrator = await app.signIn(ambleford, 'administrator')
    const url = '/settings/terms/2026'
    const dates = {
      'spring-day': '5',
      'spring-month': '1',
      'spring-year': '2026',
      'summer-day': '20',
      'summer-month': '4',
      'summer-year': '2026',
    }
    const wrong = await administrator.submit(url, { ...dates, 'summer-year': '2027' }, 'Save term dates')
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('The first day of the summer term must be between 2 September 2025 and 31 August 2026')
    const reversed = await administrator.submit(url, { ...dates, 'spring-month': '6' }, 'Save term dates')
    expect(reversed.text).toContain('The first day of the summer term must be after the first day of the spring term')
    const stale = await formOn(administrator, url)
    expect((await administrator.submit(url, dates, 'Save term dates')).status).toBe(303)
    const page = await administrator.get('/settings/terms')
    expect(page.text).toContain('1 September 2025 to 4 January 2026')
    expect(page.text).toContain('5 January 2026 to 19 April 2026')
    expect((await administrator.post(url, { ...stale, ...dates })).status).toBe(409)
    expect((await administrator.submit(url, {}, 'Use the customary terms')).status).toBe(303)
    expect((await administrator.get('/settings/terms')).text).toContain('1 January 2026 to 6 April 2026')
    expect((await administrator.get('/settings/terms/1999')).status).toBe(404)
  })
})

it('keeps an audit that is whole', async () => {
  const found = await inTx((tx) => verifyAudit(tx, app.service.secrets.audit, ambleford))
  expect(found.ok).toBe(true)
})
