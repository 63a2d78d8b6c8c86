import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let principal: TestBrowser

const urns = { oak: 109001, ash: 109002, elm: 109003, fir: 109004, yew: 109005 } as const

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [name, urn] of Object.entries(urns))
    await putSchool(app.database, urn, `${name.charAt(0).toUpperCase()}${name.slice(1)} Primary School`)
})
// Anew for each test: some move the clock, and sessions end with it.
beforeEach(async () => {
  app.setClock(testToday)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
})
afterAll(() => app.close())

const levelOf = (urn: number) => `/schools/${urn}/support-level`
const today = { day: '4', month: '3', year: '2026' }
const dateFields = (name: string, { day, month, year } = today) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

/** Opens a review and proposes a level; answers the address of the review. */
async function propose(urn: number, level: number, kind = 'termly', as = adviser): Promise<string> {
  const opened = await as.submit(`${levelOf(urn)}/reviews/new`, { kind, reason: 'Asked' }, 'Open the review')
  expect(opened.status, opened.text.slice(0, 3000)).toBe(303)
  const review = opened.location ?? ''
  const proposed = await as.submit(
    `${review}/propose`,
    { level: String(level), reasons: 'Seen on the visit' },
    'Send for ratification',
  )
  expect(proposed.location, proposed.text.slice(0, 3000)).toBe(review)
  return review
}
const idOf = (review: string): string => review.split('/').at(-1) ?? ''

const ratify = (review: string, as = principal) =>
  as.submit(
    '/ratification',
    { meeting: 'Standards meeting', ...dateFields('metOn'), [`decided-${idOf(review)}`]: 'ratified' },
    'Record what the meeting decided',
  )

async function answerBoth(urn: number, review: string, chairSays = 'agrees'): Promise<void> {
  const headteacher = await app.signIn(authority, 'headteacher', urn)
  const chair = await app.signIn(authority, 'chair', urn)
  expect((await headteacher.submit(`${review}/answer`, { answer: 'agrees' }, 'Send your answer')).status).toBe(303)
  expect(
    (
      await chair.submit(
        `${review}/answer`,
        { answer: chairSays, words: chairSays === 'disputes' ? 'It has recovered' : '' },
        'Send your answer',
      )
    ).status,
  ).toBe(303)
}

async function issueLetter(
  review: string,
): Promise<ReturnType<TestBrowser['get']> extends Promise<infer Page> ? Page : never> {
  const begun = await adviser.submit(`${review}/issue`, {}, 'Begin a letter')
  const letter = (begun.location ?? '').replace(/\/edit$/, '')
  const words = {
    headteacher: 'A Head',
    chair: 'B Chair',
    effect: 'Support',
    rightToDiscuss: 'Ring us',
  }
  expect((await adviser.submit(`${letter}/edit`, words, 'Save the letter')).status).toBe(303)
  const chosen = await adviser.submit(
    `${review}/issue`,
    { record: letter.split('/').at(-1) ?? '' },
    'Check what will be issued',
  )
  expect(chosen.status, chosen.text.slice(0, 3000)).toBe(303)
  return adviser.submit(chosen.location ?? '', {}, 'Issue, and bring the level into effect')
}

const levelShown = async (urn: number): Promise<string> => {
  const page = await adviser.get(levelOf(urn))
  expect(page.status, page.text.slice(0, 2000)).toBe(200)
  return page.document.querySelector('.app-school__level')?.textContent?.trim() ?? ''
}

