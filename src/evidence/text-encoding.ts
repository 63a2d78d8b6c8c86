import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** How the bytes of a file stand for characters. Official files come in all of these, and never say which. */
export type TextEncoding = 'utf-8' | 'utf-8-with-mark' | 'utf-16le' | 'utf-16be' | 'cp1252' | 'broken-utf-8'

export interface EncodingDetector {
  push(bytes: Uint8Array): void
  /** The encoding of all that was pushed: `broken-utf-8` says that it is UTF-8 and is not. */
  encoding(): TextEncoding
}

/** Finds the encoding from all bytes of a file: a byte order mark, else strict UTF-8, else Windows-1252. */
export function encodingDetector(): EncodingDetector {
  let first: Buffer | undefined
  let carried = Buffer.alloc(0)
  let valid = true
  return {
    push(bytes) {
      first ??= Buffer.from(bytes.subarray(0, 4))
      if (!valid) return
      const chunk = carried.length === 0 ? bytes : Buffer.concat([carried, bytes])
      const whole = wholeCharacters(chunk)
      valid = isUtf8(chunk.subarray(0, whole))
      carried = Buffer.from(chunk.subarray(whole))
    },
    encoding() {
      const mark = byteOrderMark(first ?? Buffer.alloc(0))
      if (mark === 'utf-16le' || mark === 'utf-16be') return mark
      const good = valid && carried.length === 0
      if (mark) return good ? mark : 'broken-utf-8'
      return good ? 'utf-8' : 'cp1252'
    },
  }
}

/** Bytes at the start of a file that are not part of its text. */
const markLength = (encoding: TextEncoding): number => {
  if (encoding === 'utf-8-with-mark') return 3
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 0
}

/** Makes text of the bytes of one cell. */
export function cellDecoder(encoding: TextEncoding): (bytes: Uint8Array) => string {
  if (encoding === 'cp1252') return (bytes) => iconv.decode(Buffer.from(bytes), 'win1252')
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  return (bytes) => utf8.decode(bytes)
}

/** Turns UTF-16 bytes into UTF-8 bytes as they arrive; other encodings pass as they are, without their mark. */
export async function* asciiCompatible(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<Uint8Array> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const decoder = wide ? new TextDecoder(encoding) : undefined
  let toSkip = wide ? 0 : markLength(encoding)
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(toSkip, chunk.length))
    toSkip -= chunk.length - rest.length
    if (rest.length > 0) yield decoder ? Buffer.from(decoder.decode(rest, { stream: true })) : rest
  }
  if (decoder) yield Buffer.from(decoder.decode())
}

function byteOrderMark(first: Buffer): TextEncoding | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) return 'utf-8-with-mark'
  return undefined
}

/** How many bytes are left when the character that may go on in the next chunk is cut off. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte >= 0xc0) return byte >= (lengthMarks[back - 1] as number) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** A lead byte that many places from the end is unfinished when it is at least this. */
const lengthMarks = [0xc0, 0xe0, 0xf0]
