import type { Figure, NoFigure } from '../policy/index.ts'

/**
 * Records as lines for PostgreSQL's COPY: cells between tabs, `\N` for none. Written while reading, so that 400,000 rows
 * never stand in memory and go into the database without being made anew.
 */
export const none = '\\N'

/** The letter each status is stored as, one for each figure of a record: `v` is a value. */
export const statusLetters: Readonly<Record<NoFigure | 'value', string>> = {
  value: 'v',
  suppressed: 's',
  notApplicable: 'a',
  notPublished: 'p',
  missing: 'm',
}

/**
 * The letter of a figure that the authority has taken back: it says that nothing is held, and unlike "missing" it silences what
 * other files say.
 */
export const clearedLetter = 'c'

const statusOfLetter = new Map(
  Object.entries(statusLetters).map(([status, letter]) => [letter, status as NoFigure | 'value']),
)

/** The status a letter stands for; `missing` when the letter is unknown. */
export const statusOf = (letter: string | undefined): NoFigure | 'value' =>
  statusOfLetter.get(letter ?? '') ?? 'missing'

/** A figure as it is stored: its number, and the letter of its status. */
export function figureOf(value: number | null, letter: string | undefined): Figure {
  const status = statusOf(letter)
  if (status !== 'value') return { status }
  return value === null ? { status: 'missing' } : { status, value }
}

/** Control characters, and marks that turn the direction of writing: no name has them. */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g
const beyondAscii = /[^ -~]|\\/

/** A text as a cell of COPY: trimmed, without control characters, in one spelling; none when nothing is left. */
export function copyText(text: string): string {
  const plain = beyondAscii.test(text)
    ? text.replace(unwanted, ' ').replace(/ {2,}/g, ' ').normalize('NFC').replace(/\\/g, '\\\\')
    : text
  const trimmed = plain.trim()
  return trimmed === '' ? none : trimmed
}

/** One record of a row, as a line for COPY. */
export interface RowRecord {
  /** Tells two records about the same thing apart from two about different things. */
  readonly identity: number
  /** The kind of subject (`subjectKinds`). */
  readonly kind: number
  readonly text: string
  /** True when it is about the school before this one, which two schools may share. */
  readonly shared: boolean
  /** A record is no refusal. */
  readonly reason?: undefined
}
