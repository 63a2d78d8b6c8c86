import { inflateRawSync } from 'node:zlib'
import { accepted, refused, type Outcome } from '../../kernel/index.ts'

/** What an archive may hold before it is refused. `ratio` is how many times an entry of a megabyte or more may swell. */
export interface ArchiveLimits {
  readonly unpackedBytes: number
  readonly entries: number
  readonly ratio: number
}
export type ArchiveRefusal =
  | { readonly kind: 'notAnArchive' }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'tooLarge'; readonly what: keyof ArchiveLimits; readonly found: number; readonly most: number }

/**
 * Unpacks a ZIP archive into its entries by name, or refuses it. What the directory says is checked before anything is
 * unpacked, and no entry may unpack to more than it said: a bomb costs what the limits allow and no more. Entries may not
 * overlap, be encrypted or use a method other than deflate; ZIP64 is refused (a workbook within the limits needs none).
 */
export function unpackArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Outcome<ReadonlyMap<string, Uint8Array>, ArchiveRefusal> {
  try {
    return unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  } catch (failure) {
    // Offsets beyond the end and streams that do not inflate both throw here: the file is damaged.
    return damaged(failure instanceof Error ? failure.message : String(failure))
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

function unpack(file: Buffer, limits: ArchiveLimits): Outcome<ReadonlyMap<string, Uint8Array>, ArchiveRefusal> {
  if (file.length < 22 || file.readUInt32LE(0) !== 0x04034b50) return refused({ kind: 'notAnArchive' })
  const end = findEnd(file)
  if (end === undefined) return damaged('no directory at the end: the file is cut short')
  const count = file.readUInt16LE(end + 10)
  if (count > limits.entries) return tooLarge('entries', count, limits.entries)
  const entries = readDirectory(file, file.readUInt32LE(end + 16), count)
  return checkEntries(entries, limits) ?? accepted(new Map(entries.map((entry) => [entry.name, content(file, entry)])))
}

function findEnd(file: Buffer): number | undefined {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--)
    if (file.readUInt32LE(at) === 0x06054b50) return at
  return undefined
}

function readDirectory(file: Buffer, start: number, count: number): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = start, left = count; left > 0; left--) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory is broken')
    if (file.readUInt16LE(at + 8) & 1) throw new Error('an entry is encrypted')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function checkEntries(entries: readonly Entry[], limits: ArchiveLimits): Outcome<never, ArchiveRefusal> | undefined {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (total > limits.unpackedBytes) return tooLarge('unpackedBytes', total, limits.unpackedBytes)
  const ratios = entries
    .filter((entry) => entry.unpacked >= 1_000_000)
    .map(({ unpacked, packed }) => unpacked / Math.max(1, packed))
  const swollen = Math.ceil(Math.max(0, ...ratios))
  if (swollen > limits.ratio) return tooLarge('ratio', swollen, limits.ratio)
  const inOrder = [...entries].sort((one, other) => one.at - other.at)
  const overlaps = inOrder.some(
    (entry, index) => entry.at + 30 + entry.packed > (inOrder[index + 1]?.at ?? Number.POSITIVE_INFINITY),
  )
  return overlaps ? damaged('entries overlap') : undefined
}

function content(file: Buffer, { name, method, packed, unpacked, at }: Entry): Uint8Array {
  if (file.readUInt32LE(at) !== 0x04034b50) throw new Error(`the entry ${name} is broken`)
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) throw new Error(`the entry ${name} is cut short`)
  const body = file.subarray(start, start + packed)
  if (method !== 0 && method !== 8) throw new Error(`the entry ${name} is packed in an unknown way`)
  const whole = method === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(1, unpacked) })
  if (whole.length !== unpacked) throw new Error(`the entry ${name} is not as long as it says`)
  return whole
}

const damaged = (detail: string): Outcome<never, { kind: 'damaged'; detail: string }> =>
  refused({ kind: 'damaged', detail })
const tooLarge = (what: keyof ArchiveLimits, found: number, most: number): Outcome<never, ArchiveRefusal> =>
  refused({ kind: 'tooLarge', what, found, most })
