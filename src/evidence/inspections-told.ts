import { daysBetween, type Day } from '../kernel/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { isInspectionMeasure, type Inspection } from './inspection.ts'
import { statusOf } from './record-text.ts'
import { subjectKinds } from './subjects.ts'

/** A stored record of an inspection: one part of one row of a list of inspections. */
export interface InspectionRecord {
  readonly authority: number
  readonly import: number
  readonly kind: number
  readonly code: number
  readonly part: number
  readonly day: Day
  readonly figures: readonly (number | null)[]
  readonly statuses: string
  readonly published: Day | null
  readonly category: string | null
  readonly outcome: string | null
}

/** Two files may give the first and the last day of one inspection: so near, they are the same one. */
export const mostDaysApart = 6

/**
 * The inspections that records tell of, the latest first. What a weaker list adds to the same inspection is kept; what a register
 * or a table of results names counts where no list of inspections tells of it, there or within a few days.
 */
export function inspectionsIn(
  records: readonly InspectionRecord[],
  inForce: readonly DataImport[],
): readonly Inspection[] {
  const imports = new Map(inForce.map((of, rank) => [`${of.authority} ${of.number}`, { of, rank }]))
  const told = records.flatMap((record) => {
    const found = imports.get(`${record.authority} ${record.import}`)
    const inspection = found && inspectionOf(record, found.of)
    return inspection ? [{ inspection, order: found.rank + (isOnlyNamed(inspection) ? inForce.length : 0) }] : []
  })
  const inspections = new Map<string, Inspection>()
  for (const { inspection } of told.sort((one, other) => one.order - other.order)) {
    const key = `${inspection.urn} ${inspection.on} ${inspection.kind === 'ungraded' ? 'ungraded' : 'graded'}`
    const known = inspections.get(key)
    inspections.set(key, known ? merged(known, inspection) : inspection)
  }
  return withoutRepeats([...inspections.values()]).sort((one, other) => (one.on < other.on ? 1 : -1))
}

/** Whether a file that is about something else names it: its rating and its day, and nothing more is known of it. */
export const isOnlyNamed = ({
  source,
  judgements,
}: Partial<Pick<Inspection, 'source'>> & Pick<Inspection, 'judgements'>): boolean =>
  source !== undefined &&
  source.holds !== 'inspections' &&
  [...judgements.keys()].every((measure) => namedMeasures.has(measure))

const namedMeasures: ReadonlySet<MeasureId> = new Set(['ofsted-overall', 'ofsted-category'])

/**
 * Leaves out what is named a second time. Registers give the last day of a graded inspection and Ofsted's lists the first; and they
 * date the rating by an ungraded inspection that left it as it was, without saying so.
 * @param inspections those that are only named come last
 */
function withoutRepeats(inspections: readonly Inspection[]): Inspection[] {
  const bySchool = new Map<number, Inspection[]>()
  const kept: Inspection[] = []
  for (const one of inspections) {
    const others = bySchool.get(one.urn) ?? []
    if (isOnlyNamed(one) && others.some((other) => isSameTold(other, one))) continue
    bySchool.set(one.urn, [...others, one])
    kept.push(one)
  }
  return kept
}

const isSameTold = ({ kind, outcome, on }: Inspection, named: Inspection): boolean =>
  (kind !== 'ungraded' || outcome !== null) && Math.abs(daysBetween(on, named.on)) <= mostDaysApart

function inspectionOf(record: InspectionRecord, of: DataImport): Inspection | undefined {
  const places = of.places.filter(({ part }) => part === record.part)
  if (record.kind !== subjectKinds.school || places.some(({ measure }) => !isInspectionMeasure(measure)))
    return undefined
  // A part without judgements is an ungraded inspection, but only in a list of inspections.
  if (places.length === 0 && of.holds !== 'inspections') return undefined
  const judgements = new Map(
    places
      .map(({ measure }, at) => [measure, figureAt(record, at)] as const)
      .filter(([, figure]) => figure.status !== 'missing'),
  )
  // What is about something else and has a day but no rating says nothing of an inspection.
  if (judgements.size === 0 && of.holds !== 'inspections') return undefined
  return {
    urn: record.code,
    on: record.day,
    publishedOn: record.published,
    kind: kindOf(judgements),
    judgements,
    category: record.category,
    outcome: record.outcome,
    source: of,
  }
}

function figureAt({ figures, statuses }: InspectionRecord, at: number): Figure {
  const status = statusOf(statuses[at])
  const value = figures[at]
  if (status !== 'value') return { status }
  return typeof value === 'number' ? { status, value } : { status: 'missing' }
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
