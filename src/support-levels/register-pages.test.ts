import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { inEffect, proposed, ratified } from '../../test/journeys/beginnings.ts'
import { putSchool } from '../../test/school-entry.ts'
import { faultsOf } from '../../test/valid-page.ts'
import { day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'

const urns = { oak: 109001, ash: 109002, elm: 109003, fir: 109004 } as const
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let principal: TestBrowser

const levelOf = (urn: number) => `/schools/${urn}/support-level`

// Oak and Fir come to level 2; Elm to level 3, which its Chair disputes; nothing is said of Ash.
beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [name, urn] of Object.entries(urns))
    await putSchool(app.database, urn, `${name.charAt(0).toUpperCase()}${name.slice(1)} Primary School`)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
  for (const [urn, level] of [
    [urns.oak, 2],
    [urns.fir, 2],
    [urns.elm, 3],
  ] as const) {
    const review = await proposed(adviser, urn, level)
    await ratified(principal, review)
    if (urn === urns.elm) await disputed(review)
    await inEffect(adviser, review)
  }
}, 120_000)
// Anew for each test: some move the clock, and sessions end with it.
beforeEach(async () => {
  app.setClock(testToday)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  principal = await app.signIn(authority, 'principalAdviser')
})
afterAll(() => app.close())

async function disputed(review: string): Promise<void> {
  const chair = await app.signIn(authority, 'chair', urns.elm)
  const answer = { answer: 'disputes', words: 'It has recovered' }
  expect((await chair.submit(`${review}/answer`, answer, 'Send your answer')).status).toBe(303)
  await adviser.submit(`${review}/next-step`, { nextStep: 'Meet in April' }, 'Record the next step')
}

