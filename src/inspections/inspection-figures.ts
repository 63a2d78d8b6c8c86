import { inspectionReadFor, judgementDay, type FigureFound, type SchoolsFigures } from '../evidence/index.ts'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { setFigure, type CompiledEdition, type FigureTable, type MeasureId } from '../policy/index.ts'
import type { EnteredInspection } from './entered-inspection.ts'
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

/** The figures for the rules, with what was entered by hand about inspections among them. */
export const withInspections = (
  figures: SchoolsFigures,
  completed: ReadonlyMap<number, readonly SchoolInspection[]>,
  today: Day,
): SchoolsFigures => ({
  find(urn, key) {
    const inspections = completed.get(urn)
    if (!inspections || key.subject !== 'school' || !key.measure.startsWith('ofsted-')) return figures.find(urn, key)
    const figure = inspectionFigure(inspections, key.measure, key.year, today)
    return { figure, workedOut: false, ...readFrom(inspections, key.measure, judgementDay(key.year, today)) }
  },
})

/** Puts what was entered by hand into the rows of schools in a table of figures; `urns` are in the order of its rows. */
export function setInspections(
  table: FigureTable,
  compiled: CompiledEdition,
  urns: readonly number[],
  completed: ReadonlyMap<number, readonly SchoolInspection[]>,
  today: Day,
): void {
  for (const [row, urn] of urns.entries()) {
    const inspections = completed.get(urn)
    if (!inspections) continue
    for (const [at, { measure, subject, year }] of compiled.columns.entries()) {
      const column = table.columns[at]
      if (column && subject === 'school' && measure.startsWith('ofsted-'))
        setFigure(column, row, inspectionFigure(inspections, measure, year, today))
    }
  }
}

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
