import { isAscii } from 'node:buffer'

/**
 * Reads delimited text (RFC 4180: commas, tabs or semicolons; LF, CR LF or CR; quotation marks doubled inside quoted
 * cells) from bytes as they arrive. It looks at bytes and makes text only of the cells that are asked for, which is what
 * makes it several times faster than a general reader (docs/decisions/0101-csv-reading.md).
 * Works for every encoding in which ASCII characters are single bytes; UTF-16 is turned into UTF-8 before.
 */
export interface CellRow {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number
  /** How many cells the row has. */
  readonly width: number
  /** True when the file ended without an end of line after this row. */
  readonly unfinished: boolean
  /** The text of a cell, counted from 0; empty beyond the last cell. */
  cell(index: number): string
}

export type TextFault =
  | { readonly kind: 'unclosedQuotation'; readonly line: number; readonly column: number }
  | { readonly kind: 'textAfterQuotation'; readonly line: number; readonly column: number }
  | { readonly kind: 'nulCharacter'; readonly line: number; readonly column: number }
  | { readonly kind: 'cellTooLong'; readonly line: number; readonly column: number }
  | { readonly kind: 'tooManyCells'; readonly line: number }
  | { readonly kind: 'rowTooLong'; readonly line: number }

export interface DelimitedReader {
  /** Takes the next bytes; answers the fault that ends the reading, if there is one. */
  push(bytes: Uint8Array): TextFault | undefined
  /** Says that there are no more bytes. */
  end(): TextFault | undefined
}

export interface DelimitedOptions {
  /** The character between cells. */
  readonly delimiter: string
  /** Makes text of the bytes of a cell that holds other than ASCII characters. */
  readonly decode: (bytes: Uint8Array) => string
  /** Called for each row that is not blank. The row is only good during the call. */
  readonly onRow: (row: CellRow) => void
}

export const longestCell = 100_000
export const mostCells = 16_384
export const longestRow = 4_000_000

const usualCells = 256

const QUOTE = 34
const LF = 10
const CR = 13

export function readDelimited(options: DelimitedOptions): DelimitedReader {
  const delimiter = options.delimiter.charCodeAt(0)
  const stops = new Uint8Array(256)
  for (const byte of [delimiter, LF, CR, 0]) stops[byte] = 1
  let starts = new Int32Array(usualCells)
  let ends = new Int32Array(usualCells)
  let doubled = new Uint8Array(usualCells)

  let bytes: Buffer = Buffer.alloc(0)
  let text = ''
  let ascii = true
  const row = {
    line: 1,
    width: 0,
    unfinished: false,
    cell(index: number): string {
      if (index >= row.width) return ''
      const from = starts[index] as number
      const to = ends[index] as number
      const cell = ascii ? text.substring(from, to) : decoded(from, to)
      return doubled[index] === 1 ? cell.replaceAll('""', '"') : cell
    },
  }
  const decoded = (from: number, to: number): string => {
    for (let at = from; at < to; at++) if ((bytes[at] as number) > 127) return options.decode(bytes.subarray(from, to))
    return text.substring(from, to)
  }

  let line = 1
  /** Where scanning stands: the cells found, the place after them, the lines passed inside quotation marks. */
  let cells = 0
  let at = 0
  let passed = 0

  const widen = (): void => {
    const [narrowStarts, narrowEnds, narrowDoubled] = [starts, ends, doubled]
    starts = new Int32Array(cells * 2)
    ends = new Int32Array(cells * 2)
    doubled = new Uint8Array(cells * 2)
    starts.set(narrowStarts)
    ends.set(narrowEnds)
    doubled.set(narrowDoubled)
  }

  /** One cell from `at`; answers false when the bytes run out before it is certain to be whole. */
  const scanCell = (final: boolean): boolean | TextFault => {
    if (cells === mostCells) return { kind: 'tooManyCells', line }
    if (cells === starts.length) widen()
    if (bytes[at] === QUOTE) return scanQuoted(final)
    const held = bytes
    const from = at
    const length = held.length
    let to = from
    while (to < length && stops[held[to] as number] === 0) to++
    if (to - from > longestCell) return { kind: 'cellTooLong', line: line + passed, column: cells + 1 }
    if (to === length && !final) return false
    if (to < length && bytes[to] === 0) return { kind: 'nulCharacter', line: line + passed, column: cells + 1 }
    starts[cells] = from
    ends[cells] = to
    doubled[cells++] = 0
    at = to
    return true
  }

  const scanQuoted = (final: boolean): boolean | TextFault => {
    const length = bytes.length
    const from = at + 1
    let to = from
    let lines = 0
    let pairs = 0
    for (; to < length; to++) {
      const byte = bytes[to]
      if (byte === QUOTE) {
        if (bytes[to + 1] !== QUOTE) break
        pairs = 1
        to++
      } else if (byte === LF || (byte === CR && bytes[to + 1] !== LF)) lines++
      else if (byte === 0) return { kind: 'nulCharacter', line: line + passed + lines, column: cells + 1 }
    }
    if (to - from > longestCell) return { kind: 'cellTooLong', line: line + passed, column: cells + 1 }
    if (to >= length) return final ? { kind: 'unclosedQuotation', line: line + passed, column: cells + 1 } : false
    if (to + 1 === length && !final) return false
    if (to + 1 < length && stops[bytes[to + 1] as number] === 0)
      return { kind: 'textAfterQuotation', line: line + passed + lines, column: cells + 1 }
    starts[cells] = from
    ends[cells] = to
    doubled[cells++] = pairs
    passed += lines
    at = to + 1
    return true
  }

  /** One row from `at`; answers false when it is not certain to be whole. */
  const scanRow = (final: boolean): boolean | TextFault => {
    cells = 0
    passed = 0
    for (;;) {
      const done = scanCell(final)
      if (done !== true) return done
      if (at >= bytes.length) return finish(at, true)
      const byte = bytes[at]
      if (byte === delimiter) at++
      else if (byte === LF) return finish(at + 1, false)
      else if (byte === CR) {
        if (at + 1 === bytes.length && !final) return false
        return finish(bytes[at + 1] === LF ? at + 2 : at + 1, false)
      } else return { kind: 'nulCharacter', line: line + passed, column: cells }
    }
  }

  const finish = (next: number, unfinished: boolean): true => {
    const blank = cells === 1 && starts[0] === ends[0]
    row.line = line
    row.width = cells
    row.unfinished = unfinished
    line += passed + 1
    if (!blank) options.onRow(row)
    at = next
    return true
  }

  const scan = (final: boolean): TextFault | undefined => {
    at = 0
    text = bytes.toString('latin1')
    ascii = isAscii(bytes)
    for (;;) {
      const from = at
      if (from >= bytes.length) {
        bytes = Buffer.alloc(0)
        return undefined
      }
      const done = scanRow(final)
      if (done === false) {
        bytes = bytes.subarray(from)
        return bytes.length > longestRow ? { kind: 'rowTooLong', line } : undefined
      }
      if (done !== true) return done
    }
  }

  return {
    push(chunk) {
      bytes =
        bytes.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([bytes, chunk])
      return scan(false)
    },
    end: () => scan(true),
  }
}
