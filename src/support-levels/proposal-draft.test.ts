import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const urn = 104001
let app: TestApp
let authority: AuthorityId
let first: TestBrowser
let second: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.database.owner(
    `insert into school (authority_id, urn, establishment_number, name, phase, governance, type)
     select 999, n, (n - 100000)::smallint, 'School ' || n, 'primary', 'maintained', 'Community school'
     from generate_series($1::integer, $1::integer + 1) n`,
    [urn],
  )
  first = await app.signIn(authority, 'schoolImprovementAdviser', undefined, 'Ada First')
  second = await app.signIn(authority, 'principalAdviser', undefined, 'Ben Second')
})
afterAll(() => app.close())

const open = async (of: number): Promise<string> =>
  (await first.submit(`/schools/${of}/support-level/reviews/new`, { kind: 'termly' }, 'Open the review')).location ?? ''

/** The versions that a page of the proposal holds. */
const seenOn = (page: TestPage) =>
  Object.fromEntries(
    ['version', 'draftVersion'].map((name) => [
      name,
      page.document.querySelector(`form [name="${name}"]`)?.getAttribute('value') ?? '',
    ]),
  )

describe('the draft of a proposal', () => {
  it('7.4 a stale save is told with both texts, and keeps neither person from saving again', async () => {
    const review = await open(urn)
    const [mine, theirs] = [await first.get(`${review}/propose`), await second.get(`${review}/propose`)]
    const saved = await second.post(`${review}/propose`, {
      ...seenOn(theirs),
      level: '3',
      reasons: 'Theirs',
      intent: 'later',
    })
    expect(saved.status).toBe(303)
    const stale = await first.post(`${review}/propose`, {
      ...seenOn(mine),
      level: '2',
      reasons: 'Mine',
      intent: 'later',
    })
    expect(stale.status).toBe(409)
    for (const words of ['Ben Second saved a change', 'Theirs', 'Mine', 'What you wrote', 'What is saved now'])
      expect(stale.text).toContain(words)
    expect(stale.document.querySelector('#reasons')?.textContent?.trim()).toBe('Mine')
    expect((await second.get(`${review}/propose`)).document.querySelector('#reasons')?.textContent?.trim()).toBe(
      'Theirs',
    )

    const again = { ...seenOn(stale), level: '2', reasons: 'Mine and theirs', intent: 'later' }
    expect((await first.post(`${review}/propose`, again)).status).toBe(303)
    expect((await second.get(`${review}/propose`)).text).toContain('Mine and theirs')
  })

  it('7.4 a proposal is not sent over a draft that its sender has not seen', async () => {
    const review = await open(urn + 1)
    const mine = await first.get(`${review}/propose`)
    const others = { level: '1', reasons: 'Better not', intent: 'later' }
    await second.submit(`${review}/propose`, others, 'Send for ratification')
    const stale = await first.post(`${review}/propose`, { ...seenOn(mine), level: '2', reasons: 'Mine' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Better not')
    expect((await first.post(`${review}/propose`, { ...seenOn(stale), level: '2', reasons: 'Mine' })).status).toBe(303)
  })

  it('7.4 of twenty who save the same draft at once one does', async () => {
    const review = (await first.get(`/schools/${urn}/support-level`)).document
      .querySelector('#reviews a')
      ?.getAttribute('href')
    const page = await first.get(`${review}/propose`)
    const saves = Array.from({ length: 20 }, (_, at) =>
      first.post(`${review}/propose`, { ...seenOn(page), reasons: `Save ${at}`, intent: 'later' }),
    )
    const answers = (await Promise.all(saves)).map(({ status }) => status)
    expect(answers.filter((status) => status === 303)).toHaveLength(1)
    expect(answers.filter((status) => status === 409)).toHaveLength(19)
  })
})
