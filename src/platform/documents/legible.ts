import { undrawable } from './pieces.ts'
import { readTypeface, type Typeface } from './typeface.ts'
import { cleanText } from './words.ts'

/**
 * The characters of a text that no typeface of printed documents can draw, each once, in the order they come: scripts that are
 * no longer written, and some that hardly anybody in England writes. A document that is kept for good must not lose any.
 */
export const withoutGlyph = (text: string): readonly string[] =>
  undrawable(cleanText(text), (typeface ??= readTypeface()))

/** Read once: its tables do not change while the service runs. */
let typeface: Typeface | undefined
