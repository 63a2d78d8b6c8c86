import { getAllByRole, getByRole, queryByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { absence, ambleford, bodyOf, fieldsOf, importingHere, mainText, register } from '../../test/importing.ts'

const importing = importingHere()

describe('importing in the browser', () => {
  it('begins with what to do when nothing is there', async () => {
    const page = await importing.officer.get('/evidence')
    expect(getByRole(bodyOf(page), 'heading', { level: 1 }).textContent).toBe('Evidence')
    expect(getByRole(bodyOf(page), 'link', { name: 'Import the first file' }).getAttribute('href')).toBe(
      '/evidence/import',
    )
  })

  it('shows what a register would change, brings its schools in when applied, and says where it is from', async () => {
    const sent = await importing.upload('edubasealldata20251231.csv', register)
    expect(sent.status).toBe(303)
    const preview = await importing.officer.get(sent.location as string)
    expect(mainText(preview)).toContain(
      'Rows: 3 new, 0 changed, 0 unchanged, none refused.Nothing has been changed yet.',
    )
    expect(mainText(preview)).toContain('Holds for 31 December 2025')
    expect((await importing.officer.get('/schools/900001')).status).toBe(404)
    const applied = await importing.officer.submit(sent.location as string, {}, 'Apply 3 records')
    expect(applied.status).toBe(303)
    expect(mainText(await importing.officer.get(applied.location as string))).toContain('In force')
    expect((await importing.officer.get('/schools/900001')).status).toBe(200)
    expect((await importing.officer.get('/schools/100000')).status).toBe(404)
    const again = await importing.upload('edubasealldata20251231.csv', register)
    expect(again.status).toBe(422)
    expect(mainText(again)).toContain('This file is in force already')
  })

  it('lists refused rows by line and column, applies the others, and undoes with a reason', async () => {
    const sent = await importing.upload('2012_england_abs.csv', absence)
    const address = sent.location as string
    const preview = await importing.officer.get(address)
    const rows = getAllByRole(getByRole(bodyOf(preview), 'table', { name: 'Refused rows' }), 'row')
    expect(rows[1]?.textContent).toContain('“abc” is neither a number nor a known code.')
    await importing.officer.submit(address, {}, 'Apply without the refused row')
    const refused = await importing.officer.submit(address, { reason: '' }, 'Undo the import')
    expect(refused.status).toBe(422)
    expect(refused.document.title).toMatch(/^Error: /)
    const undone = await importing.officer.submit(address, { reason: 'Two terms, not the year' }, 'Undo the import')
    expect(undone.status).toBe(303)
    const page = await importing.officer.get(address)
    expect(mainText(page)).toContain('Undone')
    expect(mainText(page)).toContain('Two terms, not the year')
    const audit = await importing.app.database.owner(
      "select action from audit_entry where subject like 'import %' order by seq",
    )
    expect(audit.rows.map(({ action }) => action).slice(-3)).toEqual(['preview import', 'apply import', 'undo import'])
  })

  it('4.1 says where the day is from for which a file holds, and lets it be put right before it is applied', async () => {
    const list = 'URN,Overall effectiveness,Inspection start date\n900001,2,2024-05-01\n'
    const sent = await importing.upload('2025_ofsted_extract.csv', list)
    expect(mainText(await importing.officer.get(sent.location as string))).toContain(
      'Holds for 31 August 2025, from the name of the file',
    )
    await importing.officer.post(`${sent.location}/discard`, {})
    const address = (await importing.upload('inspections.csv', list)).location as string
    expect(mainText(await importing.officer.get(address))).toContain('Holds for 1 May 2024, the latest day in its rows')
    const wrong = { 'asAt-day': '1', 'asAt-month': '1', 'asAt-year': '2027' }
    expect(mainText(await importing.officer.submit(address, wrong, 'Change the day'))).toContain(
      'must be today or in the past',
    )
    const given = { 'asAt-day': '31', 'asAt-month': '7', 'asAt-year': '2024' }
    expect((await importing.officer.submit(address, given, 'Change the day')).status).toBe(303)
    expect(mainText(await importing.officer.get(address))).toContain('Holds for 31 July 2024, as entered')
    await importing.officer.post(`${address}/discard`, {})
  })

  it('4.1 counts a preview anew when what is in force has changed, and applies nothing that was not seen so', async () => {
    const colleague = await importing.app.signIn(ambleford, 'dataOfficer')
    const file = (value: string) =>
      `LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,${value},3.0\n999,4001,900002,4.0,2.0\n`
    const [first = '', second = ''] = [
      (await importing.upload('2011_england_abs.csv', file('5.1'))).location,
      (await importing.upload('2011_england_abs.csv', file('6.2'))).location,
    ]
    const seenBefore = await colleague.get(second)
    expect(mainText(seenBefore)).toContain('Rows: 2 new, 0 changed, 0 unchanged, none refused.')
    await importing.officer.submit(first, {}, 'Apply 2 records')
    const seenNow = await importing.officer.get(second)
    expect(mainText(seenNow)).toContain('Rows: 0 new, 1 changed, 1 unchanged, none refused.')
    expect(mainText(seenNow)).toContain('What is in force has changed since this file was read')
    expect(mainText(seenNow)).toContain('2010/115.1%6.2%')
    const stale = await colleague.post(`${second}/apply`, fieldsOf(seenBefore, 'Apply 2 records'))
    expect(stale.status).toBe(409)
    expect(mainText(stale)).toContain('so nothing was imported')
    expect(mainText(stale)).toContain('Rows: 0 new, 1 changed, 1 unchanged, none refused.')
    expect(mainText(await colleague.get(second))).toContain('Not yet applied')
    expect((await importing.upload('2011_england_abs.csv', file('6.2'))).location).toBe(second)
    expect((await colleague.post(`${second}/apply`, fieldsOf(stale, 'Apply 2 records'))).status).toBe(303)
    expect(mainText(await colleague.get(second))).toContain('Rows: 0 new, 1 changed, 1 unchanged, none refused.')
    for (const address of [second, first])
      await colleague.submit(address, { reason: 'Only to compare' }, 'Undo the import')
  })

  it('says in a sentence why a file is refused, and asks for the year', async () => {
    expect(mainText(await importing.upload('2013_abs.csv', `${absence}999,20`))).toContain(
      'The file was cut off: line 5',
    )
    const ends = async (text: string) => {
      const { location } = await importing.upload('2009_abs.csv', text)
      const said = mainText(await importing.officer.get(location as string))
      await importing.officer.post(`${location}/discard`, {})
      return said
    }
    expect(await ends(absence.trimEnd())).toContain('The file may have been cut off there')
    expect(await ends(absence)).not.toContain('The file may have been cut off there')
    expect(mainText(await importing.upload('absence.csv', absence))).toContain('Give the year')
    const told = await importing.upload('absence.csv', absence, { year: '2010/11' })
    expect(told.status).toBe(303)
    await importing.officer.submit(told.location as string, {}, 'Do not import this file')
    expect((await importing.officer.get(told.location as string)).status).toBe(404)
    const random = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => (at * at * 7919 + at * 104_729) % 251))
    for (const bytes of [random, Buffer.alloc(5_000)]) {
      const page = await importing.officer.upload('/evidence/import', { name: 'photo.csv', bytes })
      expect(page.status).toBe(422)
      expect(mainText(page)).toContain('This is not a table of text')
    }
    const nothing = await importing.officer.upload('/evidence/import', { name: 'nothing.csv', bytes: Buffer.alloc(0) })
    expect(mainText(nothing)).toContain('The file is empty')
    expect(
      mainText(await importing.officer.upload('/evidence/import', { name: '', bytes: Buffer.alloc(0) })),
    ).toContain('Select a file')
  })

  it('4.1 leads from each fault at the head of a page to where it is put right', async () => {
    const again = await importing.upload('absence_again.csv', absence, { year: '2010/11' })
    const check = again.location ?? '/evidence/imports/1'
    const imports = (await importing.officer.get('/evidence')).document.querySelectorAll(
      'a[href^="/evidence/imports/"]',
    )
    const applied = imports[0]?.getAttribute('href') ?? ''
    await importing.officer.post(`${applied}/apply`, {})
    const pages = [
      await importing.upload('empty.csv', ''),
      await importing.officer.post('/evidence/import', {}),
      await importing.officer.post('/evidence/import', { year: 'never' }),
      await importing.officer.post(`${check}/undo`, { reason: '' }),
      await importing.officer.post(`${applied}/apply`, {}),
      await importing.officer.post(`${applied}/undo`, { reason: '' }),
      await importing.officer.post('/evidence/layouts', { headings: '["A","B"]' }),
      await importing.officer.post('/schools/900001/evidence/held', { year: '2025/26', 'head-vacancy': 'perhaps' }),
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

  it('is open to those who may, alone', async () => {
    const auditor = await importing.app.signIn(ambleford, 'auditor')
    const list = await auditor.get('/evidence')
    expect(queryByRole(bodyOf(list), 'link', { name: 'Import a file' })).toBeNull()
    expect((await auditor.get('/evidence/import')).status).toBe(403)
    const head = await importing.app.signIn(ambleford, 'headteacher', 900001)
    expect((await head.get('/evidence')).status).toBe(403)
    const elsewhere = await importing.app.signIn(await importing.app.addAuthority(998, 'Elsewhere'), 'dataOfficer')
    expect((await elsewhere.get('/evidence/imports/1')).status).toBe(404)
  })
})
