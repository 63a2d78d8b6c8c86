import { z } from 'zod'
import { parseDay, type Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { urnParam } from '../schools/index.ts'
import { categoryNames } from './category.ts'
import type { CategoryCode, EnteredInspection, Entry, Judgements } from './entered-inspection.ts'
import { judgements } from './judgement.ts'

const enteredKinds = ['graded', 'ungraded'] as const

/** The address of one inspection of a school: its day, and whether it gave grades. */
export const ofInspection = z.object({
  urn: urnParam,
  on: z
    .string()
    .refine((text) => parseDay(text) !== undefined)
    .transform((text) => text as Day),
  kind: z.enum(enteredKinds),
})
export type OfInspection = z.output<typeof ofInspection>

/** Which inspection is entered: its day and whether it gave grades. */
export const whichForm = (today: Day) =>
  form({
    on: field.date('date of the inspection', {
      latest: [today, 'The date of the inspection must be today or in the past'],
    }),
    kind: field.choice(enteredKinds, 'Select whether the inspection gave grades'),
  })

/** Grades by measure; `none` for "not judged", left out for "not entered". Safeguarding: 0 met, 1 not met. */
const grades = ['0', '1', '2', '3', '4', '5', 'none'] as const
export const categoryCodes = Object.keys(categoryNames) as CategoryCode[]

const judgementFields = Object.fromEntries(
  judgements.map(({ measure }) => [measure, field.optionalChoice(grades, 'Select a judgement from the list')]),
)

export const entryForm = (today: Day) =>
  form({
    ...judgementFields,
    category: field.optionalChoice(['none', ...categoryCodes], 'Select a category from the list'),
    outcome: field.optionalText(500),
    published: field.optionalDate('date the report was published', {
      latest: [today, 'The date the report was published must be today or in the past'],
    }),
    source: field.text('Enter where this is from, such as the inspection report', 500),
    version: field.version(),
  })

/** Why what was entered is taken back. */
export const withdrawalForm = form({
  because: field.text('Enter why it is withdrawn', 500),
  version: field.version(),
})

/** What the form says, as an entry. */
export function entryOf(value: Readonly<Record<string, unknown>>): Entry {
  const given = judgements.flatMap(({ measure }): [string, number | null][] => {
    const grade = value[measure]
    return typeof grade === 'string' ? [[measure, grade === 'none' ? null : Number(grade)]] : []
  })
  return {
    publishedOn: (value.published as Day | undefined) ?? null,
    judgements: Object.fromEntries(given) satisfies Judgements,
    category: (value.category as Entry['category'] | undefined) ?? null,
    outcome: (value.outcome as string | undefined) ?? null,
    source: String(value.source ?? ''),
  }
}

/** A form that begins with what was entered before. */
export function typedOf(entered: EnteredInspection | undefined): Readonly<Record<string, string>> {
  if (!entered) return { version: '0' }
  const { judgements: given, category, outcome, source, publishedOn, version } = entered
  const [year = '', month = '', date = ''] = publishedOn?.split('-') ?? []
  return {
    ...Object.fromEntries(
      Object.entries(given).map(([measure, grade]) => [measure, grade === null ? 'none' : String(grade)]),
    ),
    ...(category === null ? {} : { category }),
    ...(outcome === null ? {} : { outcome }),
    ...(publishedOn === null
      ? {}
      : { 'published-day': String(Number(date)), 'published-month': String(Number(month)), 'published-year': year }),
    source,
    version: String(version),
  }
}
