import { afterAll, beforeAll, expect, it } from 'vitest'
import { roles } from '../../src/people/index.ts'
import { marksOf, tablesOf } from './digest.ts'
import { dateFields, sendOnce, startTown, type Town } from './town.ts'

let town: Town
let tables: readonly string[]

beforeAll(async () => {
  town = await startTown()
  tables = await tablesOf(town.app.database)
})
afterAll(() => town.app.close())

it('a role that ended during a session opens nothing more: the next request of each role is led to sign in and changes nothing', async () => {
  const { app, schools } = town
  const { oak } = schools
  for (const role of roles) {
    const browser = await town.as(role)
    const { token } = await browser.credentials()
    expect((await browser.get('/policy')).status, role).toBe(200)
    await app.database.owner(
      "update appointment set to_day = '2026-03-03' where role = $1 and person_id = (select person_id from person where name like $2)",
      [role, `The ${role} of %`],
    )
    const before = await marksOf(app.database, tables)
    for (const path of ['/', `/schools/${oak}`, '/register', '/roles'])
      expect((await browser.get(path)).location, `${role} ${path}`).toMatch(/^\/sign-in/)
    for (const path of [`/schools/${oak}/records`, '/sign-out'])
      expect((await browser.post(path, { _csrf: token })).location, `${role} ${path}`).toMatch(/^\/sign-in/)
    expect(await marksOf(app.database, tables), role).toEqual(before)
  }
})

it('a role that an administrator ends today ends its session with it', async () => {
  const administrator = await town.app.signIn(town.authority, 'administrator', undefined, 'Another administrator')
  const officer = await town.app.signIn(town.authority, 'officer', undefined, 'Olu Officer')
  const { rows } = await town.app.database.owner(
    "select a.person_id, a.appointment_id from appointment a join person p using (authority_id, person_id) where p.name = 'Olu Officer'",
  )
  const end = `/people/${rows[0].person_id}/appointments/${rows[0].appointment_id}/end`
  expect((await officer.get('/policy')).status).toBe(200)
  await sendOnce(await administrator.fill(end, { ...dateFields('last'), reason: 'Left' }))
  expect((await officer.get('/')).location).toMatch(/^\/sign-in/)
})

it('a new password ends every session that began with the old one', async () => {
  const administrator = await town.app.signIn(town.authority, 'administrator', undefined, 'A third administrator')
  const auditor = await town.app.signIn(town.authority, 'auditor', undefined, 'Ana Auditor')
  const { rows } = await town.app.database.owner("select person_id from person where name = 'Ana Auditor'")
  const page = `/people/${rows[0].person_id}`
  const made = await administrator.submit(page, {}, 'Make a link to set a new password')
  const shown = (await administrator.get(made.location ?? '')).document.querySelector('main')?.textContent ?? ''
  expect((await auditor.get('/policy')).status).toBe(200)
  const link = /\/invitation\/[\w.-]+/.exec(shown)?.[0] ?? ''
  await sendOnce(await town.app.browser().fill(link, { password: 'another horse battery staple' }))
  expect((await auditor.get('/')).location).toMatch(/^\/sign-in/)
})
