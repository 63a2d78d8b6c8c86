import type { AcademicYear } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { clearedLetter, statusOf } from './record-text.ts'
import type { SubjectKey } from './subjects.ts'

/** One stored record: the figures of one part of one file about one subject (`observation`). */
export interface HeldRecord {
  readonly authority: AuthorityId
  readonly import: number
  readonly kind: number
  readonly code: number
  readonly phase: number
  readonly part: number
  readonly year: number
  readonly figures: readonly (number | null)[]
  readonly statuses: string
}

/** A figure with the file that says so. */
export interface HeldFigure {
  readonly figure: Figure
  readonly source: DataImport
  /** Worked out from other columns of the file. */
  readonly derived: boolean
  /** The authority took it back: nothing is held, whatever weaker files say. */
  readonly cleared?: true
}

/** Finds figures by subject, measure and academic year; undefined when no file in force has the place at all. */
export type FigureBook = (subject: SubjectKey, measure: MeasureId, year: AcademicYear) => HeldFigure | undefined

/**
 * Makes a book of records. Of two files that say something about the same, the stronger counts (`imports` are strongest
 * first), but a file without a figure leaves the word to the next: missing says nothing.
 */
export function bookOf(imports: readonly DataImport[], records: readonly HeldRecord[]): FigureBook {
  const held = new Map<string, HeldFigure>()
  const byImport = groupBy(records, (record) => importKey(record.authority, record.import))
  for (const source of imports) {
    const ofPart = placesByPart(source)
    for (const record of byImport.get(importKey(source.authority, source.number)) ?? [])
      for (const [at, place] of (ofPart.get(record.part) ?? []).entries()) {
        const key = keyOf(record, place.measure, place.year ?? record.year - place.yearsBefore)
        const known = held.get(key)
        if (known && (known.cleared || known.figure.status !== 'missing')) continue
        if (record.statuses[at] === clearedLetter) {
          held.set(key, { figure: { status: 'missing' }, source, derived: false, cleared: true })
          continue
        }
        const figure = figureOf(record, at)
        if (!known || figure.status !== 'missing') held.set(key, { figure, source, derived: place.derived })
      }
  }
  return (subject, measure, year) => held.get(keyOf(subject, measure, year))
}

/** The places of each part of a file, in the order of its figures. */
export const placesByPart = ({ places }: Pick<DataImport, 'places'>) => groupBy(places, ({ part }) => part)

const figureOf = ({ figures, statuses }: HeldRecord, at: number): Figure => {
  const value = figures[at]
  const status = statusOf(statuses[at])
  if (status !== 'value') return { status }
  return value === null || value === undefined ? { status: 'missing' } : { status, value }
}

const importKey = (authority: number, number: number): string => `${authority} ${number}`

const keyOf = (
  { kind, code, phase }: Pick<SubjectKey, 'kind' | 'code' | 'phase'>,
  measure: MeasureId,
  year: number,
): string => `${kind} ${code} ${phase} ${measure} ${year}`

function groupBy<Item, Key>(items: readonly Item[], keyOfItem: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOfItem(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
