import { inspectionReadFor, judgementDay, type FigureFound, type SchoolsFigures } from '../evidence/index.ts'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { ColumnKey, InspectionFramework, MeasureId } from '../policy/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'
import { frameworkOf } from './judgement.ts'
import { listInspections } from './reading.ts'
import { inspectionFigure, type SchoolInspection } from './school-inspection.ts'
import './tables.ts'

/**
 * The inspections of those of some schools about which something was entered by hand (for themselves or a school they
 * follow), as known at an instant where one is given. Of all others the published lists say everything, and what the evidence
 * answers holds.
 */
export async function listCompletedInspections(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  knownAt?: Date,
): Promise<ReadonlyMap<number, readonly SchoolInspection[]>> {
  const rows = await tx
    .selectFrom('entered_inspection')
    .select('urn')
    .distinct()
    .where('authority_id', '=', authority)
    .execute()
  const entered = new Set<number>(rows.map(({ urn }) => urn))
  const asked = new Set(urns)
  // What was entered of a school that is not asked about may be of one that an asked school follows.
  const mayFollow = [...entered].some((urn) => !asked.has(urn))
  const found = new Map<number, readonly SchoolInspection[]>()
  for (const urn of urns) {
    if (!entered.has(urn) && !mayFollow) continue
    const inspections = await listInspections(tx, authority, urn, knownAt)
    if (inspections.some((each) => each.entered !== undefined)) found.set(urn, inspections)
  }
  return found
}

/**
 * The figures for the rules, with what was entered by hand about inspections among them. A grade for capacity to improve that
 * the inspection's framework gave and nobody has entered is "not published": no list has it (domain notes 1.3).
 */
export const withInspections = (
  figures: SchoolsFigures,
  completed: ReadonlyMap<number, readonly SchoolInspection[]>,
  today: Day,
  frameworks: readonly InspectionFramework[],
): SchoolsFigures => ({
  find(urn, key) {
    if (key.subject !== 'school' || !key.measure.startsWith('ofsted-')) return figures.find(urn, key)
    const inspections = completed.get(urn)
    const found = inspections ? foundIn(inspections, key, today) : figures.find(urn, key)
    return isLeftOut(key.measure, found, frameworks) ? { ...found, figure: { status: 'notPublished' } } : found
  },
})

const foundIn = (
  inspections: readonly SchoolInspection[],
  { measure, year }: Pick<ColumnKey, 'measure' | 'year'>,
  today: Day,
): FigureFound => ({
  figure: inspectionFigure(inspections, measure, year, today),
  workedOut: false,
  ...readFrom(inspections, measure, judgementDay(year, today)),
})

/** Whether it was graded on the day of the inspection, by the framework of that day, and is not held. */
const isLeftOut = (
  measure: MeasureId,
  { figure, inspection }: FigureFound,
  frameworks: readonly InspectionFramework[],
): boolean =>
  measure === 'ofsted-capacity' &&
  figure.status === 'missing' &&
  inspection?.kind === 'graded' &&
  frameworkOf(frameworks, inspection.on)?.capacityToImprove === true

/** What the lists say is from the list; what they do not is from the person who entered it. */
function readFrom(
  inspections: readonly SchoolInspection[],
  measure: MeasureId,
  on: Day,
): Pick<FigureFound, 'sources' | 'inspection' | 'entered'> {
  const found = inspectionReadFor(inspections, measure, on)
  if (!found) return { sources: [] }
  const { by, read } = found
  const sources = by.source ? [by.source] : []
  const isTyped = by.entered !== undefined && isEntered(by.entered, measure)
  return isTyped || !by.source
    ? { sources: [], inspection: read, ...(by.entered ? { entered: enteredText(by.entered) } : {}) }
    : { sources, inspection: read }
}

const isEntered = (entered: EnteredInspection, measure: MeasureId): boolean =>
  Object.hasOwn(entered.judgements, measure) || (measure === 'ofsted-category' && entered.category !== null)

const enteredText = ({ source, byName }: EnteredInspection): string => `${source}, entered by ${byName}`
