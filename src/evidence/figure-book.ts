import type { AcademicYear, Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { statusOf } from './record-text.ts'

/** A row of the observation table as it is read: whose it is, for when, its figures and letters. */
export interface ObservationRow {
  readonly authority: number
  readonly import: number
  readonly kind: number
  readonly code: number
  readonly phase: number
  readonly part: number
  readonly day: Day
  readonly year: number
  readonly figures: readonly (number | null)[]
  readonly statuses: string
  readonly published: Day | null
  readonly category: string | null
  readonly outcome: string | null
}

/** A figure with where it is from. `derived`: worked out by the service from other cells of the publisher's row. */
export interface SourcedFigure {
  readonly measure: MeasureId
  readonly year: AcademicYear
  readonly figure: Figure
  readonly derived: boolean
  readonly source: FigureSource
}

export interface FigureSource {
  readonly title: string
  readonly publisher: string
  readonly fileName: string
  readonly asAt: Day
  /** Which import: its authority (0 is the library) and number. */
  readonly authority: number
  readonly number: number
}

/** Everything that is held about one subject, by measure and year: of several imports the strongest that says something. */
export type FigureBook = ReadonlyMap<string, SourcedFigure>

export const bookKey = (measure: MeasureId, year: number): string => `${measure} ${year}`

/** What the rows about one subject say together. `inForce` is in the order of strength; rows of other imports are left out. */
export function figureBook(rows: readonly ObservationRow[], inForce: readonly DataImport[]): FigureBook {
  const book = new Map<string, SourcedFigure>()
  for (const { row, of } of byStrengthOf(rows, inForce)) {
    if (of.holds === 'inspections') continue
    for (const figure of figuresOf(row, of)) {
      const key = bookKey(figure.measure, figure.year)
      const held = book.get(key)
      if (!held || (held.figure.status === 'missing' && figure.figure.status !== 'missing')) book.set(key, figure)
    }
  }
  return book
}

/** Rows with their imports, the strongest import first. */
export function byStrengthOf(
  rows: readonly ObservationRow[],
  inForce: readonly DataImport[],
): readonly { readonly row: ObservationRow; readonly of: DataImport }[] {
  const ranks = new Map(inForce.map((each, rank) => [`${each.authority} ${each.number}`, rank]))
  return rows
    .flatMap((row) => {
      const rank = ranks.get(`${row.authority} ${row.import}`)
      return rank === undefined ? [] : [{ row, of: inForce[rank] as DataImport, rank }]
    })
    .sort((one, other) => one.rank - other.rank)
}

/** The figures of one row: the places of its part name them. Inspection parts of mixed data sets are left out. */
export function figuresOf(row: ObservationRow, of: DataImport): readonly SourcedFigure[] {
  const source = sourceOf(of)
  const places = of.places.filter(({ part }) => part === row.part)
  if (places.every(({ measure }) => measure.startsWith('ofsted-'))) return []
  return places.map(({ measure, year, yearsBefore, derived }, at) => ({
    measure,
    year: (year ?? row.year - yearsBefore) as AcademicYear,
    figure: figureIn(row, at),
    derived,
    source,
  }))
}

/** The figure at a place of a row. */
export function figureIn(row: Pick<ObservationRow, 'figures' | 'statuses'>, at: number): Figure {
  const status = statusOf(row.statuses[at])
  const value = row.figures[at]
  if (status !== 'value') return { status }
  return typeof value === 'number' ? { status, value } : { status: 'missing' }
}

export const sourceOf = (of: DataImport): FigureSource => ({
  title: of.title,
  publisher: of.publisher,
  fileName: of.fileName,
  asAt: of.asAt,
  authority: of.authority,
  number: of.number,
})
