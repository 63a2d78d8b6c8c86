import { describe, expect, it } from 'vitest'
import type { AcademicYear } from '../kernel/index.ts'
import type { ExplainedCriterion, Explanation, LeafExplanation } from '../policy/index.ts'
import { edition } from './example-reviews.ts'
import { findingOf, type FigureWords } from './findings.ts'

const words: FigureWords = {
  figureText: (_, figure) => (figure.status === 'value' ? `${figure.value}%` : 'Suppressed'),
  sourceOf: ({ subject }) => (subject === 'school' ? 'School absence, as at 30 September 2011' : undefined),
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

describe('a finding', () => {
  it('3.3 says the figure, what it is compared with, the rule in words and the source with its date', () => {
    expect(found(leaf)).toEqual({
      criterion: 'attendance-low',
      verdict: 'met',
      applies: true,
      because: "Overall absence, 2010/11, is above England's figure: 7.1% against 5.6% (England's figure) (met)",
      figures: [
        {
          test: "Overall absence, 2010/11, is above England's figure",
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
      figures: [{ figure: 'Suppressed', against: '10 (local setting)', why: 'the school’s figure is suppressed' }],
    })
  })

  it('5.2 a question that does not arise for such a school is neither met nor not met', () => {
    const fact: Explanation = { kind: 'fact', answer: 'notMet', words: 'the school is secondary' }
    const asked: Explanation = { kind: 'when', answer: 'doesNotApply', condition: fact, rule: undefined }
    expect(found(asked)).toMatchObject({
      verdict: 'notKnown',
      applies: false,
      because: 'Asked only where the school is secondary',
    })
  })
})
