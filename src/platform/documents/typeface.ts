import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCharacterMap, type CharacterMap } from './character-map.ts'
import { fallbackTypefaces, pathOf, type FallbackTypeface } from './fallback-typefaces.ts'

/** The typeface of printed documents, and those that stand in for it. */
export interface Typeface {
  /** The folder of its files. */
  readonly folder: string
  /** Whether all its styles have a glyph for a character. */
  readonly has: (character: string) => boolean
  /** The family that has all characters of a cluster which this one cannot draw; undefined where there is none. */
  readonly fallbackFor: (cluster: string) => string | undefined
}

/**
 * Liberation Sans as shipped, found from the source and from the built bundle alike. Its tables are read because PDF/UA
 * refuses a character that has no glyph; those of another typeface are read when a document first has a letter for it.
 */
export function readTypeface(): Typeface {
  const folder = fontFolder()
  const styles = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map((style) =>
    readCharacterMap(readFileSync(`${folder}/LiberationSans-${style}.ttf`)),
  )
  return {
    folder,
    has: (character) => character === '\n' || styles.every((has) => has(character.codePointAt(0) ?? 0)),
    fallbackFor: openFallbacks(),
  }
}

/** `dist/fonts` for the built bundle; `assets/fonts` of the project for the source. */
function fontFolder(): string {
  const places = ['./fonts', '../assets/fonts', '../../../assets/fonts']
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const folder = folders.find((one) => existsSync(`${one}/LiberationSans-Regular.ttf`))
  if (!folder) throw new Error(`The typeface of documents is missing: ${folders.join(', ')}`)
  return folder
}

/** Each file is read once, for its tables; the answer for each cluster is remembered, up to a bound. */
function openFallbacks(): Typeface['fallbackFor'] {
  const opened = new Map<string, CharacterMap>()
  const answers = new Map<string, string | undefined>()
  const mapOf = (fallback: FallbackTypeface): CharacterMap => {
    const map = opened.get(fallback.family) ?? readFallback(fallback)
    opened.set(fallback.family, map)
    return map
  }
  return (cluster) => {
    if (answers.has(cluster)) return answers.get(cluster)
    if (answers.size >= mostRemembered) answers.clear()
    const found = fallbackTypefaces.find((one) => one.draws.test(cluster) && hasAll(mapOf(one), cluster))
    answers.set(cluster, found?.family)
    return found?.family
  }
}
const mostRemembered = 20_000

/** What the file can draw: nothing where its package is not installed. */
function readFallback(fallback: FallbackTypeface): CharacterMap {
  const path = pathOf(fallback)
  return path === undefined ? () => false : readCharacterMap(readFileSync(path))
}

/** Joiners and variation selectors say how their neighbours are drawn; they have no glyph to be missed. */
function hasAll(has: CharacterMap, cluster: string): boolean {
  const drawn = Array.from(cluster).filter((character) => !/\p{Default_Ignorable_Code_Point}/u.test(character))
  return drawn.length > 0 && drawn.every((character) => has(character.codePointAt(0) ?? 0))
}
