import { academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import type { NoFigure } from '../policy/index.ts'
import type { CellRow } from './delimited-text.ts'
import { cellRule, readFigure, type CellMeaning, type CellReading, type CellRule } from './figure-cell.ts'
import type { Headings } from './headings.ts'
import { isFault, keyReader, wholeNumber, type Fault, type RowKey } from './key-reading.ts'
import type { DerivedFigure, Layout, LayoutPart } from './layout.ts'
import { findMeasure, type Measure } from './measures.ts'
import { isWithin, readAcademicYear, readDay, type YearBounds } from './official-dates.ts'
import { clearedLetter, copyText, none, statusLetters, type RowRecord } from './record-text.ts'
import { subjectKinds, type SubjectKey } from './subjects.ts'

/** What stands at one place of a record's figures: which measure, and of which year relative to the record's own. */
export interface FigurePlace {
  readonly part: number
  readonly measure: string
  readonly yearsBefore: number
  readonly year?: number
  readonly derived: boolean
}

/** The records of one row: COPY lines, or the fault for which the row is refused. Empty when the row is passed over. */
export type RowRecords = readonly RowRecord[] | Fault

/** The columns of a COPY line of figures, in order. */
export const figureRecordColumns = [
  'line',
  'part',
  'subject_kind',
  'subject_code',
  'phase',
  'la',
  'estab',
  'year',
  'day',
  'published_on',
  'category',
  'outcome',
  'figures',
  'statuses',
] as const

/** Reads the figures of each row of one file. */
export function figureReader(
  layout: Layout,
  headings: Headings,
  year: AcademicYear | undefined,
  bounds?: YearBounds,
): { readonly places: readonly FigurePlace[]; read(row: CellRow): RowRecords } {
  const keyOf = keyReader(layout, headings)
  const yearOf = yearReader(layout, headings, year, bounds)
  const parts = layout.parts.map((part, index) => partReader(part, index, headings))
  return {
    places: parts.flatMap(({ places }) => places),
    read(row) {
      const rowYear = yearOf(row)
      if (typeof rowYear === 'object') return rowYear
      const key = keyOf(row, rowYear)
      if (key === 'ignore') return []
      if (isFault(key)) return key
      const records: RowRecord[] = []
      for (const part of parts) {
        const record = part.read(row, key, rowYear)
        if (record === undefined) continue
        if (record.reason !== undefined) return record
        records.push(record)
      }
      return records
    },
  }
}

type YearReading = AcademicYear | undefined | Fault

function yearReader(
  layout: Layout,
  headings: Headings,
  year: AcademicYear | undefined,
  bounds: YearBounds | undefined,
): (row: CellRow) => YearReading {
  const rule = layout.year
  if (rule.by === 'fixed') return () => rule.year as AcademicYear
  if (rule.by !== 'column') return () => year
  const at = headings.find(rule.column)
  if (at === undefined) return () => year
  return (row) => {
    const text = row.cell(at)
    const stated = rule.inFull && isOneYear(text) ? undefined : readAcademicYear(text)
    if (stated === undefined) return { column: at, text, reason: { kind: 'notAYear' } }
    return bounds && !isWithin(bounds, stated)
      ? { column: at, text, reason: { kind: 'yearOutOfBounds', bounds } }
      : stated
  }
}

const isOneYear = (text: string): boolean => /^\d{4}$/.test(text.trim())

interface PartReader {
  readonly places: readonly FigurePlace[]
  read(row: CellRow, key: RowKey, year: AcademicYear | undefined): RowRecord | Fault | undefined
}

function partReader(part: LayoutPart, index: number, headings: Headings): PartReader {
  const columns = (isToldOf(part, headings) ? part.columns : []).flatMap((column) => {
    const at = headings.find(column.headings)
    const measure = findMeasure(column.measure)
    return at === undefined || !measure
      ? []
      : [{ column, at, rule: { ...cellRule(measure, column.codes, column.scale), whole: column.whole } }]
  })
  const stated = new Set(columns.map(({ column }) => column.measure))
  const derived = (part.derived ?? []).flatMap((figure) => derivedReader(figure, headings, stated))
  const places: FigurePlace[] = [
    ...columns.map(({ column }) => ({
      part: index,
      measure: column.measure,
      yearsBefore: column.yearsBefore ?? 0,
      ...(column.year === undefined ? {} : { year: column.year }),
      derived: false,
    })),
    ...derived.map(({ measure }) => ({ part: index, measure, yearsBefore: 0, derived: true })),
  ]
  const dayOf = dayReader(part, headings)
  const wordsAt = [part.category, part.outcome].map((wanted) => headings.find(wanted))
  const urnAt = headings.find(part.urn)
  const figureAt = columns.map(({ at }) => at)
  const rules = columns.map(({ rule }) => rule)
  return {
    places,
    read(row, key, rowYear) {
      const days = dayOf(row)
      if (days === undefined || days.reason !== undefined) return days
      let figures = ''
      let statuses = ''
      for (let place = 0; place < figureAt.length; place++) {
        const at = figureAt[place] as number
        const reading = readFigure(row.cell(at), rules[place] as CellRule)
        if (typeof reading === 'object') return { column: at, text: row.cell(at), reason: reading }
        figures += place === 0 ? figureText(reading) : `,${figureText(reading)}`
        statuses += letter(reading)
      }
      for (const { read } of derived) {
        const reading = read(row)
        figures += figures === '' ? figureText(reading) : `,${figureText(reading)}`
        statuses += letter(reading)
      }
      const subject = urnAt === undefined ? key : (schoolThen(row.cell(urnAt)) ?? key)
      const year = days.day ? academicYearOf(days.day) : rowYear
      const words = wordsAt.map((at) => (at === undefined ? none : copyWords(row.cell(at)))).join('\t')
      const when = `${key.la ?? none}\t${key.estab ?? none}\t${year ?? none}\t${days.day ?? none}\t${days.published ?? none}`
      return {
        identity: identity(index, subject, year ?? 0, days.day),
        kind: subject.kind,
        shared: subject !== key,
        text: `${row.line}\t${index}\t${subject.kind}\t${subject.code}\t${subject.phase}\t${when}\t${words}\t{${figures}}\t${statuses}\n`,
      }
    },
  }
}

/** A part that is about a day says nothing in a file without that column. */
const isToldOf = ({ day }: LayoutPart, headings: Headings): boolean => !day || headings.find(day) !== undefined

type DayReading = { readonly day?: Day; readonly published?: Day; readonly reason?: undefined } | Fault | undefined

/** The day of the inspection a part is about; undefined when the row has none, and so no such part. */
function dayReader(part: LayoutPart, headings: Headings): (row: CellRow) => DayReading {
  if (!part.day) return () => noDays
  const at = headings.find(part.day)
  if (at === undefined) return () => undefined
  const publishedAt = headings.find(part.published)
  return (row) => {
    const text = row.cell(at)
    if (isNothing(text)) return undefined
    const day = readDay(text)
    if (!day) return { column: at, text, reason: { kind: 'notADate' } }
    const publishedText = publishedAt === undefined ? '' : row.cell(publishedAt)
    if (publishedAt === undefined || isNothing(publishedText)) return { day }
    const published = readDay(publishedText)
    return published ? { day, published } : { column: publishedAt, text: publishedText, reason: { kind: 'notADate' } }
  }
}

const noDays = {}

const isNothing = (text: string): boolean => nothings.has(text.trim().toUpperCase())
const nothings = new Set(['', '-', 'NULL', 'NA', 'N/A', 'NOT APPLICABLE'])

const copyWords = (text: string): string => (isNothing(text) ? none : copyText(text))

interface DerivedReader {
  readonly measure: Measure['id']
  read(row: CellRow): number | NoFigure
}

/** How a figure is worked out; nothing when the file states the measure itself or lacks what it is worked out from. */
function derivedReader(figure: DerivedFigure, headings: Headings, stated: ReadonlySet<string>): DerivedReader[] {
  const measure = findMeasure(figure.measure)
  if (!measure || stated.has(figure.measure)) return []
  if (figure.by === 'count') {
    const places = figure.of.map((wanted) => headings.find(wanted)).filter((at) => at !== undefined)
    const wanted = new Set(figure.cells)
    return [{ measure: measure.id, read: (row) => places.filter((at) => wanted.has(row.cell(at).trim())).length }]
  }
  const first = headings.find(figure.by === 'shareOf' ? figure.part : figure.spent)
  const whole = headings.find(figure.whole)
  if (first === undefined || whole === undefined) return []
  // Of England there are millions of pupils: the range of pounds, not that of figures with a sign.
  const rule = cellRule({ ...measure, unit: 'pounds', signed: false })
  const { by } = figure
  const read = (row: CellRow): number | NoFigure => {
    const part = asFigure(readFigure(row.cell(first), rule))
    const all = asFigure(readFigure(row.cell(whole), rule))
    if (typeof all !== 'number') return all
    if (typeof part !== 'number') return part
    if (all === 0) return 'notApplicable'
    return rounded((100 * (by === 'shareOf' ? part : all - part)) / all, measure.decimals)
  }
  return [{ measure: measure.id, read }]
}

const asFigure = (reading: CellReading): number | NoFigure =>
  typeof reading === 'object' || reading === 'cleared' ? 'missing' : reading

/** Halves are rounded away from zero, as the publishers do. */
function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor + 0
}

const figureText = (reading: CellMeaning): string => (typeof reading === 'number' ? String(reading) : 'NULL')
function letter(reading: CellMeaning): string {
  if (typeof reading === 'number') return statusLetters.value
  return reading === 'cleared' ? clearedLetter : statusLetters[reading]
}

function schoolThen(text: string): SubjectKey | undefined {
  const urn = wholeNumber(text, 5, 7)
  return urn === undefined ? undefined : { kind: subjectKinds.school, code: urn, phase: 0 }
}

/** One number for part, subject and period: at most about 10^15, and so exact. */
function identity(part: number, key: SubjectKey, year: number, day: Day | undefined): number {
  const when = day === undefined ? year : 4_096 + dayNumber(day)
  return (((key.code * 8 + key.kind) * 16 + key.phase) * 8 + part) * 131_072 + when
}

/** Some number that no two days share: about 31 days for each of 12 months. */
const dayNumber = (day: Day): number =>
  (Number(day.slice(0, 4)) - 1900) * 372 + (Number(day.slice(5, 7)) - 1) * 31 + Number(day.slice(8, 10))
