import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mainText, register, startImporting, type Importing } from '../../test/importing.ts'
import { readWorkbook } from '../platform/spreadsheets/index.ts'

let importing: Importing

beforeAll(async () => {
  importing = await startImporting()
  await importing.bringIn('edubasealldata20251231.csv', register)
}, 120_000)
afterAll(() => importing.app.close())

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
})
