import { testPassword } from '../app.ts'
import { dateFields, lastPart, opening, posting, type Send, type Town } from './town.ts'

/** Letting people in and out: adding, inviting, signing in, another role, correcting, ending. */
export async function walkPeople(town: Town, send: Send): Promise<{ person: string; appointment: string }> {
  const { app, code } = town
  const administrator = await town.as('administrator')
  const email = `newcomer${code}@ambleford.example`
  const noEnd = { 'to-day': '', 'to-month': '', 'to-year': '' }
  const from = { ...dateFields('from', [1, 9, 2020]), ...noEnd }
  const newcomer = { name: 'Nia Newcomer', email, role: 'auditor', urn: '', checked: 'yes', ...from }
  await send(await administrator.fill('/people/add', newcomer))
  const person = await personOf(town, email)
  const post = { role: 'officer', urn: '', checked: 'yes', ...from }
  await send(await administrator.fill(`/people/${person}/appointments/add`, post))
  const later = { ...post, role: 'executiveMember', ...dateFields('from', [1, 9, 2026]) }
  await administrator.submit(`/people/${person}/appointments/add`, later)
  const planned = (await administrator.get(`/people/${person}`)).document.querySelector('a[href$="/withdraw"]')
  await send(await administrator.fill(planned?.getAttribute('href') ?? '', { reason: 'Goes elsewhere' }))
  await send(await administrator.fill(`/people/${person}`, {}, 'Make a new link'))
  // Once more: where the answer to the first was lost, so is its link.
  const made = await administrator.submit(`/people/${person}`, {}, 'Make a new link')
  const shown = (await administrator.get(made.location ?? '')).document.querySelector('main')?.textContent ?? ''
  const link = /\/invitation\/[\w.-]+/.exec(shown)?.[0] ?? ''
  await send(await app.browser().fill(link, { password: testPassword }))
  const newly = app.browser()
  await send(await newly.fill('/sign-in', { authority: String(code), email, password: 'not the password' }), 422)
  await send(await newly.fill('/sign-in', { authority: String(code), email, password: testPassword }))
  await send(await newly.fill('/roles', {}))
  await send(await posting(newly, '/sign-out'))
  await send(await administrator.fill(`/people/${person}/name`, { name: 'Nia Newell', email }))
  const { rows } = await app.database.owner(
    "select appointment_id from appointment where authority_id = $1 and person_id = $2 and role = 'officer'",
    [code, person],
  )
  const appointment = rows[0].appointment_id as string
  const end = `/people/${person}/appointments/${appointment}/end`
  await send(await administrator.fill(end, { ...dateFields('last', [3, 3, 2026]), reason: 'Left' }))
  await send(opening(administrator, '/people/export/csv'), 200)
  return { person, appointment }
}

async function personOf({ app, code }: Town, email: string): Promise<string> {
  const { rows } = await app.database.owner('select person_id from person where authority_id = $1 and email = $2', [
    code,
    email,
  ])
  return lastPart(rows[0]?.person_id as string)
}
