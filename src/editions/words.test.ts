import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import type { InspectionFramework } from '../policy/index.ts'
import { withFramework } from './edition-version.ts'
import { editionInForce, shippedWording } from './store.ts'

let app: TestApp
let authority: AuthorityId
let administrator: TestBrowser
const reason = 'Agreed at the headteachers’ conference'
const inForce = () => withTx(app.database, { authority }, (tx) => editionInForce(tx, authority, testToday))

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  administrator = await app.signIn(authority, 'administrator')
})
afterAll(() => app.close())

describe('the words of the edition', () => {
  it('5.2 an authority’s own sentence stands beside the edition’s, as a version, and can be taken back', async () => {
    const { criteria, version } = await inForce()
    const [first, second] = criteria
    const field = `wording-${first?.id}`
    const saved = await administrator.submit('/policy/wordings', { [field]: 'Our own words for it', reason })
    expect(saved.status, saved.text.slice(0, 2000)).toBe(303)
    const after = await inForce()
    expect(after.version).toBe(version + 1)
    expect(after.criteria.map(({ wording }) => wording)).toEqual([
      'Our own words for it',
      ...criteria.slice(1).map(({ wording }) => wording),
    ])
    const policy = await administrator.get('/policy')
    expect(policy.document.getElementById(first?.id ?? '')?.textContent).toContain(
      `The edition says: ${shippedWording(first?.id ?? '')}`,
    )
    expect(policy.document.getElementById(second?.id ?? '')?.textContent).not.toContain('own sentence')
    const stale = await administrator.post('/policy/wordings', { version: String(version), [field]: 'Others', reason })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Others')
    await administrator.submit('/policy/wordings', { [field]: '', reason })
    expect((await inForce()).criteria[0]?.wording).toBe(shippedWording(first?.id ?? ''))
  })

  it('9 a new inspection framework ends the one before it', async () => {
    const fields = {
      name: 'Framework of September 2027',
      'from-day': '1',
      'from-month': '9',
      'from-year': '2027',
      judges: 'reportCard',
      grades: 'Exceptional\nStrong\nExpected',
      reason,
    }
    expect((await administrator.submit('/policy/frameworks', { ...fields, judges: '' })).status).toBe(422)
    const saved = await administrator.submit('/policy/frameworks', fields)
    expect(saved.status, saved.text.slice(0, 2000)).toBe(303)
    const { frameworks } = await inForce()
    expect(frameworks.at(-2)?.to).toBe('2027-08-31')
    expect(frameworks.at(-1)).toMatchObject({ name: fields.name, from: '2027-09-01', reportCard: true })
    expect(frameworks.at(-1)?.grades).toEqual(['Exceptional', 'Strong', 'Expected'])
    expect((await administrator.get('/policy')).text).toContain('Framework of September 2027')
  })

  it('9 frameworks follow one another without a gap, in whatever order they are added', () => {
    const framework = (from: string): InspectionFramework => ({
      id: from,
      name: from,
      from: day(from),
      overallGrade: true,
      capacityToImprove: false,
      reportCard: false,
      grades: [],
      categories: [],
    })
    const later = withFramework({}, [framework('2010-01-01')], framework('2020-01-01'))
    const all = withFramework(later, later.frameworks ?? [], framework('2015-01-01')).frameworks ?? []
    expect(all.map(({ from, to }) => [from, to])).toEqual([
      ['2010-01-01', '2014-12-31'],
      ['2015-01-01', '2019-12-31'],
      ['2020-01-01', undefined],
    ])
  })

  it('2 the words are for those who keep the edition', async () => {
    const adviser = await app.signIn(authority, 'schoolImprovementAdviser')
    for (const url of ['/policy/wordings', '/policy/frameworks']) expect((await adviser.get(url)).status).toBe(403)
  })
})
