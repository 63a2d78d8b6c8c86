import type { AcademicYear } from '../kernel/index.ts'
import { planComparand } from './comparand-planning.ts'
import { everyFacts } from './figure-table.ts'
import type { ColumnKey, LeafAsks, LeafTest, PlanNode, WhyNotKnown } from './plan.ts'
import { columnNumber, fixedNumber, measureOf, yearBack, type Planning } from './planning.ts'
import type { Change, Compare, Comparison, Rule, Trend } from './rule.ts'
import { changeInWords, comparisonInWords, factInWords, heldInWords, trendInWords } from './rule-in-words.ts'
import type { SchoolFacts } from './school.ts'
import { doesNotApply, met, notMet } from './verdict.ts'

/**
 * Makes a rule ready for a year. Throws where the rule names a setting or a table that the edition has not: a fault in
 * the edition, never something a school's figures can bring about.
 */
export function planRule(planning: Planning, rule: Rule, year: AcademicYear): PlanNode {
  const key = `${year} ${JSON.stringify(rule)}`
  const known = planning.nodeNumbers.get(key)
  if (known) return known
  const made = { ...planParts(planning, rule, year), id: planning.nodes.length } as PlanNode
  planning.nodes.push(made)
  planning.nodeNumbers.set(key, made)
  return made
}

type Parts = PlanNode extends infer Node ? (Node extends PlanNode ? Omit<Node, 'id'> : never) : never

function planParts(planning: Planning, rule: Rule, year: AcademicYear): Parts {
  switch (rule.kind) {
    case 'compare':
      return planCompare(planning, rule, year)
    case 'trend':
      return planTrend(planning, rule, year)
    case 'change':
      return planChange(planning, rule, year)
    case 'all':
    case 'any':
      return { kind: rule.kind, of: rule.of.map((part) => planRule(planning, part, year)) }
    case 'not':
      return { kind: 'not', rule: planRule(planning, rule.rule, year) }
    case 'when':
      return planWhen(planning, rule, year)
    case 'latest':
      return planLatest(planning, rule, year)
    case 'held':
      return planHeld(planning, rule, year)
    case 'phaseIs':
      return planFacts(rule, ({ phase }) => rule.phases.includes(phase))
    case 'governanceIs':
      return planFacts(rule, ({ governance }) => rule.governances.includes(governance))
    case 'isOpen':
      return planFacts(rule, ({ open }) => open)
    case 'yearIs': {
      const inside = (rule.from ?? year) <= year && year <= (rule.to ?? year)
      return { kind: 'fixed', code: inside ? met : notMet, words: factInWords(rule) }
    }
  }
}

const accepting: Readonly<Record<Comparison, number>> = { below: 1, atMost: 3, equals: 2, atLeast: 6, above: 4 }

function planCompare(planning: Planning, rule: Compare, year: AcademicYear): Parts {
  const of = yearBack(year, rule.back ?? 0)
  const measure = measureOf(planning, rule.measure, of)
  const against = planComparand(planning, rule.against, year, of, measure)
  const words = comparisonInWords(rule, against.words, measure, of, planning.nameOf)
  const test = leafTest(rule, words, { kind: 'compare', is: rule.is })
  if (measure === undefined) return unanswerable(test, [], { kind: 'noMeasure' })
  return {
    kind: 'compare',
    column: columnNumber(planning, measure, 'school', of),
    scale: 10 ** rule.decimals,
    accepts: accepting[rule.is],
    against: against.plans,
    test: { ...test, reads: [{ measure, subject: 'school', year: of }] },
  }
}

function planTrend(planning: Planning, rule: Trend, year: AcademicYear): Parts {
  const years = Array.from({ length: rule.years + 1 }, (_, back) => yearBack(year, back))
  return planAcrossYears(planning, rule, years, trendInWords(rule, year), (columns, test) => ({
    kind: 'steps',
    columns,
    scale: 10 ** rule.decimals,
    sign: rule.is === 'rising' ? 1 : -1,
    test,
  }))
}

