import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { faultsOf } from '../../test/valid-page.ts'

let app: TestApp
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  const authority = await app.addAuthority(999, 'Ambleford Council')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

const boxes = (name: string, [date, month, year]: readonly [number, number, number]): string =>
  `${name}-day=${date}&${name}-month=${month}&${name}-year=${year}`
const beside = (page: TestPage): string =>
  [...page.document.querySelectorAll('.govuk-error-message')].map((one) => one.textContent ?? '').join(' ')

// No review has been opened: the authority's first year is the present one, from 1 September 2025. Today is 4 March 2026.
const noDays = [
  [[1, 3, 1900], 'must be on or after 1 September 2025'],
  [[31, 2, 2026], 'must be a real date'],
  [[31, 8, 2025], 'must be on or after 1 September 2025'],
  [[5, 3, 2026], 'must be today or in the past'],
  [[1, 3, 2099], 'must be today or in the past'],
] as const

describe('the register of a day that there is not', () => {
  it.each(noDays)('7.3 is refused beside the field, on page, in print and as file: %j', async (date, sentence) => {
    for (const [url, name] of [
      ['/register', 'on'],
      ['/register', 'known'],
      ['/register/print', 'on'],
      ['/register/export/csv', 'on'],
      ['/register/movements', 'from'],
      ['/register/movements', 'to'],
    ] as const) {
      const page = await adviser.get(`${url}?${boxes(name, date)}&q=oak`)
      expect(page.status, url).toBe(422)
      expect(beside(page), url).toContain(sentence)
      expect(await faultsOf(page), url).toEqual([])
      const details = page.document.querySelector('details:has(.govuk-error-message)')
      if (details) expect(details.hasAttribute('open')).toBe(true)
    }
  })

  it('7.3 keeps what else was asked for, and shows the days that there are', async () => {
    const refused = await adviser.get(`/register?${boxes('on', [5, 3, 2026])}&q=oak&level=2`)
    const hidden = [...refused.document.querySelectorAll('details input[type=hidden]')]
    expect(hidden.map((input) => input.getAttribute('name'))).toEqual(['q', 'level'])
    for (const date of [
      [1, 9, 2025],
      [4, 3, 2026],
    ] as const)
      expect((await adviser.get(`/register?${boxes('on', date)}`)).status).toBe(200)
  })

  it('7.3 counts no movements backwards', async () => {
    const url = `/register/movements?${boxes('from', [2, 2, 2026])}&${boxes('to', [1, 2, 2026])}`
    expect(beside(await adviser.get(url))).toContain('The first day must be on or before 1 February 2026')
  })
})
