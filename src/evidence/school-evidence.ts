import type { AcademicYear, Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { listImportsInForce } from './commands.ts'
import { bookKey, figureBook, type FigureBook, type ObservationRow, type SourcedFigure } from './figure-book.ts'
import { listEstablishmentLinks, listLaestabs, listSchoolObservations } from './figure-store.ts'
import type { DataImport } from './import.ts'
import { inspectionsIn, isInspectionMeasure, judgementInYear, type Inspection } from './inspection.ts'
import { lineOfPredecessors, schoolsBefore, type EstablishmentLink, type PredecessorStep } from './predecessors.ts'
import { subjectKinds } from './subjects.ts'

/** All that is held about one school: its own figures, those of the school it continues, and its inspections. */
export interface SchoolEvidence {
  readonly urn: number
  /** The schools whose history it continues, the nearest first; figures from them say so in `of`. */
  readonly predecessors: readonly PredecessorStep[]
  /** More than one school came before: their figures are not counted as this school's. */
  readonly amalgamated: readonly PredecessorStep[]
  readonly figures: ReadonlyMap<string, SchoolFigure>
  readonly inspections: readonly Inspection[]
}

export interface SchoolFigure extends SourcedFigure {
  /** The URN the school had when the figure was published. */
  readonly of: number
}

/** Everything held about schools, followed through their predecessors; as it was known at an instant when one is given. */
export async function listSchoolEvidence(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  knownAt?: Date,
): Promise<ReadonlyMap<number, SchoolEvidence>> {
  const inForce = await listImportsInForce(tx, authority, knownAt)
  const links = await listEstablishmentLinks(tx, authority, urns, inForce)
  const lines = new Map(urns.map((urn) => [urn, lineOfPredecessors(urn, links)]))
  const all = [...new Set([...urns, ...[...lines.values()].flat().map(({ urn }) => urn)])]
  const numbers = await listLaestabs(tx, authority, all)
  const rows = await listSchoolObservations(
    tx,
    authority,
    all,
    numbers.map(({ laestab }) => laestab),
  )
  const bySchool = rowsBySchool(rows, numbers)
  return new Map(urns.map((urn) => [urn, evidenceOf(urn, lines.get(urn) ?? [], { links, bySchool, inForce, numbers })]))
}

/** The figure of a measure in a year: an inspection's judgement holds until the next, every other figure for its year. */
export function schoolFigure(evidence: SchoolEvidence, measure: MeasureId, year: AcademicYear, today: Day): Figure {
  if (isInspectionMeasure(measure)) return judgementInYear(evidence.inspections, measure, year, today)
  return evidence.figures.get(bookKey(measure, year))?.figure ?? { status: 'missing' }
}

interface Held {
  readonly links: readonly EstablishmentLink[]
  readonly bySchool: ReadonlyMap<number, readonly ObservationRow[]>
  readonly inForce: readonly DataImport[]
  readonly numbers: readonly { readonly urn: number; readonly laestab: number }[]
}

function evidenceOf(urn: number, predecessors: readonly PredecessorStep[], held: Held): SchoolEvidence {
  const { links, bySchool, inForce } = held
  const figures = new Map<string, SchoolFigure>()
  for (const of of [urn, ...predecessors.map((step) => step.urn)]) {
    const book: FigureBook = figureBook(bySchool.get(of) ?? [], inForce)
    for (const [key, figure] of book) {
      const known = figures.get(key)
      if (!known || (known.figure.status === 'missing' && figure.figure.status !== 'missing'))
        figures.set(key, { ...figure, of })
    }
  }
  const rows = [urn, ...predecessors.map((step) => step.urn)].flatMap((of) => bySchool.get(of) ?? [])
  const before = schoolsBefore(urn, links)
  return {
    urn,
    predecessors,
    amalgamated: before.length > 1 ? before : [],
    figures,
    inspections: inspectionsIn(rows, inForce),
  }
}

/** A file without URNs is about the school that has the number; of two in a line, the rows go to each and the nearer counts. */
function rowsBySchool(
  rows: readonly ObservationRow[],
  numbers: readonly { readonly urn: number; readonly laestab: number }[],
): ReadonlyMap<number, readonly ObservationRow[]> {
  const urnsOf = new Map<number, number[]>()
  for (const { urn, laestab } of numbers) urnsOf.set(laestab, [...(urnsOf.get(laestab) ?? []), urn])
  const bySchool = new Map<number, ObservationRow[]>()
  for (const row of rows)
    for (const urn of row.kind === subjectKinds.school ? [row.code] : (urnsOf.get(row.code) ?? [])) {
      const held = bySchool.get(urn)
      if (held) held.push(row)
      else bySchool.set(urn, [row])
    }
  return bySchool
}
