import { createRequire } from 'node:module'

/** A typeface that stands in where that of documents lacks a letter or sign. */
export interface FallbackTypeface {
  /** The name by which the typesetter knows it. */
  readonly family: string
  /** What it is asked for, a cluster of characters; whether it has them its own tables say. */
  readonly draws: RegExp
  /** Where its file is, in its package. */
  readonly file: string
}

/** The file of the package, of its one weight that is used. */
const file = (folder: string, name: string): string => `@expo-google-fonts/${folder}/400Regular/${name}_400Regular.ttf`

const ofScript = (script: string, draws: RegExp): FallbackTypeface => ({
  family: `Noto Sans ${script}`,
  draws,
  file: file(`noto-sans-${script.toLowerCase().replace(' ', '-')}`, `NotoSans${script.replace(' ', '')}`),
})

const emoji = (draws: RegExp): FallbackTypeface => ({
  family: 'Noto Emoji',
  draws,
  file: file('noto-emoji', 'NotoEmoji'),
})

/**
 * Typefaces for what schools in England write beside Latin, Greek, Cyrillic and Hebrew letters, all under the SIL Open Font
 * License. The first that has a character draws it: emoji, scripts, then letters and signs of every kind.
 */
export const fallbackTypefaces: readonly FallbackTypeface[] = [
  emoji(/\p{Emoji_Presentation}|\uFE0F|\p{RI}|\u20E3/u),
  ofScript('Arabic', /\p{scx=Arabic}/u),
  ofScript('Bengali', /\p{scx=Bengali}/u),
  ofScript('Gurmukhi', /\p{scx=Gurmukhi}/u),
  ofScript('Gujarati', /\p{scx=Gujarati}/u),
  ofScript('Devanagari', /\p{scx=Devanagari}/u),
  ofScript('Tamil', /\p{scx=Tamil}/u),
  ofScript('Telugu', /\p{scx=Telugu}/u),
  ofScript('Kannada', /\p{scx=Kannada}/u),
  ofScript('Malayalam', /\p{scx=Malayalam}/u),
  ofScript('Sinhala', /\p{scx=Sinhala}/u),
  ofScript('Thai', /\p{scx=Thai}/u),
  ofScript('Lao', /\p{scx=Lao}/u),
  ofScript('Khmer', /\p{scx=Khmer}/u),
  ofScript('Myanmar', /\p{scx=Myanmar}/u),
  ofScript('Ethiopic', /\p{scx=Ethiopic}/u),
  ofScript('Armenian', /\p{scx=Armenian}/u),
  ofScript('Georgian', /\p{scx=Georgian}/u),
  { family: 'NanumGothic', draws: /\p{scx=Hangul}/u, file: file('nanum-gothic', 'NanumGothic') },
  // Simplified and traditional Chinese and Japanese in one file: that of Noto comes in nine weights, 96 MB.
  {
    family: 'Chocolate Classical Sans',
    draws: /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\uFF00-\uFFEF]/u,
    file: file('chocolate-classical-sans', 'ChocolateClassicalSans'),
  },
  { family: 'Noto Sans', draws: /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u, file: file('noto-sans', 'NotoSans') },
  ofScript('Symbols', /[\p{N}\p{P}\p{S}]/u),
  ofScript('Symbols 2', /[\p{N}\p{P}\p{S}]/u),
  ofScript('Math', /[\p{L}\p{N}\p{P}\p{S}]/u),
  emoji(/\p{Emoji}/u),
]

/** The files of all that are installed, for the typesetter. */
export const fallbackPaths = (): readonly string[] =>
  [...new Set(fallbackTypefaces.map(pathOf))].filter((path) => path !== undefined)

/** The path of the file on this computer; undefined where its package is not installed. */
export function pathOf({ file }: FallbackTypeface): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(file)
  } catch {
    return undefined
  }
}