function planChange(planning: Planning, rule: Change, year: AcademicYear): Parts {
  const by = fixedNumber(planning, rule.by)
  const years = [year, yearBack(year, rule.years)]
  return planAcrossYears(planning, rule, years, changeInWords(rule, by, year), ([now = -1, before = -1], test) => ({
    kind: 'change',
    now,
    before,
    scale: 10 ** rule.decimals,
    sign: rule.is === 'rising' ? 1 : -1,
    by,
    percent: rule.in === 'percent',
    test,
  }))
}

/** Figures of several years are compared only where all are of one measure: two terms never with a full year. */
function planAcrossYears(
  planning: Planning,
  rule: Trend | Change,
  years: readonly AcademicYear[],
  verb: string,
  plan: (columns: readonly number[], test: LeafTest) => Parts,
): Parts {
  const measures = years.map((of) => measureOf(planning, rule.measure, of))
  const named = measures.find((measure) => measure !== undefined)
  const words = `${named === undefined ? 'the figure' : planning.nameOf(named)} ${verb}`
  const test = leafTest(rule, words, { kind: rule.kind, is: rule.is, years: rule.years })
  if (named === undefined) return unanswerable(test, [], { kind: 'noMeasure' })
  const reads = years.map(
    (of, index): ColumnKey => ({ measure: measures[index] ?? named, subject: 'school', year: of }),
  )
  if (measures.includes(undefined)) return unanswerable(test, reads, { kind: 'noMeasure' })
  if (measures.some((measure) => measure !== named)) return unanswerable(test, reads, { kind: 'measuredDifferently' })
  return plan(
    years.map((of) => columnNumber(planning, named, 'school', of)),
    { ...test, reads },
  )
}

const leafTest = ({ said }: Rule, words: string, asks: LeafAsks): Omit<LeafTest, 'reads'> =>
  said === undefined ? { words, asks } : { words: said, said, asks }

const unanswerable = (test: Omit<LeafTest, 'reads'>, reads: readonly ColumnKey[], why: WhyNotKnown): Parts => ({
  kind: 'unanswerable',
  test: { ...test, reads },
  why,
})

/** Where the year alone settles the condition, what remains is the rule, or that it does not apply. */
function planWhen(planning: Planning, rule: Extract<Rule, { kind: 'when' }>, year: AcademicYear): Parts {
  const condition = planRule(planning, rule.condition, year)
  if (condition.kind !== 'fixed') return { kind: 'when', condition, rule: planRule(planning, rule.rule, year) }
  if (condition.code === met) return planRule(planning, rule.rule, year)
  return { kind: 'fixed', code: doesNotApply, words: condition.words }
}

function planLatest(planning: Planning, rule: Extract<Rule, { kind: 'latest' }>, year: AcademicYear): Parts {
  const years = Array.from({ length: rule.within + 1 }, (_, back) => yearBack(year, back))
  return {
    kind: 'latest',
    anchors: years.map((of) =>
      rule.held.flatMap((ref) => {
        const measure = measureOf(planning, ref, of)
        return measure === undefined ? [] : [columnNumber(planning, measure, 'school', of)]
      }),
    ),
    branches: years.map((of) => planRule(planning, rule.rule, of)),
  }
}

function planHeld(planning: Planning, rule: Extract<Rule, { kind: 'held' }>, year: AcademicYear): Parts {
  const measure = measureOf(planning, rule.measure, year)
  const words = rule.said ?? heldInWords(measure === undefined ? undefined : planning.nameOf(measure), year)
  if (measure === undefined) return { kind: 'fixed', code: notMet, words }
  return { kind: 'held', column: columnNumber(planning, measure, 'school', year), as: rule.as ?? 'anything', words }
}

function planFacts(
  rule: Extract<Rule, { kind: 'phaseIs' | 'governanceIs' | 'isOpen' }>,
  holds: (school: SchoolFacts) => boolean,
): Parts {
  const codes = Uint8Array.from(everyFacts, (school) => (holds(school) ? met : notMet))
  return { kind: 'facts', codes, words: factInWords(rule) }
}
