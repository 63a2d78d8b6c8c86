import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLines, restoreCsvCell } from './index.ts'
import type { Table } from './table.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const columns = [
  { heading: 'School', type: 'text' },
  { heading: 'Pupils', type: 'number' },
  { heading: 'Visited', type: 'date' },
] as const
const written = (rows: Table['rows']): string => [...csvLines({ title: 'Register', columns, rows })].join('')

describe('csv', () => {
  it('is UTF-8 with a byte order mark, CRLF and quotes only where they are needed', () => {
    expect(
      written([
        ['St Mary, "Upper"', 210, '2011-03-14'],
        ['Élan', null, null],
      ]),
    ).toBe('\uFEFFSchool,Pupils,Visited\r\n"St Mary, ""Upper""",210,2011-03-14\r\nÉlan,,\r\n')
  })

  it('neutralises what a spreadsheet would run, and leaves numbers alone', () => {
    for (const text of ['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", '\uFF1D1'])
      expect(
        written([[text, -3.5, null]])
          .split('\r\n')
          .slice(1)
          .join('\r\n'),
      ).toMatch(/^"?'/)
    expect(written([["'tis", -3.5, null]])).toContain("\r\n'tis,-3.5,\r\n")
  })

  it(`gives every text back (SEED=${seed})`, () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ',', '"', 'a', ' '))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = [...csvLines({ title: 'T', columns: columns.slice(0, 2), rows })].join('')
        const read = parse(text, { bom: true, relax_column_count: true, record_delimiter: '\r\n' })
        expect(read.slice(1).map((row) => row.map(restoreCsvCell))).toEqual(rows)
        for (const row of read) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { seed, numRuns: 300 },
    )
  })
})
