import { z } from 'zod'
import { dayOf, type Day } from '../../kernel/index.ts'

/** C0 controls but for tab and line end, DEL, C1, and the characters that turn text around or hide in it. */
const unwanted =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** "Remove the invisible character U+202E after “Oak”"; undefined when there is none. */
function unwantedSentence(given: string): string | undefined {
  const found = unwanted.exec(given)
  if (!found) return undefined
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const before = given.slice(0, found.index).trim().split(/\s+/).at(-1) ?? ''
  const where = before === '' ? 'at the beginning' : `after “${Array.from(before).slice(-30).join('')}”`
  const more = given.split(unwanted).length - 2
  return `Remove the invisible character U+${code} ${where}${more > 0 ? `, and ${more} more like it` : ''}`
}

const twice = 'Send one answer only'

const tidy = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim()

const words = (max: number) =>
  z
    .string(twice)
    .transform(tidy)
    .superRefine((given, context) => {
      const message = unwantedSentence(given)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
    .refine((text) => text.length <= max, `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`)

/** Words that must be given. `sentence` says what to enter: "Enter the reason for the change". */
export const text = (sentence: string, max = 200) =>
  z
    .unknown()
    .transform((value) => value ?? '')
    .pipe(words(max).refine((value) => value !== '', sentence))

/** Words that may be left out; undefined when empty. */
export const optionalText = (max = 200) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), words(max).optional())

/** One of several answers. `sentence`: "Select whether …". */
export const choice = <const Value extends string>(values: readonly Value[], sentence: string) =>
  z.enum(values as unknown as [Value, ...Value[]], sentence)

/** One of several answers, or none. */
export const optionalChoice = <const Value extends string>(values: readonly Value[], sentence: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), choice(values, sentence).optional())

/** Any number of several answers; a single tick arrives as text. */
export const choices = <const Value extends string>(values: readonly Value[], sentence: string) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(choice(values, sentence)),
  )

/** A single tick box: true when ticked. */
export const tick = () => z.preprocess((value) => value === 'yes', z.boolean())

/** A whole number written in digits, with or without thousands commas. */
export const wholeNumber = (sentence: string, { min = 0, max = 1_000_000 }: { min?: number; max?: number } = {}) =>
  z
    .unknown()
    .transform((value) => value ?? '')
    .pipe(
      words(20)
        .refine((value) => /^-?\d{1,3}(,?\d{3})*$/.test(value) || /^-?\d{1,12}$/.test(value), sentence)
        .transform((value) => Number(value.replaceAll(',', '')))
        .refine(
          (value) => value >= min && value <= max,
          `Enter a number from ${min} to ${max.toLocaleString('en-GB')}`,
        ),
    )

/** The version of a record that the person saw when the page was made; a stale one is told, never overwritten. */
export const version = () => wholeNumber('This page has lost its place. Open it again.', { min: 0, max: 2_147_483_647 })

/** A reference in an address or hidden field. */
export const reference = (sentence = 'This reference is not known') => z.uuid(sentence)

interface DayLimits {
  /** The latest day that may be given, with the sentence for a later one. Recording what happened ends today. */
  readonly latest?: readonly [Day, string]
  readonly earliest?: readonly [Day, string]
}

const parts = z.object({
  day: z.string().optional().default(''),
  month: z.string().optional().default(''),
  year: z.string().optional().default(''),
})

/**
 * A date in three boxes. `name` is how sentences call it: "date of the meeting".
 * The sentence names what is missing or not real, and points to its box.
 */
export const date = (name: string, limits: DayLimits = {}) =>
  z.preprocess(
    (value) => value ?? {},
    parts.transform((given, context): Day => {
      const problem = dateProblem(name, given, limits)
      if (problem) {
        context.addIssue({ code: 'custom', message: problem.sentence, path: problem.part ? [problem.part] : [] })
        return z.NEVER
      }
      return readDate(given) as Day
    }),
  )

/** A date that may be left out: all three boxes empty. Otherwise its sentences are those of `date`. */
export const optionalDate = (name: string, limits: DayLimits = {}) =>
  z
    .preprocess(
      (value) => (Object.values(value ?? {}).every((part) => String(part ?? '').trim() === '') ? undefined : value),
      date(name, limits).optional(),
    )
    // Once more, for a page that does not show the field at all.
    .optional()

type DateParts = z.output<typeof parts>

function dateProblem(
  name: string,
  given: DateParts,
  limits: DayLimits,
): { sentence: string; part?: string } | undefined {
  const missing = (['day', 'month', 'year'] as const).filter((part) => given[part].trim() === '')
  if (missing.length === 3) return { sentence: `Enter the ${name}` }
  if (missing.length > 0) {
    const sentence = `The ${name} must include a ${missing.join(' and a ')}`
    return missing[0] ? { sentence, part: missing[0] } : { sentence }
  }
  const month = readMonth(given.month)
  if (!/^\d{1,2}$/.test(given.day.trim()) || Number(given.day) < 1 || Number(given.day) > 31)
    return { sentence: `The day of the ${name} must be a number from 1 to 31`, part: 'day' }
  if (month === undefined) return { sentence: `The month of the ${name} must be a number from 1 to 12`, part: 'month' }
  if (!/^\d{4}$/.test(given.year.trim()))
    return { sentence: `The year of the ${name} must have four numbers`, part: 'year' }
  const day = readDate(given)
  if (!day) return { sentence: `The ${name} must be a real date` }
  if (limits.latest && day > limits.latest[0]) return { sentence: limits.latest[1] }
  if (limits.earliest && day < limits.earliest[0]) return { sentence: limits.earliest[1] }
  return undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The design system asks that months are also read as words. */
function readMonth(text: string): number | undefined {
  const given = text.trim().toLowerCase()
  if (/^\d{1,2}$/.test(given)) return Number(given) >= 1 && Number(given) <= 12 ? Number(given) : undefined
  const named = months.indexOf(given.slice(0, 3))
  return named >= 0 && given.length <= 9 ? named + 1 : undefined
}

const readDate = (given: DateParts): Day | undefined =>
  dayOf(Number(given.year), readMonth(given.month) ?? 0, Number(given.day))
