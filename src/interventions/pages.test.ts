import { getAllByRole, getByRole, getByText, queryByRole, queryByText } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import type { Role } from '../people/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import { putSchool } from '../../test/school-entry.ts'

let app: TestApp
let authority: AuthorityId
let principal: TestBrowser
let dcs: TestBrowser
const [aided, academy, other] = [900101, 900102, 900103]

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await app.addAuthority(998, 'Brackwater Council')
  const faith = { type: 'Voluntary aided school', religiousCharacter: 'Roman Catholic' }
  await putSchool(app.database, aided, 'St Brigid’s Primary School', faith)
  await putSchool(app.database, academy, 'Hallowmere Academy', { governance: 'academy', type: 'Academy converter' })
  await putSchool(app.database, other)
  await putSchool(app.database, 900201, 'Elsewhere School', { authority: 998 })
  principal = await app.signIn(authority, 'principalAdviser')
  dcs = await app.signIn(authority, 'dcs')
})
afterAll(() => app.close())

const at = `/schools/${aided}/statutory-powers`
const date = (name: string, text: string) => {
  const [year = '', month = '', dayOfMonth = ''] = text.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}
const notice = {
  ...date('given', '2026-02-02'),
  grounds: ['standards', 'management'],
  words: 'Standards have fallen for three years.',
  required: 'A plan that the authority agrees.',
  minded: 'Appoint additional governors.',
  ...date('comply', '2026-03-20'),
  copies: ['chiefInspector', 'headteacher', 'diocese', 'secretaryOfState'],
  reference: 'SI/2026/7',
}

async function given(urn = aided): Promise<string> {
  const answer = await dcs.submit(`/schools/${urn}/statutory-powers/new/warningNotice`, notice)
  if (answer.status !== 303) throw new Error(`Giving answered ${answer.status}: ${answer.document.body.textContent}`)
  return (answer.location ?? '').replace(/\?.*/, '')
}

describe('statutory powers of a school', () => {
  it('3.1 are recorded with grounds, dates and copies, and say which copy is missing', async () => {
    const page = await principal.get(await given())
    const body = page.document.body
    getByText(body, /Standards are unacceptably low/)
    getByText(body, '20 March 2026')
    getByText(body, 'SI/2026/7')
    expect(
      getAllByRole(getByRole(body, 'table', { name: 'Copies' }), 'rowheader').map((cell) => cell.textContent),
    ).toEqual([
      'Ofsted (the Chief Inspector)',
      'Headteacher',
      'Appropriate diocesan authority',
      'Secretary of State (regional director)',
    ])
    getByText(body, /No copy is recorded to: Those who appoint foundation governors/)
    getByText(body, /Time to comply/)
  })

  it('3.1 an academy is refused with what applies instead, on the page and when a form is sent all the same', async () => {
    const page = await dcs.get(`/schools/${academy}/statutory-powers/new`)
    getByText(page.document.body, /academy.*regional director/)
    expect(queryByRole(page.document.body, 'link', { name: 'Interim executive board' })).toBeNull()
    const sent = await dcs.submit(`/schools/${academy}/statutory-powers/new/warningNotice`, notice)
    expect(sent.status).toBe(422)
    expect(getAllByRole(sent.document.body, 'alert')[0]?.textContent).toMatch(/regional director/)
  })

  it('3.1 what happens afterwards is added, and a page that is out of date is told without losing what was written', async () => {
    const step = await given()
    const stale = await principal.get(`${step}/add`)
    expect(stale.document.querySelector('input[name="version"]')?.getAttribute('value')).toBe('1')
    const copied = { what: 'copied', to: 'foundationAppointers', ...date('on', '2026-02-05') }
    expect((await dcs.submit(`${step}/add`, copied)).status).toBe(303)
    const late = { what: 'complied', words: 'The plan is agreed.', ...date('on', '2026-03-01'), version: '1' }
    const answer = await principal.submit(`${step}/add`, late)
    expect(answer.status).toBe(409)
    expect(answer.document.body.textContent).toMatch(/Copy to: Those who appoint/)
    expect(answer.document.body.textContent).toMatch(/The plan is agreed\./)
    expect((await principal.submit(`${step}/add`, { ...late, version: '2' })).status).toBe(303)
    const body = (await principal.get(step)).document.body
    getByText(body, 'Complied with')
    getByText(body, '5 February 2026, after the notice')
    expect(queryByText(body, /No copy is recorded/)).toBeNull()
  })

  it('3.1 a correction keeps what was said before, with its reason', async () => {
    const step = await given()
    const fields = { ...date('comply', '2026-03-27'), reason: 'The notice says 27 March.' }
    expect((await dcs.submit(`${step}/correct`, fields)).status).toBe(303)
    const body = (await dcs.get(step)).document.body
    getByText(body, '27 March 2026')
    getByText(body, 'The notice says 27 March.')
    const { rows } = await app.database.owner(
      "select facts->'facts'->>'complyBy' as by from statutory_happening where step_id = $1 order by number",
      [step.split('/').at(-1)],
    )
    expect(rows.map(({ by }) => by)).toEqual(['2026-03-20', '2026-03-27'])
    expect((await dcs.submit(`${step}/correct`, { ...fields, version: '1' })).status).toBe(409)
  })

  it('3.1 every reason why not stands beside its field, at once', async () => {
    const answer = await dcs.submit(`${at}/new/additionalGovernors`, {
      ...date('given', '2026-02-02'),
      basis: 'specialMeasures',
      words: 'As agreed.',
    })
    expect(answer.status).toBe(422)
    const alert = getAllByRole(answer.document.body, 'alert')[0]?.textContent
    expect(alert).toMatch(/inspections held do not show this category/)
    expect(alert).toMatch(/Secretary of State/)
    expect(alert).toMatch(/reference/)
  })

  it('3.1 the list has every step with its school, and its files the same rows', async () => {
    await given(other)
    const body = (await dcs.get('/statutory-powers?status=running')).document.body
    const table = getByRole(body, 'table')
    expect(table.textContent).toMatch(/Oak Primary School/)
    const file = await dcs.get('/statutory-powers/export/csv?status=running')
    expect(file.text.trim().split('\n')).toHaveLength(getAllByRole(table, 'row').length)
  })
})

