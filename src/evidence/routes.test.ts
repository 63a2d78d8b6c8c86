import { getAllByRole, getByRole, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp, type TestBrowser, type TestPage } from '../../test/app.ts'
import type { AcademicYear } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { readWorkbook } from '../platform/spreadsheets/index.ts'
import { listSchools } from '../schools/index.ts'
import { loadSchoolsFigures } from './schools-figures.ts'

let app: TestApp
let officer: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  const authority = await app.addAuthority(999, 'Ambleford Council')
  officer = await app.signIn(authority, 'dataOfficer')
}, 120_000)
afterAll(() => app.close())

const body = (page: TestPage) => page.document.body as unknown as HTMLElement
const textOf = (page: TestPage) => page.document.querySelector('main')?.textContent?.replace(/\s+/g, ' ') ?? ''
/** What the form with a button of that name would send. */
const fieldsOf = (page: TestPage, button: string): Record<string, string> => {
  const form = getByRole(body(page), 'button', { name: button }).closest('form') as HTMLElement
  const inputs = [...form.querySelectorAll('input[name]')]
  return Object.fromEntries(inputs.map((each) => [each.getAttribute('name') ?? '', each.getAttribute('value') ?? '']))
}
const upload = (name: string, text: string, fields = {}) =>
  officer.upload('/evidence/import', { name, bytes: Buffer.from(text) }, fields)

const register = [
  'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Town,Postcode',
  '900001,999,2001,Abbey Primary School,Community school,Open,,Primary,4,11,Ambleford,AM1 1AA',
  '900002,999,4001,Bridge Academy,Academy converter,Open,01-09-2011,Secondary,11,18,Ambleford,AM1 1AB',
  '100000,201,3614,Elsewhere School,Voluntary aided school,Open,,Primary,3,11,London,EC3A 5DE',
  '',
].join('\n')
const absence = 'LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,5.1,3.0\n999,4001,900002,abc,SUPP\nNAT,PRI,,4.4,3.4\n'

