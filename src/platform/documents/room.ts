/** How much room words take on a printed page, estimated by the typeface's wide, common and narrow letters. In em. */

import { clustersOf } from './cluster.ts'

/**
 * Words broken where they must be: one wider than its room may break anywhere, rather than run off the page or over a column.
 * Chinese and Japanese have no spaces and break between any two signs as it is.
 */
export const breakable = (text: string, room: number): string =>
  text.replace(/[^\s\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu, (word) =>
    widthOf(word) <= room || isHyphenated(word) ? word : clustersOf(word).join('\u200B'),
  )

/** Whether a word of the text is wider than the room, so that it is to be hyphenated where it can be. */
export const needsHyphens = (text: string, room: number): boolean =>
  text.split(/\s+/).some((word) => widthOf(word) > room)

/** How many lines a text fills, rather too many than too few. */
export const linesOf = (text: string, room: number): number =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil((widthOf(line) * 1.15) / room)), 0)

/** Ordinary words keep whole and are hyphenated; signs, numbers and runs of one letter are not words. */
const isHyphenated = (word: string): boolean =>
  /^[(“‘"']?\p{L}{1,24}[)”’"'.,;:]*$/u.test(word) && /[aeiouy]/i.test(word) && !/(.)\1{2}/u.test(word)

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width
}

function letterWidth(letter: string): number {
  if (/[ijlI.,:;'’|! ]/.test(letter)) return 0.29
  if (/\p{M}/u.test(letter)) return 0
  if (/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u.test(letter)) return 1.1
  if (/[MW@%—mw]/.test(letter)) return 0.95
  return /\p{Lu}/u.test(letter) ? 0.76 : 0.6
}