describe('agreeing a level', () => {
  it('7.2 goes from proposal by ratification and both answers to the letter, and takes effect only with it', async () => {
    const review = await propose(urns.oak, 2)
    expect(await levelShown(urns.oak)).toContain('No level agreed')
    expect((await ratify(review)).status).toBe(303)
    await answerBoth(urns.oak, review)
    expect(await levelShown(urns.oak)).toContain('No level agreed')
    const issued = await issueLetter(review)
    expect(issued.status, issued.text.slice(0, 3000)).toBe(303)
    expect(await levelShown(urns.oak)).toContain('2')
    for (const tab of ['', '/evidence', '/inspections', '/criteria', '/records', '/history']) {
      const shown = await adviser.get(`/schools/${urns.oak}${tab}`)
      expect(shown.document.querySelector('.app-school__level')?.textContent, tab).toContain('2 Vulnerable')
    }
    const { rows } = await app.database.owner('select model from issued_document where urn = $1', [urns.oak])
    for (const words of ['None agreed before', '2 Vulnerable', '4 March 2026', 'Standards meeting'])
      expect(rows[0].model).toContain(words)
    const history = await adviser.get(review)
    const edition = [...history.document.querySelectorAll('a')].find((link) => link.textContent?.includes('version 0'))
    expect(edition?.textContent).toBe('South Gloucestershire 2010, version 0')
    expect((await adviser.get(edition?.getAttribute('href') ?? '')).text).toContain('The policy in force')
    for (const words of [
      'Review opened',
      'Level 2 Vulnerable proposed',
      'Level ratified',
      'Headteacher agrees',
      'Chair of governors agrees',
      'the level takes effect',
    ])
      expect(history.text).toContain(words)
  })

  it('diagram nobody ratifies their own proposal, though they hold the role', async () => {
    const review = await propose(urns.ash, 1, 'termly', principal)
    const page = await principal.get('/ratification')
    expect(page.text).toContain('You proposed this level yourself')
    const forced = await principal.post('/ratification', {
      meeting: 'M',
      ...dateFields('metOn'),
      [`decided-${idOf(review)}`]: 'ratified',
      [`version-${idOf(review)}`]: '2',
    })
    expect(forced.status).toBe(422)
    expect(forced.text).toContain('Somebody else ratifies it')
    const leader = await app.signIn(authority, 'schoolImprovementTeamLeader')
    expect((await ratify(review, leader)).status).toBe(303)
  })

  it('7.1 a dispute needs a next step before the record can issue, and stands on the register', async () => {
    const review = await propose(urns.elm, 3)
    await ratify(review)
    await answerBoth(urns.elm, review, 'disputes')
    const page = await adviser.get(review)
    expect(page.text).toContain('Record the next step about the disagreement')
    expect(page.text).not.toContain('Issue the note of visit or letter')
    expect(
      (await adviser.submit(`${review}/next-step`, { nextStep: 'Meet in April' }, 'Record the next step')).status,
    ).toBe(303)
    expect((await issueLetter(review)).status).toBe(303)
    const register = await adviser.get('/register?flag=disputed')
    expect(register.text).toContain('Elm Primary School')
    expect(register.text).not.toContain('Oak Primary School')
    expect((await adviser.get(levelOf(urns.elm))).text).toContain('The school disputes this level')
  })

  it('7.1 the adviser records the answers of a school that does not sign in, or agrees without it and says why', async () => {
    const review = await propose(urns.fir, 2, 'annual')
    await ratify(review)
    const byPhone = { answerer: 'headteacher', answer: 'agrees', how: 'telephone', ...dateFields('answeredOn') }
    expect((await adviser.submit(`${review}/record-answer`, byPhone, 'Record the answer')).status).toBe(303)
    const without = await adviser.submit(
      `${review}/without-school`,
      { reason: 'No chair', nextStep: 'Meet the new chair' },
      'Agree without the school',
    )
    expect(without.status).toBe(303)
    expect((await issueLetter(review)).status).toBe(303)
    const { rows } = await app.database.owner('select model from issued_document where urn = $1', [urns.fir])
    for (const words of ['by telephone, recorded by the adviser', 'No chair', 'Meet the new chair'])
      expect(rows[0].model).toContain(words)
    expect((await adviser.get(levelOf(urns.fir))).text).toContain('agreed without the school')
  })

  it('7.2 a termly review that changes nothing is completed with its note', async () => {
    app.setClock(day('2026-05-11'))
    adviser = await app.signIn(authority, 'schoolImprovementAdviser')
    const opened = await adviser.submit(`${levelOf(urns.oak)}/reviews/new`, { kind: 'termly' }, 'Open the review')
    const completed = await adviser.submit(`${opened.location}/complete`, { note: 'As before' }, 'Complete the review')
    expect(completed.status, completed.text.slice(0, 3000)).toBe(303)
    const asked = { kind: 'termly', source: 'school' }
    const again = await adviser.submit(`${levelOf(urns.oak)}/reviews/new`, asked, 'Open the review')
    expect(again.status).toBe(422)
    expect(again.text).toContain('The level has been reviewed for the summer term of 2025/26')
  })

  it('7.1 opening begins with what is due: the annual agreement, then the termly review, then nothing', async () => {
    const chosen = async (urn: number): Promise<readonly (string | null)[]> => {
      const { document } = await adviser.get(`${levelOf(urn)}/reviews/new`)
      return [...document.querySelectorAll('input[checked]')].map((input) => input.getAttribute('value'))
    }
    expect(await chosen(urns.yew)).toEqual(['annual', 'termlyRound'])
    expect(await chosen(urns.fir)).toEqual([])
    app.setClock(day('2026-05-11'))
    adviser = await app.signIn(authority, 'schoolImprovementAdviser')
    expect(await chosen(urns.fir)).toEqual(['termly', 'termlyRound'])
    expect(await chosen(urns.oak)).toEqual([])
  })

  it('7.4 a proposal is left and resumed, returned with a comment and withdrawn', async () => {
    const opened = await adviser.submit(
      `${levelOf(urns.yew)}/reviews/new`,
      { kind: 'extra', reason: 'New head' },
      'Open the review',
    )
    const review = opened.location ?? ''
    await adviser.submit(
      `${review}/propose`,
      { level: '2', reasons: 'Half written', intent: 'later' },
      'Send for ratification',
    )
    expect((await adviser.get(`${review}/propose`)).text).toContain('Half written')
    await adviser.submit(`${review}/propose`, {}, 'Send for ratification')
    expect((await principal.submit(`${review}/return`, { comment: 'Say more' }, 'Return the proposal')).status).toBe(
      303,
    )
    expect((await adviser.get(`${review}/propose`)).text).toContain('Say more')
    const second = await adviser.get(`${levelOf(urns.yew)}/reviews/new`)
    expect(second.text).toContain('A review of this school is already open')
    expect(second.document.querySelector('main form')).toBeNull()
    expect((await adviser.submit(`${review}/withdraw`, { reason: 'Duplicate' }, 'Withdraw the review')).status).toBe(
      303,
    )
    expect((await adviser.get(review)).text).toContain('Review withdrawn')
    const listed = (await adviser.get(levelOf(urns.yew))).document.querySelector('#reviews tbody tr')?.textContent
    expect(listed).toMatch(/Withdrawn\s*Withdrawn$/)
  })

  it('3.3 a school sees a level once it is ratified, not while the authority considers it', async () => {
    const headteacher = await app.signIn(authority, 'headteacher', urns.yew)
    const review = await propose(urns.yew, 3)
    const before = await headteacher.get(review)
    expect(before.text).toContain('The authority is reviewing the level')
    expect(before.text).not.toContain('Seen on the visit')
    expect((await headteacher.get(levelOf(urns.yew))).text.toLowerCase()).not.toContain('waiting to be ratified')
    expect((await headteacher.submit(review, {}).catch(() => undefined))?.status).not.toBe(303)
    await ratify(review)
    expect((await headteacher.get(review)).text).toContain('Seen on the visit')
    const other = await app.signIn(authority, 'headteacher', urns.oak)
    expect((await other.get(review)).status).toBe(404)
    expect((await other.post(`${review}/answer`, { answer: 'agrees', version: '3' })).status).toBe(404)
  })

  it('7.3 a stale page is told and changes nothing', async () => {
    const [, yewReview] = (
      await app.database.owner('select review_id from review where urn = $1 order by ended_at nulls last', [urns.yew])
    ).rows.map(({ review_id }) => review_id)
    const review = `${levelOf(urns.yew)}/reviews/${yewReview}`
    const stale = await adviser.post(`${review}/withdraw`, { version: '1', reason: 'Old' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Old')
    expect(stale.text).toContain('Level ratified')
    expect(stale.text).toContain('Something happened to this review after you opened this page')
  })

  it('7.2 of twenty who open a review at once one does', async () => {
    const urn = urns.ash
    await app.database.owner(
      `update review set ended_at = now(), ended_as = 'withdrawn' where urn = $1 and ended_at is null`,
      [urn],
    )
    await app.database.owner(`delete from review_happening where urn = $1`, [urn])
    const fields = { kind: 'extra', term: '2026-spring', source: 'school', reason: 'At once' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => adviser.post(`${levelOf(urn)}/reviews`, fields)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(19)
  })

  it('7.2 the database itself keeps an entry from existing without an issued record', async () => {
    const { rows } = await app.database.owner('select * from level_entry where urn = $1', [urns.oak])
    await expect(
      app.database.owner(
        `insert into level_entry (authority_id, entry_id, urn, level, effective_from, recorded_at, person_id, review_id, record_id) values (999, gen_random_uuid(), $1, 3, '2026-03-04', now(), $2, $3, gen_random_uuid())`,
        [urns.oak, rows[0].person_id, rows[0].review_id],
      ),
    ).rejects.toThrow(/foreign key/)
    await expect(
      withTx(app.database, { authority }, (tx) => tx.updateTable('level_entry').set({ level: 1 }).execute()),
    ).rejects.toThrow(/permission denied/)
  })
})
