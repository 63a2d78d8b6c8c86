import { describe, expect, it } from 'vitest'
import type { AcademicYear } from '../kernel/index.ts'
import type { ExplainedCriterion, Explanation, LeafExplanation } from '../policy/index.ts'
import { edition } from './example-reviews.ts'
import type { FigureWords } from './finding-sentences.ts'
import { findingOf } from './findings.ts'

const words: FigureWords = {
  nameOf: () => 'Overall absence',
  figureText: (_, figure) => (figure.status === 'value' ? `${figure.value}%` : 'Suppressed'),
  sourceOf: ({ subject }) => (subject === 'school' ? 'School absence, as at 30 September 2011' : undefined),
  lackOf: (_, status) =>
    status === 'suppressed' ? 'is suppressed, because so few pupils are behind it' : 'is not published yet for 2010/11',
  isOfYear: () => true,
}
const year = 2011 as AcademicYear
const leaf: LeafExplanation = {
  kind: 'leaf',
  answer: 'met',
  test: {
    words: "Overall absence, 2010/11, is above England's figure",
    asks: { kind: 'compare', is: 'above' },
    reads: [{ measure: 'absence', subject: 'school', year }],
  },
  figures: [{ status: 'value', value: 7.1 }],
  comparator: { source: { words: "England's figure" }, figure: { status: 'value', value: 5.6 } },
  why: undefined,
}
const found = (explanation: Explanation) =>
  findingOf({ criterion: edition.criteria[1], answer: explanation.answer, explanation } as ExplainedCriterion, words)

const sentence = "Overall absence: 7.1% in 2010/11, higher than 5.6% (England's figure)"

describe('a finding', () => {
  it('3.3 says the figure, what it is compared with, the rule in words and the source with its date', () => {
    expect(found(leaf)).toEqual({
      criterion: 'attendance-low',
      verdict: 'met',
      applies: true,
      because: `${sentence}. Source: School absence, as at 30 September 2011.`,
      figures: [
        {
          test: "Overall absence, 2010/11, is above England's figure",
          sentence,
          decides: true,
          figure: '7.1%',
          against: "5.6% (England's figure)",
          answer: 'met',
          why: null,
          source: 'School absence, as at 30 September 2011',
        },
      ],
    })
  })

  it('5.2 says why it is not known', () => {
    const suppressed: LeafExplanation = {
      ...leaf,
      answer: 'notKnown',
      figures: [{ status: 'suppressed' }],
      comparator: { source: { words: '10 (local setting)' }, figure: { status: 'value', value: 10 } },
      why: { kind: 'noFigure', status: 'suppressed' },
    }
    expect(found(suppressed)).toMatchObject({
      verdict: 'notKnown',
      because: expect.stringContaining('Overall absence, 2010/11, is suppressed, because so few pupils are behind it.'),
      figures: [
        {
          figure: 'Suppressed',
          against: '10% (the authority’s own threshold)',
          why: 'Is suppressed, because so few pupils are behind it',
        },
      ],
    })
  })

  it('3.3 says of several figures only those that settle the answer', () => {
    const other: LeafExplanation = { ...leaf, answer: 'notMet', figures: [{ status: 'value', value: 5.6 }] }
    const { because, figures } = found({ kind: 'any', answer: 'met', parts: [other, leaf] })
    expect(because).toBe(`${sentence}. Source: School absence, as at 30 September 2011.`)
    expect(figures.map(({ decides }) => decides)).toEqual([false, true])
    expect(found({ kind: 'any', answer: 'notMet', parts: [other] }).because).toContain(
      "the same as 5.6% (England's figure)",
    )
  })

  it('3.3 tells a trend in the order of time', () => {
    const reads = [2011, 2010, 2009].map(
      (of) => ({ measure: 'absence', subject: 'school', year: of as AcademicYear }) as const,
    )
    const rising: LeafExplanation = {
      ...leaf,
      test: { words: 'Overall absence is rising', asks: { kind: 'trend', is: 'rising', years: 2 }, reads },
      figures: [7.1, 6.4, 6.2].map((value) => ({ status: 'value', value })),
      comparator: undefined,
    }
    expect(found(rising).because).toContain(
      'Overall absence: from 6.2% in 2008/09 to 6.4% in 2009/10 to 7.1% in 2010/11: up each year.',
    )
    expect(found(rising).figures[0]?.figure).toBe('6.2% in 2008/09, 6.4% in 2009/10, 7.1% in 2010/11')
    const lacking: LeafExplanation = {
      ...rising,
      answer: 'notKnown',
      figures: [{ status: 'missing' }, { status: 'value', value: 6.4 }, { status: 'missing' }],
      why: { kind: 'noFigure', status: 'missing' },
    }
    expect(found(lacking).because).toContain('Overall absence, 2008/09 and 2010/11, is not published yet')
  })

  it('5.2 a question that does not arise for such a school is neither met nor not met', () => {
    const fact: Explanation = { kind: 'fact', answer: 'notMet', words: 'the school is secondary' }
    const asked: Explanation = { kind: 'when', answer: 'doesNotApply', condition: fact, rule: undefined }
    expect(found(asked)).toMatchObject({
      verdict: 'notKnown',
      applies: false,
      because: 'Does not apply. It is asked only where the school is secondary.',
    })
  })
})
