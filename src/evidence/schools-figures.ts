import { lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import {
  factsCode,
  setFigure,
  tableFor,
  type ColumnKey,
  type CompiledEdition,
  type Figure,
  type FigureTable,
  type MeasureId,
  type Phase,
} from '../policy/index.ts'
import { isOpen, type School } from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import { listInspectionRecords } from './figure-store.ts'
import type { DataImport } from './import.ts'
import {
  inspectionReadFor,
  inspectionsIn,
  isInspectionMeasure,
  judgementDay,
  judgementOn,
  type Inspection,
  type InspectionRead,
} from './inspection.ts'
import { listPredecessorsOf } from './lineage-store.ts'
import { findMeasure, type Measure } from './measures.ts'
import {
  authorityComparator,
  nationalComparator,
  similarComparator,
  type ComparatorBook,
  type ComparedSchool,
  type Comparator,
} from './school-evidence-comparators.ts'
import { censusOf } from './school-evidence-census.ts'
import { bookOf, type FigureBook, type HeldRecord } from './school-evidence-figures.ts'
import { lineageOf, ownFigure, type Lineage, type OwnFigure } from './school-evidence-lineage.ts'
import { nearestSchools } from './school-evidence-similar.ts'
import { listProfiles, listRecordsAbout, listSchoolsOfAuthority, type ProfileRow } from './school-evidence-store.ts'
import { subjectKinds } from './subjects.ts'

type AskedSchool = Pick<School, 'urn' | 'phase' | 'establishmentNumber'>

/** A figure for a rule, with the files it is from: several where it was worked out, none where nothing is held. */
export interface FigureFound {
  readonly figure: Figure
  readonly sources: readonly DataImport[]
  readonly workedOut: boolean
  /** The inspection it was read from. */
  readonly inspection?: InspectionRead
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
  /** Whether figures of similar schools are wanted: choosing them reads a census of the whole phase. */
  readonly similar: boolean
}

/**
 * Reads what the rules ask about schools of one authority, followed through their predecessors. The transaction must be of
 * the authority as a whole, not narrowed to a school: an average must be the same for whoever reads it.
 */
export async function loadSchoolsFigures(
  tx: Tx,
  authority: AuthorityId,
  { schools, la, today, similar }: SchoolsAsked,
): Promise<SchoolsFigures> {
  const inForce = await listImportsInForce(tx, authority)
  const lineages = await loadLineages(tx, authority, schools, la, inForce)
  const own = [...lineages.values()].flatMap((lineage): ComparedSchool[] => [lineage, ...lineage.generations.flat()])
  const phases = [...new Set<Phase>([...schools.map(({ phase }) => phase), 'primary', 'secondary'])]
  const ofAuthority = await listSchoolsOfAuthority(tx, authority, la, phases, inForce)
  const records = await listRecordsAbout(tx, authority, { schools: [...own, ...ofAuthority], la })
  const near = similar ? await loadSimilar(tx, authority, schools, lineages, records, inForce) : new Map()
  const more = await listRecordsAbout(tx, authority, { schools: [...near.values()].flat(), la: null })
  const urns = own.map(({ urn }) => urn)
  const inspected = await listInspectionRecords(tx, authority, urns)
  const inspections = inspectionsIn(inspected, inForce)
  return findingIn({
    book: bookOf(inForce, [...records, ...more]),
    schools: new Map(schools.map((school) => [school.urn, school])),
    lineages,
    near,
    inspections: bySchool(inspections),
    la,
    today,
    schoolsOfAuthority: (phase) => ofAuthority.filter((each) => each.phase === phase),
  })
}

/** The typed columns from which the rules of an edition are answered for all the schools at once, a row for each. */
export async function loadFigureTable(
  tx: Tx,
  authority: AuthorityId,
  compiled: CompiledEdition,
  asked: Omit<SchoolsAsked, 'similar' | 'schools'> & { readonly schools: readonly School[] },
): Promise<FigureTable> {
  const similar = compiled.columns.some(({ subject }) => subject === 'similar')
  const figures = await loadSchoolsFigures(tx, authority, { ...asked, similar })
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

interface Held extends Pick<ComparatorBook, 'book' | 'la' | 'schoolsOfAuthority'> {
  readonly schools: ReadonlyMap<number, AskedSchool>
  readonly lineages: ReadonlyMap<number, Lineage>
  readonly near: ReadonlyMap<number, readonly ComparedSchool[]>
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
      if (key.subject === 'similar') return found(similarComparator(held, held.near.get(urn) ?? [], measure, key.year))
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
    const inspections = inspectionsOf(held, lineage)
    const on = judgementDay(year, held.today)
    const found = inspectionReadFor(inspections, measure.id, on)
    const figure = judgementOn(inspections, measure.id, on)
    if (!found) return { figure, sources: [], workedOut: false }
    return { figure, sources: [found.by.source], workedOut: false, inspection: found.read }
  }
  const own = ownFigure(held.book, lineage, measure.id, year)
  if (own && 'figure' in own && own.figure.status === 'value') return heldFound(own)
  return exclusionRate(held, lineage, measure.id, year) ?? (own && 'figure' in own ? heldFound(own) : notHeld)
}

const heldFound = ({ figure, source, derived }: OwnFigure): FigureFound => ({
  figure,
  sources: [source],
  workedOut: derived,
})

/** What a rate of exclusions counts: rates are per cent of the pupils on roll. */
const countOfRate: Readonly<Record<MeasureId, MeasureId>> = {
  'permanent-exclusion-rate': 'permanent-exclusions',
  'fixed-exclusion-rate': 'fixed-exclusions',
}

/**
 * Exclusions are published by authority alone: a school's rate is the authority's own count of the year over the roll of its
 * census. Not of a year that still runs: part of a year is not to be compared with whole ones.
 */
function exclusionRate(held: Held, lineage: Lineage, rate: MeasureId, year: AcademicYear): FigureFound | undefined {
  const counted = countOfRate[rate]
  if (counted === undefined || lastDayOfYear(year) >= held.today) return undefined
  const count = ownFigure(held.book, lineage, counted, year)
  const roll = ownFigure(held.book, lineage, 'roll', year)
  if (!count || !('figure' in count) || !roll || !('figure' in roll)) return undefined
  if (count.figure.status !== 'value' || roll.figure.status !== 'value' || roll.figure.value <= 0) return undefined
  const value = Math.round((count.figure.value / roll.figure.value) * 10_000) / 100
  return { figure: { status: 'value', value }, sources: [count.source, roll.source], workedOut: true }
}

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
  if (comparator.how !== 'workedOut') return notHeld
  return { figure: comparator.figure, sources: comparator.sources, workedOut: true }
}

