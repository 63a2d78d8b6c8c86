import type { AcademicYear } from '../kernel/index.ts'
import type { Figure, Phase } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import type { Measure } from './measures.ts'
import type { FigureBook } from './school-evidence-figures.ts'
import { isCompared, phaseCompared } from './school-evidence-groups.ts'
import { knownAmong, type ComparedSchool, type KnownSchool } from './school-evidence-known.ts'
import { phaseNumber, subjectKinds, type SubjectKey } from './subjects.ts'

export type { ComparedSchool }

/**
 * What a school is compared with. `file`: the publisher's own row. `workedOut`: by us, from so many schools' figures, and
 * said to be so. `none`: nothing is held from which to tell. `suppressed`: too much of what it would be worked out from is
 * suppressed, as small numbers are, so that what is left would say something else. `notCompared`: such figures grow with the school.
 */
export type Comparator =
  | { readonly how: 'file'; readonly figure: Figure; readonly source: DataImport; readonly allPhases: boolean }
  | {
      readonly how: 'workedOut'
      readonly figure: Figure & { readonly status: 'value' }
      readonly schools: number
      readonly byPupils: boolean
      readonly sources: readonly DataImport[]
    }
  | { readonly how: 'none' }
  | { readonly how: 'suppressed'; readonly suppressed: number; readonly schools: number }
  | { readonly how: 'notCompared' }

/** A mean of fewer schools than this says too little, and too much about each of them. */
export const fewestSchools = 3
/** Of the ten similar schools at least half must have a figure. */
export const fewestSimilar = 5

/** A mean that leaves out a larger share of the pupils because their schools' figures are suppressed is biased. */
export const mostSuppressed = 0.1

/** Where comparators are found: the figures, the authority's number and its schools by phase. */
export interface ComparatorBook {
  readonly book: FigureBook
  readonly la: number | null
  readonly phase: Phase
  readonly schoolsOfAuthority: (phase: Phase) => readonly ComparedSchool[]
  /** England's figure where no row of England gives it. */
  readonly nationalMeans?: (measure: Measure, year: AcademicYear, phase: Phase) => Comparator | undefined
}

/**
 * England: the row of schools of the phase, state-funded where the file tells them apart; else of all phases, said so; else the
 * mean of its schools, where a file covers England.
 */
export function nationalComparator(from: ComparatorBook, measure: Measure, year: AcademicYear): Comparator {
  if (!isCompared(measure)) return { how: 'notCompared' }
  const kinds = [subjectKinds.nationalStateFunded, subjectKinds.national]
  const subjects = kinds.map((kind) => ({ kind, code: 0 }))
  const stated = fromRows(from, measure, year, subjects)
  return stated.how === 'file' ? stated : (from.nationalMeans?.(measure, year, from.phase) ?? nothing)
}

/** The authority: its own row in the file, else the mean of its schools of the phase, by number of pupils where held. */
export function authorityComparator(from: ComparatorBook, measure: Measure, year: AcademicYear): Comparator {
  if (!isCompared(measure)) return { how: 'notCompared' }
  const stated =
    from.la === null ? nothing : fromRows(from, measure, year, [{ kind: subjectKinds.authority, code: from.la }])
  if (stated.how === 'file') return stated
  const schools = from.schoolsOfAuthority(phaseCompared(measure, from.phase))
  const known = knownAmong(from.book, schools, measure, year)
  return suppressedAmong(known) ?? meanOf(known, measure, { fewest: fewestSchools, byPupils: true })
}

/** The similar schools: the mean of those that have a figure, each counting once. */
export function similarComparator(
  { book }: Pick<ComparatorBook, 'book'>,
  schools: readonly ComparedSchool[],
  measure: Measure,
  year: AcademicYear,
): Comparator {
  if (!isCompared(measure)) return { how: 'notCompared' }
  return meanOf(knownAmong(book, schools, measure, year), measure, { fewest: fewestSimilar, byPupils: false })
}

const nothing: Comparator = { how: 'none' }

function fromRows(
  { book, phase }: ComparatorBook,
  measure: Measure,
  year: AcademicYear,
  subjects: readonly Pick<SubjectKey, 'kind' | 'code'>[],
): Comparator {
  for (const phaseOfRow of [phaseNumber(phaseCompared(measure, phase)), 0])
    for (const subject of subjects) {
      const held = book({ ...subject, phase: phaseOfRow }, measure.id, year)
      if (held && held.figure.status !== 'missing')
        return { how: 'file', figure: held.figure, source: held.source, allPhases: phaseOfRow === 0 }
    }
  return nothing
}

const hasPupils = ({ pupils }: KnownSchool): boolean => pupils !== undefined && pupils > 0

/** Schools with a suppressed figure, where they have too many of the pupils; each school counts once where a roll is not known. */
function suppressedAmong(known: readonly KnownSchool[]): Comparator | undefined {
  const byPupils = known.every(hasPupils)
  const size = (some: readonly KnownSchool[]) => some.reduce((sum, { pupils = 1 }) => sum + (byPupils ? pupils : 1), 0)
  const suppressed = known.filter(({ figure }) => figure.status === 'suppressed')
  return size(suppressed) > mostSuppressed * size(known)
    ? { how: 'suppressed', suppressed: suppressed.length, schools: known.length }
    : undefined
}

function meanOf(
  known: readonly KnownSchool[],
  measure: Measure,
  { fewest, byPupils }: { readonly fewest: number; readonly byPupils: boolean },
): Comparator {
  const valued = known.flatMap((each) =>
    each.figure.status === 'value' ? [{ ...each, value: each.figure.value }] : [],
  )
  if (valued.length < fewest) return nothing
  const weighted = byPupils && weighs(measure) && valued.every(hasPupils)
  const weights = valued.map(({ pupils }) => (weighted ? (pupils ?? 0) : 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const value = valued.reduce((sum, each, at) => sum + each.value * (weights[at] ?? 0), 0) / whole
  return {
    how: 'workedOut',
    figure: { status: 'value', value },
    schools: valued.length,
    byPupils: weighted,
    sources: [...new Set(valued.map(({ source }) => source))],
  }
}

/** Shares and scores of pupils are weighed by pupils; money, pay and ratios are not. */
export const weighs = ({ unit, basis }: Measure): boolean =>
  (unit === 'percent' || unit === 'score') && basis !== 'financialYear'
