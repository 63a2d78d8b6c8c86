import type { AcademicYear } from '../src/kernel/index.ts'
import {
  compileEdition,
  editionInForce,
  explainSchool,
  type Answer,
  type ExplainedCriterion,
  type Figure,
  type NoFigure,
  type SchoolFacts,
} from '../src/policy/index.ts'
import { southGloucestershire2010 } from './south-gloucestershire-2010/index.ts'

/** Figures by "measure year" for the school's own, or "measure year subject" for a comparator. For tests. */
export type Held = Readonly<Record<string, number | NoFigure>>

/** The explanation of each rule criterion of the edition, by id. */
export function explained(school: SchoolFacts, held: Held, year: number): Readonly<Record<string, ExplainedCriterion>> {
  const compiled = compileEdition(editionInForce(southGloucestershire2010), year as AcademicYear, (measure) => measure)
  const all = explainSchool(compiled, school, (measure, subject, of) =>
    figure(held[subject === 'school' ? `${measure} ${of}` : `${measure} ${of} ${subject}`]),
  )
  return Object.fromEntries(all.map((one) => [one.criterion.id, one]))
}

/** The answer of each rule criterion of the edition, by id. */
export function answersOf(school: SchoolFacts, held: Held, year: number): Readonly<Record<string, Answer>> {
  return Object.fromEntries(Object.entries(explained(school, held, year)).map(([id, { answer }]) => [id, answer]))
}

function figure(held: number | NoFigure | undefined): Figure {
  if (held === undefined) return { status: 'missing' }
  return typeof held === 'number' ? { status: 'value', value: held } : { status: held }
}
