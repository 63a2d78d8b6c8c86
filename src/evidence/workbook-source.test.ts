import { describe, expect, it } from 'vitest'
import { writeTemplate } from '../platform/spreadsheets/index.ts'
import { authorityReturnLayout, returnHeadings } from './authority-return.ts'
import { planReading, readRecords } from './reading.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { bytesSource } from './source-file.ts'
import { openWorkbook } from './workbook-source.ts'

const sentenceFor = async (bytes: Uint8Array): Promise<string> => {
  const plan = await planReading(bytesSource('return.xlsx', bytes), [authorityReturnLayout], {}, openWorkbook)
  return plan.ok ? 'taken' : fileRefusalSentence(plan.reasons[0])
}
const [urn = '', name = '', year = '', ...measures] = returnHeadings
const template = (rows: readonly (readonly (string | number | null)[])[]) =>
  writeTemplate({
    title: 'What the authority holds',
    notes: [],
    columns: [urn, name, year, ...measures].map((heading) => ({ heading, type: 'text', guidance: heading })),
    rows: rows.map((row) => [...row, ...measures.map(() => null)].slice(0, returnHeadings.length)),
  })

describe('a spreadsheet', () => {
  it('4.1 that is damaged is refused with what is wrong with it', async () => {
    const whole = await template([[100_001, 'Oak', '2010/11']])
    expect(await sentenceFor(whole)).toBe('taken')
    expect(await sentenceFor(whole.subarray(0, Math.floor(whole.length / 2)))).toMatch(
      /^The spreadsheet cannot be opened: it is damaged \(.+\)\. Save or download it again\.$/,
    )
  })

  it('4.1 with a wrong cell is refused by its line and column, as a text file is', async () => {
    const source = bytesSource('return.xlsx', await template([[100_001, 'Oak', '2010/11', 'many']]))
    const plan = await planReading(source, [authorityReturnLayout], {}, openWorkbook)
    if (!plan.ok) throw new Error(fileRefusalSentence(plan.reasons[0]))
    const refused: unknown[] = []
    for await (const batch of readRecords(source, plan.value, openWorkbook)) refused.push(...batch.refused)
    expect(refused).toMatchObject([{ line: 2, column: 4, text: 'many', reason: { kind: 'notANumber' } }])
  })
})
