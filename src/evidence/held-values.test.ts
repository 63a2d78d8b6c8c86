import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { testToday } from '../../test/app.ts'
import { absence, ambleford, bodyOf, fieldsOf, importingHere, mainText } from '../../test/importing.ts'
import type { AcademicYear } from '../kernel/index.ts'
import { withTx } from '../platform/database/index.ts'
import { listSchools } from '../schools/index.ts'
import { loadSchoolsFigures } from './schools-figures.ts'

const importing = importingHere('register')

describe('what the authority holds about one school', () => {
  it('takes what the authority holds about one school from a form, with the same checks', async () => {
    const address = '/schools/900001/evidence/held'
    const empty = await importing.officer.submit(address, {})
    expect(mainText(empty)).toContain('Enter at least one figure')
    const wrong = await importing.officer.submit(address, { 'governor-vacancies': 'many', 'head-vacancy': 'Yes' })
    expect(wrong.status).toBe(422)
    expect(mainText(wrong)).toContain('“many” is neither a number nor a known code.')
    const checked = await importing.officer.submit(address, { 'governor-vacancies': '3', 'head-vacancy': 'Yes' })
    expect(checked.status).toBe(200)
    expect(mainText(checked)).toContain('Nothing has been changed yet.')
    expect(mainText(checked)).toContain('Governor vacanciesNothing is held3')
    expect(mainText(await importing.officer.get(address))).not.toContain('Held now')
    const changed = await importing.officer.post(address, { ...fieldsOf(checked, 'Change what you entered') })
    expect(changed.document.querySelector('[name="governor-vacancies"]')?.getAttribute('value')).toBe('3')
    const saved = await importing.officer.post(address, fieldsOf(checked, 'Save what the authority holds'))
    expect(saved.status).toBe(303)
    const form = await importing.officer.get(address)
    expect(mainText(form)).toContain('Governor vacancies Held now: 3, of 2025/26')
    const vacancy = getByRole(bodyOf(form), 'group', { name: /^Headteacher post vacant/ })
    expect(vacancy.querySelectorAll('input[type="radio"]')).toHaveLength(5)
    expect(getByRole(bodyOf(form), 'group', { name: /^Safeguarding audit/ }).textContent).not.toContain('4')
    const { rows } = await importing.app.database.owner(
      "select figures from observation join data_import using (authority_id, import_number) where file_name like 'Entered%'",
    )
    expect(rows).toEqual([{ figures: [3, 1] }])
  })

  it('4.1 says what is held of any year that is taken, asks in words, and compares with the year that is entered', async () => {
    const address = '/schools/900002/evidence/held'
    const entered = { year: '2005/06', 'safeguarding-audit': '2', complaints: '4' }
    const checked = await importing.officer.submit(address, entered)
    expect(mainText(checked)).toContain('Safeguarding auditNothing is heldNot fully in place')
    await importing.officer.post(address, fieldsOf(checked, 'Save what the authority holds'))
    const form = await importing.officer.get(address)
    expect(mainText(form)).toContain('Held now: Not fully in place, of 2005/06')
    const audit = getByRole(bodyOf(form), 'group', { name: /^Safeguarding audit/ })
    expect(getByRole(audit, 'radio', { name: 'Not in place' }).getAttribute('value')).toBe('3')
    const other = await importing.officer.submit(address, { ...entered, year: '2006/07' })
    expect(mainText(other)).toContain('Complaints received about the schoolNothing is held4')
  })

  it('4.1 takes figures of no academic year before 1990/91 or after the one that it is', async () => {
    const bounds = 'Enter an academic year from 1990/91 to 2025/26'
    const held = '/schools/900001/evidence/held'
    for (const year of ['2098/99', '2026/27', '1066', '1066/67', '1989/90'])
      expect(mainText(await importing.officer.submit(held, { year, 'governor-vacancies': '3' })), year).toContain(
        bounds,
      )
    for (const year of ['2050/51', '1066']) {
      const page = await importing.upload('absence_far.csv', absence, { year })
      expect(page.status).toBe(422)
      expect(mainText(page), year).toContain(bounds)
    }
    expect(
      mainText(await importing.upload('2051_england_abs.csv', absence.replace('PPERSABS15', 'PPERSABS10'))),
    ).toContain(`The file is taken to be of 2050/51. ${bounds}.`)
    const typed = await importing.upload(
      'return.csv',
      'URN,Academic year,Governor vacancies\n900001,2098/99,3\n900002,2025/26,1\n',
    )
    const preview = await importing.officer.get(typed.location as string)
    expect(mainText(preview)).toContain(`“2098/99” is not one of the academic years that are taken. ${bounds}.`)
    await importing.officer.submit(typed.location as string, {}, 'Do not import this file')
  })

  it('4.1 takes back a figure that is held, with the reason, which stays in the history', async () => {
    const address = '/schools/900001/evidence/held'
    const found = () =>
      withTx(importing.app.database, { authority: ambleford }, async (tx) => {
        const schools = await listSchools(tx, ambleford)
        const figures = await loadSchoolsFigures(tx, ambleford, {
          schools,
          la: 999,
          today: testToday,
          similar: [],
        })
        return figures.find(900_001, { measure: 'governor-vacancies', subject: 'school', year: 2026 as AcademicYear })
          .figure
      })
    expect(await found()).toEqual({ status: 'value', value: 3 })
    const unsaid = await importing.officer.submit(address, { 'governor-vacancies': 'clear' })
    expect(unsaid.status).toBe(422)
    expect(mainText(unsaid)).toContain('Enter why figures are taken back')
    const clearing = { 'governor-vacancies': 'clear', reason: 'It was of Bridge Academy' }
    const checked = await importing.officer.submit(address, clearing)
    expect(mainText(checked)).toContain('Taken back: nothing is held')
    const cleared = await importing.officer.post(address, fieldsOf(checked, 'Save what the authority holds'))
    expect(cleared.status).toBe(303)
    expect(await found()).toEqual({ status: 'missing' })
    const { rows } = await importing.app.database.owner(
      "select reason from data_import_happening where happening = 'applied' and reason is not null",
    )
    expect(rows).toEqual([{ reason: 'It was of Bridge Academy' }])
    importing.app.setClock(new Date('2026-03-04T12:05:00Z'))
    const again = await importing.officer.submit(address, { 'governor-vacancies': '1' })
    expect((await importing.officer.post(address, fieldsOf(again, 'Save what the authority holds'))).status).toBe(303)
    expect(await found()).toEqual({ status: 'value', value: 1 })
  })
})
