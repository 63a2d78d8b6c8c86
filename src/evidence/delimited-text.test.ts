import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestCell, readDelimited, type TextFault } from './delimited-text.ts'

const seed = Number(process.env.SEED ?? 20_110_930)

interface Read {
  readonly rows: string[][]
  readonly lines: number[]
  readonly fault: TextFault | undefined
}

/** Reads a text in pieces of so many bytes. */
function read(text: string | Uint8Array, delimiter = ',', piece = 7): Read {
  const rows: string[][] = []
  const lines: number[] = []
  const utf8 = new TextDecoder()
  const reader = readDelimited({
    delimiter,
    decode: (bytes) => utf8.decode(bytes),
    onRow: (row) => {
      rows.push(Array.from({ length: row.width }, (_, index) => row.cell(index)))
      lines.push(row.line)
    },
  })
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let fault: TextFault | undefined
  for (let at = 0; at < bytes.length && !fault; at += piece) fault = reader.push(bytes.subarray(at, at + piece))
  return { rows, lines, fault: fault ?? reader.end() }
}

describe('delimited text', () => {
  it('reads rows that end in LF, CR LF or CR, the last with or without an end', () => {
    for (const end of ['\n', '\r\n', '\r'])
      for (const last of [end, ''])
        expect(read(`a,b${end}"c ""x""","d${end}e"${end}${end}f,${last}`)).toEqual({
          rows: [
            ['a', 'b'],
            ['c "x"', `d${end}e`],
            ['f', ''],
          ],
          lines: [1, 2, 5],
          fault: undefined,
        })
  })

  it('keeps a quotation mark inside an unquoted cell, and letters of several bytes', () => {
    expect(read('5" rule,Ysgol Tŷ Gwyn\n').rows).toEqual([['5" rule', 'Ysgol Tŷ Gwyn']])
  })

  it('says where the file is broken', () => {
    expect(read('a,b\n1,"x').fault).toEqual({ kind: 'unclosedQuotation', line: 2, column: 2 })
    expect(read('a,b\n"1"x,2').fault).toEqual({ kind: 'textAfterQuotation', line: 2, column: 1 })
    expect(read('a,b\n1,2\u0000').fault).toEqual({ kind: 'nulCharacter', line: 2, column: 2 })
    expect(read('a,b\n"1\n\u0000",2').fault).toEqual({ kind: 'nulCharacter', line: 3, column: 1 })
    expect(read(`a,b\n1,${'x'.repeat(10_000_000)}`, ',', 65_536).fault).toEqual({
      kind: 'cellTooLong',
      line: 2,
      column: 2,
    })
    expect(read(`a,b\n1,"${'x'.repeat(longestCell + 1)}"`, ',', 65_536).fault?.kind).toBe('cellTooLong')
    expect(read(','.repeat(20_000), ',', 65_536).fault).toEqual({ kind: 'tooManyCells', line: 1 })
  })

  it(`agrees with csv-parse on any table (SEED ${seed})`, () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '"', '""', 'a,b', 'é', '–', ' x ', '£1'))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 })
    const style = fc.record({
      delimiter: fc.constantFrom(',', '\t', ';'),
      end: fc.constantFrom('\n', '\r\n'),
      always: fc.boolean(),
      last: fc.boolean(),
      piece: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(table, style, (rows, { delimiter, end, always, last, piece }) => {
        const quoted = (text: string): string =>
          always || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
        const plain = rows.map((row) => row.map((text) => text.replaceAll('\u0000', '')))
        const text = plain.map((row) => row.map(quoted).join(delimiter)).join(end) + (last ? end : '')
        const theirs = parse(text, { delimiter, record_delimiter: end, relax_column_count: true }) as string[][]
        expect(read(text, delimiter, piece).rows).toEqual(theirs)
      }),
      { seed, numRuns: 1_000 },
    )
  })
})
