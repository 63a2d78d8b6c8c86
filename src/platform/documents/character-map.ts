/** Whether a typeface has a glyph for a code point. */
export type CharacterMap = (codePoint: number) => boolean

/** The characters of a TrueType file: its Unicode `cmap` of format 12 or 4 (OpenType specification, chapter cmap). */
export function readCharacterMap(file: Buffer): CharacterMap {
  const cmap = tableOffset(file, 'cmap')
  const subtables = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, index) => cmap + file.readUInt32BE(cmap + 8 + index * 8),
  )
  const ofFormat = (format: number) => subtables.find((at) => file.readUInt16BE(at) === format)
  const whole = ofFormat(12)
  const basic = ofFormat(4)
  if (whole !== undefined) return asMap((add) => readGroups(file, whole, add))
  if (basic !== undefined) return asMap((add) => readSegments(file, basic, add))
  throw new Error('The typeface has no Unicode character map')
}

type Add = (codePoint: number) => void

/** A bit for each code point: 139 KB whatever the typeface holds. */
function asMap(read: (add: Add) => void): CharacterMap {
  const bits = new Uint8Array(0x110000 >> 3)
  read((codePoint) => (bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7))))
  return (codePoint) => ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

/** Format 12: groups of code points with running glyphs. */
function readGroups(file: Buffer, at: number, add: Add): void {
  for (let index = 0; index < file.readUInt32BE(at + 12); index++) {
    const group = at + 16 + index * 12
    const [start, end, glyph] = [0, 4, 8].map((offset) => file.readUInt32BE(group + offset)) as [number, number, number]
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) add(code)
  }
}

/** Format 4: segments of the first 65,536 code points. */
function readSegments(file: Buffer, at: number, add: Add): void {
  const length = file.readUInt16BE(at + 6)
  for (let offset = 0; offset < length; offset += 2) {
    const end = file.readUInt16BE(at + 14 + offset)
    const start = file.readUInt16BE(at + 16 + length + offset)
    const delta = file.readUInt16BE(at + 16 + 2 * length + offset)
    const range = at + 16 + 3 * length + offset
    const rangeOffset = file.readUInt16BE(range)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = rangeOffset === 0 ? code : file.readUInt16BE(range + rangeOffset + 2 * (code - start))
      if (found !== 0 && ((found + delta) & 0xffff) !== 0) add(code)
    }
  }
}

function tableOffset(file: Buffer, tag: string): number {
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const record = 12 + index * 16
    if (file.toString('latin1', record, record + 4) === tag) return file.readUInt32BE(record + 8)
  }
  throw new Error(`The typeface has no table ${tag}`)
}
