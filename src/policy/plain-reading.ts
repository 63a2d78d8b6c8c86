/**
 * A plain reading of rules over the edition of `random-rules.ts`, one school at a time: what the fast answers are
 * tested against. It shares nothing with the code it checks but the types.
 */
import type { AcademicYear } from '../kernel/index.ts'
import type { Figure, FigureOf, MeasureId } from './figure.ts'
import type { Change, Comparand, Compare, MeasureRef, Rule, Trend } from './rule.ts'
import type { SchoolFacts } from './school.ts'
import type { Answer } from './verdict.ts'

/** The rule as its documentation reads, one school at a time. */
export function plainReading(rule: Rule, facts: SchoolFacts, find: FigureOf, at: AcademicYear): Answer {
  const read = (part: Rule, of = at) => plainReading(part, facts, find, of)
  switch (rule.kind) {
    case 'compare':
      return readCompare(rule, facts, find, at)
    case 'trend':
    case 'change':
      return readMovement(rule, find, at)
    case 'all': {
      const parts = rule.of.map((part) => read(part)).filter((answer) => answer !== 'doesNotApply')
      if (parts.length === 0) return 'doesNotApply'
      if (parts.includes('notMet')) return 'notMet'
      return parts.includes('notKnown') ? 'notKnown' : 'met'
    }
    case 'any':
      return negated(read({ kind: 'all', of: rule.of.map((part) => ({ kind: 'not', rule: part })) }))
    case 'not':
      return negated(read(rule.rule))
    case 'when': {
      const condition = read(rule.condition)
      if (condition === 'met') return read(rule.rule)
      return condition === 'notKnown' ? 'notKnown' : 'doesNotApply'
    }
    case 'latest': {
      const newest = [0, 1, 2, 3]
        .slice(0, rule.within + 1)
        .find((back) => rule.held.some((ref) => isHeld(ref, find, (at - back) as AcademicYear)))
      return read(rule.rule, (at - (newest ?? 0)) as AcademicYear)
    }
    case 'held':
      return isHeld(rule.measure, find, at, rule.as) ? 'met' : 'notMet'
    case 'phaseIs':
      return rule.phases.includes(facts.phase) ? 'met' : 'notMet'
    case 'governanceIs':
      return rule.governances.includes(facts.governance) ? 'met' : 'notMet'
    case 'isOpen':
      return facts.open ? 'met' : 'notMet'
    case 'yearIs':
      return at >= (rule.from ?? 0) && at <= (rule.to ?? 9999) ? 'met' : 'notMet'
  }
}

function negated(answer: Answer): Answer {
  if (answer === 'met') return 'notMet'
  return answer === 'notMet' ? 'met' : answer
}

function measureFor(ref: MeasureRef, of: number): MeasureId | undefined {
  if (typeof ref === 'string') return ref
  if (of === 2011) return undefined
  return of < 2011 ? 'one' : 'two'
}

function isHeld(ref: MeasureRef, find: FigureOf, of: AcademicYear, as?: 'number'): boolean {
  const measure = measureFor(ref, of)
  if (measure === undefined) return false
  const { status } = find(measure, 'school', of)
  return as === 'number' ? status === 'value' : status !== 'missing'
}

const rounded = (value: number, decimals: number) => Number((value + 1e-9).toFixed(decimals))

function valueOf(found: Figure | undefined): number | undefined {
  return found?.status === 'value' ? found.value : undefined
}

function readCompare(rule: Compare, facts: SchoolFacts, find: FigureOf, at: AcademicYear): Answer {
  const of = (at - (rule.back ?? 0)) as AcademicYear
  const measure = measureFor(rule.measure, of)
  const mine = measure && valueOf(find(measure, 'school', of))
  const theirs = measure && readComparand(rule.against, facts, find, at, of, measure)
  if (mine === undefined || theirs === undefined || mine === '' || theirs === '') return 'notKnown'
  const a = rounded(mine, rule.decimals)
  const b = rounded(theirs, rule.decimals)
  const holds = { atLeast: a >= b, atMost: a <= b, above: a > b, below: a < b, equals: a === b }[rule.is]
  return holds ? 'met' : 'notMet'
}

function readComparand(
  against: Comparand,
  facts: SchoolFacts,
  find: FigureOf,
  at: AcademicYear,
  of: AcademicYear,
  measure: MeasureId,
): number | undefined {
  switch (against.kind) {
    case 'constant':
      return against.value
    case 'setting':
      return 5
    case 'configured':
      if (of === 2013 && facts.phase === 'special') return undefined
      if (of === 2013 && facts.phase === 'primary') return 7
      return of >= 2012 ? 5 : 3
    case 'subject':
      return valueOf(find(measure, against.subject, of))
    case 'configuredSubject':
      return valueOf(find(measure, of >= 2013 ? 'authority' : 'national', of))
    case 'measure': {
      const other = (at - (against.back ?? 0)) as AcademicYear
      const named = measureFor(against.measure, other)
      return named === undefined ? undefined : valueOf(find(named, 'school', other))
    }
    case 'firstOf':
      return against.of.map((one) => readComparand(one, facts, find, at, of, measure)).find((one) => one !== undefined)
  }
}

function readMovement(rule: Trend | Change, find: FigureOf, at: AcademicYear): Answer {
  const back = Array.from({ length: rule.years + 1 }, (_, step) => (at - step) as AcademicYear)
  const asked = rule.kind === 'trend' ? back : [back[0] as AcademicYear, back[rule.years] as AcademicYear]
  const named = asked.map((of) => measureFor(rule.measure, of))
  const [measure] = named
  if (measure === undefined || named.some((other) => other !== measure)) return 'notKnown'
  const sign = rule.is === 'rising' ? 1 : -1
  const values = asked.map((of) => valueOf(find(measure, 'school', of)))
  const steps = values.slice(1).map((older, index): Answer => {
    const newer = values[index]
    if (newer === undefined || older === undefined) return 'notKnown'
    const moved = (rounded(newer, rule.decimals) - rounded(older, rule.decimals)) * sign
    return moved > 1e-9 && moved + 1e-9 >= least(rule, rounded(older, rule.decimals)) ? 'met' : 'notMet'
  })
  if (steps.includes('notMet')) return 'notMet'
  return steps.includes('notKnown') ? 'notKnown' : 'met'
}

function least(rule: Trend | Change, from: number): number {
  if (rule.kind === 'trend') return 0
  const by = rule.by.kind === 'constant' ? rule.by.value : 5
  return rule.in === 'points' ? by : (by * from) / 100
}
