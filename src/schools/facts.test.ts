import { getByRole, queryByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { testToday, type TestPage } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { changeIn } from '../platform/audit/index.ts'
import { recordRegister } from './register-commands.ts'
import { schoolsKeptHere } from '../../test/kept-schools.ts'
import { councilSource } from './fact-source.ts'
import type { Urn } from './school.ts'
import { findSchool } from './store.ts'

const kept = schoolsKeptHere()

const body = (page: TestPage): HTMLElement => page.document.body as unknown as HTMLElement
const school = (urn: number) => kept.inTx((tx) => findSchool(tx, kept.ambleford, urn))

describe('changing facts', () => {
  it('4.1 shows each fact with its source and day, and what the council entered as its own, today', async () => {
    const url = '/schools/100001/facts'
    const answer = await kept.officer.submit(
      url,
      { telephone: '01632 960 001', postcode: 'ab12cd', website: 'www.school.example' },
      'Save facts',
    )
    expect(answer.status).toBe(303)
    expect(answer.location).toBe('/schools/100001')
    const page = await kept.officer.get('/schools/100001')
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
    const [row] = await kept.audited('change facts')
    const { before, after } = changeIn(row?.canonical ?? '')
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
    const answer = await kept.officer.submit('/schools/100002/facts', wrong, 'Save facts')
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
    const ages = await kept.officer.submit('/schools/100002/facts', { lowAge: '12', highAge: '11' }, 'Save facts')
    expect(ages.text).toContain('The highest age must be the same as or above the lowest')
    expect((await school(100002))?.version).toBe(1)
  })

  it('stores names with apostrophes, accents and 120 characters as they are', async () => {
    const name = `St Æthelwynn\u2019s & O'Hanlon ${'é'.repeat(94)}`
    expect(name).toHaveLength(120)
    expect((await kept.officer.submit('/schools/100003/facts', { name }, 'Save facts')).status).toBe(303)
    expect((await school(100003))?.name).toBe(name)
    expect((await kept.officer.get('/schools/100003')).document.querySelector('.app-school__name')?.textContent).toBe(
      name,
    )
  })

  it('says nothing was done when nothing was changed', async () => {
    const before = await kept.audited('change facts')
    const answer = await kept.officer.submit('/schools/100002/facts', {}, 'Save facts')
    expect(answer.status).toBe(303)
    expect(queryByRole(body(await kept.officer.get('/schools/100002')), 'alert')).toBeNull()
    expect(await kept.audited('change facts')).toHaveLength(before.length)
    expect((await school(100002))?.version).toBe(1)
  })

  it('tells a stale save, shows both texts, keeps the person’s own and lets them save it over', async () => {
    const url = '/schools/100004/facts'
    const mine = { ...(await kept.officer.fill(url, {})).fields, town: 'Mine', street: '1 My Street' }
    await kept.colleague.submit(url, { town: 'Theirs', area: 'North' }, 'Save facts')
    const told = await kept.officer.post(url, mine)
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
    expect((await kept.officer.post(url, again)).status).toBe(303)
    expect(await school(100004)).toMatchObject({ town: 'Mine', street: '1 My Street', area: 'North', version: 3 })
  })

  it('keeps one of two saves at the same moment and tells the other', async () => {
    const url = '/schools/100005/facts'
    const [mine, theirs] = [(await kept.officer.fill(url, {})).fields, (await kept.colleague.fill(url, {})).fields]
    const answers = await Promise.all([
      kept.officer.post(url, { ...mine, town: 'Mine' }),
      kept.colleague.post(url, { ...theirs, town: 'Theirs' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await school(100005))?.version).toBe(2)
  })

  it('leaves what the council entered to the council until it lets go', async () => {
    await kept.officer.submit('/schools/100006/facts', { town: 'Ours' }, 'Save facts')
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
    const by = { authority: kept.ambleford, number: 1 }
    const bring = (asAt: string) =>
      kept.inTx((tx) => recordRegister(tx, kept.ambleford, rows, ['Register', day(asAt)], by))
    expect(await bring('2026-05-01')).toMatchObject({ added: [], keptFacts: 1 })
    expect((await school(100006))?.town).toBe('Ours')
    expect((await kept.officer.submit('/schools/100006/facts', { release: 'town' }, 'Save facts')).status).toBe(303)
    expect((await school(100006))?.town).toBe('Ours')
    await bring('2026-05-01')
    expect((await school(100006))?.town).toBe('Theirs')
    const { version } = (await school(100006)) ?? {}
    await bring('2026-05-01')
    expect((await school(100006))?.version).toBe(version)
  })
})
