import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readXlsx, writeOds as writeOdsFile, writeXlsx as writeXlsxFile } from 'hucre'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook, writeOds, writeTemplate, writeXlsx, type Table } from './index.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

const register: Table = {
  title: 'Register of support levels: 14/03/2011',
  columns: [
    { heading: 'School', type: 'text' },
    { heading: 'DfE number', type: 'text' },
    { heading: 'Pupils', type: 'number' },
    { heading: 'Attendance', type: 'percent' },
    { heading: 'Reviewed', type: 'date' },
  ],
  rows: [
    ['=HYPERLINK("http://x")', '0123', 210, 93.1, '2011-03-14'],
    ['Élan _x0041_ School', '+44', -1.5, 'SUPP', '2011-07-14'],
    [null, null, null, null, null],
    ['Last', '', 0, 0, 'not yet'],
  ],
}
const asRead = [
  { line: 1, cells: ['School', 'DfE number', 'Pupils', 'Attendance', 'Reviewed'], formulas: [] },
  { line: 2, cells: ['=HYPERLINK("http://x")', '0123', '210', '93.1%', '2011-03-14'], formulas: [] },
  { line: 3, cells: ['Élan _x0041_ School', '+44', '-1.5', 'SUPP', '2011-07-14'], formulas: [] },
  { line: 5, cells: ['Last', '', '0', '0%', 'not yet'], formulas: [] },
]

describe.each([
  ['xlsx', writeXlsx, writeXlsxFile],
  ['ods', writeOds, writeOdsFile],
] as const)('%s', (format, write, writeFile) => {
  it('reads back what was written, with the lines a person sees', async () => {
    expect(await readWorkbook(await write(register))).toEqual({
      ok: true,
      value: { format, sheets: [{ name: 'Register of support levels  14', hidden: false, rows: asRead }] },
    })
  })

  it('is the same bytes for the same table', async () => {
    expect(await write(register)).toEqual(await write(register))
  })

  it(`writes any text as text and gives it back (SEED=${seed})`, async () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    const cell = fc.oneof(
      word,
      word.map((text) => `=${text}`),
      fc.constantFrom('+1', '-1', '@x', '_x0041_', '<b>&amp;', ']]>', '1e5', '007'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const table: Table = { title: 'T', columns: ['a', 'b'].map((heading) => ({ heading, type: 'text' })), rows }
          const read = await readWorkbook(await write(table))
          const found = read.ok ? read.value.sheets[0]?.rows.slice(1) : []
          const wanted = rows.map((row) => row.join('\0').replace(/\0*$/, '')).filter((row) => row !== '')
          expect(found?.map((row) => row.cells.join('\0'))).toEqual(wanted)
          expect(found?.every((row) => row.formulas.length === 0)).toBe(true)
        },
      ),
      { seed, numRuns: 60 },
    )
  })

  it('names the cells that are formulas and gives their kept result', async () => {
    const cells = new Map([['1,1', { formula: 'SUM(A1:A2)', formulaResult: 7, type: 'formula' as const }]])
    const read = await readWorkbook(await writeFile({ sheets: [{ name: 'F', rows: [['a', 'b'], ['x']], cells }] }))
    const row = read.ok ? read.value.sheets[0]?.rows[1] : undefined
    expect(row?.formulas).toEqual([1])
    if (format === 'xlsx') expect(row?.cells).toEqual(['x', '7'])
  })

  it('refuses cut and changed files, and never throws', async () => {
    const whole = await write(register)
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 60))
      expect((await readWorkbook(whole.slice(0, length))).ok).toBe(false)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), () => true),
      { seed, numRuns: 1 },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = whole.slice()
        changed[at] = byte
        expect(typeof (await readWorkbook(changed)).ok).toBe('boolean')
      }),
      { seed, numRuns: 150 },
    )
  })
})

const published = new URL('../../../../shared/data/meta/', import.meta.url)
describe.skipIf(!existsSync(published))('published workbooks (skipped where ../shared/data is absent)', () => {
  it('are read, every one', async () => {
    const names = readdirSync(published).filter((name) => name.endsWith('.xlsx'))
    for (const name of names) {
      const read = await readWorkbook(readFileSync(new URL(name, published)))
      expect({ name, rows: read.ok && (read.value.sheets[0]?.rows.length ?? 0) > 3 }).toEqual({ name, rows: true })
    }
  })
})

describe('template workbook', () => {
  it('freezes the header row, offers the choices and explains each column', async () => {
    const bytes = await writeTemplate({
      title: 'Governor vacancies',
      notes: ['One row for each school.'],
      columns: [
        { heading: 'URN', type: 'text', guidance: 'The number of the school.' },
        { heading: 'Quorate', type: 'text', choices: ['Yes', 'No'], guidance: 'Were all meetings quorate?' },
        { heading: 'Share vacant', type: 'percent', guidance: 'Vacancies as a share of places.' },
      ],
      rows: [['100001', null, null]],
    })
    const file = await readXlsx(bytes, { readStyles: true })
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(['Governor vacancies', 'Notes'])
    expect(file.sheets[0]?.freezePane).toMatchObject({ rows: 1 })
    expect(file.sheets[0]?.dataValidations?.map((rule) => rule.type)).toEqual(['list', 'decimal'])
    expect(file.sheets[1]?.rows.flat()).toContain('Were all meetings quorate?')
  })
})
