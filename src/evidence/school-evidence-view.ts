import type { AcademicYear } from '../kernel/index.ts'
import type { Figure } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import type { Measure } from './measures.ts'
import {
  authorityComparator,
  nationalComparator,
  similarComparator,
  type ComparatorBook,
  type ComparedSchool,
  type Comparator,
} from './school-evidence-comparators.ts'
import { evidenceGroups, measuresOfGroup, type EvidenceGroup } from './school-evidence-groups.ts'
import { ownFigure, type Lineage, type Predecessor } from './school-evidence-lineage.ts'

/**
 * The evidence about one school (3.2, 4.1): for every measure its figures of some years beside those of its authority, the
 * nation and similar schools, each with where it is from. A measure has one period basis, so figures of two terms never
 * stand in one line with those of a whole year.
 */
export interface EvidenceView {
  readonly years: readonly AcademicYear[]
  readonly groups: readonly GroupView[]
  /** Every file a figure on the page is from, in the order of their numbers, from 1. */
  readonly sources: readonly DataImport[]
  /** Whose figures stand instead of the school's own, with the last year of each. */
  readonly followed: readonly { readonly of: Predecessor; readonly to: AcademicYear }[]
}

export interface GroupView {
  readonly group: EvidenceGroup
  /** Those of the view; where nothing is held of them and no year was asked for, the newest of which something is. */
  readonly years: readonly AcademicYear[]
  readonly measures: readonly MeasureView[]
  /** Measures of which figures are held for other years than those shown. */
  readonly otherYears: readonly { readonly measure: Measure; readonly years: readonly AcademicYear[] }[]
}

export interface MeasureView {
  readonly measure: Measure
  /** One for each year, the earliest first. */
  readonly rows: readonly YearView[]
}

export interface YearView {
  readonly year: AcademicYear
  readonly school: SchoolFigureView
  readonly authority: Comparator
  readonly national: Comparator
  readonly similar: Comparator
}

export interface SchoolFigureView {
  readonly figure: Figure
  /** Absent where nothing is held. */
  readonly source?: DataImport
  /** Worked out by the service from other cells of the publisher's row. */
  readonly derived: boolean
  /** The school before this one, whose figure it is. */
  readonly of?: Predecessor
  readonly beforeItOpened?: true
  /** The schools that were joined, where each has a figure and so there is none of the school. */
  readonly several?: readonly Predecessor[]
}

/** How many years back to show; `all` shows every year of which something is held. */
export const yearSpans = ['3', '5', 'all'] as const
export type YearSpan = (typeof yearSpans)[number]

export interface ViewRequest {
  readonly from: ComparatorBook
  readonly lineage: Lineage
  /** The similar schools by the census of each year. */
  readonly similarIn: (year: AcademicYear) => readonly ComparedSchool[]
  /** Every year of which any file may hold a figure, in order. */
  readonly heldYears: readonly AcademicYear[]
  readonly span: YearSpan
  /** The last year shown; the latest of which the school has a figure unless told. */
  readonly to?: AcademicYear | undefined
}

/** Puts together what is shown of a school. Pure: the same figures give the same page. */
export function viewEvidence(request: ViewRequest): EvidenceView {
  const held = heldByMeasure(request)
  const years = yearsShown(request, held.values())
  const groups = evidenceGroups.map((group) => groupView(request, group, years, held))
  const rows = groups.flatMap(({ measures }) => measures.flatMap((each) => each.rows))
  return { years, groups, sources: sourcesOf(rows), followed: followedIn(rows) }
}

/** The years of which anything is held about the school, in order: the last one shown is chosen among them. */
export const yearsOfSchool = (request: Pick<ViewRequest, 'from' | 'lineage' | 'heldYears'>): readonly AcademicYear[] =>
  [...new Set([...heldByMeasure(request).values()].flat())].sort((one, other) => one - other)

/** Every year that the page shows of some group, in order: what figures are compared with is read for these. */
export function yearsOfView(request: Omit<ViewRequest, 'similarIn'>): readonly AcademicYear[] {
  const held = heldByMeasure(request)
  const overall = yearsShown(request, held.values())
  const years = evidenceGroups.flatMap((group) => yearsOfGroup(request, group, overall, held))
  return [...new Set(years)].sort((one, other) => one - other)
}

type HeldYears = ReadonlyMap<string, readonly AcademicYear[]>

