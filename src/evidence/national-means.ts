import type { AcademicYear } from '../kernel/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { keepLast, type LastKept } from '../platform/lists/index.ts'
import type { MeasureId, Phase } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { findMeasure, type Measure } from './measures.ts'
import {
  listYearsIn,
  sumOfFile,
  type AveragedFile,
  type SumOfSchools,
  type SumsOfFile,
} from './national-means-store.ts'
import { fewestSchools, mostSuppressed, weighs, type Comparator } from './school-evidence-comparators.ts'
import { placesByPart, type FigureBook } from './school-evidence-figures.ts'
import { isCompared, phaseCompared } from './school-evidence-groups.ts'
import { phaseNumber, subjectKinds } from './subjects.ts'

/** England's figure of a measure and year for schools of a phase, worked out from a file of its schools; undefined where it cannot be. */
export type NationalMeans = (measure: Measure, year: AcademicYear, phase: Phase) => Comparator | undefined

/** A file with schools of so many authorities covers England, which has had 150 to 153; the smallest have no secondary school. */
const fewestAuthorities = 140
/** Files of fewer schools are not looked into. */
const fewestInFile = 1_000
/** The mean is by pupils where the census says the roll of so large a share of the schools. */
const leastWeighed = 0.9

/**
 * Works out England's figure for what the files in force say of schools and no row of England says (4.1). A file is added up once,
 * in the database; the sums are kept for as long as the service runs, because what a file says never changes.
 * @param years of which figures are wanted; of every year when absent
 */
export async function loadNationalMeans(
  tx: Tx,
  inForce: readonly DataImport[],
  book: FigureBook,
  years?: readonly AcademicYear[],
): Promise<NationalMeans> {
  const found = new Map<string, Comparator>()
  for (const source of inForce.filter(({ holds, counts }) => holds === 'figures' && counts.schools >= fewestInFile))
    for (const recordYear of source.year === null ? await yearsKept(tx, source) : [source.year])
      for (const asked of askedOf(source, recordYear, book, years)) {
        const file = averaged(source, recordYear, asked, inForce)
        const { authorities, sums } = await sumsKept(tx, file)
        if (authorities < fewestAuthorities) continue
        for (const sum of sums) {
          const wanted = asked.wanted.find(({ at }) => at === sum.at)
          const name = wanted && keyOf(wanted.measure.id, asked.year, sum.everyPhase ? 'every' : sum.phase)
          if (name !== undefined && !found.has(name)) found.set(name, comparatorOf(sum, wanted as Wanted, file))
        }
      }
  return (measure, year, phase) =>
    found.get(keyOf(measure.id, year, isOfKeyStage(measure) ? 'every' : phaseCompared(measure, phase)))
}

const keyOf = (measure: MeasureId, year: number, phase: string | null): string => `${measure} ${year} ${phase}`

/** Results of a key stage are of whoever has them: a middle school's too. */
const isOfKeyStage = ({ id }: Measure): boolean => /^ks\d-/.test(id)

interface Wanted {
  readonly at: number
  readonly measure: Measure
}

/** The figures of one year in one part of a file that no row of England gives. */
interface AskedOfFile {
  readonly part: number
  readonly year: AcademicYear
  readonly wanted: readonly Wanted[]
}

function askedOf(
  source: DataImport,
  recordYear: number,
  book: FigureBook,
  years: readonly AcademicYear[] | undefined,
): readonly AskedOfFile[] {
  const asked = new Map<string, AskedOfFile & { readonly wanted: Wanted[] }>()
  for (const [part, places] of placesByPart(source))
    for (const [index, place] of places.entries()) {
      const year = (place.year ?? recordYear - place.yearsBefore) as AcademicYear
      const measure = findMeasure(place.measure)
      if (!measure || !isAveraged(measure) || (years && !years.includes(year))) continue
      if (hasRowOfEngland(book, measure.id, year)) continue
      const of = asked.get(`${part} ${year}`) ?? { part, year, wanted: [] }
      of.wanted.push({ at: index + 1, measure })
      asked.set(`${part} ${year}`, of)
    }
  return [...asked.values()]
}

