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
 *
 * A figure is looked for when it is asked for: of the thousands that are held about an authority's schools, few are.
 */
export function bookOf(imports: readonly DataImport[], records: readonly HeldRecord[]): FigureBook {
  const sayings = sayingsBySubject(imports, records)
  const found = new Map<number, Map<MeasureId, Map<AcademicYear, HeldFigure | undefined>>>()
  return (subject, measure, year) => {
    const about = subjectNumber(subject)
    const ofYears = entryOf(entryOf(found, about), measure)
    if (!ofYears.has(year)) ofYears.set(year, firstSaid(sayings.get(about) ?? [], measure, year))
    return ofYears.get(year)
  }
}

/** The map under a key of a map of maps, an empty one where there was none. */
function entryOf<Key, Inner, Value>(outer: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = outer.get(key)
  if (known) return known
  const made = new Map<Inner, Value>()
  outer.set(key, made)
  return made
}

/** A record with its file, and where in it each measure is. */
interface Saying {
  readonly record: HeldRecord
  readonly source: DataImport
  readonly placesOf: ReadonlyMap<MeasureId, readonly Place[]>
}

type Place = DataImport['places'][number] & {
  /** Where the figure stands in the records of its part. */
  readonly at: number
}

/** What each subject's records say, in files strongest first. */
function sayingsBySubject(
  imports: readonly DataImport[],
  records: readonly HeldRecord[],
): ReadonlyMap<number, readonly Saying[]> {
  const byImport = groupBy(records, (record) => importKey(record.authority, record.import))
  const sayings = imports.flatMap((source) => {
    const ofImport = byImport.get(importKey(source.authority, source.number)) ?? []
    if (ofImport.length === 0) return []
    const placesIn = placesByMeasure(source)
    return ofImport.map((record): Saying => ({ record, source, placesOf: placesIn.get(record.part) ?? new Map() }))
  })
  return groupBy(sayings, ({ record }) => subjectNumber(record))
}

const placesByMeasure = (source: DataImport): ReadonlyMap<number, ReadonlyMap<MeasureId, readonly Place[]>> =>
  new Map(
    [...placesByPart(source)].map(([part, places]) => [
      part,
      groupBy(
        places.map((place, at): Place => ({ ...place, at })),
        ({ measure }) => measure,
      ),
    ]),
  )

function firstSaid(sayings: readonly Saying[], measure: MeasureId, year: AcademicYear): HeldFigure | undefined {
  let missing: HeldFigure | undefined
  for (const { record, source, placesOf } of sayings)
    for (const place of placesOf.get(measure) ?? []) {
      if ((place.year ?? record.year - place.yearsBefore) !== year) continue
      const held = heldAt(record, source, place)
      if (held.cleared || held.figure.status !== 'missing') return held
      missing ??= held
    }
  return missing
}

const heldAt = (record: HeldRecord, source: DataImport, { at, derived }: Place): HeldFigure =>
  record.statuses[at] === clearedLetter
    ? { figure: { status: 'missing' }, source, derived: false, cleared: true }
    : { figure: figureOf(record, at), source, derived }

/** The places of each part of a file, in the order of its figures. */
export const placesByPart = ({ places }: Pick<DataImport, 'places'>) => groupBy(places, ({ part }) => part)

const figureOf = ({ figures, statuses }: HeldRecord, at: number): Figure => {
  const value = figures[at]
  const status = statusOf(statuses[at])
  if (status !== 'value') return { status }
  return value === null || value === undefined ? { status: 'missing' } : { status, value }
}

const importKey = (authority: number, number: number): string => `${authority} ${number}`

/** One number for a subject: looked up a hundred thousand times for a page of averages, where texts would cost more than the rest. */
const subjectNumber = ({ kind, code, phase }: Pick<SubjectKey, 'kind' | 'code' | 'phase'>): number =>
  (kind * 100 + phase) * 1_000_000_000 + code

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
