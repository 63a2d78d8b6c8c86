import type { DataImport } from './import.ts'
import { placesByPart, type HeldRecord } from './school-evidence-figures.ts'
import { statusOf } from './record-text.ts'
import { subjectKinds } from './subjects.ts'

/** The census by which similar schools are chosen: one part of one file, and where in it the figures stand. */
export interface Census {
  readonly source: DataImport
  readonly part: number
  /** The year of its records, and the year that the figures describe (a file may hold several). */
  readonly recordYear: number
  readonly year: number
  /** The school's URN in it: its own, or that of the school before it. */
  readonly urn: number
  /** Places from 1, as the database counts; 0 where the school has no such figure. */
  readonly roll: number
  readonly fsm: number
  readonly eal: number
  readonly sen: number
}

/**
 * The census by which the schools similar to one are chosen for figures of a year: that year's, else the latest before it, in which
 * the school has a roll and two figures more; of several of one year the one that holds most schools. Never a later one: a
 * comparison once made stays as it was when the next census comes. Free school meals and special needs are taken by the first of
 * the measures of that time that the school has. The latest of all when no year is given.
 */
export function censusOf(
  imports: readonly DataImport[],
  own: readonly HeldRecord[],
  of: number | undefined,
): Census | undefined {
  const bySource = new Map(imports.map((source) => [`${source.authority} ${source.number}`, source]))
  const all = own
    .filter(({ kind }) => kind === subjectKinds.school)
    .flatMap((record) => {
      const source = bySource.get(`${record.authority} ${record.import}`)
      return source ? censusesIn(source, record) : []
    })
  return all
    .filter((census) => of === undefined || census.year <= of)
    .sort((one, other) => other.year - one.year || other.source.counts.schools - one.source.counts.schools)[0]
}

/**
 * The national register that tells the phases of the schools of a census: the nearest in time of those that are not extracts,
 * because schools change their numbers.
 */
export function registerFor(year: number, imports: readonly DataImport[]): DataImport | undefined {
  const registers = imports.filter(({ holds }) => holds === 'register')
  const most = Math.max(...registers.map(({ counts }) => counts.records))
  const yearsApart = ({ asAt }: DataImport): number => Math.abs(Number(asAt.slice(0, 4)) - year)
  return registers
    .filter(({ counts }) => counts.records * 2 >= most)
    .sort((one, other) => yearsApart(one) - yearsApart(other))[0]
}

const fsmMeasures = ['fsm-percent', 'fsm-ever-percent']
const senMeasures = ['sen-action-plus-percent', 'sen-support-percent', 'sen-plan-percent']

function censusesIn(source: DataImport, record: HeldRecord): readonly Census[] {
  const places = placesByPart(source).get(record.part) ?? []
  const yearOf = (place: (typeof places)[number]): number => place.year ?? record.year - place.yearsBefore
  const placeOf = (measures: readonly string[], year: number): number =>
    measures
      .map((measure) =>
        places.findIndex(
          (place, at) =>
            place.measure === measure && yearOf(place) === year && statusOf(record.statuses[at]) === 'value',
        ),
      )
      .find((at) => at >= 0) ?? -1
  const years = new Set(places.filter(({ measure }) => measure === 'roll').map(yearOf))
  return [...years].flatMap((year) => {
    const [roll, fsm, eal, sen] = [['roll'], fsmMeasures, ['eal-percent'], senMeasures].map(
      (measures) => placeOf(measures, year) + 1,
    ) as [number, number, number, number]
    const others = [fsm, eal, sen].filter((place) => place > 0).length
    if (roll === 0 || others < 2) return []
    return [{ source, part: record.part, recordYear: record.year, year, urn: record.code, roll, fsm, eal, sen }]
  })
}