/** A school's inspections and, before its own, those of the one school it follows. */
function inspectionsOf(held: Held, lineage: Lineage): readonly Inspection[] {
  const before = lineage.generations.flatMap((generation) => (generation.length === 1 ? generation : []))
  return [lineage, ...before]
    .flatMap(({ urn }) => held.inspections.get(urn) ?? [])
    .sort((one, other) => (one.on < other.on ? 1 : -1))
}

function bySchool(inspections: readonly Inspection[]): ReadonlyMap<number, readonly Inspection[]> {
  const schools = new Map<number, Inspection[]>()
  for (const inspection of inspections)
    schools.set(inspection.urn, [...(schools.get(inspection.urn) ?? []), inspection])
  return schools
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
  return new Map(
    schools.map(({ urn, establishmentNumber }) => {
      const number = la === null || establishmentNumber === null ? null : la * 10_000 + establishmentNumber
      return [urn, lineageOf(urn, number, links)]
    }),
  )
}

/** The schools nearest to each, by the latest census in which it is; the profiles of a phase are read once. */
async function loadSimilar(
  tx: Tx,
  authority: AuthorityId,
  schools: readonly AskedSchool[],
  lineages: ReadonlyMap<number, Lineage>,
  records: readonly HeldRecord[],
  inForce: readonly DataImport[],
): Promise<ReadonlyMap<number, readonly ComparedSchool[]>> {
  const near = new Map<number, readonly ComparedSchool[]>()
  const read = new Map<string, readonly ProfileRow[]>()
  const byUrn = groupedByCode(records)
  for (const { urn, phase } of schools) {
    const lineage = lineages.get(urn)
    if (!lineage) continue
    const own = [lineage, ...lineage.generations.flat()].flatMap((each) => byUrn.get(each.urn) ?? [])
    const census = censusOf(inForce, own, undefined)
    if (!census) continue
    const { source, part, recordYear, roll, fsm, eal, sen } = census
    const name = [phase, source.authority, source.number, part, recordYear, roll, fsm, eal, sen].join(' ')
    const profiles = read.get(name) ?? (await listProfiles(tx, authority, phase, census, inForce))
    read.set(name, profiles)
    const self = profiles.find((profile) => profile.urn === census.urn)
    const outcome = self && nearestSchools(self, profiles)
    const numbers = new Map(profiles.map((profile) => [profile.urn, profile.number]))
    if (outcome?.ok)
      near.set(
        urn,
        outcome.value.schools.map(({ school }) => ({ urn: school.urn, number: numbers.get(school.urn) ?? null })),
      )
  }
  return near
}

function groupedByCode(records: readonly HeldRecord[]): Map<number, HeldRecord[]> {
  const groups = new Map<number, HeldRecord[]>()
  for (const record of records) {
    const group = groups.get(record.code)
    if (group) group.push(record)
    else groups.set(record.code, [record])
  }
  return groups
}
