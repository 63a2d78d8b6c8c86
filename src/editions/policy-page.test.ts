import { getAllByRole, getByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { roles } from '../people/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { editionInForce } from './store.ts'

let app: TestApp
let ambleford: AuthorityId
let adviser: TestBrowser
const reason = 'Agreed at the headteachers’ conference'

const inForce = () => withTx(app.database, { authority: ambleford }, (tx) => editionInForce(tx, ambleford, testToday))
const errorsOn = (page: TestPage): readonly string[] =>
  [...page.document.querySelectorAll('.govuk-error-summary__list a')].map((each) => each.textContent ?? '')

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  adviser = await app.signIn(ambleford, 'principalAdviser', undefined, 'Petra Principal')
})
afterAll(() => app.close())

describe('the policy in force', () => {
  it('1 is readable by everyone who signs in, whatever their role', async () => {
    for (const role of roles) {
      const browser = await app.signIn(ambleford, role, ['headteacher', 'chair'].includes(role) ? 900101 : undefined)
      expect((await browser.get('/policy')).status).toBe(200)
    }
  })

  it('2 says who adopted it and from when, its principles, levels, criteria, roles and times', async () => {
    const { document, text } = await adviser.get('/policy')
    expect(text).toContain('adopted by South Gloucestershire Headteacher Conference from 1 September 2010')
    expect(text).toContain('Ambleford Council has not recorded yet who adopted it')
    const headings = getAllByRole(document.body, 'heading', { level: 2 }).map((each) => each.textContent?.trim())
    for (const heading of ['Principles', 'Levels of support', 'Criteria', 'Who does what', 'When', 'Settings'])
      expect(headings).toContain(heading)
  })

  it('5.2 shows every criterion with its paragraph, how it is answered and that its key flag is not yet confirmed', async () => {
    const { document } = await adviser.get('/policy')
    const criteria = [...document.querySelectorAll('#criteria ol > li')]
    expect(criteria).toHaveLength(33)
    for (const criterion of criteria) {
      expect(criterion.textContent).toMatch(/Paragraph 5\.2\. (Answered|A rule)/)
      expect(criterion.textContent).toContain('Key: not yet confirmed')
    }
  })

  it('5.2 says rules in words, with no name of a measure or setting left as code', async () => {
    const { document } = await adviser.get('/policy')
    const rules = [...document.querySelectorAll('#criteria details')].map((each) => each.textContent ?? '')
    expect(rules.length).toBeGreaterThan(10)
    for (const rule of rules) expect(rule).not.toMatch(/\b[a-z]+(-[a-z0-9]+){2,}\b/)
  })

  it('2 links to its changes for those alone who may make them', async () => {
    const officer = await app.signIn(ambleford, 'officer')
    expect((await officer.get('/policy')).text).not.toContain('/policy/key-criteria')
    expect((await officer.get('/policy/key-criteria')).status).toBe(403)
    expect(
      getByRole((await adviser.get('/policy')).document.body, 'link', { name: 'Confirm key criteria' }),
    ).toBeTruthy()
  })
})

