import type { ListValue } from './list.ts'

/**
 * Text as people search and sort it: without accents, case, apostrophes and punctuation, "saint" as "st", "&" as
 * "and". `O'Hanlon` is `ohanlon`; `999/2001` is `9992001`.
 */
export function plainText(text: string): string {
  const letters = ascii.test(text) ? text.toLowerCase() : withoutMarks(text)
  return letters
    .replace(apostrophes, '')
    .replace(/(\d)\/(?=\d)/g, '$1')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bsaint\b/g, 'st')
}

/**
 * Whether a row has every word that was typed. Words of three letters or more are found anywhere in a word; shorter
 * ones and numbers only at its beginning, or "st" would find every forest. Undefined when nothing was typed; signs alone find
 * nothing.
 */
export function searchFor(typed: string): ((values: readonly ListValue[]) => boolean) | undefined {
  const words = plainText(typed).split(' ').filter(Boolean)
  if (typed.trim() === '') return undefined
  if (words.length === 0) return () => false
  const wanted = words.map((word) => (word.length < 3 || /^\d/.test(word) ? ` ${word}` : word))
  return (values) => {
    const text = searchedText(values)
    return wanted.every((word) => text.includes(word))
  }
}

/** A name with an apostrophe is found with it, without it, and with a space in its place. */
function searchedText(values: readonly ListValue[]): string {
  let text = ''
  for (const value of values) {
    if (value === null) continue
    if (typeof value === 'number') {
      text += ` ${value}`
      continue
    }
    text += ` ${plainText(value)}`
    if (apostrophe.test(value)) text += ` ${plainText(value.replace(apostrophes, ' '))}`
  }
  return text
}

const ascii = /^[\x20-\x7e]*$/
const apostrophe = /['\u2018\u2019\u02bc\u0060\u00b4]/
const apostrophes = /['\u2018\u2019\u02bc\u0060\u00b4]/g

/** Letters that Unicode does not take apart. */
const whole: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', þ: 'th', ð: 'd', ł: 'l', đ: 'd' }

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[æœøßþðłđ]/g, (letter) => whole[letter] ?? letter)
