import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const schools = 30
const firstUrn = 103001
const meeting = { meeting: 'Standards meeting', 'metOn-day': '4', 'metOn-month': '3', 'metOn-year': '2026' }
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let principal: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.database.owner(
    `insert into school (authority_id, urn, establishment_number, name, phase, governance, type)
     select 999, n, (n - 100000)::smallint, 'School ' || (n - $1::integer + 1), 'primary', 'maintained', 'Community school'
     from generate_series($1::integer, $1::integer + $2::integer + 5) n`,
    [firstUrn, schools],
  )
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
})
afterAll(() => app.close())

/** Opens a review and proposes a level; answers the review's id. */
async function propose(urn: number, level: number, by = adviser): Promise<string> {
  const opened = await by.submit(`/schools/${urn}/support-level/reviews/new`, { kind: 'termly' }, 'Open the review')
  const review = opened.location ?? ''
  const words = { level: String(level), reasons: `Seen at ${urn}` }
  expect((await by.submit(`${review}/propose`, words, 'Send for ratification')).location).toBe(review)
  return review.split('/').at(-1) ?? ''
}

const send = (fields: Readonly<Record<string, string>>) =>
  principal.submit('/ratification', { ...meeting, ...fields }, 'Record what the meeting decided')

describe('a sitting', () => {
  it('diagram a meeting ratifies thirty levels at one sitting, marking only the exceptions', async () => {
    const reviews: string[] = []
    for (let at = 0; at < schools - 1; at++) reviews.push(await propose(firstUrn + at, (at % 3) + 1))
    const own = await propose(firstUrn + schools - 1, 2, principal)
    const [refused = '', later = ''] = reviews
    const page = await principal.get('/ratification')
    expect(page.text).toContain('30 levels wait to be ratified')
    expect(page.document.querySelectorAll('.app-decision')).toHaveLength(30)
    expect(page.text.replace(/\s+/g, ' ')).toContain(
      'unless you say at the end that the meeting ratified all of those.',
    )
    expect(page.text).toContain('The meeting ratified all the levels I left unmarked')
    expect(page.text).toContain('1 Secure, the first level of this school')
    expect(page.document.querySelector(`[name="decided-${own}"]`)).toBeNull()

    const wrong = await send({ others: 'yes', [`decided-${refused}`]: 'notRatified', [`decided-${later}`]: 'later' })
    expect(wrong.status).toBe(422)
    expect(wrong.document.querySelector(`#reason-${refused}`)?.closest('details')?.hasAttribute('open')).toBe(true)
    expect(await waitingNow()).toBe(30)

    // One came after the page was made: nobody has seen it, so it is not ratified with the others.
    const seen = await fieldsOf(page.document)
    const unseen = await propose(firstUrn + schools, 1)
    const recorded = await principal.post('/ratification', {
      ...seen,
      ...meeting,
      others: 'yes',
      [`decided-${refused}`]: 'notRatified',
      [`reason-${refused}`]: 'Wait for the results',
      [`decided-${later}`]: 'later',
    })
    expect(recorded.status, recorded.text.slice(0, 2000)).toBe(303)
    const after = await principal.get('/ratification')
    expect(after.text).toContain('about 28 schools: 27 ratified, 1 not ratified.')
    const left = [...after.document.querySelectorAll('.app-decision a')].map((link) => link.getAttribute('href') ?? '')
    expect(left.map((href) => href.split('/').at(-1)).sort()).toEqual([later, own, unseen].sort())
  })

  it('diagram a decision that somebody else made meanwhile is told with both, and nothing of the sitting is kept', async () => {
    const [taken, moved, mine] = [
      await propose(firstUrn + schools + 1, 2),
      await propose(firstUrn + schools + 2, 2),
      await propose(firstUrn + schools + 3, 3),
    ]
    const seen = await fieldsOf((await principal.get('/ratification')).document)
    const other = await app.signIn(authority, 'principalAdviser', undefined, 'Another Adviser')
    const theirs = { meeting: 'Their meeting', [`decided-${taken}`]: 'ratified' }
    expect(
      (await other.submit('/ratification', { ...meeting, ...theirs }, 'Record what the meeting decided')).status,
    ).toBe(303)
    const reviews = `/schools/${firstUrn + schools + 2}/support-level/reviews/${moved}`
    expect((await other.submit(`${reviews}/return`, { comment: 'Look again' }, 'Return the proposal')).status).toBe(303)
    const late = await principal.post('/ratification', {
      ...seen,
      ...meeting,
      [`decided-${taken}`]: 'notRatified',
      [`reason-${taken}`]: 'The results are not in',
      [`decided-${moved}`]: 'notRatified',
      [`reason-${moved}`]: 'Nor are these',
      [`decided-${mine}`]: 'ratified',
    })
    expect(late.status, late.text.slice(0, 3000)).toBe(409)
    const told = late.document.querySelector('section[aria-labelledby="overtaken"]')?.textContent ?? ''
    expect(told).toContain(`School ${schools + 2}`)
    expect(told).toContain('Your reason: The results are not in')
    expect(told).toContain('Level ratified')
    expect(told).toContain('Their meeting')
    expect(told).toMatch(/by .+Principal Adviser/)
    expect(told).toContain('Nor are these')
    expect(told).toContain('Look again')
    expect(late.document.querySelector(`[name="decided-${mine}"][value="ratified"]`)?.hasAttribute('checked')).toBe(
      true,
    )
    const ratifiedNow = await app.database.owner(
      "select 1 from review_happening where what = 'ratified' and review_id = $1",
      [mine],
    )
    expect(ratifiedNow.rows).toHaveLength(0)
    const again = await principal.post('/ratification', {
      ...(await fieldsOf(late.document)),
      ...meeting,
      [`decided-${mine}`]: 'ratified',
    })
    expect(again.status, again.text.slice(0, 3000)).toBe(303)
  })

  it('diagram a meeting before a level was proposed names the school', async () => {
    const review = await propose(firstUrn + schools + 4, 2)
    const early = await send({ 'metOn-day': '3', [`decided-${review}`]: 'ratified' })
    expect(early.status).toBe(422)
    const words = `School ${schools + 5}: the level was proposed on 4 March 2026, after the date of the meeting`
    expect(early.document.querySelector('.govuk-error-summary')?.textContent).toContain(words)
    expect(early.document.querySelector(`#decided-${review}-error`)?.textContent).toContain(words)
  })

  it('7.4 whoever opens a review beside another is told which it is, where it stands and the way to it', async () => {
    const urn = firstUrn + schools + 5
    const page = `/schools/${urn}/support-level/reviews`
    const opened = await adviser.submit(`${page}/new`, { kind: 'termly' }, 'Open the review')
    const another = { kind: 'extra', term: '2026-spring', source: 'school', reason: 'Asked' }
    const told = [await adviser.get(`${page}/new`), await adviser.post(page, another)]
    expect(told.map(({ status }) => status)).toEqual([200, 422])
    for (const { document } of told) {
      expect(document.querySelector(`main a[href="${opened.location}"]`)?.textContent).toContain('Termly review')
      expect(document.querySelector('main')?.textContent).toContain('Where it stands: begun.')
    }
  })

  it('diagram nothing is recorded where the meeting decided nothing', async () => {
    const nothing = await send({})
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('Say what the meeting decided about at least one school')
  })
})

const waitingNow = async (): Promise<number> =>
  (await principal.get('/ratification')).document.querySelectorAll('.app-decision').length

async function fieldsOf(document: Document): Promise<Record<string, string>> {
  const hidden = [...document.querySelectorAll('main form[method="post"] input[type="hidden"]')]
  return Object.fromEntries(
    hidden.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  )
}
