import type { AcademicYear } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import type { Measure } from './measures.ts'
import type { FigureBook, HeldFigure } from './school-evidence-figures.ts'
import { subjectKinds } from './subjects.ts'

/** A school by the numbers under which files know it. */
export interface ComparedSchool {
  readonly urn: number
  readonly number: number | null
  /** The school that took its place: of the two, one is counted. */
  readonly followedBy?: number
}

/** What is held of one measure and year about a school: its figure, or that it is suppressed. */
export interface KnownSchool {
  readonly figure: Figure
  readonly source: DataImport
  /** Not known where no census of that year says it. */
  readonly pupils: number | undefined
}

/** Those of some schools of which something is known, each counted once. */
export function knownAmong(
  book: FigureBook,
  schools: readonly ComparedSchool[],
  measure: Measure,
  year: AcademicYear,
): readonly KnownSchool[] {
  const told = schools.map((school) => ({ school, held: toldOf(book, school, measure.id, year) }))
  const byUrn = new Map(schools.map((school) => [school.urn, school]))
  return countedOnce(
    told.filter((each): each is ToldSchool => each.held !== undefined),
    (urn) => byUrn.has(urn) && toldOf(book, { urn, number: null }, measure.id, year) !== undefined,
  ).map(({ school, held: { figure, source } }) => {
    const follower = school.followedBy === undefined ? undefined : byUrn.get(school.followedBy)
    const before = schools.filter(({ followedBy }) => followedBy === school.urn)
    return { figure, source, pupils: pupilsOf(book, [school, follower, ...(before.length === 1 ? before : [])], year) }
  })
}

interface ToldSchool {
  readonly school: ComparedSchool
  readonly held: HeldFigure
}

/**
 * A school and the one before it are counted once: files without URNs know both by one number, and a year of conversion may have
 * a row of each, of which the later counts.
 */
function countedOnce(told: readonly ToldSchool[], isToldByUrn: (urn: number) => boolean): readonly ToldSchool[] {
  const telling = new Set(told.map(({ school }) => school.urn))
  const numbers = new Set<number>()
  return told.filter(({ school: { number, followedBy } }) => {
    if (followedBy !== undefined && (isToldByUrn(followedBy) || (number === null && telling.has(followedBy))))
      return false
    if (number === null) return true
    const isFirst = !numbers.has(number)
    numbers.add(number)
    return isFirst
  })
}

/** In the year of a conversion the census may know the school by its other number. */
function pupilsOf(
  book: FigureBook,
  schools: readonly (ComparedSchool | undefined)[],
  year: AcademicYear,
): number | undefined {
  for (const school of schools) {
    const roll = school && figureOfSchool(book, school, 'roll', year)?.figure
    if (roll?.status === 'value') return roll.value
  }
  return undefined
}

function toldOf(
  book: FigureBook,
  school: ComparedSchool,
  measure: MeasureId,
  year: AcademicYear,
): HeldFigure | undefined {
  const held = figureOfSchool(book, school, measure, year)
  return held?.figure.status === 'value' || held?.figure.status === 'suppressed' ? held : undefined
}

const figureOfSchool = (book: FigureBook, { urn, number }: ComparedSchool, measure: MeasureId, year: AcademicYear) =>
  book({ kind: subjectKinds.school, code: urn, phase: 0 }, measure, year) ??
  (number === null ? undefined : book({ kind: subjectKinds.schoolByNumber, code: number, phase: 0 }, measure, year))
