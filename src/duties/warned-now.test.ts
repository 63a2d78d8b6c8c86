import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { inEffect, proposed, ratified } from '../../test/journeys/beginnings.ts'
import { day, type Day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { loadWarned, loadWarnings } from './warned-now.ts'
import { putSchool } from '../../test/school-entry.ts'

const oak = 900101
/** The summer term is over. */
const today = day('2026-09-01')
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, oak)
  const principal = await app.signIn(authority, 'principalAdviser')
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  const review = await proposed(adviser, oak, 3)
  await ratified(principal, review)
  await inEffect(adviser, review)
  app.setClock(today)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
}, 120_000)
afterAll(() => app.close())

const of = {
  get authority() {
    return authority
  },
  laCode: 999,
}
const warnings = (on: Day = today) => withTx(app.database, { authority }, (tx) => loadWarnings(tx, of, on))
const kinds = async (on?: Day) =>
  (await warnings(on)).schools.flatMap((school) => school.warnings.map(({ kind }) => kind))

describe('early warning between two changes', () => {
  it('3.4 is not worked out anew for what was only looked at, or for somebody who signed in', async () => {
    const before = await warnings()
    expect(await kinds()).toContain('noProgress')
    expect((await adviser.get('/early-warning')).status).toBe(200)
    await app.signIn(authority, 'auditor')
    expect(await warnings()).toBe(before)
  })

  it('3.4 shows what was done since, and what another day brings', async () => {
    const before = await warnings()
    const opened = await adviser.submit(
      `/schools/${oak}/support-level/reviews/new`,
      { kind: 'termly' },
      'Open the review',
    )
    expect(opened.status).toBe(303)
    const since = await warnings()
    expect(since).not.toBe(before)
    expect(since.schools[0]?.listed.flags).toContain('reviewOpen')
    expect(await kinds(day('2026-03-04'))).not.toContain('noProgress')
  })

  it('4.1 shows what the published files say once their operator has applied one', async () => {
    const before = await warnings()
    await app.database.owner(
      `with file as (insert into data_import (authority_id, import_number, layout_id, title, publisher, licence, holds,
         file_name, sha256, file_size, as_at, places, counts, previewed_at, person_name)
       values (0, 1, 'census', 'School census', 'Department', 'OGL', 'figures', 'census.csv', repeat('0', 64), 1,
         '2026-01-15', '[]', '{}', now(), 'Operator') returning import_number)
       insert into data_import_happening (authority_id, import_number, sequence, happening, at, person_name)
       select 0, import_number, 1, 'applied', now(), 'Operator' from file`,
    )
    expect(await warnings()).not.toBe(before)
  })

  it('3.4 names who holds the role today, also who was appointed since it was worked out', async () => {
    const takenTo = async () =>
      (await withTx(app.database, { authority }, (tx) => loadWarned(tx, of, today))).schools[0]?.takenTo?.people.length
    const before = await takenTo()
    await app.signIn(authority, 'principalAdviser', undefined, 'Imran Qadeer-Shaw')
    expect(await takenTo()).toBe((before ?? 0) + 1)
  })
})
