import { describe, expect, it } from 'vitest'
import { unpackArchive, writeTemplate, writeXlsx, type Table, type WorkbookTemplate } from './index.ts'

/** Titles as lists and templates have them, and as nobody should: each with what its sheet is then called. */
const titles = {
  'Register of support levels': 'Register of support levels',
  'What the authority holds': 'What the authority holds',
  "Governors' vacancies": "Governors' vacancies",
  "'Quoted'": 'Quoted',
  'A: b? c* d/ e\\ f[ g]': 'A  b  c  d  e  f  g',
  'Everything that is written about schools': 'Everything that is written abou',
  "Thirty characters and one more' x": 'Thirty characters and one more',
  'Schools & <academies> “new”': 'Schools & <academies> “new”',
  ['😀'.repeat(20)]: '😀'.repeat(15),
  History: 'History 1',
  '  ': 'Sheet 1',
  '2026': '2026',
  R1C1: 'R1C1',
}

const tableOf = (title: string): Table => ({
  title,
  columns: [{ heading: 'School', type: 'text' }],
  rows: [['Ashgrove Primary School']],
})
const templateOf = (title: string): WorkbookTemplate => ({
  ...tableOf(title),
  notes: ['One row for each school.'],
  columns: [{ heading: 'School', type: 'text', guidance: 'Its name.' }],
})

describe.each(Object.entries(titles))('a workbook entitled %j', (title, name) => {
  it('has a sheet that Excel can name, and repeats its first row by that name in quotes', async () => {
    for (const bytes of [await writeXlsx(tableOf(title)), await writeTemplate(templateOf(title))]) {
      const { sheets, names } = workbookXml(bytes)
      expect(sheets[0]).toBe(name)
      for (const sheet of sheets) expect(sheet).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/)
      expect(names).toEqual([`_xlnm.Print_Titles 0 '${name.replaceAll("'", "''")}'!$1:$1`])
    }
  })
})

/** The names of the sheets, and each defined name with its sheet and what it stands for, as the file itself has them. */
function workbookXml(bytes: Uint8Array): { sheets: string[]; names: string[] } {
  const entries = unpackArchive(bytes, { unpackedBytes: 10_000_000, entries: 100, ratio: 1000 })
  const xml = Buffer.from((entries.ok && entries.value.get('xl/workbook.xml')) || []).toString('utf8')
  const plain = (text = ''): string =>
    text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
  return {
    sheets: [...xml.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name)),
    names: [...xml.matchAll(/<definedName name="([^"]*)" localSheetId="(\d+)">([^<]*)</g)].map(
      ([, name, sheet, range]) => `${name} ${sheet} ${plain(range)}`,
    ),
  }
}
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
