import { readTypeface, type Typeface } from './typeface.ts'
import { cleanText } from './words.ts'

/**
 * The characters of a text that the typefaces of printed documents cannot draw, each once, in the order they come: emoji, and
 * most scripts beyond Latin, Greek, Cyrillic and Hebrew. A document that is kept for good must not lose any.
 */
export function withoutGlyph(text: string): readonly string[] {
  const { has } = (typeface ??= readTypeface())
  return [...new Set(Array.from(cleanText(text)).filter((character) => !has(character)))]
}

/** Read once: its tables do not change while the service runs. */
let typeface: Typeface | undefined
