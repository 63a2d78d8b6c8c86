import type { AcademicYear, Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import {
  factsCode,
  setFigure,
  tableFor,
  type ColumnKey,
  type CompiledEdition,
  type Figure,
  type FigureTable,
  type Phase,
} from '../policy/index.ts'
import { isOpen, type School } from '../schools/index.ts'
import { listSchoolsOfAuthority } from './authority-schools-store.ts'
import { listImportsInForce } from './commands.ts'
import { listInspectionRecords } from './figure-store.ts'
import type { DataImport } from './import.ts'
import {
  inspectionReadFor,
  isInspectionMeasure,
  judgementDay,
  judgementOn,
  type Inspection,
  type InspectionRead,
} from './inspection.ts'
import { inspectionsIn } from './inspections-told.ts'
import { importsOfDay } from './figures-of-a-day.ts'
import { listPredecessorsOf } from './lineage-store.ts'
import { loadNationalMeans } from './national-means.ts'
import { exclusionRate } from './exclusion-rate.ts'
import { findMeasure, type Measure } from './measures.ts'
import {
  authorityComparator,
  nationalComparator,
  similarComparator,
  type ComparatorBook,
  type ComparedSchool,
  type Comparator,
} from './school-evidence-comparators.ts'
import { bookOf, type FigureBook } from './school-evidence-figures.ts'
import { lineageOf, ownFigure, type Lineage, type OwnFigure, type Predecessor } from './school-evidence-lineage.ts'
import { listNames, listRecordsAbout } from './school-evidence-store.ts'
import { loadSimilar, type SimilarOf } from './similar-schools-store.ts'
import { subjectKinds } from './subjects.ts'

type AskedSchool = Pick<School, 'urn' | 'phase' | 'establishmentNumber'> & Partial<Pick<School, 'openedOn'>>

/** A figure for a rule, with the files it is from: several where it was worked out, none where nothing is held. */
export interface FigureFound {
  readonly figure: Figure
  readonly sources: readonly DataImport[]
  readonly workedOut: boolean
  /** The inspection it was read from. */
  readonly inspection?: InspectionRead
  /** The school before this one, whose figure it is. */
  readonly of?: Predecessor
  readonly beforeItOpened?: true
  /** Who entered it by hand and where they have it from, where no file says it. */
  readonly entered?: string
}

/** Figures of many schools and what they are compared with, all read at once. */
export interface SchoolsFigures {
  find(urn: number, key: ColumnKey): FigureFound
}

export interface SchoolsAsked {
  readonly schools: readonly AskedSchool[]
  /** The number of the local authority; null where it has none. */
  readonly la: number | null
  readonly today: Day
  /** Of which years figures of similar schools are wanted: choosing them reads a census of the whole phase. */
  readonly similar: readonly AcademicYear[]
  /** Only what had been imported, and not undone, by this instant; what is held now when absent. */
  readonly knownAt?: Date | undefined
  /** Only figures of this day or before (`importsOfDay`); those of any day when absent. */
  readonly asAt?: Day | undefined
}

/**
 * Reads what the rules ask about schools of one authority, followed through their predecessors. The transaction must be of
 * the authority as a whole, not narrowed to a school: an average must be the same for whoever reads it.
 */
export async function loadSchoolsFigures(
  tx: Tx,
  authority: AuthorityId,
  { schools, la, today, similar, knownAt, asAt }: SchoolsAsked,
): Promise<SchoolsFigures> {
  const all = await listImportsInForce(tx, authority, knownAt)
  const inForce = asAt === undefined ? all : importsOfDay(all, asAt)
  const lineages = await loadLineages(tx, authority, schools, la, inForce)
  const own = [...lineages.values()].flatMap((lineage): ComparedSchool[] => [lineage, ...lineage.generations.flat()])
  const phases = [...new Set<Phase>([...schools.map(({ phase }) => phase), 'primary', 'secondary'])]
  const ofAuthority = await listSchoolsOfAuthority(tx, authority, la, phases, inForce)
  const records = await listRecordsAbout(tx, authority, { schools: [...own, ...ofAuthority], la })
  const near = await loadSimilar(tx, authority, { schools, years: similar }, lineages, records, inForce)
  const more = await listRecordsAbout(tx, authority, { schools: near.all, la: null })
  const urns = own.map(({ urn }) => urn)
  const inspected = await listInspectionRecords(tx, authority, urns)
  const inspections = inspectionsIn(inspected, inForce)
  const book = bookOf(inForce, [...records, ...more])
  return findingIn({
    book,
    nationalMeans: await loadNationalMeans(tx, inForce, book),
    schools: new Map(schools.map((school) => [school.urn, school])),
    lineages,
    near: near.of,
    inspections: byLineage(lineages, inspections),
    la,
    today,
    schoolsOfAuthority: (phase) => ofAuthority.filter((each) => each.phase === phase),
  })
}

/** As at the day: the typed columns from which the rules of an edition are answered for all the schools at once, a row for each. */
export async function loadFigureTable(
  tx: Tx,
  authority: AuthorityId,
  compiled: CompiledEdition,
  asked: Omit<SchoolsAsked, 'similar' | 'schools'> & {
    readonly schools: readonly School[]
    /** What others know of the same figures, such as inspections entered by hand. */
    readonly through: (figures: SchoolsFigures) => SchoolsFigures
  },
): Promise<FigureTable> {
  const similar = yearsOfSimilar(compiled)
  const figures = asked.through(await loadSchoolsFigures(tx, authority, { ...asked, asAt: asked.today, similar }))
  const table = tableFor(compiled, asked.schools.length)
  for (const [row, school] of asked.schools.entries()) {
    table.facts[row] = factsCode({ ...school, open: isOpen(school, asked.today) })
    for (const [at, key] of compiled.columns.entries()) {
      const column = table.columns[at]
      if (column) setFigure(column, row, figures.find(school.urn, key).figure)
    }
  }
  return table
}

/** The years of which the rules of an edition ask for figures of similar schools. */
export const yearsOfSimilar = ({ columns }: CompiledEdition): readonly AcademicYear[] => [
  ...new Set(columns.filter(({ subject }) => subject === 'similar').map(({ year }) => year)),
]

interface Held extends Omit<ComparatorBook, 'phase'> {
  readonly schools: ReadonlyMap<number, AskedSchool>
  readonly lineages: ReadonlyMap<number, Lineage>
  readonly near: SimilarOf
  readonly inspections: ReadonlyMap<number, readonly Inspection[]>
  readonly today: Day
}

const notHeld: FigureFound = { figure: { status: 'missing' }, sources: [], workedOut: false }

function findingIn(held: Held): SchoolsFigures {
  // What a phase is compared with is the same for all its schools; averages are worked out once.
  const compared = new Map<string, FigureFound>()
  return {
    find(urn, key) {
      const measure = findMeasure(key.measure)
      const school = held.schools.get(urn)
      if (!measure || !school) return notHeld
      if (key.subject === 'school') return ownFound(held, school, measure, key.year)
      if (key.subject === 'similar') return found(similarComparator(held, held.near(urn, key.year), measure, key.year))
      const name = `${school.phase} ${key.subject} ${key.measure} ${key.year}`
      const known = compared.get(name) ?? areaFound(held, school.phase, key.subject, measure, key.year)
      compared.set(name, known)
      return known
    },
  }
}

function ownFound(held: Held, school: AskedSchool, measure: Measure, year: AcademicYear): FigureFound {
  const lineage = held.lineages.get(school.urn)
  if (!lineage) return notHeld
  if (isInspectionMeasure(measure.id)) {
    const inspections = held.inspections.get(school.urn) ?? []
    const on = judgementDay(year, held.today)
    const found = inspectionReadFor(inspections, measure.id, on)
    const figure = judgementOn(inspections, measure.id, on)
    if (!found) return { figure, sources: [], workedOut: false }
    return { figure, sources: [found.by.source], workedOut: false, inspection: found.read }
  }
  const own = ownFigure(held.book, lineage, measure.id, year)
  if (own && 'figure' in own && own.figure.status === 'value') return heldFound(own)
  return (
    exclusionRate(held.book, lineage, measure.id, { year, today: held.today }) ??
    (own && 'figure' in own ? heldFound(own) : notHeld)
  )
}

const heldFound = ({ figure, source, derived, of, beforeItOpened }: OwnFigure): FigureFound => ({
  figure,
  sources: [source],
  workedOut: derived,
  ...(of ? { of } : {}),
  ...(beforeItOpened ? { beforeItOpened } : {}),
})

function areaFound(
  held: Held,
  phase: Phase,
  subject: 'national' | 'phase' | 'authority',
  measure: Measure,
  year: AcademicYear,
): FigureFound {
  const from: ComparatorBook = { ...held, phase }
  if (subject === 'authority') return found(authorityComparator(from, measure, year))
  const whole = subject === 'national' ? wholeOfEngland(held.book, measure, year) : undefined
  return whole ?? found(nationalComparator(from, measure, year))
}

/** England's row for schools of all phases; rules that ask for it are content with the phase where there is none. */
function wholeOfEngland(book: FigureBook, measure: Measure, year: AcademicYear): FigureFound | undefined {
  for (const kind of [subjectKinds.nationalStateFunded, subjectKinds.national]) {
    const row = book({ kind, code: 0, phase: 0 }, measure.id, year)
    if (row && row.figure.status !== 'missing') return { figure: row.figure, sources: [row.source], workedOut: false }
  }
  return undefined
}

function found(comparator: Comparator): FigureFound {
  if (comparator.how === 'file') return { figure: comparator.figure, sources: [comparator.source], workedOut: false }
  if (comparator.how === 'suppressed') return { ...notHeld, figure: { status: 'suppressed' } }
  if (comparator.how !== 'workedOut') return notHeld
  return { figure: comparator.figure, sources: comparator.sources, workedOut: true }
}

/** Each school's inspections and, before its own, those of the one school it follows; the latest first. */
function byLineage(
  lineages: ReadonlyMap<number, Lineage>,
  inspections: readonly Inspection[],
): ReadonlyMap<number, readonly Inspection[]> {
  const own = groupedBy(inspections)
  return new Map(
    [...lineages].map(([urn, { generations }]) => {
      const before = generations.flatMap((generation) => (generation.length === 1 ? generation : []))
      const all = [urn, ...before.map((school) => school.urn)].flatMap((each) => own.get(each) ?? [])
      return [urn, all.sort((one, other) => (one.on < other.on ? 1 : -1))]
    }),
  )
}

function groupedBy(inspections: readonly Inspection[]): ReadonlyMap<number, readonly Inspection[]> {
  const groups = new Map<number, Inspection[]>()
  for (const inspection of inspections) {
    const group = groups.get(inspection.urn)
    if (group) group.push(inspection)
    else groups.set(inspection.urn, [inspection])
  }
  return groups
}

async function loadLineages(
  tx: Tx,
  authority: AuthorityId,
  schools: readonly AskedSchool[],
  la: number | null,
  inForce: readonly DataImport[],
): Promise<ReadonlyMap<number, Lineage>> {
  const urns = schools.map(({ urn }) => urn)
  const links = await listPredecessorsOf(tx, authority, urns, inForce)
  const before = links.map(({ urn }) => urn)
  const names = before.length === 0 ? undefined : await listNames(tx, authority, before, inForce)
  const named = links.map((link) => ({ ...link, name: names?.get(link.urn) ?? link.name }))
  return new Map(
    schools.map(({ urn, establishmentNumber, openedOn = null }) => {
      const number = la === null || establishmentNumber === null ? null : la * 10_000 + establishmentNumber
      return [urn, lineageOf(urn, number, named, openedOn)]
    }),
  )
}
