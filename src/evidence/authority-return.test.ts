import { getAllByRole, getByRole } from '@testing-library/dom'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ambleford, bodyOf, importingHere, mainText } from '../../test/importing.ts'
import { readWorkbook } from '../platform/spreadsheets/index.ts'
import { importFiles } from './import-files.ts'

const importing = importingHere('register')

describe('what the authority returns in a spreadsheet', () => {
  it('gives a spreadsheet with a row for each open school, which comes back in', async () => {
    const template = await importing.officer.get('/evidence/template.xlsx')
    const workbook = await readWorkbook(template.bytes)
    const rows = workbook.ok ? workbook.value.sheets[0]?.rows : undefined
    expect(rows?.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['URN', 'School', 'Academic year'],
      ['900001', 'Abbey Primary School', '2025/26'],
      ['900002', 'Bridge Academy', '2025/26'],
    ])
    const sent = await importing.officer.upload('/evidence/import', { name: 'return.xlsx', bytes: template.bytes })
    expect(mainText(await importing.officer.get(sent.location as string))).toContain('What the authority holds')
  })

  it('4.1 refuses by line what is no school of the authority, a year written in one number, and parts of a vacancy', async () => {
    const rows = ['900001,2025/26,2', '100000,2025/26,2', '900002,2026,2', '900002,2025/26,2.5', '']
    const file = ['URN,Academic year,Governor vacancies', ...rows].join('\n')
    const sent = await importing.upload('own.csv', file)
    const preview = mainText(await importing.officer.get(sent.location as string))
    expect(preview).toContain('Rows: 1 new, 0 changed, 0 unchanged, 3 refused.')
    expect(preview).toContain('“100000” is not the URN of a school on this authority’s list.')
    expect(preview).toContain('“2026” is not an academic year, such as 2010/11.')
    expect(preview).toContain('“2.5” is not a whole number.')
    await importing.officer.post(`${sent.location}/discard`, {})
  })

  it('4.1 takes back a figure by CLEAR in its cell: the preview says so, and a reason is asked', async () => {
    const file = (cell: string, other: string) =>
      `URN,Academic year,Governor vacancies,Headteacher post vacant\n900001,2025/26,${cell},${other}\n`
    await importing.bringIn('return.csv', file('3', 'Yes'))
    const held = async () => mainText(await importing.officer.get('/schools/900001/evidence/held'))
    expect(await held()).toContain('Governor vacancies Held now: 3, of 2025/26')
    const sent = await importing.upload('return_later.csv', file('clear', ''))
    const address = sent.location as string
    const preview = await importing.officer.get(address)
    const table = getByRole(bodyOf(preview), 'table', { name: /own schools/ })
    expect(getAllByRole(table, 'row').map(({ textContent }) => textContent)).toEqual([
      'SchoolWhatHeld nowIn the file',
      'Abbey Primary SchoolGovernor vacancies, 2025/263Taken back: nothing is held',
    ])
    expect(mainText(preview)).toContain(
      'The file takes back what is held in 1 cell (CLEAR): nothing is held of it then.',
    )
    const unsaid = await importing.officer.submit(address, {}, 'Apply 1 record')
    expect(unsaid.status).toBe(422)
    const link = getByRole(bodyOf(unsaid), 'link', { name: 'Enter why figures are taken back' })
    expect(link.getAttribute('href')).toBe('#reason')
    expect(await held()).toContain('Governor vacancies Held now: 3')
    const reason = 'It was of Bridge Academy'
    expect((await importing.officer.submit(address, { reason }, 'Apply 1 record')).status).toBe(303)
    expect(await held()).toContain('Governor vacancies Nothing is held')
    expect(await held()).toContain('Headteacher post vacant Held now: Yes')
    expect(mainText(await importing.officer.get(address))).toContain(reason)
    await importing.officer.post(`${address}/undo`, { reason: 'It was right' })
    expect(await held()).toContain('Governor vacancies Held now: 3')
  })

  it('4.1 takes no figure back on the command line, where nobody is asked why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'return-'))
    const path = join(folder, 'return.csv')
    await writeFile(path, 'URN,Academic year,Governor vacancies\n900001,2025/26,CLEAR\n')
    const person = { personId: null, personName: 'Operator' }
    const now = () => new Date('2026-03-04T13:00:00Z')
    const [result] = await importFiles(importing.app.database, [path], { authority: ambleford, person, now })
    expect(result).toMatchObject({
      result: 'refused',
      sentence:
        'The file takes back what is held in 1 cell (CLEAR). Import it in the browser, where you are asked why.',
    })
    await rm(folder, { recursive: true })
  })

  it('says in the spreadsheet itself how a figure is taken back', async () => {
    const workbook = await readWorkbook((await importing.officer.get('/evidence/template.xlsx')).bytes)
    const notes = workbook.ok ? workbook.value.sheets[1]?.rows.flatMap(({ cells }) => cells).join('\n') : ''
    expect(notes).toContain('Enter CLEAR to take back a figure that is held')
    expect(notes).toContain('Yes, No, NA, CLEAR')
  })
})