describe('changing the edition', () => {
  it('5.2 confirms key criteria as a version with who, when and why', async () => {
    const { criteria, version } = await inForce()
    const [first] = criteria
    const answer = await adviser.submit('/policy/key-criteria', { [`key-${first?.id}`]: 'key', reason })
    expect(answer.location).toBe('/policy')
    const after = await inForce()
    expect(after.version).toBe(version + 1)
    expect(after.criteria.map(({ key }) => key)).toEqual(['key', ...criteria.slice(1).map(() => 'notConfirmed')])
    const versions = await adviser.get('/policy/versions')
    expect(versions.text).toContain('Key criteria confirmed')
    expect(versions.text).toContain('Petra Principal')
    expect(versions.text).toContain(reason)
  })

  it('2 keeps the earlier version readable, marked as not in force', async () => {
    const earlier = await adviser.get('/policy?version=0')
    expect(earlier.text).toContain('This is version 0')
    expect((await adviser.get('/policy?version=77')).status).toBe(404)
  })

  it('2 tells whoever saves second what the first saved, and keeps their text', async () => {
    const { version } = await inForce()
    const opened = await adviser.get('/policy/settings')
    const fields = Object.fromEntries(
      [...opened.document.querySelectorAll('main input')]
        .filter((each) => each.getAttribute('type') !== 'radio' || each.hasAttribute('checked'))
        .filter((each) => each.getAttribute('name') !== '_once')
        .map((each) => [each.getAttribute('name') ?? '', each.getAttribute('value') ?? '']),
    )
    const first = { ...fields, 'setting-staffVacancies': '4', reason }
    expect((await adviser.post('/policy/settings', first)).location).toBe('/policy')
    const stale = await adviser.post('/policy/settings', { ...fields, 'setting-staffVacancies': '7', reason: 'Mine' })
    expect(stale.status).toBe(409)
    expect(stale.document.querySelector('[name="setting-staffVacancies"]')?.getAttribute('value')).toBe('7')
    expect(stale.text).toContain('Somebody else has changed the edition')
    expect(stale.text).toContain(`Version ${version + 1}: Settings changed`)
    expect((await inForce()).values.staffVacancies).toBe(4)
    // Saving again from that page decides on the version just shown.
    expect(stale.document.querySelector('[name="version"]')?.getAttribute('value')).toBe(String(version + 1))
  })

  it('2 says what is wrong with settings beside them, and asks for a reason', async () => {
    const wrong = await adviser.submit('/policy/settings', { 'setting-staffVacancies': 'many', reason })
    expect(wrong.status).toBe(422)
    expect(errorsOn(wrong)).toEqual(['Enter a whole number'])
    expect(errorsOn(await adviser.submit('/policy/settings', { 'setting-staffVacancies': '0', reason }))).toEqual([
      'Enter a larger number',
    ])
    expect(errorsOn(await adviser.submit('/policy/settings', {}))).toEqual(['Enter the reason for the change'])
    expect(errorsOn(await adviser.submit('/policy/settings', { reason }))[0]).toContain('Nothing is different')
  })

  it('5.2 adds a year to a dated table, with where the value comes from', async () => {
    const path = '/policy/configuration/ks2-floor-attainment'
    const line = {
      first: '2019',
      last: '2019',
      value: '66',
      holds: 'value',
      provenance: 'local',
      note: 'Local',
      reason,
    }
    expect((await adviser.submit(path, line)).location).toBe('/policy')
    const { configuration } = await inForce()
    const table = configuration.find(({ name }) => name === 'ks2-floor-attainment')
    expect(table?.rows.at(-1)).toEqual({ from: 2019, to: 2019, value: 66, provenance: 'local', note: 'Local' })
    expect((await adviser.get(path)).text).toContain('Local choice')
    expect(errorsOn(await adviser.submit(path, { ...line, value: 'x', provenance: '' }))).toEqual([
      'Select where the value comes from',
    ])
    expect(errorsOn(await adviser.submit(path, { ...line, value: 'x' }))).toEqual([
      'Enter the value as a number, like 60 or -0.5',
    ])
    expect((await adviser.get('/policy/configuration/nothing')).status).toBe(404)
  })

  it('1 records who adopted the policy here', async () => {
    const adoption = { by: 'Ambleford headteachers', 'from-day': '1', 'from-month': '9', 'from-year': '2025', reason }
    expect((await adviser.submit('/policy/adoption', adoption)).location).toBe('/policy')
    const policy = await adviser.get('/policy')
    expect(policy.text).toContain('adopted by Ambleford headteachers from 1 September 2025')
    expect(policy.text).not.toContain('has not recorded yet')
  })

  it('remembers each change with what was before', async () => {
    const audit = await app.database.owner(
      "select action, person_name from audit_entry where action = 'change edition' and outcome = 'done'",
    )
    expect(audit.rows).toHaveLength((await inForce()).version)
    expect(audit.rows[0].person_name).toBe('Petra Principal')
  })
})
