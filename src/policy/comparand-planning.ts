import type { AcademicYear } from '../kernel/index.ts'
import { rowInForce, type NumberRow } from './configuration.ts'
import { everyFacts } from './figure-table.ts'
import type { MeasureId, Subject } from './figure.ts'
import type { ColumnKey, ComparandPlan, Comparator, ComparatorSource } from './plan.ts'
import { columnNumber, fixedNumber, measureOf, tableOf, yearBack, type Planning } from './planning.ts'
import type { Comparand } from './rule.ts'
import { otherFigureInWords, settingInWords, subjectInWords } from './rule-in-words.ts'
import { phases } from './school.ts'

export interface PlannedComparand {
  readonly plans: readonly ComparandPlan[]
  readonly words: string
}

/**
 * What a figure of `measure` in the year `of` is compared with. `year` is the year that `back` counts from.
 * Comparators are of the same measure and year, so that no two bases can meet; without a measure there are none.
 */
export function planComparand(
  planning: Planning,
  comparand: Comparand,
  year: AcademicYear,
  of: AcademicYear,
  measure: MeasureId | undefined,
): PlannedComparand {
  switch (comparand.kind) {
    case 'constant':
      return number(comparand.value, { words: String(comparand.value) })
    case 'setting':
      return planSetting(planning, comparand.key)
    case 'configured':
      return planConfigured(planning, comparand.name, of)
    case 'subject':
      return planSubject(planning, comparand.subject, of, measure)
    case 'configuredSubject':
      return planConfiguredSubject(planning, comparand.name, of, measure)
    case 'measure': {
      const ofOther = yearBack(year, comparand.back ?? 0)
      return planOther(planning, measureOf(planning, comparand.measure, ofOther), ofOther, measure)
    }
    case 'firstOf': {
      const planned = comparand.of.map((each) => planComparand(planning, each, year, of, measure))
      return { plans: planned.flatMap(({ plans }) => plans), words: planned.map(({ words }) => words).join(', else ') }
    }
  }
}

function number(value: number, source: ComparatorSource): PlannedComparand {
  return { plans: [{ kind: 'number', value, comparator: comparatorOf(source, value) }], words: source.words }
}

function planSetting(planning: Planning, key: string): PlannedComparand {
  const value = fixedNumber(planning, { kind: 'setting', key })
  return number(value, { words: settingInWords(value), provenance: 'local' })
}

function planConfigured(planning: Planning, name: string, of: AcademicYear): PlannedComparand {
  const table = tableOf(planning, name, 'number')
  const comparators = new Map(
    phases.map((phase) => [phase, configuredFor(table.label, rowInForce(table.rows, of, phase))]),
  )
  const values = phases.map((phase) => valueIn(comparators.get(phase)))
  const [first = Number.NaN, ...rest] = new Set(values)
  const comparator = comparators.get('primary')
  if (comparator && rest.length === 0)
    return { plans: [{ kind: 'number', value: first, comparator }], words: `${first} (${table.label})` }
  return {
    plans: [
      {
        kind: 'byFacts',
        values: Float64Array.from(everyFacts, ({ phase }) => valueIn(comparators.get(phase))),
        comparators: everyFacts.map(({ phase }) => comparators.get(phase)),
      },
    ],
    words: table.label,
  }
}

function configuredFor(label: string, row: NumberRow | undefined): Comparator | undefined {
  if (!row || row.value === 'none') return undefined
  const note = row.note === undefined ? {} : { note: row.note }
  return comparatorOf({ words: label, provenance: row.provenance, ...note }, row.value)
}

const comparatorOf = (source: ComparatorSource, value: number): Comparator => ({
  source,
  figure: { status: 'value', value },
})

const valueIn = (comparator: Comparator | undefined): number =>
  comparator?.figure.status === 'value' ? comparator.figure.value : Number.NaN

function planSubject(
  planning: Planning,
  subject: Exclude<Subject, 'school'>,
  of: AcademicYear,
  measure: MeasureId | undefined,
): PlannedComparand {
  return figure(planning, measure && { measure, subject, year: of }, subjectInWords(subject))
}

function planConfiguredSubject(
  planning: Planning,
  name: string,
  of: AcademicYear,
  measure: MeasureId | undefined,
): PlannedComparand {
  const table = tableOf(planning, name, 'subject')
  const subject = rowInForce(table.rows, of)?.value
  if (subject === undefined || subject === 'none') return { plans: [], words: table.label }
  return planSubject(planning, subject, of, measure)
}

function planOther(
  planning: Planning,
  other: MeasureId | undefined,
  year: AcademicYear,
  measure: MeasureId | undefined,
): PlannedComparand {
  const words = otherFigureInWords(other === undefined || other === measure ? undefined : planning.nameOf(other), year)
  return figure(planning, other && { measure: other, subject: 'school', year }, words)
}

function figure(planning: Planning, reads: ColumnKey | undefined | '', words: string): PlannedComparand {
  if (!reads) return { plans: [], words }
  const column = columnNumber(planning, reads.measure, reads.subject, reads.year)
  return { plans: [{ kind: 'column', column, source: { words, reads } }], words }
}
