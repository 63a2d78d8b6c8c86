import { lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { byStrengthOf, figureIn, sourceOf, type FigureSource, type ObservationRow } from './figure-book.ts'
import type { DataImport } from './import.ts'

/** One inspection of a school, put together from every list that tells of it. */
export interface Inspection {
  readonly urn: number
  readonly on: Day
  readonly publishedOn: Day | null
  /** `graded` has grades of 1 to 4, `reportCard` of 1 to 5 by area; `ungraded` has an outcome in words. */
  readonly kind: 'graded' | 'reportCard' | 'ungraded'
  readonly judgements: ReadonlyMap<MeasureId, Figure>
  readonly category: string | null
  readonly outcome: string | null
  readonly source: FigureSource
}

/** The inspections that rows tell of, the latest first. What a weaker list adds to the same inspection is kept. */
export function inspectionsIn(rows: readonly ObservationRow[], inForce: readonly DataImport[]): readonly Inspection[] {
  const found = new Map<string, Inspection>()
  for (const { row, of } of byStrengthOf(rows, inForce)) {
    const told = inspectionOf(row, of)
    if (!told) continue
    const key = `${told.urn} ${told.on} ${told.kind === 'ungraded' ? 'ungraded' : 'graded'}`
    const known = found.get(key)
    found.set(key, known ? merged(known, told) : told)
  }
  return [...found.values()].sort((one, other) => (one.on < other.on ? 1 : -1))
}

/**
 * What inspection says about a school at the end of a day: the judgement of the latest inspection of the framework the measure
 * belongs to. Once a report card is given the grades before it no longer hold, and before it there are none of its own.
 */
export function judgementOn(inspections: readonly Inspection[], measure: MeasureId, on: Day): Figure {
  const given = inspections.filter((each) => each.on <= on && each.kind !== 'ungraded')
  const [latest, before] = given
  if (!latest) return { status: 'missing' }
  if (measure === 'ofsted-previous-overall') return before?.judgements.get('ofsted-overall') ?? { status: 'missing' }
  const own = latest.judgements.get(measure)
  if (own) return own
  const ofCard = isOfReportCard(measure)
  return ofCard === (latest.kind === 'reportCard') ? { status: 'missing' } : { status: 'notApplicable' }
}

/** The judgement at the end of an academic year, or today when the year is not over. */
export const judgementInYear = (
  inspections: readonly Inspection[],
  measure: MeasureId,
  year: AcademicYear,
  today: Day,
): Figure => judgementOn(inspections, measure, lastDayOfYear(year) < today ? lastDayOfYear(year) : today)

/** Measures that inspection gives, which hold until the next inspection. */
export const isInspectionMeasure = (measure: MeasureId): boolean => measure.startsWith('ofsted-')

const isOfReportCard = (measure: MeasureId): boolean =>
  measure.startsWith('ofsted-report-card') ||
  measure === 'ofsted-needs-attention' ||
  measure === 'ofsted-urgent-improvement' ||
  measure === 'ofsted-safeguarding-not-met'

function inspectionOf(row: ObservationRow, of: DataImport): Inspection | undefined {
  const places = of.places.filter(({ part }) => part === row.part)
  if (row.kind !== 1 || places.some(({ measure }) => !isInspectionMeasure(measure))) return undefined
  if (of.holds !== 'inspections' && places.length === 0) return undefined
  const judgements = new Map(
    places
      .map(({ measure }, at) => [measure, figureIn(row, at)] as const)
      .filter(([, figure]) => figure.status !== 'missing'),
  )
  return {
    urn: row.code,
    on: row.day,
    publishedOn: row.published,
    kind: kindOf(judgements),
    judgements,
    category: row.category,
    outcome: row.outcome,
    source: sourceOf(of),
  }
}

function kindOf(judgements: ReadonlyMap<MeasureId, Figure>): Inspection['kind'] {
  if (judgements.size === 0) return 'ungraded'
  return [...judgements.keys()].some((measure) => measure.startsWith('ofsted-report-card')) ? 'reportCard' : 'graded'
}

const merged = (strong: Inspection, weak: Inspection): Inspection => ({
  ...strong,
  kind: strong.kind === 'ungraded' ? weak.kind : strong.kind,
  judgements: new Map([...weak.judgements, ...strong.judgements]),
  publishedOn: strong.publishedOn ?? weak.publishedOn,
  category: strong.category ?? weak.category,
  outcome: strong.outcome ?? weak.outcome,
})
