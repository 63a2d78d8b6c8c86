import { clustersOf } from './cluster.ts'
import type { Typeface } from './typeface.ts'

/** A stretch of text in one typeface; null is the typeface of documents. */
export interface Piece {
  readonly text: string
  readonly family: string | null
}

/**
 * The text with only what some typeface can draw: any other character is replaced by a mark that names it, "[U+13000]", and
 * noted as lost. Variation selectors and joiners that stand alone are left out.
 */
export function drawable(text: string, typeface: Typeface, lost: Set<string>): string {
  if (isPlain(text, typeface)) return text
  return clustersOf(text)
    .map((cluster) => (isDrawn(cluster, typeface) ? cluster : drawnApart(cluster, typeface, lost)))
    .join('')
}

/** Drawable text in the typefaces that draw it: itself where that of documents does. */
export function piecesOf(text: string, typeface: Typeface): string | readonly Piece[] {
  if (isPlain(text, typeface)) return text
  const pieces: { text: string; family: string | null }[] = []
  for (const cluster of clustersOf(text)) {
    const found = isPlain(cluster, typeface) ? undefined : typeface.fallbackFor(cluster)
    const last = pieces.at(-1)
    // A place where a long word may be broken belongs to the word: the letters on both sides stay joined.
    const family = cluster === breakHere ? (last?.family ?? null) : (found ?? null)
    if (last?.family === family) last.text += cluster
    else pieces.push({ text: cluster, family })
  }
  return pieces
}

/** The text of a drawing, which is set in the typeface of documents alone. */
export const onlyOwn = (text: string, { has }: Typeface, lost: Set<string>): string =>
  Array.from(text, (character) => (has(character) ? character : named(character, lost))).join('')

/** Every character of the text that no typeface can draw, each once, in the order they come. */
export function undrawable(text: string, typeface: Typeface): readonly string[] {
  const lost = new Set<string>()
  drawable(text, typeface, lost)
  return [...lost]
}

const breakHere = '\u200B'

const isPlain = (text: string, { has }: Typeface): boolean => Array.from(text).every(has)
const isDrawn = (cluster: string, typeface: Typeface): boolean =>
  isPlain(cluster, typeface) || typeface.fallbackFor(cluster) !== undefined

/** A cluster that no typeface draws as a whole, character by character. */
const drawnApart = (cluster: string, typeface: Typeface, lost: Set<string>): string =>
  Array.from(cluster, (character) => {
    if (isDrawn(character, typeface)) return character
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return ''
    return named(character, lost)
  }).join('')

function named(character: string, lost: Set<string>): string {
  lost.add(character)
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
