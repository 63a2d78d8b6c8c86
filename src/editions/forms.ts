import { z } from 'zod'
import { field, form } from '../platform/forms/index.ts'
import { phases } from '../policy/index.ts'
import { listShipped } from './store.ts'

/** Every change of the edition says why, and which version it was decided on. */
const change = () => ({
  reason: field.text('Enter the reason for the change', 2000),
  version: field.version(),
})

/** What the field of a criterion's key flag, and of a setting, is called. */
export const keyField = (criterion: string): string => `key-${criterion}`
export const settingField = (key: string): string => `setting-${key}`

const fieldsFor = <Of>(names: readonly string[], schema: () => Of): Record<string, Of> =>
  Object.fromEntries(names.map((name) => [name, schema()]))

export const keysForm = form({
  ...fieldsFor(
    listShipped().flatMap(({ criteria }) => criteria.map(({ id }) => keyField(id))),
    () => field.optionalChoice(['key', 'notKey', 'notConfirmed'], 'Select whether this criterion is key'),
  ),
  ...change(),
})

export const settingsForm = form({
  ...fieldsFor(
    listShipped().flatMap(({ settings }) => settings.map(({ key }) => settingField(key))),
    () => field.optionalText(100),
  ),
  ...change(),
})

/** What the field of a criterion's own sentence is called. */
export const wordingField = (criterion: string): string => `wording-${criterion}`

export const wordingsForm = form({
  ...fieldsFor(
    listShipped().flatMap(({ criteria }) => criteria.map(({ id }) => wordingField(id))),
    () => field.optionalText(400),
  ),
  ...change(),
})

export const frameworkForm = form({
  name: field.text('Enter the name of the framework', 120),
  from: field.date('first day of the framework'),
  judges: field.choice(['grade', 'noGrade', 'reportCard'], 'Select how a school is judged under it'),
  grades: field.text('Enter the judgements, from best to worst, one to a line', 500),
  categories: field.optionalText(500),
  ...change(),
})

const year = (sentence: string) => field.wholeNumber(sentence, { min: 1990, max: 2100 })
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

export const rowForm = form({
  first: year('Enter the first academic year by the year in which it ends, like 2011 for 2010/11'),
  last: optional(year('Enter the last academic year by the year in which it ends, or leave it empty')),
  phases: field.choices(phases, 'Select phases from the list'),
  holds: field.choice(['value', 'none'], 'Select whether these years have a value'),
  value: field.optionalText(100),
  provenance: field.choice(['published', 'computed', 'local'], 'Select where the value comes from'),
  note: field.optionalText(300),
  ...change(),
})

export const adoptionForm = form({
  by: field.text('Enter who adopted the policy', 200),
  from: field.date('day from which it was adopted'),
  ...change(),
})
