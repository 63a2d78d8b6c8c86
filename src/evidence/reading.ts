import { accepted, refused, type AcademicYear, type Day, type Outcome } from '../kernel/index.ts'
import type { AsAtFrom } from './as-at.ts'
import { readDelimited, type CellRow } from './delimited-text.ts'
import { linkReader, linkRecordColumns, registerReader, registerRecordColumns } from './establishment-reading.ts'
import { figureReader, figureRecordColumns, type FigurePlace } from './figure-reading.ts'
import { firstLines, type FirstLines } from './first-lines.ts'
import { headingsOf, type Headings } from './headings.ts'
import { refusedRow, wholeNumber, type Fault } from './key-reading.ts'
import type { Layout } from './layout.ts'
import { lineBuffer } from './line-buffer.ts'
import type { YearBounds } from './official-dates.ts'
import type { RowRecord } from './record-text.ts'
import { recognise, type Recognition, type Said } from './recognition.ts'
import type { FileRefusal, RefusedRow } from './refusals.ts'
import {
  inspectSource,
  isBrokenCompression,
  textBytes,
  type SheetRow,
  type Source,
  type SourceFacts,
} from './source-file.ts'
import { spreadsheetRefusal } from './spreadsheet-refused.ts'
import { cellDecoder } from './text-encoding.ts'

/** Opens a spreadsheet as rows; the first sheet counts. Throws when it cannot be opened. */
export type OpenSpreadsheet = (source: Source) => AsyncIterable<SheetRow>

/** How a file will be read: found from its headings and name, and what the person said. */
export interface ReadingPlan {
  readonly facts: SourceFacts
  readonly layout: Layout
  readonly headings: Headings
  readonly headingLine: number
  readonly year?: AcademicYear
  readonly asAt?: Day
  readonly asAtFrom?: AsAtFrom
  /** The academic years that rows may be of; any where it is not said. */
  readonly bounds?: YearBounds
  /** The schools that rows may be about; any where it is not said. */
  readonly schools?: ReadonlySet<number>
  /** The columns of the COPY lines that reading gives. */
  readonly recordColumns: readonly string[]
  /** What each figure of a record is, by part, in order; empty for links. */
  readonly places: readonly FigurePlace[]
}

/** COPY lines, as many as one piece of the file gave, and the rows of it that were refused. */
export interface RecordBatch {
  readonly bytes: Uint8Array
  readonly records: number
  readonly refused: readonly RefusedRow[]
}

export interface ReadingTotals {
  /** Rows under the headings, blank rows left out. */
  readonly rows: number
  readonly records: number
  readonly refusedRows: number
  /** Rows that say nothing about a subject we keep. */
  readonly passedOver: number
  /** True when the last line alone has no end. */
  readonly openEnded: boolean
  /** Rows taken, by kind of subject (`subjectKinds`); registers and links count under 1. */
  readonly rowsByKind: Readonly<Record<number, number>>
}

/** Looks at a file and settles how it is read, or refuses it as a whole. */
export async function planReading(
  source: Source,
  layouts: readonly Layout[],
  said: Said = {},
  openSpreadsheet?: OpenSpreadsheet,
): Promise<Outcome<ReadingPlan, FileRefusal>> {
  const inspected = await inspectSource(source)
  if (!inspected.ok) return inspected
  const facts = inspected.value
  const head = facts.format === 'text' ? facts.head : await spreadsheetHead(source, openSpreadsheet)
  if ('kind' in head) return refused(head)
  return planFromHead(source.name, facts, head, layouts, said)
}

/**
 * Reads a file by its plan, piece by piece, with bounded memory. Answers the totals, or the fault for which the whole file
 * is refused: then nothing that was yielded may be kept.
 */
