import { z } from 'zod'
import type { AcademicYear, Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { returnedMeasures } from './authority-return.ts'
import { readAcademicYear } from './official-dates.ts'

const academicYear = (sentence: string) =>
  field.text(sentence, 20).transform((text, context): AcademicYear => {
    const year = readAcademicYear(text)
    if (year !== undefined && year >= 1990 && year <= 2100) return year
    context.addIssue({ code: 'custom', message: 'Enter the academic year like 2010/11' })
    return z.NEVER
  })

const optionalAcademicYear = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.union([z.undefined(), academicYear('Enter the academic year like 2010/11')]),
)

/** The file itself comes beside the form. */
export const uploadForm = (today: Day) =>
  form({
    year: optionalAcademicYear,
    asAt: field.optionalDate('day the file holds for', {
      latest: [today, 'The day the file holds for must be today or in the past'],
    }),
    layout: field.optionalText(70),
    // The name under which the official component sends the file, when the browser sends it as text.
    file: z.unknown().optional(),
  })

export const undoForm = form({ reason: field.text('Enter why the import is undone', 2000) })

export const nothingForm = form({})

const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(300)).max(50),
)

export const mappingForm = form({
  title: field.text('Enter what the data set is called', 200),
  publisher: field.text('Enter who publishes it', 200),
  licence: field.text('Enter the licence, or “internal”', 200),
  headings: z.string().max(200_000),
  urn: field.optionalText(300),
  laestab: field.optionalText(300),
  yearColumn: field.optionalText(300),
  year: optionalAcademicYear,
  heading: several,
  measure: several,
})

/** One box for each thing the authority holds: a number, yes or no, or a code such as NA; empty leaves it as it is. */
export const heldValuesForm = form({
  year: academicYear('Enter the academic year like 2010/11'),
  reason: field.optionalText(2000),
  ...Object.fromEntries(returnedMeasures.map(({ id }) => [id, field.optionalText(60)])),
})
