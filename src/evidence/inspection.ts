import { lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
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
  /** The strongest list that tells of it. */
  readonly source: DataImport
}

/** As much of an inspection as tells what it judged. */
export type Judged = Pick<Inspection, 'on' | 'kind' | 'judgements' | 'outcome'>

/**
 * What inspection says about a school at the end of a day: the judgement of the latest inspection that judged, whichever
 * framework it was under. Once a report card is given the grades before it no longer hold, and before it there are none of its
 * own: those are "not applicable". An ungraded inspection that leaves a school good or outstanding says its overall grade and
 * that it is in no category, also where the graded inspection before it is not held.
 * @param inspections of one school, the latest first
 */
export function judgementOn(inspections: readonly Judged[], measure: MeasureId, on: Day): Figure {
  const { latest, before, kept } = inspectionBehind(inspections, on)
  if (kept !== undefined && measure === 'ofsted-overall') return { status: 'value', value: kept.grade }
  if (kept !== undefined && measure === 'ofsted-category') return { status: 'value', value: 0 }
  if (!latest) return kept && isOfReportCard(measure) ? { status: 'notApplicable' } : { status: 'missing' }
  if (measure === 'ofsted-previous-overall') return before?.judgements.get('ofsted-overall') ?? { status: 'missing' }
  const own = latest.judgements.get(measure)
  if (own) return own
  if (measure === 'ofsted-category') return { status: 'missing' }
  return isOfReportCard(measure) === (latest.kind === 'reportCard')
    ? { status: 'missing' }
    : { status: 'notApplicable' }
}

/** The inspection whose judgements hold on a day, the one before it, and what an ungraded one has said since. */
interface InspectionBehind<Of extends Judged = Judged> {
  readonly latest: Of | undefined
  readonly before: Of | undefined
  /** The latest ungraded inspection after `latest`. */
  readonly since: Of | undefined
  /** The latest ungraded inspection that left the school good or outstanding, and that grade. */
  readonly kept: { readonly by: Of; readonly grade: number } | undefined
}

/**
 * Finds it. A graded inspection whose grade a later ungraded one cannot have left as it was (good after "requires
 * improvement") is not the latest there was: one between them is not held, and its judgements no longer hold.
 * @param inspections of one school, the latest first
 */
function inspectionBehind<Of extends Judged>(inspections: readonly Of[], on: Day): InspectionBehind<Of> {
  const known = inspections.filter((each) => each.on <= on)
  const [latest, before] = known.filter(({ kind }) => kind !== 'ungraded')
  const later = known.filter((each) => each.kind === 'ungraded' && (!latest || each.on > latest.on))
  const kept = latest?.kind === 'reportCard' ? undefined : keptGrade(later)
  const overall = latest?.judgements.get('ofsted-overall')
  const outdated = kept !== undefined && overall?.status === 'value' && overall.value !== kept.grade
  return { latest: outdated ? undefined : latest, before: outdated ? latest : before, since: later[0], kept }
}

/** "School remains Good (Concerns) - S5 Next": the words in which Ofsted says that a grade is left as it was. */
function keptGrade<Of extends Judged>(ungraded: readonly Of[]): InspectionBehind<Of>['kept'] {
  for (const by of ungraded) {
    const [, grade] = /remains (good|outstanding)/i.exec(by.outcome ?? '') ?? []
    if (grade) return { by, grade: grade.toLowerCase() === 'good' ? 2 : 1 }
  }
  return undefined
}

/** The inspection that a figure was read from, as a page names it beside the figure. */
export interface InspectionRead {
  readonly on: Day
  readonly kind: Inspection['kind']
  /** What an ungraded inspection ended in. */
  readonly outcome: string | null
  /** A later ungraded inspection, which changed no grade but is to be known of. */
  readonly since?: { readonly on: Day; readonly outcome: string | null }
}

/** The inspection from which a measure is read on a day, with what was said of it; undefined where none is held. */
export function inspectionReadFor<Of extends Judged>(
  inspections: readonly Of[],
  measure: MeasureId,
  on: Day,
): { readonly by: Of; readonly read: InspectionRead } | undefined {
  const { latest, since, kept } = inspectionBehind(inspections, on)
  const keeps = measure === 'ofsted-overall' || measure === 'ofsted-category'
  const by = (keeps ? kept?.by : undefined) ?? latest ?? since
  if (!by) return undefined
  const later = since && since !== by && since.on > by.on ? { since: { on: since.on, outcome: since.outcome } } : {}
  return { by, read: { on: by.on, kind: by.kind, outcome: by.outcome, ...later } }
}

/** The judgement at the end of an academic year, or today when the year is not over. */
export const judgementInYear = (
  inspections: readonly Judged[],
  measure: MeasureId,
  year: AcademicYear,
  today: Day,
): Figure => judgementOn(inspections, measure, judgementDay(year, today))

/** The day on which judgements of an academic year are read: its last, or today when it is not over. */
export const judgementDay = (year: AcademicYear, today: Day): Day =>
  lastDayOfYear(year) < today ? lastDayOfYear(year) : today

/** Measures that inspection gives, which hold until the next inspection. */
export const isInspectionMeasure = (measure: MeasureId): boolean => measure.startsWith('ofsted-')

const isOfReportCard = (measure: MeasureId): boolean =>
  measure.startsWith('ofsted-report-card') ||
  measure === 'ofsted-needs-attention' ||
  measure === 'ofsted-urgent-improvement' ||
  measure === 'ofsted-safeguarding-not-met'
