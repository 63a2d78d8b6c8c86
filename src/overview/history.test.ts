import { getAllByRole, getByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import { recordAudit } from '../platform/audit/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let ambleford: AuthorityId
let auditor: TestBrowser

const titles = (page: TestPage): readonly string[] =>
  [...page.document.querySelectorAll('.moj-timeline__title')].map((each) =>
    (each.textContent ?? '').replace(/\s+/g, ' ').trim(),
  )

beforeAll(async () => {
  app = await startTestApp()
  ambleford = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, 900_101, 'Oakfield Primary School')
  auditor = await app.signIn(ambleford, 'auditor', undefined, 'Ovid Auditor')
  const actor = {
    authority: ambleford,
    personId: null,
    personName: 'Petra Principal',
    role: 'principalAdviser',
    requestId: null,
  }
  for (let row = 1; row <= 60; row++)
    await withTx(app.database, { authority: ambleford }, (tx) =>
      recordAudit(
        tx,
        app.service.secrets.audit,
        actor,
        {
          action: `propose level ${row}`,
          urn: row === 7 ? 900101 : undefined,
          outcome: row === 8 ? 'refused' : 'done',
          before: { level: 1, firstDay: '2025-09-01' },
          after: { level: 2, firstDay: '2025-09-01', keyCriteria: ['one', 'two'], confirmed: true },
        },
        app.service.clock.now(),
      ),
    )
})
afterAll(() => app.close())

describe('the history', () => {
  it('says who did what, newest first, in words, page by page', async () => {
    const newest = await auditor.get('/history')
    expect(titles(newest)[0]).toBe('Propose level 60')
    expect(titles(newest)).toHaveLength(50)
    expect(newest.text).toContain('Petra Principal, Principal Adviser')
    expect(newest.text).toContain('Level: 2, before: 1')
    expect(newest.text).toContain('Key criteria: one; two')
    expect(newest.text).not.toContain('First day')
    const older = getByRole(newest.document.body, 'link', { name: /Older/ }).getAttribute('href') ?? ''
    const rest = await auditor.get(older)
    expect(titles(rest)[0]).toBe('Propose level 10')
    expect(titles(rest).at(-1)).toBe('Sign in')
  })

  it('is searched by person, action, school and outcome', async () => {
    expect(titles(await auditor.get('/history?person=ovid'))).toEqual(['Sign in'])
    expect(titles(await auditor.get('/history?action=level+6'))).toEqual(['Propose level 60', 'Propose level 6'])
    const school = await auditor.get('/history?school=900101')
    expect(titles(school)).toEqual(['Propose level 7'])
    expect(school.text).toContain('Oakfield Primary School')
    expect(titles(await auditor.get('/history?outcome=refused'))).toEqual(['Propose level 8 Refused'])
    expect((await auditor.get('/history?person=nobody')).text).toContain('Nothing is found')
    expect((await auditor.get('/history?outcome=everything')).status).toBe(404)
  })

  it('says when it is whole, and which row is not', async () => {
    const whole = await auditor.get('/history/check')
    expect(getAllByRole(whole.document.body, 'heading', { level: 1 })[0]?.textContent).toBe('The history is whole')
    await app.database.owner("update audit_entry set outcome = 'refused' where action = 'propose level 20'")
    const broken = await auditor.get('/history/check')
    expect(broken.document.title).toMatch(/^The history is not whole/)
    expect(broken.text).toMatch(/Row 21 is not as it was written/)
    await app.database.owner("update audit_entry set outcome = 'done' where action = 'propose level 20'")
  })

  it('remembers who was denied', async () => {
    const officer = await app.signIn(ambleford, 'officer', undefined, 'Olga Officer')
    expect((await officer.get('/history')).status).toBe(403)
    expect(titles(await auditor.get('/history?outcome=denied'))).toEqual(['Open /history Denied'])
  })

  it('tells as one what was done to a school again and again on one day', async () => {
    const actor = { authority: ambleford, personId: null, personName: 'Adi Adviser', role: 'ssa', requestId: null }
    const answered = (criterion: string, urn = 900102) =>
      withTx(app.database, { authority: ambleford }, (tx) => {
        const facts = { action: 'answer criterion', subject: `criterion ${criterion}`, urn, after: { verdict: 'met' } }
        return recordAudit(tx, app.service.secrets.audit, actor, facts, app.service.clock.now())
      })
    for (const criterion of ['a', 'b', 'c', 'd']) await answered(criterion)
    for (const criterion of ['a', 'b']) await answered(criterion, 900103)
    const found = await auditor.get('/history?person=adi')
    expect(titles(found)).toEqual(['Answer criterion', 'Answer criterion', 'Answer criterion, 4 times'])
    for (const criterion of ['a', 'b', 'c', 'd']) expect(found.text).toContain(`Criterion ${criterion}`)
  })

  it('tells an import in words that people use, and finds it by them', async () => {
    const actor = {
      authority: ambleford,
      personId: null,
      personName: 'Dana Data',
      role: 'dataOfficer',
      requestId: null,
    }
    const facts = {
      action: 'apply import',
      subject: 'import 1',
      after: { fileName: 'edubasealldata.csv', sha256: 'ab12' },
    }
    await withTx(app.database, { authority: ambleford }, (tx) =>
      recordAudit(tx, app.service.secrets.audit, actor, facts, app.service.clock.now()),
    )
    for (const typed of ['Import a file', 'apply import']) {
      const found = await auditor.get(`/history?${new URLSearchParams({ action: typed }).toString()}`)
      expect(titles(found)).toEqual(['Import a file'])
      expect(found.text).toContain('Fingerprint of the file (SHA-256): ab12')
    }
    expect(titles(await auditor.get('/history?action=%25'))).toEqual([])
  })
})

it.each(['/help', '/accessibility', '/privacy', '/cookies'])(
  '%s opens without signing in, and names the council',
  async (url) => {
    const opened = await app.browser().get(url)
    expect(opened.status).toBe(200)
    expect(getAllByRole(opened.document.body, 'heading', { level: 1 })).toHaveLength(1)
    expect(opened.document.title).toContain('Ambleford Council')
  },
)
