import { getByRole, queryByLabelText } from '@testing-library/dom'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testToday } from '../../test/app.ts'
import { absence, ambleford, bodyOf, fieldsOf, mainText, startImporting, type Importing } from '../../test/importing.ts'
import { forgetFilesInTime } from './kept-file.ts'

let importing: Importing

beforeAll(async () => {
  importing = await startImporting()
}, 120_000)
beforeEach(() => importing.app.setClock(testToday))
afterAll(() => importing.app.close())

const kept = (): string[] => {
  const folder = join(importing.app.service.folder, 'kept')
  return existsSync(folder) ? readdirSync(folder) : []
}
const minutesLater = (minutes: number) =>
  importing.app.setClock(new Date(Date.parse(`${testToday}T12:00:00Z`) + minutes * 60_000))
const unknown = 'School number,Half days lost\n900001,6.5\n'

describe('a file that is kept for the next page', () => {
  it('4.1 asks only for the academic year that was missing, and the preview follows at once', async () => {
    const asked = await importing.upload('absence.csv', absence)
    expect(asked.status).toBe(422)
    expect(mainText(asked)).toContain('Give the year')
    expect(mainText(asked)).toContain('The file absence.csv was received. It is kept for you alone for 60 minutes')
    expect(queryByLabelText(bodyOf(asked), 'File')).toBeNull()
    const fields = fieldsOf(asked, 'Read the file')
    const again = await importing.officer.post('/evidence/import', { ...fields, year: 'soon' })
    expect(mainText(again)).toContain('Enter the academic year like 2010/11')
    const said = { ...fieldsOf(again, 'Read the file'), year: '2010/11' }
    const read = await importing.officer.post('/evidence/import', said)
    expect(read.location).toMatch(/^\/evidence\/imports\/\d+$/)
    expect(mainText(await importing.officer.get(read.location as string))).toContain('Check the import of absence.csv')
    expect(kept()).toEqual([])
    const twice = await importing.officer.post('/evidence/import', said)
    expect(twice.location).toBe(read.location)
    await importing.officer.post(`${read.location}/discard`, {})
  })

  it('4.1 keeps a file where the year was typed wrongly, or its name tells one that cannot be', async () => {
    for (const sent of [
      await importing.upload('absence.csv', absence, { year: 'last year' }),
      await importing.upload('2051_england_abs.csv', absence),
    ]) {
      expect(sent.status).toBe(422)
      const read = await importing.officer.post('/evidence/import', {
        ...fieldsOf(sent, 'Read the file'),
        year: '2010/11',
      })
      expect(read.status).toBe(303)
      await importing.officer.post(`${read.location}/discard`, {})
    }
    expect(mainText(await importing.upload('empty.csv', ''))).not.toContain('is kept')
    expect(kept()).toEqual([])
  })

  it('4.1 goes on with an unknown file as soon as its columns are described, or saves nothing', async () => {
    const mapping = await importing.upload('list.csv', unknown, {
      'asAt-day': '1',
      'asAt-month': '9',
      'asAt-year': '2012',
    })
    const described = {
      ...fieldsOf(mapping, 'Save the layout and read the file'),
      title: 'Attendance list',
      publisher: 'Ambleford',
      licence: 'internal',
      urn: 'School number',
      heading: ['Half days lost'],
      measure: ['absence-full-year'],
    }
    const without = await importing.officer.post('/evidence/layouts', described)
    expect(without.status).toBe(422)
    expect(getByRole(bodyOf(without), 'link', { name: /says which academic year/ }).getAttribute('href')).toBe('#year')
    expect(mainText(await importing.officer.get('/evidence/layouts'))).toContain('No layout has been saved.')
    const { _once } = fieldsOf(without, 'Save the layout and read the file')
    const said = { ...described, _once: _once as string, year: '2011/12' }
    const read = await importing.officer.post('/evidence/layouts', said)
    expect(read.location).toMatch(/^\/evidence\/imports\/\d+$/)
    const preview = mainText(await importing.officer.get(read.location as string))
    expect(preview).toContain('The layout “Attendance list” is saved.')
    expect(preview).toContain('Check the import of list.csv')
    expect(preview).toContain('Holds for 1 September 2012')
    expect(kept()).toEqual([])
    expect((await importing.officer.post('/evidence/layouts', said)).location).toBe(read.location)
  })

  it('4.1 shows a kept file to nobody but the person who sent it, in the session in which it was sent', async () => {
    const asked = await importing.upload('absence.csv', absence)
    const { kept: id = '' } = fieldsOf(asked, 'Read the file')
    expect(id).not.toBe('')
    await importing.app.addAuthority(998, 'Elsewhere')
    const others = [
      await importing.app.signIn(ambleford, 'dataOfficer'),
      await importing.app.signIn(998 as typeof ambleford, 'dataOfficer'),
    ]
    for (const other of others) {
      const refused = await other.post('/evidence/import', { kept: id, year: '2010/11' })
      expect(refused.status).toBe(422)
      expect(mainText(refused)).toContain('The file is no longer kept. Select it again')
      expect(mainText(refused)).not.toContain('absence.csv')
    }
    const strange = await importing.officer.post('/evidence/import', { kept: '../../received', year: '2010/11' })
    expect(mainText(strange)).toContain('The file is no longer kept')
    expect(kept()).toHaveLength(1)
    expect(kept()[0]).not.toContain('absence')
  })

  it('4.1 keeps a file for an hour, two of one session, and nothing that a killed process left for ever', async () => {
    const first = fieldsOf(await importing.upload('absence.csv', absence), 'Read the file')
    minutesLater(1)
    await importing.upload('absence.csv', absence)
    minutesLater(2)
    const last = fieldsOf(await importing.upload('absence.csv', absence), 'Read the file')
    expect(kept()).toHaveLength(2)
    const gone = await importing.officer.post('/evidence/import', { ...first, year: '2010/11' })
    expect(mainText(gone)).toContain('The file is no longer kept')
    minutesLater(40)
    await importing.officer.get('/evidence')
    minutesLater(63)
    const late = await importing.officer.post('/evidence/import', { ...last, year: '2010/11' })
    expect(mainText(late)).toContain('The file is no longer kept')
    expect(kept()).toEqual([])
    const received = join(importing.app.service.folder, 'received')
    for (const [folder, name] of [
      ['kept', 'half'],
      ['received', 'half'],
    ] as const) {
      const path = join(importing.app.service.folder, folder, name)
      mkdirSync(join(importing.app.service.folder, folder), { recursive: true })
      writeFileSync(path, 'half a file')
      utimesSync(path, new Date('2026-03-01'), new Date('2026-03-01'))
    }
    forgetFilesInTime(importing.app.service).stop()
    await expect.poll(() => [...kept(), ...readdirSync(received)]).toEqual([])
  })
})