export async function* readRecords(
  source: Source,
  plan: ReadingPlan,
  openSpreadsheet?: OpenSpreadsheet,
): AsyncGenerator<RecordBatch, Outcome<ReadingTotals, FileRefusal>> {
  const taking = recordTaker(plan)
  try {
    if (plan.facts.format === 'spreadsheet') {
      if (!openSpreadsheet) return refused({ kind: 'brokenSpreadsheet' })
      for await (const row of openSpreadsheet(source)) {
        taking.take(sheetCellRow(row))
        if (taking.isFull()) yield taking.batch()
      }
    } else {
      const reader = readDelimited({
        delimiter: plan.facts.delimiter,
        decode: cellDecoder(plan.facts.encoding),
        onRow: taking.take,
      })
      for await (const bytes of textBytes(source, plan.facts)) {
        const fault = reader.push(bytes)
        if (fault) return refused(fault)
        yield taking.batch()
      }
      const fault = reader.end()
      if (fault) return refused(fault)
    }
  } catch (error) {
    if (isBrokenCompression(error)) return refused({ kind: 'brokenCompression' })
    return refused(plan.facts.format === 'spreadsheet' ? spreadsheetRefusal(error) : { kind: 'cannotBeRead' })
  }
  const cutOff = taking.cutOff()
  if (cutOff) return refused(cutOff)
  yield taking.batch()
  const totals = taking.totals()
  return totals.rows === 0 ? refused({ kind: 'noRows' }) : accepted(totals)
}

async function spreadsheetHead(
  source: Source,
  open: OpenSpreadsheet | undefined,
): Promise<readonly SheetRow[] | FileRefusal> {
  const head: SheetRow[] = []
  try {
    if (!open) return { kind: 'brokenSpreadsheet' }
    for await (const row of open(source)) {
      head.push({ line: row.line, cells: [...row.cells] })
      if (head.length === 12) break
    }
    return head
  } catch (error) {
    return spreadsheetRefusal(error)
  }
}

/** Some publishers put a title above the headings, so the first row that is recognised counts. */
function planFromHead(
  name: string,
  facts: SourceFacts,
  head: readonly SheetRow[],
  layouts: readonly Layout[],
  said: Said,
): Outcome<ReadingPlan, FileRefusal> {
  const [first] = head
  if (!first) return refused({ kind: 'empty' })
  const tried = head.map((row) => ({ row, recognition: recognise(row.cells, name, layouts, said) }))
  const found = tried.find(({ recognition }) => recognition.kind === 'recognised' || !isUnknown(recognition)) ??
    tried.find(({ row }) => row.cells.length > 1) ?? { row: first, recognition: undefined }
  const { recognition, row } = found
  if (recognition === undefined) return refused({ kind: 'notATable', looksLike: 'words' })
  if (recognition.kind === 'refused') return refused(recognition.refusal)
  const headings = headingsOf(row.cells)
  const { layout, year, asAt, asAtFrom } = recognition
  const dated = { ...(year ? { year } : {}), ...(asAt ? { asAt } : {}), ...(asAtFrom ? { asAtFrom } : {}) }
  const plan = { facts, layout, headings, headingLine: row.line, ...dated }
  return accepted({ ...plan, ...shapeOfRecords(layout, headings, year) })
}

const isUnknown = (recognition: Recognition): boolean =>
  recognition.kind === 'refused' && recognition.refusal.kind === 'unknownLayout'

function shapeOfRecords(
  layout: Layout,
  headings: Headings,
  year: AcademicYear | undefined,
): Pick<ReadingPlan, 'recordColumns' | 'places'> {
  if (layout.holds === 'links') return { recordColumns: linkRecordColumns, places: [] }
  const { places } = figureReader(layout, headings, year)
  return { recordColumns: layout.holds === 'register' ? registerRecordColumns : figureRecordColumns, places }
}

type Records = readonly RowRecord[] | Fault

function recordReader(plan: ReadingPlan): (row: CellRow) => Records {
  const { layout, headings } = plan
  if (layout.holds === 'figures' || layout.holds === 'inspections') {
    const otherSchool = otherSchoolReader(plan)
    const reader = figureReader(layout, headings, plan.year, plan.bounds)
    return plan.schools ? (row) => otherSchool(row) ?? reader.read(row) : reader.read
  }
  const read = layout.holds === 'links' ? linkReader(layout, headings) : registerReader(layout, headings)
  return (row) => {
    const record = read(row)
    return record.reason === undefined ? [record] : record
  }
}

