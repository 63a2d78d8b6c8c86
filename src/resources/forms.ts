import { z } from 'zod'
import { terms, type AcademicYear } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { levels } from '../policy/index.ts'
import type { SchoolTerm } from './budget-year.ts'
import type { CentralBudget } from './central-budget.ts'
import type { CentralLine, LineWords } from './central-line.ts'
import { termValue } from './words.ts'

/** Days as people write them, "1.5"; kept as half days. Empty is none. */
const days = z
  .unknown()
  .transform((value) => String(value ?? '').trim())
  .pipe(
    z
      .string()
      .regex(/^(\d{1,4}([.,][05])?)?$/, 'Enter days in whole or half days, such as 1.5')
      .transform((text) => Math.round(Number(text.replace(',', '.') || 0) * 2)),
  )
const pounds = z.preprocess(
  (value) =>
    typeof value === 'string' && value.replace(/[£\s]/g, '') === '' ? '0' : String(value ?? '0').replace(/£/g, ''),
  field.wholeNumber('Enter whole pounds, such as 1,200', { max: 100_000_000 }),
)

const term = z
  .unknown()
  .transform((value) => String(value ?? ''))
  .pipe(
    z
      .string()
      .regex(new RegExp(`^2[01]\\d\\d-(${terms.join('|')})$`), 'Select a term')
      .transform((text): SchoolTerm => {
        const [year, name] = text.split('-')
        return { year: Number(year) as AcademicYear, term: name as SchoolTerm['term'] }
      }),
  )

export const lineForm = form({
  kind: field.choice(['planned', 'used'], 'Select whether this is planned or was used'),
  term,
  days,
  pounds,
  purpose: field.text('Enter what it is for', 500),
  officer: z
    .unknown()
    .transform((value) => String(value ?? ''))
    .pipe(z.uuid('Select an officer')),
  version: field.version(),
})

export const wordsOf = (value: z.output<typeof lineForm>): LineWords => ({
  ...value.term,
  kind: value.kind,
  halfDays: value.days,
  pounds: value.pounds,
  purpose: value.purpose,
  officer: value.officer as PersonId,
})

export const typedLine = (line: CentralLine) => ({
  kind: line.kind,
  term: termValue(line),
  days: line.halfDays === 0 ? '' : String(line.halfDays / 2),
  pounds: line.pounds === 0 ? '' : String(line.pounds),
  purpose: line.purpose,
  officer: line.officer as string,
  version: String(line.version),
})

export const takeBackForm = form({
  reason: field.text('Enter why this is taken back', 500),
  version: field.version(),
})

export const budgetForm = form({
  ...Object.fromEntries(
    levels.flatMap((level) => [[`days${level}`, days] as const, [`pounds${level}`, pounds] as const]),
  ),
  version: field.version(),
})

export const amountsOf = (value: Readonly<Record<string, unknown>>): CentralBudget['amounts'] =>
  Object.fromEntries(
    levels.map((level) => [
      level,
      { halfDays: Number(value[`days${level}`] ?? 0), pounds: Number(value[`pounds${level}`] ?? 0) },
    ]),
  )

export const typedBudget = (budget: CentralBudget | undefined) => ({
  ...Object.fromEntries(
    levels.flatMap((level) => {
      const amount = budget?.amounts[level]
      if (!amount) return []
      return [
        [`days${level}`, String(amount.halfDays / 2)],
        [`pounds${level}`, String(amount.pounds)],
      ]
    }),
  ),
  version: String(budget?.version ?? 0),
})
