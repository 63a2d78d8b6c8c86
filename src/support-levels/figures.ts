import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { figureText } from '../platform/views/index.ts'
import { findMeasure } from '../evidence/index.ts'
import type { Day } from '../kernel/index.ts'
import { academicYearOf } from '../kernel/index.ts'
import { compileEdition, explainSchool, type EditionInForce, type FigureOf, type MeasureId } from '../policy/index.ts'
import { isOpen, type School } from '../schools/index.ts'
import { findingOf, type FigureWords } from './findings.ts'
import { gridOf, type Finding, type GridLine } from './grid.ts'
import { listCriterionAnswers } from './register-store.ts'

/** The criteria grid of a school as it stands: rules answered from the evidence held, and what people answered. */
export async function loadGrid(
  tx: Tx,
  authority: AuthorityId,
  school: School,
  edition: EditionInForce,
  today: Day,
): Promise<readonly GridLine[]> {
  const findings = await loadFindings(tx, authority, school, edition, today)
  return gridOf(edition.criteria, findings, await listCriterionAnswers(tx, authority, school.urn))
}

async function loadFindings(
  tx: Tx,
  authority: AuthorityId,
  school: School,
  edition: EditionInForce,
  today: Day,
): Promise<readonly Finding[]> {
  const held = await loadFigures(tx, authority, school)
  const compiled = compileEdition(edition, academicYearOf(today), measureName)
  const facts = { phase: school.phase, governance: school.governance, open: isOpen(school, today) }
  return explainSchool(compiled, facts, held.figureOf).map((explained) => findingOf(explained, held))
}

/** The figures held of a school, and where each is from. */
interface HeldFigures extends FigureWords {
  readonly figureOf: FigureOf
}

async function loadFigures(_tx: Tx, _authority: AuthorityId, _school: School): Promise<HeldFigures> {
  return { figureOf: () => ({ status: 'missing' }), figureText: measureText, sourceOf: () => undefined }
}

const measureName = (measure: MeasureId): string => findMeasure(measure)?.name ?? measure

const measureText: FigureWords['figureText'] = (measure, figure) => {
  const reading = findMeasure(measure)
  if (reading) return figureText(figure, reading)
  return figure.status === 'value' ? String(figure.value) : figureText(figure, { unit: 'count', decimals: 0 })
}
