import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { inEffect, proposed, ratified } from '../../test/journeys/beginnings.ts'
import { putSchool } from '../../test/school-entry.ts'
import { faultsOf } from '../../test/valid-page.ts'
import { day } from '../kernel/index.ts'
import type { Role } from '../people/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'

const [oak, elm] = [100001, 100002]
let app: TestApp
let authority: AuthorityId
let principal: TestBrowser
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, oak, 'Oak Primary School')
  await putSchool(app.database, elm, 'Elm Primary School')
  principal = await app.signIn(authority, 'principalAdviser')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
}, 120_000)
afterAll(() => app.close())

/** What the register says waits for the person, by the address it leads to. */
async function waiting(browser: TestBrowser): Promise<ReadonlyMap<string, string>> {
  const page = await browser.get('/register')
  expect(await faultsOf(page)).toEqual([])
  const links = [...page.document.querySelectorAll('section[aria-labelledby=waiting] a')]
  return new Map(links.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']))
}

/** How many rows the list behind a link has. */
async function rowsOf(browser: TestBrowser, list: string): Promise<number> {
  const [path, query] = list.split('?')
  const file = await browser.get(`${path}/export/csv?${query}`)
  expect(file.status, list).toBe(200)
  return file.text.trim().split('\n').length - 1
}

describe('what waits for those who lead', () => {
  it('5.4 good practice to be verified is told to who may verify it, never to who wrote it', async () => {
    const words = {
      title: 'Reading aloud',
      area: 'english',
      whatWasDone: 'Every class reads aloud',
      contact: 'The office',
    }
    const shown = { impact: 'More read well', evidence: 'Three years of results' }
    const entry = await adviser.submit(`/schools/${oak}/good-practice/new`, { ...words, ...shown })
    const list = '/good-practice/entries?waiting=me'
    expect((await waiting(principal)).has(list)).toBe(false)
    const head = await app.signIn(authority, 'headteacher', oak)
    await head.submit(entry.location ?? '', {}, 'Give the school’s consent')
    expect((await waiting(principal)).get(list)).toBe('1 entry of good practice waits to be verified')
    expect(await rowsOf(principal, list)).toBe(1)
    expect((await waiting(adviser)).has(list)).toBe(false)
    expect(await rowsOf(adviser, list)).toBe(0)
    expect((await waiting(await app.signIn(authority, 'sltMember'))).has(list)).toBe(false)
    await principal.submit(`${entry.location}/verify`, { reason: 'Saw two lessons' }, 'Verify it')
    expect((await waiting(principal)).has(list)).toBe(false)
  })

  it('3.4 the Director and SLT are told of overdue reviews, notices whose period is over and schools taken to them', async () => {
    const review = await proposed(adviser, oak, 3)
    await ratified(principal, review)
    await inEffect(adviser, review)
    const date = (name: string, d: string) => ({ [`${name}-day`]: d, [`${name}-month`]: '3', [`${name}-year`]: '2026' })
    const given = await principal.submit(`/schools/${oak}/statutory-powers/new/warningNotice`, {
      ...date('given', '3'),
      ...date('comply', '30'),
      grounds: 'safety',
      words: 'Children are not safe at break.',
      required: 'Supervise breaks.',
      minded: 'Suspend the delegated budget.',
      reference: 'SI/2026/1',
    })
    expect(given.status).toBe(303)
    const notices = '/statutory-powers?status=periodOver'
    const [taken, overdue] = ['/early-warning?escalated=me', '/register?due=overdue']
    const before = await app.signIn(authority, 'dcs')
    expect([...(await waiting(before)).keys()]).toEqual([])
    app.setClock(day('2027-01-02'))
    const told = async (role: Role): Promise<readonly string[]> => {
      const browser = await app.signIn(authority, role)
      const found = await waiting(browser)
      for (const [href, text] of found) expect(await rowsOf(browser, href), href).toBe(Number(/\d+/.exec(text)?.[0]))
      return [...found.keys()]
    }
    expect(await told('dcs')).toEqual([overdue, taken, notices])
    expect(await told('sltMember')).toEqual([overdue, notices])
    expect(await told('principalAdviser')).toEqual([overdue, notices])
    expect(await told('seniorAdviserPrimary')).toEqual([notices])
    expect(await told('schoolImprovementAdviser')).toEqual([])
    expect(await told('auditor')).toEqual([])
  })

  it('7.1 the Director, who ratifies, is told of levels to be ratified; SLT members are not', async () => {
    app.setClock(day('2027-01-04'))
    await proposed(await app.signIn(authority, 'schoolImprovementAdviser'), elm, 2)
    expect((await waiting(await app.signIn(authority, 'dcs'))).get('/ratification')).toBe(
      '1 level waits to be ratified',
    )
    expect((await waiting(await app.signIn(authority, 'sltMember'))).has('/ratification')).toBe(false)
  })
})
