import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import { readDelimited } from './delimited-text.ts'
import type { FileRefusal } from './refusals.ts'
import { asciiCompatible, cellDecoder, encodingDetector, type TextEncoding } from './text-encoding.ts'

/** A file as its bytes, which can be read more than once: first to learn what it is, then to take its rows. */
export interface Source {
  readonly name: string
  open(): AsyncIterable<Uint8Array>
}

/** One row of a spreadsheet or of the beginning of a file. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a file is, found by reading it once from end to end. */
export interface SourceFacts {
  readonly sha256: string
  readonly size: number
  readonly format: 'text' | 'spreadsheet'
  readonly encoding: TextEncoding
  readonly delimiter: string
  /** The first rows of a text file, in which the headings stand. */
  readonly head: readonly SheetRow[]
}

const headBytes = 1 << 16
const headRows = 12
const chunkBytes = 1 << 18
const largestUnpacked = 2_000_000_000
const largestRatio = 200

/** A file on disk. */
export const fileSource = (path: string): Source => ({
  name: basename(path),
  async *open() {
    const file = await open(path)
    yield* file.createReadStream({ highWaterMark: chunkBytes })
  },
})

/** A file in memory. */
export const bytesSource = (name: string, bytes: Uint8Array): Source => ({
  name,
  async *open() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  },
})

/** Reads a file once: its SHA-256 (of the bytes as they are), encoding, delimiter and first rows. */
export async function inspectSource(source: Source): Promise<Outcome<SourceFacts, FileRefusal>> {
  const hash = createHash('sha256')
  const detector = encodingDetector()
  const head: Uint8Array[] = []
  let size = 0
  let unpacked = 0
  let held = 0
  try {
    for await (const chunk of unpackedBytes(
      observed(source.open(), (raw) => (size += hash.update(raw) && raw.length)),
    )) {
      unpacked += chunk.length
      if (unpacked > largestUnpacked || unpacked > largestRatio * size + chunkBytes)
        return refused({ kind: 'tooLarge' })
      detector.push(chunk)
      if (held < headBytes) head.push(Uint8Array.from(chunk.subarray(0, headBytes - held)))
      held += chunk.length
    }
  } catch (error) {
    return refused({ kind: isBrokenCompression(error) ? 'brokenCompression' : 'cannotBeRead' })
  }
  if (unpacked === 0) return refused({ kind: 'empty' })
  const encoding = detector.encoding()
  const start = Buffer.concat(head)
  const other = otherFormat(start, encoding)
  if (other === 'spreadsheet') {
    return accepted({ sha256: hash.digest('hex'), size, format: other, encoding, delimiter: ',', head: [] })
  }
  if (other) return refused({ kind: 'notATable', looksLike: other })
  if (encoding === 'broken-utf-8') return refused({ kind: 'brokenUtf8' })
  const { delimiter, rows } = await firstRows(start, encoding)
  return accepted({ sha256: hash.digest('hex'), size, format: 'text', encoding, delimiter, head: rows })
}

/** The bytes of a text file without compression and byte order mark, in an encoding in which ASCII is single bytes. */
export const textBytes = (source: Source, facts: SourceFacts): AsyncIterable<Uint8Array> =>
  asciiCompatible(unpackedBytes(source.open()), facts.encoding)

/** True when an error comes from unpacking bytes that are no whole gzip stream. */
export const isBrokenCompression = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

async function* observed(
  chunks: AsyncIterable<Uint8Array>,
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    seen(chunk)
    yield chunk
  }
}

/** Unpacks gzip, which is told by its first two bytes; other files pass as they are. */
async function* unpackedBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const all = (async function* () {
    try {
      yield first.value
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      // Whoever stops in the middle would leave the file open until the collector comes by.
      await iterator.return?.()
    }
  })()
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  pipeline(Readable.from(all), gunzip, () => undefined)
  yield* gunzip
}

function otherFormat(
  start: Buffer,
  encoding: TextEncoding,
): 'spreadsheet' | 'webPage' | 'pdf' | 'oldSpreadsheet' | 'bytes' | undefined {
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'spreadsheet'
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'oldSpreadsheet'
  const text = start.subarray(0, 200).toString('latin1').trimStart()
  if (text.startsWith('%PDF')) return 'pdf'
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && isMostlyBytes(start)) return 'bytes'
  return text.startsWith('<') ? 'webPage' : undefined
}

const fewestStray = 8
/** Of random bytes one in nine is a control character; a damaged table has a few. */
const mostStray = 0.02

/** Whether too many bytes are control characters for this to be text in which some are damaged. */
function isMostlyBytes(start: Buffer): boolean {
  let stray = 0
  for (const byte of start) if ((byte < 32 && (byte < 9 || byte > 13) && byte !== 26) || byte === 127) stray++
  return stray >= Math.min(fewestStray, start.length) && stray > mostStray * start.length
}

async function firstRows(start: Buffer, encoding: TextEncoding): Promise<{ delimiter: string; rows: SheetRow[] }> {
  const parts: Uint8Array[] = []
  const whole = (async function* () {
    yield start
  })()
  for await (const part of asciiCompatible(whole, encoding)) parts.push(part)
  const bytes = Buffer.concat(parts)
  const tried = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, rows: rowsBy(delimiter, bytes, encoding) }))
  return tried.reduce((best, next) => (evenness(next.rows) > evenness(best.rows) ? next : best))
}

/** How much rows look like a table: how many have the commonest width above one cell, then that width. */
function evenness(rows: readonly SheetRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return Math.max(0, ...[...counts].map(([width, count]) => count * 100_000 + width))
}

function rowsBy(delimiter: string, bytes: Buffer, encoding: TextEncoding): SheetRow[] {
  const rows: SheetRow[] = []
  const reader = readDelimited({
    delimiter,
    decode: cellDecoder(encoding),
    onRow: (row) => {
      if (rows.length < headRows)
        rows.push({ line: row.line, cells: Array.from({ length: row.width }, (_, index) => row.cell(index)) })
    },
  })
  if (reader.push(bytes) === undefined) reader.end()
  return rows
}