describe('importing in the browser', () => {
  it('begins with what to do when nothing is there', async () => {
    const page = await officer.get('/evidence')
    expect(getByRole(body(page), 'heading', { level: 1 }).textContent).toBe('Evidence')
    expect(getByRole(body(page), 'link', { name: 'Import the first file' }).getAttribute('href')).toBe(
      '/evidence/import',
    )
  })

  it('shows what a register would change, brings its schools in when applied, and says where it is from', async () => {
    const sent = await upload('edubasealldata20251231.csv', register)
    expect(sent.status).toBe(303)
    const preview = await officer.get(sent.location as string)
    expect(textOf(preview)).toContain('Rows: 3 new, 0 changed, 0 unchanged, none refused.Nothing has been changed yet.')
    expect(textOf(preview)).toContain('Holds for 31 December 2025')
    expect((await officer.get('/schools/900001')).status).toBe(404)
    const applied = await officer.submit(sent.location as string, {}, 'Apply 3 records')
    expect(applied.status).toBe(303)
    expect(textOf(await officer.get(applied.location as string))).toContain('In force')
    expect((await officer.get('/schools/900001')).status).toBe(200)
    expect((await officer.get('/schools/100000')).status).toBe(404)
    const again = await upload('edubasealldata20251231.csv', register)
    expect(again.status).toBe(422)
    expect(textOf(again)).toContain('This file is in force already')
  })

  it('lists refused rows by line and column, applies the others, and undoes with a reason', async () => {
    const sent = await upload('2012_england_abs.csv', absence)
    const address = sent.location as string
    const preview = await officer.get(address)
    const rows = getAllByRole(getByRole(body(preview), 'table', { name: 'Refused rows' }), 'row')
    expect(rows[1]?.textContent).toContain('“abc” is neither a number nor a known code.')
    await officer.submit(address, {}, 'Apply without the refused row')
    const refused = await officer.submit(address, { reason: '' }, 'Undo the import')
    expect(refused.status).toBe(422)
    expect(refused.document.title).toMatch(/^Error: /)
    const undone = await officer.submit(address, { reason: 'Two terms, not the year' }, 'Undo the import')
    expect(undone.status).toBe(303)
    const page = await officer.get(address)
    expect(textOf(page)).toContain('Undone')
    expect(textOf(page)).toContain('Two terms, not the year')
    const audit = await app.database.owner("select action from audit_entry where subject like 'import %' order by seq")
    expect(audit.rows.map(({ action }) => action).slice(-3)).toEqual(['preview import', 'apply import', 'undo import'])
  })

  it('4.1 shows old beside new for the authority’s own schools before a file is applied', async () => {
    const rows = (value: string) =>
      `LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,${value},3.0\n201,3614,100000,${value},1\n`
    const first = await upload('2011_england_abs.csv', rows('5.1'))
    await officer.post(`${first.location}/apply`, {})
    const second = await upload('2011_england_abs.csv', rows('6.2'))
    const preview = await officer.get(second.location as string)
    expect(textOf(preview)).toContain('2 changed')
    const table = getByRole(body(preview), 'table', {
      name: 'What would change about 1 of the authority’s own schools',
    })
    expect(getAllByRole(table, 'row').map(({ textContent }) => textContent)).toEqual([
      'SchoolWhatHeld nowIn the file',
      'Abbey Primary SchoolOverall absence, autumn and spring terms, 2010/115.10%6.20%',
    ])
    await officer.post(`${second.location}/discard`, {})
    const renamed = await upload('edubasealldata20260131.csv', register.replace('Abbey Primary School', 'Abbey School'))
    expect(textOf(await officer.get(renamed.location as string))).toContain('NameAbbey Primary SchoolAbbey School')
    await officer.post(`${renamed.location}/discard`, {})
    await officer.post(`${first.location}/undo`, { reason: 'Only to compare' })
  })

  it('4.1 says where the day is from for which a file holds, and lets it be put right before it is applied', async () => {
    const list = 'URN,Overall effectiveness,Inspection start date\n900001,2,2024-05-01\n'
    const sent = await upload('2025_ofsted_extract.csv', list)
    expect(textOf(await officer.get(sent.location as string))).toContain(
      'Holds for 31 August 2025, from the name of the file',
    )
    await officer.post(`${sent.location}/discard`, {})
    const address = (await upload('inspections.csv', list)).location as string
    expect(textOf(await officer.get(address))).toContain('Holds for 1 May 2024, the latest day in its rows')
    const wrong = { 'asAt-day': '1', 'asAt-month': '1', 'asAt-year': '2027' }
    expect(textOf(await officer.submit(address, wrong, 'Change the day'))).toContain('must be today or in the past')
    const given = { 'asAt-day': '31', 'asAt-month': '7', 'asAt-year': '2024' }
    expect((await officer.submit(address, given, 'Change the day')).status).toBe(303)
    expect(textOf(await officer.get(address))).toContain('Holds for 31 July 2024, as entered')
    await officer.post(`${address}/discard`, {})
  })

  it('says in a sentence why a file is refused, and asks for the year', async () => {
    expect(textOf(await upload('2013_abs.csv', `${absence}999,20`))).toContain('The file was cut off: line 5')
    expect(textOf(await upload('absence.csv', absence))).toContain('Give the year')
    const told = await upload('absence.csv', absence, { year: '2010/11' })
    expect(told.status).toBe(303)
    await officer.submit(told.location as string, {}, 'Do not import this file')
    expect((await officer.get(told.location as string)).status).toBe(404)
    const random = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => (at * at * 7919 + at * 104_729) % 251))
    for (const bytes of [random, Buffer.alloc(5_000)]) {
      const page = await officer.upload('/evidence/import', { name: 'photo.csv', bytes })
      expect(page.status).toBe(422)
      expect(textOf(page)).toContain('This is not a table of text')
    }
    const nothing = await officer.upload('/evidence/import', { name: 'nothing.csv', bytes: Buffer.alloc(0) })
    expect(textOf(nothing)).toContain('The file is empty')
    expect(textOf(await officer.upload('/evidence/import', { name: '', bytes: Buffer.alloc(0) }))).toContain(
      'Select a file',
    )
  })

  it('lets an unknown file be described, and then recognises it', async () => {
    const unknown = 'School number,Half days lost\n900001,6.5\n'
    const mapping = await upload('list.csv', unknown)
    expect(getByRole(body(mapping), 'heading', { level: 1 }).textContent).toBe('Describe the columns')
    const urn = getByRole(body(mapping), 'combobox', { name: 'Column with the URN' })
    expect(urn.textContent).toContain('School number (900001)')
    const fields = {
      title: 'Attendance list',
      publisher: 'Ambleford',
      licence: 'internal',
      headings: JSON.stringify(['School number', 'Half days lost']),
      urn: 'School number',
      year: '2011/12',
    }
    const without = await officer.post('/evidence/layouts', { ...fields, heading: '', measure: '' })
    expect(textOf(without)).toContain('Select at least one column')
    const saved = await officer.post('/evidence/layouts', {
      ...fields,
      heading: ['Half days lost', ''],
      measure: ['absence-full-year', ''],
    })
    expect(saved.location).toBe('/evidence/import')
    const sent = await upload('list.csv', unknown)
    expect(textOf(await officer.get(sent.location as string))).toContain('Attendance list')
    const kept = await officer.get('/evidence/layouts/mapped-attendance-list')
    expect(textOf(kept)).toContain('1 import was read by this layout, so it stays.')
    expect((await officer.post('/evidence/layouts/mapped-attendance-list/remove', {})).status).toBe(422)
    await officer.post(`${sent.location}/discard`, {})
    const renamed = await officer.submit('/evidence/layouts/mapped-attendance-list', { title: 'Our attendance' })
    expect(renamed.status).toBe(303)
    const list = await officer.get('/evidence/layouts')
    const link = getByRole(body(list), 'link', { name: 'Our attendance' }).getAttribute('href') as string
    expect((await officer.submit(link, {}, 'Remove the layout')).status).toBe(303)
    expect(textOf(await officer.get('/evidence/layouts'))).toContain('No layout has been saved.')
    expect((await upload('list.csv', unknown)).status).toBe(422)
  })

  it('gives a spreadsheet with a row for each open school, which comes back in', async () => {
    const template = await officer.get('/evidence/template.xlsx')
    const workbook = await readWorkbook(template.bytes)
    const rows = workbook.ok ? workbook.value.sheets[0]?.rows : undefined
    expect(rows?.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['URN', 'School', 'Academic year'],
      ['900001', 'Abbey Primary School', '2025/26'],
      ['900002', 'Bridge Academy', '2025/26'],
    ])
    const sent = await officer.upload('/evidence/import', { name: 'return.xlsx', bytes: template.bytes })
    expect(textOf(await officer.get(sent.location as string))).toContain('What the authority holds')
  })

  it('takes what the authority holds about one school from a form, with the same checks', async () => {
    const address = '/schools/900001/evidence/held'
    const empty = await officer.submit(address, {})
    expect(textOf(empty)).toContain('Enter at least one figure')
    const wrong = await officer.submit(address, { 'governor-vacancies': 'many', 'head-vacancy': 'Yes' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong)).toContain('“many” is neither a number nor a known code.')
    const checked = await officer.submit(address, { 'governor-vacancies': '3', 'head-vacancy': 'Yes' })
    expect(checked.status).toBe(200)
    expect(textOf(checked)).toContain('Nothing has been changed yet.')
    expect(textOf(checked)).toContain('Governor vacanciesNothing is held3')
    expect(textOf(await officer.get(address))).not.toContain('Held now')
    const changed = await officer.post(address, { ...fieldsOf(checked, 'Change what you entered') })
    expect(changed.document.querySelector('[name="governor-vacancies"]')?.getAttribute('value')).toBe('3')
    const saved = await officer.post(address, fieldsOf(checked, 'Save what the authority holds'))
    expect(saved.status).toBe(303)
    const form = await officer.get(address)
    expect(textOf(form)).toContain('Governor vacancies Held now: 3, of 2025/26')
    const vacancy = getByRole(body(form), 'group', { name: /^Headteacher post vacant/ })
    expect(vacancy.querySelectorAll('input[type="radio"]')).toHaveLength(5)
    expect(getByRole(body(form), 'group', { name: /^Safeguarding audit/ }).textContent).not.toContain('4')
    const { rows } = await app.database.owner(
      "select figures from observation join data_import using (authority_id, import_number) where file_name like 'Entered%'",
    )
    expect(rows).toEqual([{ figures: [3, 1] }])
  })

  it('4.1 takes figures of no academic year before 1990/91 or after the one that it is', async () => {
    const bounds = 'Enter an academic year from 1990/91 to 2025/26'
    const held = '/schools/900001/evidence/held'
    for (const year of ['2098/99', '2026/27', '1066', '1066/67', '1989/90'])
      expect(textOf(await officer.submit(held, { year, 'governor-vacancies': '3' })), year).toContain(bounds)
    for (const year of ['2050/51', '1066']) {
      const page = await upload('absence_far.csv', absence, { year })
      expect(page.status).toBe(422)
      expect(textOf(page), year).toContain(bounds)
    }
    expect(textOf(await upload('2051_england_abs.csv', absence.replace('PPERSABS15', 'PPERSABS10')))).toContain(
      `The file is taken to be of 2050/51. ${bounds}.`,
    )
    const typed = await upload(
      'return.csv',
      'URN,Academic year,Governor vacancies\n900001,2098/99,3\n900002,2025/26,1\n',
    )
    const preview = await officer.get(typed.location as string)
    expect(textOf(preview)).toContain(`“2098/99” is not one of the academic years that are taken. ${bounds}.`)
    await officer.submit(typed.location as string, {}, 'Do not import this file')
  })

  it('4.1 takes back a figure that is held, with the reason, which stays in the history', async () => {
    const address = '/schools/900001/evidence/held'
    const found = () =>
      withTx(app.database, { authority: 999 as AuthorityId }, async (tx) => {
        const schools = await listSchools(tx, 999 as AuthorityId)
        const figures = await loadSchoolsFigures(tx, 999 as AuthorityId, {
          schools,
          la: 999,
          today: testToday,
          similar: false,
        })
        return figures.find(900_001, { measure: 'governor-vacancies', subject: 'school', year: 2026 as AcademicYear })
          .figure
      })
    expect(await found()).toEqual({ status: 'value', value: 3 })
    const unsaid = await officer.submit(address, { 'governor-vacancies': 'clear' })
    expect(unsaid.status).toBe(422)
    expect(textOf(unsaid)).toContain('Enter why figures are taken back')
    const clearing = { 'governor-vacancies': 'clear', reason: 'It was of Bridge Academy' }
    const checked = await officer.submit(address, clearing)
    expect(textOf(checked)).toContain('Taken back: nothing is held')
    const cleared = await officer.post(address, fieldsOf(checked, 'Save what the authority holds'))
    expect(cleared.status).toBe(303)
    expect(await found()).toEqual({ status: 'missing' })
    const { rows } = await app.database.owner(
      "select reason from data_import_happening where happening = 'applied' and reason is not null",
    )
    expect(rows).toEqual([{ reason: 'It was of Bridge Academy' }])
    app.setClock(new Date('2026-03-04T12:05:00Z'))
    const again = await officer.submit(address, { 'governor-vacancies': '1' })
    expect((await officer.post(address, fieldsOf(again, 'Save what the authority holds'))).status).toBe(303)
    expect(await found()).toEqual({ status: 'value', value: 1 })
  })

  it('4.1 leads from each fault at the head of a page to where it is put right', async () => {
    const again = await upload('absence_again.csv', absence, { year: '2010/11' })
    const check = again.location ?? '/evidence/imports/1'
    const imports = (await officer.get('/evidence')).document.querySelectorAll('a[href^="/evidence/imports/"]')
    const applied = imports[0]?.getAttribute('href') ?? ''
    await officer.post(`${applied}/apply`, {})
    const pages = [
      await upload('empty.csv', ''),
      await officer.post('/evidence/import', {}),
      await officer.post('/evidence/import', { year: 'never' }),
      await officer.post(`${check}/undo`, { reason: '' }),
      await officer.post(`${applied}/apply`, {}),
      await officer.post(`${applied}/undo`, { reason: '' }),
      await officer.post('/evidence/layouts', { headings: '["A","B"]' }),
      await officer.post('/schools/900001/evidence/held', { year: '2025/26', 'head-vacancy': 'perhaps' }),
    ]
    for (const [at, page] of pages.entries()) {
      expect(page.status, `${at}`).toBe(422)
      const links = [...page.document.querySelectorAll('.govuk-error-summary__list li')]
      expect(links.length, `${at}`).toBeGreaterThan(0)
      for (const item of links) {
        const link = item.querySelector('a')
        const target = link?.getAttribute('href')?.slice(1) ?? ''
        if (link) expect(page.document.getElementById(target), `${at}: ${item.textContent}`).toBeTruthy()
      }
    }
  })

  it('4.1 removes the schools that an undone register had added, and says which stay and why', async () => {
    const wrong = register
      .replaceAll('900001', '910001')
      .replaceAll('900002', '910002')
      .replaceAll('Abbey', 'Cedar')
      .replaceAll('Bridge', 'Dale')
    const came = (await upload('register_wrong.csv', wrong)).location as string
    expect((await officer.submit(came, {}, 'Apply 3 records')).status).toBe(303)
    const adviser = await app.signIn(999 as AuthorityId, 'schoolImprovementAdviser')
    const inspection = { 'ofsted-report-card-leadership': '3', source: 'Report' }
    expect((await adviser.submit('/schools/910002/inspections/2026-02-10/graded', inspection)).status).toBe(303)
    expect((await officer.submit(came, { reason: 'Of another authority' }, 'Undo the import')).status).toBe(303)
    const told = textOf(await officer.get(came))
    expect(told).toContain('1 school that it had added is removed.')
    expect(told).toContain('1 stays, because something hangs on them: Dale Academy (inspections entered by hand).')
    const { rows } = await app.database.owner('select urn from school order by urn')
    expect(rows.map(({ urn }) => urn)).toEqual([900_001, 900_002, 910_002])
  })

  it('is open to those who may, alone', async () => {
    const auditor = await app.signIn(999 as never, 'auditor')
    const list = await auditor.get('/evidence')
    expect(queryByRole(body(list), 'link', { name: 'Import a file' })).toBeNull()
    expect((await auditor.get('/evidence/import')).status).toBe(403)
    const head = await app.signIn(999 as never, 'headteacher', 900001)
    expect((await head.get('/evidence')).status).toBe(403)
    const elsewhere = await app.signIn(await app.addAuthority(998, 'Elsewhere'), 'dataOfficer')
    expect((await elsewhere.get('/evidence/imports/1')).status).toBe(404)
  })
})
