import { describe, expect, it } from 'vitest'
import { breakable } from './room.ts'
import { sampleNote } from './sample-documents.ts'
import { typeset } from './typeset.ts'

const typeface = { folder: '', has: () => true, fallbackFor: () => undefined }
const columns = [
  { heading: 'Criterion', width: 3 },
  { heading: 'Answer' },
  { heading: 'Why', width: 3 },
  { heading: 'School' },
]
interface Row {
  readonly whole: boolean
  readonly cells: readonly { readonly words: readonly { readonly text: string; readonly hyphenate: boolean }[] }[]
}
const printedRow = (...cells: readonly string[]): Row => {
  const blocks = [{ kind: 'table', caption: 'Criteria', columns, rows: [cells], rowHeaders: true }] as const
  return JSON.parse(typeset({ ...sampleNote, blocks }, typeface).json).blocks[0].rows[0] as Row
}

describe('room on a printed page', () => {
  it('7.2 keeps a row on one page with its criterion, unless it could fill more than a page', () => {
    expect(printedRow('Attendance is low', 'Met', 'Absence is 7.1%. '.repeat(20), 'Not met').whole).toBe(true)
    expect(printedRow('Attendance is low', 'Met', 'Absence is 7.1%. '.repeat(200), 'Not met').whole).toBe(false)
    expect(printedRow('Attendance is low', 'word '.repeat(200), '', '').whole).toBe(false)
    expect(printedRow('Attendance is low', '', '\n'.repeat(60), '').whole).toBe(false)
  })

  it('7.2 lets what is wider than its column break anywhere, and hyphenates words', () => {
    const [wide, narrow, , last] = printedRow('x'.repeat(20), 'x'.repeat(20), '', 'Responsibilities').cells
    expect(wide?.words[0]?.text).toBe('x'.repeat(20))
    expect(narrow?.words[0]?.text).toBe(Array.from('x'.repeat(20)).join('\u200B'))
    expect(last?.words[0]).toMatchObject({ text: 'Responsibilities', hyphenate: true })
  })

  it('breaks no word that has room, and every sign that has none', () => {
    expect(breakable('two words', 6)).toBe('two words')
    expect(breakable('W'.repeat(30), 22)).toContain('\u200B')
    expect(breakable('i'.repeat(30), 22)).not.toContain('\u200B')
  })
})
