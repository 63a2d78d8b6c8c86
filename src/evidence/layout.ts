import { z } from 'zod'
import { phases } from '../policy/index.ts'
import { findMeasure } from './measures.ts'

/**
 * A layout describes one published or held data set as data: by which headings it is recognised, what a row is about, which
 * year it describes and what each column means. A new year of a known data set needs at most a new layout, never new code.
 */
const words = z.string().trim().min(1).max(200)
const headings = z.array(words).min(1).max(20)
const noFigure = z.enum(['suppressed', 'notApplicable', 'notPublished', 'missing'])
/** `cleared` takes back what is held, whichever file said it. */
const codes = z.record(z.string().max(100), z.union([z.number(), noFigure, z.literal('cleared')]))
const measure = z.string().refine((id) => findMeasure(id) !== undefined, 'is not a known measure')
const year = z.int().min(1990).max(2100)

/** A column of figures. `years` tells which year its figures describe, from the row's own year or outright. */
const columnSchema = z.strictObject({
  /** What the column may be called; the first that the file has counts. */
  headings,
  measure,
  codes: codes.optional(),
  scale: z.number().positive().optional(),
  /** Where parts of one are refused: publishers give means and full-time equivalents under a count too. */
  whole: z.literal(true).optional(),
  yearsBefore: z.int().min(0).max(20).optional(),
  year: year.optional(),
})

/** A figure worked out from other cells of its row; pages say so. */
const derivedSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('shareOf'), measure, part: headings, whole: headings }),
  z.strictObject({ by: z.literal('remainder'), measure, whole: headings, spent: headings }),
  z.strictObject({ by: z.literal('count'), measure, of: z.array(headings).min(1), cells: z.array(words).min(1) }),
])

/** What one row tells about one subject: figures of a year, or, with `day`, an inspection. */
const partSchema = z.strictObject({
  name: words,
  columns: z.array(columnSchema),
  derived: z.array(derivedSchema).optional(),
  /** The column with the day of the inspection; rows without one have no such part. */
  day: headings.optional(),
  published: headings.optional(),
  category: headings.optional(),
  outcome: headings.optional(),
  /** The number the school had then, when the row is about its successor. */
  urn: headings.optional(),
})

const phase = z.enum(['all', ...phases])

/** What rows with certain cells are about. The first rule that fits counts; a row that fits none is a school's. */
const rowRuleSchema = z.strictObject({
  when: z.array(z.strictObject({ column: headings, is: z.array(z.string().max(100)).min(1) })).min(1),
  subject: z.enum(['school', 'authority', 'region', 'national', 'nationalStateFunded', 'ignore']),
  phase: phase.optional(),
})

const yearSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fileName') }),
  /** `inFull` where people write it themselves: of 2010 alone nobody knows whether it began or ended then. */
  z.strictObject({ by: z.literal('column'), column: headings, inFull: z.literal(true).optional() }),
  z.strictObject({ by: z.literal('fixed'), year }),
  /** Every record carries its own day. */
  z.strictObject({ by: z.literal('day') }),
])

const fieldsSchema = z.record(
  z.string(),
  z.strictObject({ headings, codes: z.record(z.string().max(100), z.string().max(100)).optional() }),
)

export const layoutSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'is not a name of small letters, digits and hyphens'),
  title: words,
  publisher: words,
  licence: words,
  holds: z.enum(['figures', 'inspections', 'register', 'links', 'nothing']),
  /** Why there is nothing to take from such a file, as a sentence. */
  because: words.optional(),
  /** Each is a list of alternative headings; all lists must be met. */
  needs: z.array(headings).min(1),
  /** Headings that show the file to be another data set. */
  lacks: headings.optional(),
  /** The academic years whose files look like this, when the same headings meant something else in others. */
  years: z.strictObject({ from: year.optional(), to: year.optional() }).optional(),
  year: yearSchema,
  key: z.strictObject({
    urn: headings.optional(),
    laestab: headings.optional(),
    la: headings.optional(),
    estab: headings.optional(),
    laName: headings.optional(),
    phase: z.strictObject({ column: headings, is: z.record(z.string().max(100), phase) }).optional(),
  }),
  rows: z.array(rowRuleSchema),
  /** True when rows may genuinely end before the last column. */
  shortRows: z.boolean().optional(),
  /** Of a register the first counts, which is an inspection. */
  parts: z.array(partSchema),
  fields: fieldsSchema.optional(),
})

export type Layout = z.infer<typeof layoutSchema>
export type LayoutPart = z.infer<typeof partSchema>
export type LayoutColumn = z.infer<typeof columnSchema>
export type DerivedFigure = z.infer<typeof derivedSchema>
export type RowRule = z.infer<typeof rowRuleSchema>

/** The licence of everything the Department for Education and Ofsted publish. */
export const openGovernmentLicence = 'Open Government Licence v3.0'

/** A heading as it is compared: blanks joined, small letters, no pound signs (which arrive damaged). */
export const comparableHeading = (heading: string): string =>
  heading
    .replace(/[£Â\ufffd\ufeff]/g, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
