import { z } from 'zod'
import type { AcademicYear, Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { returnedMeasures } from './authority-return.ts'
import { isWithin, readAcademicYear, yearBoundsOn, yearBoundsSentence } from './official-dates.ts'

const likeThis = 'Enter the academic year like 2010/11'

const academicYear = (today: Day) => field.text(likeThis, 20).transform((text, context) => yearIn(text, today, context))

const optionalAcademicYear = (today: Day) =>
  field.optionalText(20).transform((text, context) => (text === undefined ? undefined : yearIn(text, today, context)))

function yearIn(text: string, today: Day, context: z.core.$RefinementCtx): AcademicYear {
  const bounds = yearBoundsOn(today)
  const year = readAcademicYear(text)
  if (year !== undefined && isWithin(bounds, year)) return year
  const isYear = year !== undefined || /^\d{4}([/-]\d{2,4})?$/.test(text.trim())
  context.addIssue({ code: 'custom', message: isYear ? yearBoundsSentence(bounds) : likeThis })
  return z.NEVER
}

/** Names a file that was sent before and is kept: one that is not found is asked for again. */
const kept = z.string().max(40).optional()

const dayItHoldsFor = (today: Day) =>
  field.optionalDate('day the file holds for', {
    latest: [today, 'The day the file holds for must be today or in the past'],
  })

/** The file itself comes beside the form. */
export const uploadForm = (today: Day) =>
  form({
    year: optionalAcademicYear(today),
    asAt: dayItHoldsFor(today),
    layout: field.optionalText(70),
    kept,
    // The name under which the official component sends the file, when the browser sends it as text.
    file: z.unknown().optional(),
  })

/** A reason is asked where the file takes figures back. */
export const applyForm = form({
  reason: field.optionalText(2000),
  /** What the rows had been counted beside when the page was made. */
  seen: z.string().max(40).optional(),
})

export const undoForm = form({ reason: field.text('Enter why the import is undone', 2000) })

export const redateForm = (today: Day) =>
  form({
    asAt: field.date('day for which the file holds', {
      latest: [today, 'The day for which the file holds must be today or in the past'],
    }),
  })

export const renameForm = form({ title: field.text('Enter what the data set is called', 200) })

export const nothingForm = form({})

const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(300)).max(200),
)

export const mappingForm = (today: Day) =>
  form({
    title: field.text('Enter what the data set is called', 200),
    publisher: field.text('Enter who publishes it', 200),
    licence: field.text('Enter the licence, or “internal”', 200),
    headings: z.string().max(200_000),
    /** What stands in each column of the first row, so that it is seen again when something was forgotten. */
    samples: z.string().max(200_000).optional(),
    urn: field.optionalText(300),
    laestab: field.optionalText(300),
    yearColumn: field.optionalText(300),
    year: optionalAcademicYear(today),
    asAt: dayItHoldsFor(today),
    kept,
    heading: several,
    measure: several,
  })

/** A known data set under other headings: first which, then for each heading that the file lacks the column that is it. */
export const likeForm = (today: Day) =>
  form({
    layout: z.string().max(70),
    title: field.optionalText(200),
    headings: z.string().max(200_000),
    samples: z.string().max(200_000).optional(),
    year: optionalAcademicYear(today),
    asAt: dayItHoldsFor(today),
    kept,
    heading: several,
    step: field.optionalChoice(['save'], 'Select the columns'),
  })

/** One box for each thing the authority holds: a number, yes or no, or a code such as NA; empty leaves it as it is. */
export const heldValuesForm = (today: Day) =>
  form({
    year: academicYear(today),
    reason: field.optionalText(2000),
    /** The first time it is checked; then it is saved, or changed. */
    step: field.optionalChoice(['save', 'change'], 'Select whether it is saved or changed'),
    ...Object.fromEntries(returnedMeasures.map(({ id }) => [id, field.optionalText(60)])),
  })
