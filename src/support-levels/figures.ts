import { findMeasure, loadSchoolsFigures, type FigureFound, type SchoolsFigures } from '../evidence/index.ts'
import { editionInForce } from '../editions/index.ts'
import { academicYearOf, type Day } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { withTx, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import { dayText, figureText } from '../platform/views/index.ts'
import {
  compileEdition,
  explainSchool,
  type CompiledEdition,
  type EditionInForce,
  type FigureOf,
  type MeasureId,
} from '../policy/index.ts'
import { findSchool, isOpen, type School, type Urn } from '../schools/index.ts'
import { findingOf, type FigureWords } from './findings.ts'
import { gridOf, type Finding, type GridLine } from './grid.ts'
import { listCriterionAnswers } from './register-store.ts'

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
  )
}

interface AskedForFindings {
  readonly service: Service
  readonly actor: Actor
  readonly params: { readonly urn: Urn }
  readonly today: Day
}

/**
 * The findings of the rules for whoever may see the school, people of the school itself among them. Opens a transaction
 * of the whole authority and closes it: call it before, never within, another. Empty when it is not theirs to see.
 */
export async function findingsFor({ service, actor, params, today }: AskedForFindings): Promise<readonly Finding[]> {
  if (actor.urn !== undefined && actor.urn !== params.urn) return []
  const { authority } = actor
  const read = async (tx: Tx): Promise<readonly Finding[]> => {
    const school = await findSchool(tx, authority, params.urn)
    if (!school) return []
    const findings = await loadFindings(tx, actor, [school], await editionInForce(tx, authority, today), today)
    return findings.get(school.urn) ?? []
  }
  return withTx(service.database, { authority }, read, { readOnly: true })
}

/** What the rules find about schools on a day, from the evidence held; all schools are read at once. */
export async function loadFindings(
  tx: Tx,
  { authority, laCode: la }: Reading,
  schools: readonly School[],
  edition: EditionInForce,
  today: Day,
): Promise<ReadonlyMap<Urn, readonly Finding[]>> {
  const compiled = compileEdition(edition, academicYearOf(today), measureName)
  const similar = compiled.columns.some(({ subject }) => subject === 'similar')
  const held = await loadSchoolsFigures(tx, authority, { schools, la, today, similar })
  return new Map(schools.map((school) => [school.urn, findingsOf(school, compiled, held, today)]))
}

function findingsOf(school: School, compiled: CompiledEdition, held: SchoolsFigures, today: Day): readonly Finding[] {
  const figureOf: FigureOf = (measure, subject, year) => held.find(school.urn, { measure, subject, year }).figure
  const words: FigureWords = { figureText: measureText, sourceOf: (key) => sourceText(held.find(school.urn, key)) }
  const facts = { phase: school.phase, governance: school.governance, open: isOpen(school, today) }
  return explainSchool(compiled, facts, figureOf).map((explained) => findingOf(explained, words))
}

export const measureName = (measure: MeasureId): string => findMeasure(measure)?.name ?? measure

const measureText: FigureWords['figureText'] = (measure, figure) => {
  const reading = findMeasure(measure)
  if (reading) return figureText(figure, reading)
  return figure.status === 'value' ? String(figure.value) : figureText(figure, { unit: 'count', decimals: 0 })
}

/** "School absence, as at 30 September 2011"; with how it came about where it is not the file's own figure. */
function sourceText({ sources, workedOut }: FigureFound): string | undefined {
  const [first, ...others] = sources
  if (!first) return undefined
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `${first.title}, as at ${dayText(first.asAt)}${more}${workedOut ? ', worked out' : ''}`
}
