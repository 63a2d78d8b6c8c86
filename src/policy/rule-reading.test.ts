/**
 * Rules and figures at random: the fast answers, the explanations and a plain reading of the rule must all agree.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainNode, newExplainer } from './explanation.ts'
import { factsCode, figureTable, setFigure } from './figure-table.ts'
import type { Figure, FigureOf } from './figure.ts'
import { plainReading } from './plain-reading.ts'
import { newPlanning } from './planning.ts'
import {
  anyRule,
  change,
  compare,
  edition,
  figures,
  keys,
  notANumber,
  school,
  steady,
  trend,
  year,
} from './random-rules.ts'
import { planRule } from './rule-planning.ts'
import type { Rule } from './rule.ts'
import type { SchoolFacts } from './school.ts'
import { answers, type Answer } from './verdict.ts'
import { answerRules } from './verdicts.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const runs = Number(process.env['RUNS'] ?? 600)
console.log(`rule-reading SEED=${seed} RUNS=${runs}`)

const findIn =
  (held: ReadonlyMap<string, Figure>): FigureOf =>
  (measure, subject, of) =>
    held.get(`${measure} ${subject} ${of}`) ?? { status: 'missing' }

function fastAnswers(rule: Rule, schools: readonly (readonly [SchoolFacts, ReadonlyMap<string, Figure>])[]) {
  const planning = newPlanning(edition, String)
  const root = planRule(planning, rule, year)
  const table = figureTable(planning.columns, schools.length)
  schools.forEach(([facts, held], row) => {
    table.facts[row] = factsCode(facts)
    planning.columns.forEach((key, index) => {
      const column = table.columns[index]
      if (column) setFigure(column, row, findIn(held)(key.measure, key.subject, key.year))
    })
  })
  const fast = [...(answerRules([root], planning.nodes.length, table)[0] ?? [])].map((code) => answers[code])
  const explainer = newExplainer(planning.nodes.length, table)
  return { fast, explained: schools.map((_, row) => explainNode(explainer, root, row)) }
}

const movedTo = (value: number) =>
  new Map<string, Figure>([
    ['one school 2012', { status: 'value', value: 1 }],
    ['one school 2013', { status: 'value', value }],
  ])

const schools = fc.array(fc.tuple(school, figures), { minLength: 1, maxLength: 4 })

describe('rules', () => {
  it('5.2 are answered alike for one school, for all at once, and in a plain reading of the rule', () => {
    const seen = new Set<Answer>()
    fc.assert(
      fc.property(anyRule, schools, (rule, some) => {
        const { fast, explained } = fastAnswers(rule, some)
        const read = some.map(([facts, held]) => plainReading(rule, facts, findIn(held), year))
        read.forEach((answer) => seen.add(answer))
        expect(fast).toEqual(read)
        expect(explained.map(({ answer }) => answer)).toEqual(read)
      }),
      { seed, numRuns: runs },
    )
    expect([...seen].toSorted()).toEqual(['doesNotApply', 'met', 'notKnown', 'notMet'])
  })

  it('5.2 not known never turns into met or not met: to learn a figure can only settle what was open', () => {
    fc.assert(
      fc.property(
        steady,
        school,
        figures,
        fc.infiniteStream(fc.boolean()),
        notANumber,
        (rule, facts, held, lose, lost) => {
          const less = new Map([...held].map(([key, one]) => [key, lose.next().value ? lost : one]))
          const [before] = fastAnswers(rule, [[facts, less]]).fast
          const [after] = fastAnswers(rule, [[facts, held]]).fast
          if (before !== 'notKnown') expect(after).toBe(before)
        },
      ),
      { seed, numRuns: runs },
    )
  })

  it('5.2 are never answered from a figure that is not a number', () => {
    fc.assert(
      fc.property(fc.oneof(compare, trend, change), school, notANumber, (rule, facts, lost) => {
        const none = new Map(keys.map((key) => [key, lost]))
        const { fast, explained } = fastAnswers(rule, [[facts, none]])
        expect(fast).toEqual(['notKnown'])
        expect(explained[0]).toMatchObject({ kind: 'leaf', why: expect.anything() })
      }),
      { seed, numRuns: runs },
    )
  })

  it('are met by a change of exactly what is asked, whatever tenths are in binary', () => {
    const by = { kind: 'constant', value: 1.1 } as const
    const rule: Rule = { kind: 'change', measure: 'one', is: 'rising', years: 1, by, in: 'points', decimals: 2 }
    const facts: SchoolFacts = { phase: 'primary', governance: 'maintained', open: true }
    expect([2.1, 2.09].map(movedTo).flatMap((held) => fastAnswers(rule, [[facts, held]]).fast)).toEqual([
      'met',
      'notMet',
    ])
  })

  it('answer a block and a bit of schools as they answer one', () => {
    const rule: Rule = {
      kind: 'compare',
      measure: 'one',
      is: 'atLeast',
      against: { kind: 'configured', name: 'threshold' },
      decimals: 0,
    }
    const many = Array.from({ length: 1030 }, (_, index): [SchoolFacts, Map<string, Figure>] => [
      { phase: index % 2 ? 'primary' : 'secondary', governance: 'maintained', open: true },
      new Map([['one school 2013', { status: 'value', value: index % 10 }]]),
    ])
    const read = many.map(([facts, held]) => plainReading(rule, facts, findIn(held), year))
    expect(fastAnswers(rule, many).fast).toEqual(read)
  })
})
