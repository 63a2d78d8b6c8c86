import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { TestPage } from '../../test/app.ts'
import { verifyAudit } from '../platform/audit/index.ts'
import { schoolsKeptHere } from '../../test/kept-schools.ts'
import { listSchoolLinks } from './store.ts'

const kept = schoolsKeptHere()

const body = (page: TestPage): HTMLElement => page.document.body as unknown as HTMLElement

describe('adding schools', () => {
  const facts = {
    urn: '200001',
    name: 'New \u2018Élan\u2019 School',
    phase: 'earlyYears',
    type: 'Early years setting',
    governance: 'other',
  }

  it('4.1 adds a setting of any phase once, with nobody assigned', async () => {
    const answer = await kept.officer.submit('/schools/new', { ...facts, predecessor: '100007' }, 'Add school')
    expect(answer.location).toBe('/schools/200001')
    const page = await kept.officer.get('/schools/200001')
    expect(page.text).toContain('Adviser: not assigned')
    expect(page.text).toContain('follows an earlier school')
    expect(getByRole(body(page), 'link', { name: 'School 100007' }).getAttribute('href')).toBe('/schools/100007')
    expect((await kept.officer.get('/schools/100007')).text).toContain('is followed by')
    const twice = await kept.colleague.submit('/schools/new', facts, 'Add school')
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('already has this number')
    expect(getByRole(body(twice), 'link', { name: /^Open New/ }).getAttribute('href')).toBe('/schools/200001')
  })

  it('adds one of two at the same moment', async () => {
    const given = { ...facts, urn: '200002' }
    const answers = await Promise.all(
      [kept.officer, kept.colleague].map((browser) => browser.submit('/schools/new', given, 'Add school')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('takes a form sent twice once', async () => {
    const form = { ...(await kept.officer.fill('/schools/new', {})).fields, ...facts, urn: '200003' }
    const [first, second] = [
      await kept.officer.post('/schools/new', form),
      await kept.officer.post('/schools/new', form),
    ]
    expect([first.location, second.location]).toEqual(['/schools/200003', '/schools/200003'])
    expect((await kept.audited('add school')).filter(({ urn }) => urn === 200003)).toHaveLength(1)
  })
})

describe('closing schools', () => {
  it('4.1 says that a school is due to close, closes by itself on the day, and is followed by another', async () => {
    const url = '/schools/100007/closing'
    const on = { 'on-day': '31', 'on-month': '8', 'on-year': '2026', successor: '100008' }
    expect((await kept.officer.submit(url, on, 'Save the day it closes')).status).toBe(303)
    expect((await kept.officer.get('/schools/100007')).text).toContain('Due to close on 31 August 2026')
    expect((await kept.officer.get('/schools/100008')).text).toContain('follows an earlier school')
    expect(await kept.inTx((tx) => listSchoolLinks(tx, kept.ambleford, 100008))).toMatchObject([
      { otherUrn: 100007, kind: 'predecessor' },
    ])
    const stale = (await kept.colleague.fill(url, {})).fields
    expect((await kept.officer.submit(url, {}, 'Keep the school open')).status).toBe(303)
    expect((await kept.officer.get('/schools/100007')).text).not.toContain('Due to close')
    const told = await kept.colleague.post(url, { ...stale, 'on-year': '2027' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Dee Data, Data officer, saved a change')
    expect((await kept.audited('close school')).map(({ urn }) => urn)).toEqual([100007])
  })

  it('asks for the day', async () => {
    const answer = await kept.officer.submit(
      '/schools/100008/closing',
      { successor: '100008' },
      'Save the day it closes',
    )
    expect(answer.status).toBe(422)
    expect(getByRole(body(answer), 'link', { name: 'Enter the day it closes' }).getAttribute('href')).toBe('#on')
  })
})

describe('coming back', () => {
  it('leads back to the list as it was left, also after saving a change', async () => {
    const list = await kept.officer.get('/schools?q=school+100008&sort=-urn')
    const opened = getByRole(body(list), 'link', { name: 'School 100008' }).getAttribute('href') ?? ''
    const overview = await kept.officer.get(opened)
    const back = (page: TestPage) => getByRole(body(page), 'link', { name: 'Back to schools' }).getAttribute('href')
    expect(back(overview)).toBe('/schools?q=school+100008&sort=-urn')
    expect(getByRole(body(overview), 'link', { name: 'Criteria' }).getAttribute('href')).toContain('?from=')
    const change = getByRole(body(overview), 'link', { name: 'Change facts' }).getAttribute('href') ?? ''
    const saved = await kept.officer.submit(change, { town: 'Elsewhere' }, 'Save facts')
    expect(back(await kept.officer.get(saved.location ?? ''))).toBe('/schools?q=school+100008&sort=-urn')
    expect(back(await kept.officer.get('/schools/100008?from=https%3A%2F%2Felsewhere.example'))).toBe('/schools')
  })
})

describe('term dates', () => {
  it('7.2 are set for a year without a gap, told when stale, and given back', async () => {
    const administrator = await kept.app.signIn(kept.ambleford, 'administrator')
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
    const stale = (await administrator.fill(url, {})).fields
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
  const found = await kept.inTx((tx) => verifyAudit(tx, kept.app.service.secrets.audit, kept.ambleford))
  expect(found.ok).toBe(true)
})
