import { findMeasure, loadSchoolsFigures, yearsOfSimilar, type SchoolsFigures } from '../evidence/index.ts'
import { editionInForce } from '../editions/index.ts'
import { academicYearOf, type Day } from '../kernel/index.ts'
import { listCompletedInspections, withInspections } from '../inspections/index.ts'
import type { Actor } from '../people/index.ts'
import { withTx, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import {
  compileEdition,
  explainSchool,
  type CompiledEdition,
  type EditionInForce,
  type FigureOf,
  type MeasureId,
} from '../policy/index.ts'
import { findSchool, isOpen, type School, type Urn } from '../schools/index.ts'
import { figureWordsFor, type WordsAround } from './finding-figures.ts'
import { findingOf } from './findings.ts'
import { gridOf, type Finding, type GridLine } from './grid.ts'
import { listCriterionAnswers } from './register-store.ts'
import type { Instant } from './review.ts'

/** Whose figures: the authority, and its number in the published files (null where it has none). */
export interface Reading {
  readonly authority: AuthorityId
  readonly laCode: number | null
}

/**
 * The criteria grid of a school as it stands: rules answered from the evidence held, and what people answered.
 * The transaction must be of the whole authority: an average is the same for whoever reads it.
 */
export async function loadGrid(
  tx: Tx,
  of: Reading,
  school: School,
  edition: EditionInForce,
  today: Day,
): Promise<readonly GridLine[]> {
  const findings = await loadFindings(tx, of, [school], edition, today)
  return gridOf(
    edition.criteria,
    findings.get(school.urn) ?? [],
    await listCriterionAnswers(tx, of.authority, school.urn),
    today,
  )
}

interface AskedForFindings {
  readonly service: Service
  readonly actor: Actor
  readonly params: { readonly urn: Urn }
  readonly today: Day
  readonly knownAt?: Instant | undefined
}

/**
 * The findings of the rules for whoever may see the school, people of the school itself among them. Opens a transaction
 * of the whole authority and closes it: call it before, never within, another. Empty when it is not theirs to see.
 */
export async function findingsFor(asked: AskedForFindings): Promise<readonly Finding[]> {
  const { service, actor, params, today, knownAt } = asked
  if (actor.urn !== undefined && actor.urn !== params.urn) return []
  const { authority } = actor
  const read = async (tx: Tx): Promise<readonly Finding[]> => {
    const school = await findSchool(tx, authority, params.urn)
    if (!school) return []
    const edition = await editionInForce(tx, authority, today)
    const findings = await loadFindings(tx, actor, [school], edition, today, knownAt)
    return findings.get(school.urn) ?? []
  }
  return withTx(service.database, { authority }, read, { readOnly: true })
}

/**
 * What the rules find about schools on a day, from the evidence held now or known at an instant; all are read at once. Of a day
 * in the past, figures that hold for a later one are left out.
 */
export async function loadFindings(
  tx: Tx,
  { authority, laCode: la }: Reading,
  schools: readonly School[],
  edition: EditionInForce,
  today: Day,
  knownAt?: Instant,
): Promise<ReadonlyMap<Urn, readonly Finding[]>> {
  const known = knownAt === undefined ? undefined : new Date(knownAt)
  const compiled = compileEdition(edition, academicYearOf(today), measureName)
  const similar = yearsOfSimilar(compiled)
  const asked = { schools, la, today, similar, knownAt: known, asAt: today }
  const published = await loadSchoolsFigures(tx, authority, asked)
  const urns = schools.map(({ urn }) => urn)
  const completed = await listCompletedInspections(tx, authority, urns, known)
  const held = withInspections(published, completed, today, edition.frameworks)
  const words = { today, frameworks: edition.frameworks }
  return new Map(schools.map((school) => [school.urn, findingsOf(school, compiled, held, words)]))
}

function findingsOf(
  school: School,
  compiled: CompiledEdition,
  held: SchoolsFigures,
  words: WordsAround,
): readonly Finding[] {
  const figureOf: FigureOf = (measure, subject, year) => held.find(school.urn, { measure, subject, year }).figure
  const facts = { phase: school.phase, governance: school.governance, open: isOpen(school, words.today) }
  const figureWords = figureWordsFor((key) => held.find(school.urn, key), words)
  return explainSchool(compiled, facts, figureOf).map((explained) => findingOf(explained, figureWords))
}

export const measureName = (measure: MeasureId): string => findMeasure(measure)?.name ?? measure