describe('the register', () => {
  it('7.3 shows the level as at any day and as known at any day', async () => {
    const entry = (await app.database.owner('select entry_id from level_entry where urn = $1', [urns.oak])).rows[0]
      .entry_id
    app.setClock(day('2026-04-01'))
    principal = await app.signIn(authority, 'principalAdviser')
    adviser = await app.signIn(authority, 'schoolImprovementAdviser')
    const corrected = await principal.submit(
      `${levelOf(urns.oak)}/entries/${entry}/correct`,
      { 'effectiveFrom-day': '10', reason: 'The letter says the 10th' },
      'Correct the entry',
    )
    expect(corrected.status, corrected.text.slice(0, 2000)).toBe(303)
    const row = async (query: string) => {
      const { document } = await adviser.get(`/register?q=${urns.oak}${query}`)
      return document.querySelector('#list tbody tr')?.textContent ?? ''
    }
    expect(await row('')).toContain('2 Vulnerable')
    expect(await row('&on-day=3&on-month=3&on-year=2026')).toContain('No level agreed')
    const fifth = '&on-day=5&on-month=3&on-year=2026'
    expect(await row(`${fifth}&known-day=31&known-month=3&known-year=2026`)).toContain('2 Vulnerable')
    expect(await row(`${fifth}&known-day=1&known-month=4&known-year=2026`)).toContain('No level agreed')
    const { document, text } = await adviser.get(levelOf(urns.oak))
    expect(text).toContain('Corrected: The letter says the 10th')
    const why = document.querySelector('#corrected tbody tr')?.textContent ?? ''
    expect(why).toContain('The letter says the 10th')
    expect(why).toMatch(/\S+ \S+, 1 April 2026/)
  })

  it('7.2 7.4 a correction does not change the level: no page says a level that no formal record says', async () => {
    const entry = (
      await app.database.owner('select entry_id from level_entry where urn = $1 and replaces is null', [urns.fir])
    ).rows[0].entry_id
    const correct = (fields: Readonly<Record<string, string>>) =>
      principal.submit(
        `${levelOf(urns.fir)}/entries/${entry}/correct`,
        { reason: 'Wrong', ...fields },
        'Correct the entry',
      )
    const other = await correct({ level: '3' })
    expect(other.status).toBe(422)
    expect(other.text).toContain('No formal record in force says level 3 for this entry')
    expect(other.text).toContain('Open an extra review to change it')
    const annulled = await correct({ level: 'none' })
    expect(annulled.text).toContain('Without this entry the school would have no level')
    const ahead = await correct({
      'effectiveFrom-day': '20',
      'effectiveFrom-month': '11',
      'effectiveFrom-year': '2027',
    })
    expect(ahead.status).toBe(422)
    expect(ahead.text).toContain('The day the level took effect must be today or in the past')
    expect((await adviser.get(levelOf(urns.fir))).document.querySelector('#corrected')).toBeNull()
  })

  it('7.3 several values of a filter widen, several filters narrow, and the export has the same rows', async () => {
    const names = async (query: string) => {
      const { document } = await adviser.get(`/register?${query}`)
      return [...document.querySelectorAll('#list tbody th')].map((cell) => cell.textContent?.trim())
    }
    expect(await names('level=3')).toContain('Elm Primary School')
    expect((await names('level=3&level=none')).length).toBeGreaterThan((await names('level=3')).length)
    expect(await names('level=3&flag=disputed')).toEqual(['Elm Primary School'])
    const csv = await adviser.get('/register/export/csv?level=3&flag=disputed')
    expect(csv.text.trim().split('\n')).toHaveLength(2)
    expect(csv.text).toContain('Elm Primary School')
    expect((await adviser.get('/register/print?level=3')).status).toBe(200)
  })

  it('7.3 a termly freeze is checked first, numbered and cannot be changed', async () => {
    const chosen = '/register/freezes/check?term=2026-autumn'
    const check = await principal.get(chosen)
    expect(await faultsOf(check)).toEqual([])
    expect(check.text).toMatch(/autumn term 2025/)
    expect(check.text).toContain('31 December 2025, as it is known now')
    expect(check.text).toContain('4 schools')
    expect((await principal.get('/register/freezes')).text).toContain('has not been frozen yet')
    const frozen = await principal.submit(chosen, {}, 'Freeze the register')
    expect(frozen.status, frozen.text.slice(0, 2000)).toBe(303)
    const page = await adviser.get('/register/freezes/1')
    expect(page.text).toContain('Elm Primary School')
    expect(page.document.querySelector('#frozen')?.textContent).not.toMatch(/\d{4}-\d\d-\d\d/)
    const twice = await principal.post('/register/freezes', { term: '2026-autumn' })
    expect(twice.status).toBe(422)
    await expect(
      withTx(app.database, { authority }, (tx) => tx.updateTable('register_freeze').set({ body: '' }).execute()),
    ).rejects.toThrow(/permission denied/)
  })

  it('7.3 the term that goes on is not frozen before its last day, and the page says from when it can be', async () => {
    const list = await principal.get('/register/freezes')
    expect(list.text).toContain('it can be frozen from 6 April 2026, its last day')
    expect(list.document.querySelector('option[value="2026-spring"]')).toBeNull()
    for (const answer of [
      await principal.get('/register/freezes/check?term=2026-spring'),
      await principal.post('/register/freezes', { term: '2026-spring' }),
    ]) {
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('That term can be frozen from 6 April 2026, its last day')
      expect(await faultsOf(answer)).toEqual([])
    }
    expect((await adviser.get('/register/freezes/check?term=2026-autumn')).status).toBe(403)
  })

  it('7.3 movements between two days say which schools moved', async () => {
    const page = await adviser.get(
      '/register/movements?from-day=1&from-month=3&from-year=2026&to-day=4&to-month=3&to-year=2026',
    )
    expect(page.status).toBe(200)
    expect(page.document.querySelector('#moved')?.textContent).toContain('Fir Primary School')
    const rows = [...page.document.querySelectorAll('#movements tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    )
    expect(rows.at(-1)?.[0]).toBe('All schools')
    expect(rows.at(-1)?.at(-1)).toBe('4')
    expect(rows.slice(1, -1).reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(4)
    expect(await faultsOf(page)).toEqual([])
    const file = page.document.querySelector('a[href*="/movements/export/csv"]')?.getAttribute('href') ?? ''
    const csv = await adviser.get(file)
    expect(csv.text.trim().split('\n')).toHaveLength(5)
    expect(csv.text).toContain('109004,Fir Primary School,No level agreed,2 Vulnerable')
  })

  it('7.3 a level recorded for a day to come is announced, and told as in effect nowhere before it', async () => {
    const review = await proposed(adviser, urns.fir, 3, 'extra')
    await ratified(principal, review)
    const done = await inEffect(adviser, review, [1, 6, 2026])
    expect(done).toContain('The level takes effect on 1 June 2026.')
    expect(done).toContain('Recorded, in effect from 1 June 2026')
    const coming = 'From 1 June 2026: level 3 Causing concern, by letter'
    const { document } = await adviser.get(levelOf(urns.fir))
    expect(document.querySelector('main')?.textContent).toContain(`${coming}. Open the letter`)
    const cells = [...document.querySelectorAll('#history tbody tr')].map((row) => row.textContent)
    expect(cells[0]).toContain('not begun yet')
    expect(cells[1]).toContain('31 May 2026')
    expect(document.querySelector('#reviews')?.textContent).toContain('Recorded, in effect from 1 June 2026')
    const row = (await adviser.get(`/register?q=${urns.fir}`)).document.querySelector('#list tbody tr')
    expect(row?.textContent).toContain('2 Vulnerable')
    expect(row?.textContent).toContain(coming)
    expect((await adviser.get(`/register/export/csv?q=${urns.fir}`)).text).toContain(coming)
    app.setClock(day('2026-06-01'))
    const later = await app.signIn(authority, 'schoolImprovementAdviser')
    expect((await later.get(levelOf(urns.fir))).text).not.toContain(coming)
  })
})
