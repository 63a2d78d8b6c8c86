import type { AcademicYear } from '../kernel/index.ts'
import { measureIn, type Configuration } from './configuration.ts'
import type { EditionInForce } from './edition-in-force.ts'
import type { MeasureId, Subject } from './figure.ts'
import type { ColumnKey, PlanNode } from './plan.ts'
import type { Fixed, MeasureRef } from './rule.ts'
import type { NameOfMeasure } from './rule-in-words.ts'

/** What planning has found so far: the columns the rules read, and one node for each different rule. */
export interface Planning {
  readonly edition: Pick<EditionInForce, 'values' | 'configuration'>
  readonly nameOf: NameOfMeasure
  readonly columns: ColumnKey[]
  readonly columnNumbers: Map<string, number>
  readonly nodes: PlanNode[]
  readonly nodeNumbers: Map<string, PlanNode>
}

export function newPlanning(edition: Planning['edition'], nameOf: NameOfMeasure): Planning {
  return { edition, nameOf, columns: [], columnNumbers: new Map(), nodes: [], nodeNumbers: new Map() }
}

/** The number of the column of a measure, subject and year: the same for the same three. */
export function columnNumber(planning: Planning, measure: MeasureId, subject: Subject, year: AcademicYear): number {
  const key = `${measure} ${subject} ${year}`
  const known = planning.columnNumbers.get(key)
  if (known !== undefined) return known
  const number = planning.columns.push({ measure, subject, year }) - 1
  planning.columnNumbers.set(key, number)
  return number
}

/** The measure a rule means in a year; undefined where the dated configuration names none. */
export function measureOf(planning: Planning, ref: MeasureRef, year: AcademicYear): MeasureId | undefined {
  return typeof ref === 'string' ? ref : measureIn(tableOf(planning, ref.configured, 'measure').rows, year)
}

/** The dated configuration of that name. Throws where the edition has none of that kind. */
export function tableOf<Kind extends Configuration['kind']>(
  planning: Pick<Planning, 'edition'>,
  name: string,
  kind: Kind,
): Extract<Configuration, { kind: Kind }> {
  const table = planning.edition.configuration.find((candidate) => candidate.name === name && candidate.kind === kind)
  if (!table) throw new Error(`The edition has no dated ${kind} called ${name}`)
  return table as Extract<Configuration, { kind: Kind }>
}

/** The number itself, or the setting's. Throws where the edition has no such number. */
export function fixedNumber({ edition }: Pick<Planning, 'edition'>, fixed: Fixed): number {
  const value = fixed.kind === 'constant' ? fixed.value : edition.values[fixed.key]
  if (typeof value !== 'number') throw new Error(`The edition has no number for ${JSON.stringify(fixed)}`)
  return value
}

export const yearBack = (year: AcademicYear, back: number): AcademicYear => (year - back) as AcademicYear
