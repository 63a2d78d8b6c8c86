import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The typeface of printed documents: the folder of its files, and whether all its styles have a glyph for a character. */
export interface Typeface {
  readonly folder: string
  readonly has: (character: string) => boolean
}

/**
 * Liberation Sans as shipped, found from the source and from the built bundle alike.
 * Its tables are read because PDF/UA refuses a character that has no glyph.
 */
export function readTypeface(): Typeface {
  const folder = fontFolder()
  const styles = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((style) =>
    characterMap(readFileSync(`${folder}/LiberationSans-${style}.ttf`)),
  )
  return { folder, has: (character) => character === '\n' || styles.every((has) => has(character.codePointAt(0) ?? 0)) }
}

/** `dist/fonts` for the built bundle; `assets/fonts` of the project for the source. */
function fontFolder(): string {
  const places = ['./fonts', '../assets/fonts', '../../../assets/fonts']
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const folder = folders.find((one) => existsSync(`${one}/LiberationSans-Regular.ttf`))
  if (!folder) throw new Error(`The typeface of documents is missing: ${folders.join(', ')}`)
  return folder
}

/** The characters of a TrueType file: its Unicode `cmap` of format 4 (OpenType specification, chapter cmap). */
function characterMap(file: Buffer): (codePoint: number) => boolean {
  const cmap = tableOffset(file, 'cmap')
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + index * 8
    const subtable = cmap + file.readUInt32BE(record + 4)
    if (file.readUInt16BE(record) === 3 && file.readUInt16BE(subtable) === 4) return segments(file, subtable)
  }
  throw new Error('The typeface has no Unicode character map')
}

function segments(file: Buffer, at: number): (codePoint: number) => boolean {
  const length = file.readUInt16BE(at + 6)
  const glyphs = new Set<number>()
  for (let offset = 0; offset < length; offset += 2) {
    const end = file.readUInt16BE(at + 14 + offset)
    const start = file.readUInt16BE(at + 16 + length + offset)
    const delta = file.readUInt16BE(at + 16 + 2 * length + offset)
    const range = at + 16 + 3 * length + offset
    const rangeOffset = file.readUInt16BE(range)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = rangeOffset === 0 ? code : file.readUInt16BE(range + rangeOffset + 2 * (code - start))
      if (found !== 0 && ((found + delta) & 0xffff) !== 0) glyphs.add(code)
    }
  }
  return (codePoint) => glyphs.has(codePoint)
}

function tableOffset(file: Buffer, tag: string): number {
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const record = 12 + index * 16
    if (file.toString('latin1', record, record + 4) === tag) return file.readUInt32BE(record + 8)
  }
  throw new Error(`The typeface has no table ${tag}`)
}