describe('who reads and records statutory powers', () => {
  const officers: readonly (readonly [Role, number])[] = [
    ['principalAdviser', 200],
    ['seniorAdviserPrimary', 200],
    ['seniorAdviserSecondary', 200],
    ['dcs', 200],
    ['sltMember', 200],
    ['schoolImprovementAdviser', 403],
    ['officer', 403],
    ['executiveMember', 403],
    ['auditor', 403],
    ['provider', 403],
  ]
  it.each(officers)('3.1 the list and a step answer %s with %i', async (role, status) => {
    const step = await given()
    const browser = await app.signIn(authority, role)
    expect((await browser.get('/statutory-powers')).status).toBe(status)
    expect((await browser.get(step)).status).toBe(status)
    const mayRecord = status === 200 && role !== 'sltMember'
    expect((await browser.get(`${at}/new`)).status).toBe(mayRecord ? 200 : 403)
  })

  it('3.1 headteacher and Chair read their own school’s, nobody else at school does, and none of another', async () => {
    const step = await given()
    const elsewhere = await given(other)
    for (const [role, status] of [
      ['headteacher', 200],
      ['chair', 200],
      ['schoolLeader', 403],
      ['governor', 403],
      ['clerk', 403],
    ] as const) {
      const browser = await app.signIn(authority, role, aided)
      expect((await browser.get(step)).status, role).toBe(status)
      expect((await browser.get(elsewhere)).status, role).toBe(status === 200 ? 404 : 403)
      expect((await browser.get(elsewhere.replace(String(other), String(aided)))).status, role).toBe(
        status === 200 ? 404 : 403,
      )
      expect((await browser.get('/statutory-powers')).status, role).toBe(403)
      expect((await browser.post(`${step}/add`, { what: 'withdrawn' })).status, role).toBe(403)
    }
  })

  it('3.1 another authority sees none of it', async () => {
    const step = await given()
    const stranger = await app.signIn(998 as AuthorityId, 'dcs')
    expect((await stranger.get(step)).status).toBe(404)
    expect(queryByText((await stranger.get('/statutory-powers')).document.body, /St Brigid/)).toBeNull()
  })

  it('3.1 who reads a step is remembered, and the school’s History tab does not tell of it to those who may not', async () => {
    const step = await given()
    await principal.get(step)
    const { rows } = await app.database.owner(
      "select 1 from audit_entry where action = 'see /schools/:urn/statutory-powers/:step' and outcome = 'read'",
    )
    expect(rows.length).toBeGreaterThan(0)
    const adviser = await app.signIn(authority, 'schoolImprovementAdviser')
    const history = await adviser.get(`/schools/${aided}/history`)
    expect(history.text).not.toMatch(/statutory/i)
  })
})
