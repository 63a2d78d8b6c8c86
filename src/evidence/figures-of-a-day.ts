import { dayInEngland, lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { DataImport } from './import.ts'

/**
 * The imports whose word counts of a day: of figures, those that hold for that day or an earlier one, and those that had been
 * applied by then, which may hold for the end of a year that still ran. So an answer of the past never rests on what came
 * later, and one of today on all that is held. Registers, links and inspections tell the days of what they say themselves.
 */
export const importsOfDay = (inForce: readonly DataImport[], on: Day): readonly DataImport[] =>
  inForce.flatMap((each) => {
    if (each.holds !== 'figures' || wasAppliedBy(each, on)) return [each]
    return each.asAt <= on ? [upTo(each, on)] : []
  })

/** A file that holds several years says nothing of one that had not ended: its figures stay in their places, unnamed. */
const upTo = (source: DataImport, on: Day): DataImport => ({
  ...source,
  places: source.places.map((place) =>
    place.year !== undefined && lastDayOfYear(place.year as AcademicYear) > on ? { ...place, measure: '' } : place,
  ),
})

function wasAppliedBy({ happenings }: DataImport, on: Day): boolean {
  const last = happenings.at(-1)
  return last !== undefined && dayInEngland(last.at) <= on
}
