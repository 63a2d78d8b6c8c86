import { getByRole, getByText, queryByText } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { putSchool } from '../../test/school-entry.ts'

const oak = 100001
let app: TestApp
let adviser: TestBrowser
let headteacher: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  const authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, oak)
  await putSchool(app.database, 100_002, 'Elm Primary School')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  headteacher = await app.signIn(authority, 'headteacher', oak)
})
afterAll(() => app.close())

const path = `/schools/${oak}/inspections/2025-03-11/graded`
const satisfactory = /judged the school satisfactory overall/

const rowOf = async (browser: TestBrowser): Promise<string> => {
  const { document } = await browser.get(`/schools/${oak}/criteria`)
  const rows = [...document.querySelectorAll('dl > div')]
  return rows.find((row) => satisfactory.test(row.textContent ?? ''))?.textContent ?? ''
}
const listed = async (criterion: string): Promise<readonly string[]> => {
  const { document } = await adviser.get(`/register?criterion=${criterion}`)
  return ['Oak Primary School', 'Elm Primary School'].filter((name) => queryByText(document.body, name) !== null)
}

describe('an inspection entered by hand', () => {
  it('3.2 answers the criteria, and what it answers says where it is from', async () => {
    expect(await rowOf(adviser)).toContain('Not known')
    expect(await listed('vulnerable-inspection-satisfactory')).toEqual([])
    const saved = await adviser.submit(path, {
      'ofsted-education': '3',
      'ofsted-behaviour': '2',
      'ofsted-personal-development': '2',
      'ofsted-leadership': '3',
      category: 'none',
      source: 'Inspection report, page 2',
    })
    expect(saved.status).toBe(303)
    for (const browser of [adviser, headteacher]) {
      const row = await rowOf(browser)
      expect(row).toMatch(/Met/)
      expect(row).toContain('Inspection report, page 2, entered by schoolImprovementAdviser')
      expect(row).toContain('11 March 2025')
    }
    expect(await listed('vulnerable-inspection-satisfactory')).toEqual(['Oak Primary School'])
  })

  it('3.2 counts no longer once it is withdrawn, and stays on record with the reason', async () => {
    const withdrawal = `${path}/withdraw`
    const unsaid = await adviser.submit(withdrawal, { because: ' ' })
    expect(unsaid.status).toBe(422)
    expect(getByRole(unsaid.document.body, 'alert').textContent).toContain('Enter why it is withdrawn')
    const stale = await adviser.post(withdrawal, { because: 'Late', version: '0' })
    expect(stale.status).toBe(409)
    const withdrawn = await adviser.submit(withdrawal, { because: 'It was of Oak Infant School' })
    expect(withdrawn.status).toBe(303)
    expect(await rowOf(adviser)).toContain('Not known')
    expect(await listed('vulnerable-inspection-satisfactory')).toEqual([])
    const { document } = await adviser.get(`/schools/${oak}/inspections`)
    getByText(
      getByRole(document.body, 'table', { name: 'Entered by hand and withdrawn' }),
      'It was of Oak Infant School',
    )
    expect((await adviser.get(withdrawal)).status).toBe(404)
    const { rows } = await app.database.owner(
      'select version, withdrawn_because from entered_inspection order by version',
    )
    expect(rows).toEqual([
      { version: 1, withdrawn_because: null },
      { version: 2, withdrawn_because: 'It was of Oak Infant School' },
    ])
  })

  it('can be entered anew after it was withdrawn', async () => {
    const saved = await adviser.submit(path, { 'ofsted-leadership': '2', source: 'The right report' })
    expect(saved.status).toBe(303)
    const { document } = await adviser.get(`/schools/${oak}/inspections`)
    expect(queryByText(document.body, 'It was of Oak Infant School')).toBeNull()
    getByText(document.body, /from: The right report/)
  })
})