/** The mean of the limits of confidence of schools is not the limit of their mean. */
const isAveraged = (measure: Measure): boolean =>
  isCompared(measure) && !measure.id.startsWith('ofsted-') && !/-(lower|upper)$/.test(measure.id)

const hasRowOfEngland = (book: FigureBook, measure: MeasureId, year: AcademicYear): boolean =>
  [subjectKinds.nationalStateFunded, subjectKinds.national].some((kind) =>
    everyPhase.some(
      (phase) => (book({ kind, code: 0, phase }, measure, year)?.figure.status ?? 'missing') !== 'missing',
    ),
  )

const everyPhase = (['all', 'primary', 'secondary', 'special'] as const).map(phaseNumber)

function averaged(
  source: DataImport,
  recordYear: number,
  { part, year, wanted }: AskedOfFile,
  inForce: readonly DataImport[],
): AveragedFile {
  const yearsApart = ({ asAt }: DataImport): number => Math.abs(Number(asAt.slice(0, 4)) - year)
  const registers = inForce
    .filter(({ holds, counts }) => holds === 'register' && counts.schools >= fewestInFile)
    .sort((one, other) => yearsApart(one) - yearsApart(other))
  const links = inForce.filter(({ holds }) => holds === 'links')
  return {
    source,
    part,
    recordYear,
    at: wanted.map(({ at }) => at),
    census: censusOfYear(inForce, year),
    registers,
    links,
  }
}

/** The largest census of a year. */
function censusOfYear(inForce: readonly DataImport[], year: AcademicYear): AveragedFile['census'] {
  const all = inForce.flatMap((source) =>
    source.year === null || source.counts.schools < fewestInFile
      ? []
      : [...placesByPart(source)].flatMap(([part, places]) => {
          const index = places.findIndex(
            (place) => place.measure === 'roll' && (place.year ?? (source.year ?? 0) - place.yearsBefore) === year,
          )
          return index < 0 ? [] : [{ source, part, roll: index + 1 }]
        }),
  )
  return all.sort((one, other) => other.source.counts.schools - one.source.counts.schools)[0]
}

function comparatorOf(sum: SumOfSchools, { measure }: Wanted, { source, census }: AveragedFile): Comparator {
  const { schools, weighed, meanByPupils, mean, suppressed } = sum
  if (suppressed > mostSuppressed * (schools + suppressed))
    return { how: 'suppressed', suppressed, schools: schools + suppressed }
  if (schools < fewestSchools || mean === null) return { how: 'none' }
  const byPupils = weighs(measure) && weighed >= leastWeighed * schools && meanByPupils !== null
  return {
    how: 'workedOut',
    figure: { status: 'value', value: byPupils ? meanByPupils : mean },
    schools: byPupils ? weighed : schools,
    byPupils,
    sources: byPupils && census && census.source !== source ? [source, census.source] : [source],
  }
}

const keptSums = keepLast<string, SumsOfFile>(500)
const keptYears = keepLast<string, readonly number[]>(500)

/** What is kept is known by the bytes it is from, so that it holds in every database. */
const nameOf = (of: DataImport | undefined): string =>
  of === undefined ? '' : `${of.sha256} ${of.layout} ${of.year} ${of.previewedAt.getTime()}`

function sumsKept(tx: Tx, file: AveragedFile): Promise<SumsOfFile> {
  const { source, part, recordYear, at, census, registers, links } = file
  const files = [source, census?.source, ...registers, ...links].map(nameOf)
  const name = [part, recordYear, at, census?.part, census?.roll, ...files].join('|')
  return kept(keptSums, name, () => sumOfFile(tx, file))
}

const yearsKept = (tx: Tx, source: DataImport): Promise<readonly number[]> =>
  kept(keptYears, nameOf(source), () => listYearsIn(tx, source))

async function kept<Value>(all: LastKept<string, Value>, name: string, make: () => Promise<Value>): Promise<Value> {
  const known = all.get(name)
  if (known !== undefined) return known
  const value = await make()
  all.set(name, value)
  return value
}
