import { academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import type { MeasureId } from '../policy/index.ts'
import type { FigureBook, HeldFigure } from './school-evidence-figures.ts'
import { subjectKinds } from './subjects.ts'

/** A school that another one follows: its last year is the one in which the other took its place. */
export interface Predecessor {
  readonly urn: number
  readonly name: string | null
  /** LA and establishment number in one, by which files without URNs know it. */
  readonly number: number | null
  /** The day the link was made; null where the register does not say. */
  readonly until: Day | null
  /** It was taken into a school that went on under its own number. */
  readonly merged?: boolean
}

/** "Kingsfield School, URN 109320". */
export const predecessorName = ({ name, urn }: Predecessor): string =>
  name === null ? `URN ${urn}` : `${name}, URN ${urn}`

/** A school and those before it: each generation holds the predecessors of the one before (usually one). */
export interface Lineage {
  readonly urn: number
  readonly number: number | null
  /** The day the school opened; null where nothing says it. */
  readonly opened: Day | null
  readonly generations: readonly (readonly Predecessor[])[]
}

/** One link of the register: `other` came before `urn`. */
export interface PredecessorLink extends Predecessor {
  readonly successor: number
}

const mostGenerations = 6

/** Puts links in generations. Links that go round in circles are followed once. */
export function lineageOf(
  urn: number,
  number: number | null,
  links: readonly PredecessorLink[],
  opened: Day | null = null,
): Lineage {
  const seen = new Set([urn])
  const generations: Predecessor[][] = []
  let successors = [urn]
  while (generations.length < mostGenerations) {
    const before = links.filter((link) => successors.includes(link.successor) && !seen.has(link.urn))
    const generation = [...new Map(before.map((link) => [link.urn, predecessor(link)])).values()]
    if (generation.length === 0) break
    for (const school of generation) seen.add(school.urn)
    generations.push(generation)
    successors = generation.map((school) => school.urn)
  }
  return { urn, number, opened, generations }
}

const predecessor = ({ urn, name, number, until, merged }: PredecessorLink): Predecessor => ({
  urn,
  name,
  number,
  until,
  ...(merged ? { merged } : {}),
})

/** A figure of the school, or of the school before it. */
export interface OwnFigure extends HeldFigure {
  readonly of?: Predecessor
  /** Of a year before the school opened, under its own number, and no school before it is known. */
  readonly beforeItOpened?: true
}

/** Two schools became one: neither's figure is the new school's. */
export interface SeveralPredecessors {
  readonly several: readonly Predecessor[]
}

/**
 * The figure of a school for a year, following it back through conversions: its own where it has one, else that of the one
 * predecessor that has one and was open that year. Figures of two schools that were joined are not the new school's. A figure of
 * a year before the school opened is never its own, even where the file has it under the number that both have had.
 */
export function ownFigure(
  book: FigureBook,
  lineage: Lineage,
  measure: MeasureId,
  year: AcademicYear,
): OwnFigure | SeveralPredecessors | undefined {
  const find = (school: { readonly urn: number; readonly number: number | null }) =>
    book({ kind: subjectKinds.school, code: school.urn, phase: 0 }, measure, year) ??
    (school.number === null
      ? undefined
      : book({ kind: subjectKinds.schoolByNumber, code: school.number, phase: 0 }, measure, year))
  const own = find(lineage)
  const early = isBeforeItOpened(lineage, year)
  if (own && (own.cleared || (tells(own) && !early))) return own
  for (const generation of lineage.generations) {
    const found = generation.flatMap((of) => {
      const held = wasOpen(of, year) ? find(of) : undefined
      return held && tells(held) ? [{ ...held, of }] : []
    })
    if (found.length > 1) return { several: found.map(({ of }) => of) }
    if (found[0]) return found[0]
  }
  return own && early && tells(own) ? { ...own, ...whoseThen(lineage, year) } : own
}

/**
 * The day a school opened: as its register says, else the day it took the place of the one school before it. A school that took in
 * another, or several, may be older than that.
 */
export function openingDay({ opened, number, generations }: Lineage): Day | null {
  const [only, ...others] = generations[0] ?? []
  if (opened !== null || !only || others.length > 0 || only.merged) return opened
  return only.number === null || only.number === number ? only.until : null
}

function isBeforeItOpened(lineage: Lineage, year: AcademicYear): boolean {
  const opened = openingDay(lineage)
  return opened !== null && year < academicYearOf(opened)
}

/** Whose a figure under the school's own number was: that of the one school before it that was open. */
function whoseThen({ number, generations }: Lineage, year: AcademicYear): Pick<OwnFigure, 'of' | 'beforeItOpened'> {
  for (const generation of generations.toReversed()) {
    const open = generation.filter((each) => wasOpen(each, year))
    const [of] = open.length === 1 ? open : open.filter((each) => each.number === number)
    if (of) return { of }
  }
  return { beforeItOpened: true }
}

/** A new school is "not applicable" in the years before it, which says nothing about the one it follows. */
const tells = ({ figure }: HeldFigure): boolean => figure.status !== 'missing' && figure.status !== 'notApplicable'

const wasOpen = ({ until }: Predecessor, year: AcademicYear): boolean => until === null || year <= academicYearOf(until)
