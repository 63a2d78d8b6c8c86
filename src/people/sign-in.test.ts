import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testPassword, testToday, type TestApp } from '../../test/app.ts'
import { addDays, day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { recordPassword } from './access-store.ts'
import { makeInvitation, recordNewcomer } from './invitation-commands.ts'
import { hashPassword } from './password.ts'
import { networkOf } from './session.ts'

let app: TestApp
let ambleford: AuthorityId

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
})
afterAll(() => app.close())

const tryToSignIn = (email: string, password = 'not the password') =>
  app.browser().submit('/sign-in', { email, password })
const withoutValues = (text: string): string => text.replace(/value="[^"]*"/g, '')

describe('signing in', () => {
  it('leads who is not signed in to the sign-in page, and back to where they were going', async () => {
    const answer = await app.browser().get('/roles')
    expect(answer.status).toBe(303)
    expect(answer.location).toBe('/sign-in?next=%2Froles')
  })

  it('answers the same for an unknown account and a wrong password', async () => {
    const email = 'known@ambleford.example'
    await withTx(app.database, { authority: ambleford }, async (tx) => {
      const { person } = await recordNewcomer(tx, ambleford, { name: 'Known', email, role: 'officer', from: testToday })
      await recordPassword(tx, ambleford, person.id, await hashPassword(testPassword), app.service.clock.now())
    })
    const [unknown, wrong] = [await tryToSignIn('nobody@ambleford.example'), await tryToSignIn(email)]
    expect(unknown.status).toBe(422)
    expect(withoutValues(unknown.text)).toBe(withoutValues(wrong.text))
    expect(unknown.document.title).toMatch(/^Error: Sign in/)
    expect((await tryToSignIn(email, testPassword)).status).toBe(303)
  })

  it('stops after ten failures in five minutes, and opens again after that', async () => {
    const email = 'throttled@ambleford.example'
    for (let attempt = 0; attempt < 10; attempt++) await app.browser().submit('/sign-in', { email, password: 'x' })
    const stopped = await app.browser().submit('/sign-in', { email, password: 'x' })
    expect(stopped.text).toContain('There have been too many attempts')
    app.setClock(new Date(`${testToday}T12:06:00Z`))
    const later = await app.browser().submit('/sign-in', { email, password: 'x' })
    expect(later.text).toContain('is not right')
    app.setClock(addDays(testToday, 1))
  })

  it('ends at sign-out, after an hour alone, and with the role', async () => {
    const adviser = await app.signIn(ambleford, 'schoolImprovementAdviser')
    expect((await adviser.get('/roles')).status).toBe(200)
    app.setClock(new Date(new Date(`${addDays(testToday, 1)}T12:00:00Z`).getTime() + 3_601_000))
    expect((await adviser.get('/roles')).status).toBe(303)

    const officer = await app.signIn(ambleford, 'officer')
    await app.database.owner("update appointment set to_day = '2026-03-04' where role = 'officer'")
    expect((await officer.get('/roles')).status).toBe(303)

    const auditor = await app.signIn(ambleford, 'auditor')
    expect((await auditor.post('/sign-out')).location).toBe('/sign-in')
    expect((await auditor.get('/roles')).status).toBe(303)
  })

  it('leads back to the page whose form was sent after the session had ended, and says that it was not taken', async () => {
    const officer = await app.signIn(ambleford, 'officer')
    await app.database.owner('delete from session')
    const answer = await officer.post('/roles', { appointment: 'x' })
    expect(answer.location).toBe('/sign-in?next=%2Froles&unsent=form')
    expect((await app.browser().get('/sign-in?next=%2Froles&unsent=form')).text).toContain('it was not saved')
  })

  it('shows the name of the only authority before anyone has signed in', async () => {
    const opened = await app.browser().get('/sign-in')
    expect(opened.document.title).toContain('Ambleford Council')
  })

  it('takes a form from its own pages only', async () => {
    const adviser = await app.signIn(ambleford, 'schoolImprovementAdviser')
    const answer = await adviser.post('/sign-out', { _csrf: 'guessed' })
    expect(answer.status).toBe(403)
    expect((await adviser.get('/roles')).status).toBe(200)
  })

  it('never leads outside the service', async () => {
    for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example']) {
      const email = `${Math.abs(next.length)}@ambleford.example`
      await withTx(app.database, { authority: ambleford }, (tx) =>
        recordNewcomer(tx, ambleford, { name: 'Somebody', email, role: 'auditor', from: day('2020-01-01') }),
      )
      const opened = await app.browser().get(`/sign-in?next=${encodeURIComponent(next)}`)
      expect(opened.document.querySelector('input[name="next"]')?.getAttribute('value')).toBe('/')
    }
  })

  it('sets a password by a link that works once', async () => {
    const email = 'newcomer@ambleford.example'
    const link = await withTx(app.database, { authority: ambleford }, async (tx) => {
      const { person } = await recordNewcomer(tx, ambleford, {
        name: 'Neema Newcomer',
        email,
        role: 'officer',
        from: testToday,
      })
      return makeInvitation(tx, ambleford, person.id, app.service.clock.now())
    })
    const weak = await app.browser().submit(link, { password: 'neemanewcomer1' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('harder to guess')
    const set = await app.browser().submit(link, { password: testPassword })
    expect(set.location).toBe('/sign-in?authority=999')
    expect((await app.browser().get(link)).text).toContain('can no longer be used')
    const signedIn = await app.browser().submit('/sign-in', { email, password: testPassword })
    expect(signedIn.status).toBe(303)
    const audit = await app.database.owner(
      "select action, outcome from audit_entry where person_name = 'Neema Newcomer' order by seq",
    )
    expect(audit.rows).toEqual([
      { action: 'set password', outcome: 'done' },
      { action: 'sign in', outcome: 'done' },
    ])
  })

  it('has the authority of an invitation chosen already, where there are several', async () => {
    await app.addAuthority(998, 'Brackenshire Council')
    const chosen = async (url: string) =>
      (await app.browser().get(url)).document.querySelector('#authority option[selected]')?.textContent
    expect(await chosen('/sign-in?authority=998')).toBe('Brackenshire Council')
    expect(await chosen('/sign-in')).toBe('Select your local authority')
    expect(await chosen('/sign-in?authority=997')).not.toBe('Brackenshire Council')
    expect((await app.browser().get('/sign-in?authority=x')).status).toBe(404)
  })

  it('counts an IPv6 network as one, whatever the address in it', () => {
    expect(networkOf('2001:db8:1:2::9')).toBe(networkOf('2001:0db8:0001:0002:aaaa::1'))
    expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'))
    expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1')
  })
})
