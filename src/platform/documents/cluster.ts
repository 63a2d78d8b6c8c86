/**
 * The text in the pieces that readers see as one letter or sign: a letter with its marks, consonants that are joined in the
 * scripts of India, a family in one emoji. Joined again they are the text. Our own rule rather than the runtime's, so that the
 * same text is set the same on every version of it.
 */
export const clustersOf = (text: string): readonly string[] => text.match(cluster) ?? []

const mark = String.raw`[\p{M}\u200C\u200D\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}]`
/** After a zero width joiner comes what it joins to; after a virama the next consonant. */
const joined = String.raw`(?<=\u200D)[^\s\u200B]|(?<=[\u094D\u09CD\u0A4D\u0ACD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2])\p{L}`
const cluster = new RegExp(String.raw`(?:\p{RI}\p{RI}|.)(?:${mark}|${joined})*`, 'gsu')
