import type { AcademicYear } from '../kernel/index.ts'
import { ruleOf, type Criterion } from './edition.ts'
import type { EditionInForce } from './edition-in-force.ts'
import { explainNode, newExplainer, type Explanation } from './explanation.ts'
import { figureTable, tableOfSchool, type FigureTable } from './figure-table.ts'
import type { FigureOf, MeasureId, Subject } from './figure.ts'
import type { ColumnKey, PlanNode } from './plan.ts'
import { newPlanning, type Planning } from './planning.ts'
import { planRule } from './rule-planning.ts'
import type { NameOfMeasure } from './rule-in-words.ts'
import type { SchoolFacts } from './school.ts'
import type { Answer } from './verdict.ts'
import { answerRules } from './verdicts.ts'

/** The rules of an edition made ready for one year of evidence: made once, then used for any number of schools. */
export interface CompiledEdition {
  readonly year: AcademicYear
  /** The figures the rules read, in the order in which a table holds them. */
  readonly columns: readonly ColumnKey[]
  /** The criteria that have a rule, in the edition's order. */
  readonly criteria: readonly CompiledCriterion[]
  readonly nodeCount: number
}

export interface CompiledCriterion {
  readonly criterion: Criterion
  readonly root: PlanNode
}

/**
 * Makes the rules of an edition ready for the year of the evidence (the newest that "latest" looks at).
 * Throws on a fault in the edition: a rule that names a setting or a dated table which the edition has not.
 */
export function compileEdition(edition: EditionInForce, year: AcademicYear, nameOf: NameOfMeasure): CompiledEdition {
  const planning = newPlanning(edition, nameOf)
  const criteria = edition.criteria.flatMap((criterion) => compileCriterion(planning, criterion, year))
  return { year, columns: planning.columns, criteria, nodeCount: planning.nodes.length }
}

/** The column that holds a measure of a subject in a year; -1 where no rule reads it. */
export function columnIndex(
  compiled: CompiledEdition,
  measure: MeasureId,
  subject: Subject,
  year: AcademicYear,
): number {
  return compiled.columns.findIndex((key) => key.measure === measure && key.subject === subject && key.year === year)
}

/** An empty table for so many schools, every figure missing: `setFigure` fills its columns. */
export const tableFor = (compiled: CompiledEdition, rows: number): FigureTable => figureTable(compiled.columns, rows)

/** `VerdictCode`s by criterion (in the order of `compiled.criteria`) and row. No explanation is made. */
export function answerAll(compiled: CompiledEdition, table: FigureTable): readonly Uint8Array[] {
  return answerRules(
    compiled.criteria.map(({ root }) => root),
    compiled.nodeCount,
    table,
  )
}

/** How a criterion is answered from data for one school, and why. */
export interface ExplainedCriterion {
  readonly criterion: Criterion
  readonly answer: Answer
  readonly explanation: Explanation
}

/**
 * Explains every rule criterion for any row of a table: make it once, then ask row after row.
 * Explanations share parts with one another; they are never to be changed.
 */
export function explainerOf(
  compiled: CompiledEdition,
  table: FigureTable,
): (row: number) => readonly ExplainedCriterion[] {
  const explainer = newExplainer(compiled.nodeCount, table)
  return (row) =>
    compiled.criteria.map(({ criterion, root }) => {
      const explanation = explainNode(explainer, root, row)
      return { criterion, answer: explanation.answer, explanation }
    })
}

/** Every rule criterion explained for one school, its figures found by `figureOf`. */
export function explainSchool(
  compiled: CompiledEdition,
  school: SchoolFacts,
  figureOf: FigureOf,
): readonly ExplainedCriterion[] {
  return explainerOf(compiled, tableOfSchool(compiled.columns, school, figureOf))(0)
}

function compileCriterion(planning: Planning, criterion: Criterion, year: AcademicYear): readonly CompiledCriterion[] {
  const rule = ruleOf(criterion)
  return rule ? [{ criterion, root: planRule(planning, rule, year) }] : []
}
