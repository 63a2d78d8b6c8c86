import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { asciiCompatible, cellDecoder, encodingDetector, type TextEncoding } from './text-encoding.ts'

const detect = (bytes: Uint8Array, piece: number): TextEncoding => {
  const detector = encodingDetector()
  for (let at = 0; at < bytes.length; at += piece) detector.push(bytes.subarray(at, at + piece))
  return detector.encoding()
}

const words = 'Ysgol Tŷ Gwyn – naïve £5 “quoted” 学校 😀'

describe('text encoding', () => {
  it('is found whatever the pieces the bytes come in', () => {
    for (const piece of [1, 2, 3, 5, 1_000]) {
      expect(detect(Buffer.from('plain'), piece)).toBe('utf-8')
      expect(detect(Buffer.from(words), piece)).toBe('utf-8')
      expect(detect(Buffer.from(`\ufeff${words}`), Math.max(piece, 3))).toBe('utf-8-with-mark')
      expect(detect(iconv.encode('Café – “x”', 'win1252'), piece)).toBe('cp1252')
      expect(detect(Buffer.concat([Buffer.from('\ufeffa'), Buffer.from([0xe9, 0x20])]), Math.max(piece, 3))).toBe(
        'broken-utf-8',
      )
    }
    expect(detect(Buffer.from('ends in half a letter é').subarray(0, -1), 4)).toBe('cp1252')
  })

  it('gives the same words back from every encoding', async () => {
    const cases: readonly (readonly [TextEncoding, Buffer])[] = [
      ['utf-8', Buffer.from(words)],
      ['utf-8-with-mark', Buffer.from(`\ufeff${words}`)],
      ['utf-16le', Buffer.from(`\ufeff${words}`, 'utf16le')],
      ['utf-16be', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ]
    for (const [encoding, bytes] of cases) {
      const parts: Uint8Array[] = []
      for await (const part of asciiCompatible(inPieces(bytes, 3), encoding)) parts.push(part)
      expect(cellDecoder(encoding)(Buffer.concat(parts))).toBe(words)
    }
    const windows = 'Café – “x” €'
    expect(cellDecoder('cp1252')(iconv.encode(windows, 'win1252'))).toBe(windows)
  })
})

async function* inPieces(bytes: Buffer, piece: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
