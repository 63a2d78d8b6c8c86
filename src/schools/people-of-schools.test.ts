import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { TestPage } from '../../test/app.ts'
import { listPeople } from '../people/index.ts'
import { listContacts } from './contact-store.ts'
import { schoolsKeptHere } from '../../test/kept-schools.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'

const kept = schoolsKeptHere()

const body = (page: TestPage): HTMLElement => page.document.body as unknown as HTMLElement
const from = (year: string) => ({ 'from-day': '1', 'from-month': '9', 'from-year': year })

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
    expect((await kept.officer.submit(url, head, 'Add contact')).status).toBe(303)
    const next = { ...head, name: 'Mr New Head', email: '', 'from-year': '2025' }
    expect((await kept.officer.submit(url, next, 'Add contact')).status).toBe(303)
    const page = await kept.officer.get('/schools/100001')
    expect(page.text).toContain('You have added Mr New Head as headteacher, after Mrs Siobhán O\u2019Hanlon.')
    expect(page.text).toContain('Mrs Siobhán O\u2019Hanlon, headteacher, 1 September 2019 to 31 August 2025')
    const change = getByRole(body(page), 'link', { name: 'Change Mr New Head' }).getAttribute('href') ?? ''
    const stale = (await kept.colleague.fill(change, {})).fields
    expect((await kept.officer.submit(change, { telephone: '01632 960 009' }, 'Save contact')).status).toBe(303)
    const told = await kept.colleague.post(change, { ...stale, email: 'late@school.example' })
    expect(told.status).toBe(409)
    expect(told.document.querySelector('#email')?.getAttribute('value')).toBe('late@school.example')
    const end = { 'to-day': '31', 'to-month': '8', 'to-year': '2024' }
    const early = await kept.officer.submit(`${change}/end`, end, 'Save the last day')
    expect(early.text).toContain('The last day must be on or after 1 September 2025, when they began')
    expect(
      (await kept.officer.submit(`${change}/end`, { ...end, 'to-year': '2025', 'to-month': '12' }, 'Save the last day'))
        .status,
    ).toBe(303)
    expect(await kept.inTx((tx) => listContacts(tx, kept.ambleford, 100001))).toHaveLength(2)
    expect((await kept.officer.get('/schools/100001')).text).toContain('No contacts are recorded.')
    expect((await kept.audited('change contact'))[0]?.canonical).toContain('01632 960 009')
  })

  it('say what is wrong with an address, a number, a role and a day', async () => {
    const answer = await kept.officer.submit(
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
    expect((await kept.officer.submit('/schools/100002/contacts/new', { ...head, email }, 'Add contact')).status).toBe(
      422,
    )
  })

  it('of another school are not there', async () => {
    const [contact] = await kept.inTx((tx) => listContacts(tx, kept.ambleford, 100001))
    expect((await kept.officer.get(`/schools/100002/contacts/${contact?.id}`)).status).toBe(404)
    expect((await kept.officer.get('/schools/100001/contacts/not-an-id')).status).toBe(404)
  })
})

describe('link advisers', () => {
  it('are assigned, changed and taken away, with their history', async () => {
    const people = await kept.inTx((tx) => listPeople(tx, kept.ambleford))
    const pat = people.find(({ name }) => name === 'Pat Principal')?.id ?? ''
    const dee = people.find(({ name }) => name === 'Dee Data')?.id ?? ''
    const url = '/schools/100002/adviser'
    const blank = await kept.officer.submit(url, { adviser: '' }, 'Save link adviser')
    expect(blank.text).toContain('Select an adviser, or “Not assigned”')
    const data = await kept.officer.submit(url, { adviser: dee, ...from('2024') }, 'Save link adviser')
    expect(data.text).toContain('Select somebody who holds an adviser’s role on that day')
    const stale = (await kept.colleague.fill(url, {})).fields
    expect((await kept.officer.submit(url, { adviser: pat, ...from('2024') }, 'Save link adviser')).status).toBe(303)
    const page = await kept.officer.get('/schools/100002')
    expect(page.text).toContain('Pat Principal is now linked to School 100002.')
    expect(page.text).toContain('Adviser: Pat Principal')
    expect((await kept.colleague.post(url, { ...stale, adviser: 'nobody' })).status).toBe(409)
    const early = await kept.officer.submit(url, { adviser: 'nobody', ...from('2023') }, 'Save link adviser')
    expect(early.text).toContain('The first day must be on or after 1 September 2024, when Pat Principal began')
    expect((await kept.officer.submit(url, { adviser: 'nobody', ...from('2025') }, 'Save link adviser')).status).toBe(
      303,
    )
    expect((await kept.officer.get('/schools/100002')).text).toContain('Adviser: not assigned')
    expect(await kept.inTx((tx) => listLinkAdvisers(tx, kept.ambleford, 100002))).toMatchObject([
      { personId: pat, from: '2024-09-01', to: '2025-08-31' },
    ])
  })
})
