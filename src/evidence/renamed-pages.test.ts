import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { TestPage } from '../../test/app.ts'
import { absence, bodyOf, fieldsOf, importingHere, mainText, register } from '../../test/importing.ts'

const importing = importingHere()

/** Says on the page of an unknown file that it is a data set, and answers the page that asks for its headings. */
async function itIs(mapping: TestPage, title: string): Promise<TestPage> {
  const fields = fieldsOf(mapping, `It is ${title}, under other headings`)
  return importing.officer.post('/evidence/layouts/like', fields)
}

/** What the selects of the headings hold: as they were suggested, but for those given. */
function chosenOn(page: TestPage, given: Readonly<Record<string, string>> = {}) {
  const selects = [...page.document.querySelectorAll('select[name="heading"]')]
  const heading = selects.map((select) => {
    const label = page.document.querySelector(`label[for="${select.id}"]`)?.textContent ?? ''
    const name = Object.keys(given).find((each) => label.includes(each))
    return name === undefined ? (select.querySelector('option[selected]')?.getAttribute('value') ?? '') : given[name]
  })
  return { ...fieldsOf(page, 'Save the layout and read the file'), heading: heading as string[] }
}

describe('a known data set under other headings', () => {
  const gias = 'Get Information about Schools: extract of establishments'

  it('4.1 brings in a register whose headings have changed, names and dates with them, and knows the next one', async () => {
    const renamed = register.replace('EstablishmentName', 'School name').replace('OpenDate', 'Date opened')
    const asking = await itIs(await importing.upload('edubasealldata20251231.csv', renamed), gias)
    expect(asking.status).toBe(200)
    const select = getByRole(bodyOf(asking), 'combobox', { name: 'Which column is “EstablishmentName”?' })
    expect(select.querySelector('option[selected]')?.textContent).toBe('School name (Abbey Primary School)')
    const nothing = await importing.officer.post('/evidence/layouts/like', chosenOn(asking, { EstablishmentName: '' }))
    expect(nothing.status).toBe(422)
    const link = nothing.document.querySelector('.govuk-error-summary__list a')
    expect(link?.textContent).toContain('Select the column that is “EstablishmentName”')
    expect(nothing.document.getElementById(link?.getAttribute('href')?.slice(1) ?? '')).toBeTruthy()
    const fields = chosenOn(nothing, { EstablishmentName: 'School name', OPENDATE: 'Date opened' })
    const saved = await importing.officer.post('/evidence/layouts/like', fields)
    expect(saved.status).toBe(303)
    expect(mainText(await importing.officer.get(saved.location as string))).toContain('Rows: 3 new')
    await importing.officer.submit(saved.location as string, {}, 'Apply 3 records')
    const { rows } = await importing.app.database.owner(
      'select name, opened_on::text from establishment where urn = 900002',
    )
    expect(rows).toEqual([{ name: 'Bridge Academy', opened_on: '2011-09-01' }])
    const next = await importing.upload('edubasealldata20260131.csv', renamed.replace('Abbey Primary', 'Abbey'))
    expect(next.status).toBe(303)
    const layouts = await importing.officer.get('/evidence/layouts')
    expect(getByRole(bodyOf(layouts), 'link', { name: `${gias}, under other headings` })).toBeTruthy()
  })

  it('4.1 keeps the national rows of a file whose headings have changed', async () => {
    const renamed = absence.replace('PERCTOT', 'ABSENCE_TOTAL').replace('LA,ESTAB', 'LA no,ESTAB')
    const mapping = await importing.upload('2012_england_abs.csv', renamed)
    const buttons = [...mapping.document.querySelectorAll('main button')].map(({ textContent }) => textContent)
    const [, title = ''] = buttons.map((text) => /It is (.*), under/.exec(text ?? '')).find((found) => found) ?? []
    const asking = await itIs(mapping, title)
    const fields = chosenOn(asking, { PERCTOT: 'ABSENCE_TOTAL', '“LEA”': 'LA no', '“LA”': 'LA no' })
    const saved = await importing.officer.post('/evidence/layouts/like', fields)
    expect(saved.status, mainText(saved)).toBe(303)
    await importing.officer.submit(saved.location as string, {}, 'Apply without the refused row')
    const { rows } = await importing.app.database.owner(
      'select subject_kind, phase, figures[1] as absence from observation order by line',
    )
    expect(rows.map(({ absence: figure }) => figure)).toEqual([5.1, 4.4])
    expect(rows[1]?.subject_kind).toBeGreaterThan(2)
  })
})
