import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../../test/app.ts'
import { addDays } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { loadRegister, type Register } from './register-rows.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, 100_001)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  await adviser.submit('/schools/100001/support-level/reviews/new', { kind: 'termly' }, 'Open the review')
})
afterAll(() => app.close())

const register = (on = testToday): Promise<Register> =>
  withTx(app.database, { authority }, (tx) => loadRegister(tx, { authority, laCode: 999 }, { on }))

describe('the register between two changes', () => {
  it('7.3 is not made again for what was only looked at, or for somebody who signed in', async () => {
    const before = await register()
    expect((await adviser.get('/register/export/csv')).status).toBe(200)
    await app.signIn(authority, 'dcs')
    await adviser.get('/people')
    expect(await register()).toBe(before)
  })

  it('7.3 is made once for two who ask at the same moment', async () => {
    const on = addDays(testToday, 1)
    const [one, other] = await Promise.all([register(on), register(on)])
    expect(one).toBe(other)
    expect(one.rows.map(({ school }) => school.name)).toEqual(['Oak Primary School'])
  })

  it('7.3 shows what was done since, by whoever did it', async () => {
    const before = await register()
    expect(before.rows.map(({ flags }) => flags)).toEqual([['noLevel', 'reviewOpen']])
    const page = await adviser.get('/schools/100001/support-level')
    const review = [...page.document.querySelectorAll('a')]
      .map((link) => link.getAttribute('href') ?? '')
      .find((href) => href.includes('/reviews/') && !href.endsWith('/new'))
    const withdrawn = await adviser.submit(`${review}/withdraw`, { reason: 'Opened by mistake' }, 'Withdraw the review')
    expect(withdrawn.status).toBe(303)
    expect((await register()).rows.map(({ flags }) => flags)).toEqual([['noLevel']])
  })

  it('4.1 shows what the published files say once their operator has applied or undone one', async () => {
    const before = await register()
    await app.database.owner(
      `insert into data_import (authority_id, import_number, layout_id, title, publisher, licence, holds, file_name,
         sha256, file_size, as_at, places, counts, previewed_at, person_name)
       values (0, 1, 'census', 'School census', 'Department', 'OGL', 'figures', 'census.csv', repeat('0', 64), 1,
         '2026-01-15', '[]', '{}', now(), 'Operator')`,
    )
    expect(await register()).toBe(before)
    await app.database.owner(
      `insert into data_import_happening (authority_id, import_number, sequence, happening, at, person_name)
       values (0, 1, 1, 'applied', now(), 'Operator')`,
    )
    expect(await register()).not.toBe(before)
  })
})