/** For each measure the years of which the school has a figure, or the publisher says why it has none; in order. */
function heldByMeasure({ from, lineage, heldYears }: Pick<ViewRequest, 'from' | 'lineage' | 'heldYears'>): HeldYears {
  const isHeld = (measure: Measure, year: AcademicYear): boolean => {
    const own = ownFigure(from.book, lineage, measure.id, year)
    return own !== undefined && ('several' in own || own.figure.status !== 'missing')
  }
  const all = evidenceGroups.flatMap(measuresOfGroup)
  return new Map(all.map((measure) => [measure.id, heldYears.filter((year) => isHeld(measure, year))]))
}

function yearsShown(
  { span, to }: Pick<ViewRequest, 'span' | 'to'>,
  held: Iterable<readonly AcademicYear[]>,
): readonly AcademicYear[] {
  const known = [...held].flat().filter((year) => to === undefined || year <= to)
  const last = to ?? (known.length === 0 ? undefined : Math.max(...known))
  if (last === undefined) return []
  const first = span === 'all' ? Math.min(last, ...known) : last - Number(span) + 1
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) as AcademicYear)
}

function groupView(
  request: ViewRequest,
  group: EvidenceGroup,
  overall: readonly AcademicYear[],
  held: HeldYears,
): GroupView {
  const years = yearsOfGroup(request, group, overall, held)
  const measures: MeasureView[] = []
  const otherYears: { measure: Measure; years: readonly AcademicYear[] }[] = []
  for (const measure of measuresOfGroup(group)) {
    const known = held.get(measure.id) ?? []
    const within = request.span === 'all' ? betweenHeld(years, known) : years
    if (within.some((year) => known.includes(year)))
      measures.push({ measure, rows: within.map((year) => yearView(request, measure, year)) })
    else if (known.length > 0) otherYears.push({ measure, years: known })
  }
  return { group, years, measures, otherYears }
}

/** A page opens on the newest figures of every group: governors of this year do not hide results of some years ago. */
function yearsOfGroup(
  request: Pick<ViewRequest, 'span' | 'to'>,
  group: EvidenceGroup,
  overall: readonly AcademicYear[],
  held: HeldYears,
): readonly AcademicYear[] {
  const own = measuresOfGroup(group).map(({ id }) => held.get(id) ?? [])
  const isOpening = request.to === undefined && request.span !== 'all'
  if (!isOpening || own.flat().length === 0 || own.flat().some((year) => overall.includes(year))) return overall
  return yearsShown(request, own)
}

/** From a measure's own first year to its last: one that has ended is not followed by empty years. */
function betweenHeld(years: readonly AcademicYear[], known: readonly AcademicYear[]): readonly AcademicYear[] {
  const [first, last] = [known[0], known.at(-1)]
  return first === undefined || last === undefined ? [] : years.filter((year) => first <= year && year <= last)
}

const yearView = (request: ViewRequest, measure: Measure, year: AcademicYear): YearView => ({
  year,
  school: schoolFigureView(request, measure, year),
  authority: authorityComparator(request.from, measure, year),
  national: nationalComparator(request.from, measure, year),
  similar: similarComparator(request.from, request.similarIn(year), measure, year),
})

function schoolFigureView({ from, lineage }: ViewRequest, measure: Measure, year: AcademicYear): SchoolFigureView {
  const own = ownFigure(from.book, lineage, measure.id, year)
  if (own === undefined) return { figure: { status: 'missing' }, derived: false }
  if ('several' in own) return { figure: { status: 'missing' }, derived: false, several: own.several }
  return own.figure.status === 'missing' ? { figure: own.figure, derived: false } : own
}

const sourcesOf = (rows: readonly YearView[]): readonly DataImport[] => [
  ...new Set(
    rows.flatMap(({ school, authority, national, similar }) =>
      [school.source ?? [], ...[authority, national, similar].map(sourcesFor)].flat(),
    ),
  ),
]

/** The files a comparator is from. */
export function sourcesFor(comparator: Comparator): readonly DataImport[] {
  if (comparator.how === 'file') return [comparator.source]
  return comparator.how === 'workedOut' ? comparator.sources : []
}

function followedIn(rows: readonly YearView[]): EvidenceView['followed'] {
  const last = new Map<number, { of: Predecessor; to: AcademicYear }>()
  for (const { year, school } of rows) {
    const { of } = school
    if (of && year > (last.get(of.urn)?.to ?? 0)) last.set(of.urn, { of, to: year })
  }
  return [...last.values()].sort((one, other) => one.to - other.to)
}