/** The fault of a row that is about a school which is none of those that its file may be about. */
function otherSchoolReader({ layout, headings, schools }: ReadingPlan): (row: CellRow) => Fault | undefined {
  const at = headings.find(layout.key.urn)
  if (!schools || at === undefined) return () => undefined
  return (row) => {
    const text = row.cell(at)
    const urn = wholeNumber(text, 5, 7)
    return urn === undefined || schools.has(urn) ? undefined : { column: at, text, reason: { kind: 'notOurSchool' } }
  }
}

/** Takes rows one by one and keeps what is not yet yielded, the counts, and where each subject was first met. */
function recordTaker(plan: ReadingPlan) {
  const { headings } = plan
  const expected = headings.texts.length
  const read = recordReader(plan)
  // Spreadsheets leave out the empty cells at the end of a row.
  const mayBeShort = plan.layout.shortRows === true || plan.facts.format === 'spreadsheet'
  const met = firstLines()
  const rowsByKind: Record<number, number> = {}
  const shortWidths = new Set<number>()
  const counts = { rows: 0, records: 0, refusedRows: 0, passedOver: 0 }
  const lines = lineBuffer()
  let held = 0
  let refusedRows: RefusedRow[] = []
  let last = { line: 0, width: expected, unfinished: false, known: true }

  const refuseRow = (line: number, fault: Fault): void => {
    counts.refusedRows++
    refusedRows.push(refusedRow(line, headings, fault))
  }

  const take = (row: CellRow): void => {
    if (row.line <= plan.headingLine) return
    last = { line: row.line, width: row.width, unfinished: row.unfinished, known: shortWidths.has(row.width) }
    if (isBlank(row)) return
    counts.rows++
    const shape = shapeFault(row, expected, mayBeShort)
    if (row.width < expected) shortWidths.add(row.width)
    const records = shape ?? read(row)
    if (isRecords(records)) keep(row, records)
    else refuseRow(row.line, records)
  }

  const keep = (row: CellRow, records: Exclude<Records, Fault>): void => {
    const repeated = firstRepeated(records, met)
    if (repeated !== undefined) return refuseRow(row.line, { reason: { kind: 'repeated', firstLine: repeated } })
    const [first] = records
    if (!first) counts.passedOver++
    else rowsByKind[first.kind] = (rowsByKind[first.kind] ?? 0) + 1
    for (const record of records) {
      if (met.meet(record.identity, row.line) !== undefined) continue
      lines.add(record.text)
      held++
      counts.records++
    }
  }

  return {
    take,
    isFull: () => held + refusedRows.length >= 5_000,
    batch(): RecordBatch {
      const batch = { bytes: lines.take(), records: held, refused: refusedRows }
      held = 0
      refusedRows = []
      return batch
    },
    totals: (): ReadingTotals => ({ ...counts, rowsByKind, openEnded: last.unfinished && counts.rows > 1 }),
    /** A last row that ends too soon, with no end of line after it, is where a broken transfer stopped. */
    cutOff(): FileRefusal | undefined {
      const genuine = !last.unfinished || last.width >= expected || (plan.layout.shortRows === true && last.known)
      return genuine ? undefined : { kind: 'cutOff', line: last.line, cells: last.width, expected }
    },
  }
}

/** The line that told of one of these before; what two schools share may be told twice. */
function firstRepeated(records: readonly RowRecord[], met: FirstLines): number | undefined {
  for (const record of records) {
    const line = record.shared ? undefined : met.find(record.identity)
    if (line !== undefined) return line
  }
  return undefined
}

const isRecords = (records: Records): records is Exclude<Records, Fault> => Array.isArray(records)

function isBlank(row: CellRow): boolean {
  for (let index = 0; index < row.width; index++) if (row.cell(index).trim() !== '') return false
  return true
}

function shapeFault(row: CellRow, expected: number, mayBeShort: boolean): Fault | undefined {
  if (row.width < expected && !mayBeShort) return { reason: { kind: 'tooFewCells', cells: row.width, expected } }
  for (let index = expected; index < row.width; index++)
    if (row.cell(index).trim() !== '') return { reason: { kind: 'tooManyCells', cells: row.width, expected } }
  return undefined
}

const sheetCellRow = ({ line, cells }: SheetRow): CellRow => ({
  line,
  width: cells.length,
  unfinished: false,
  cell: (index) => cells[index] ?? '',
})
