/** What the rules found, put into words that can be kept: the figure, what it was compared with, and why (3.2, 3.3). */
import { academicYearName } from '../kernel/index.ts'
import {
  decidingLeaves,
  leavesOf,
  reasonsNotApplying,
  type ExplainedCriterion,
  type LeafExplanation,
} from '../policy/index.ts'
import { comparatorText, sentenceFor, whyText, type FigureWords } from './finding-sentences.ts'
import type { FigureLine, Finding } from './grid.ts'

/** The finding of one rule. A question that does not arise for such a school is not known of it and does not apply. */
export function findingOf({ criterion, answer, explanation }: ExplainedCriterion, words: FigureWords): Finding {
  const deciding = new Set(answer === 'doesNotApply' ? [] : decidingLeaves(explanation))
  const figures = leavesOf(explanation).map((leaf) => figureLine(leaf, words, deciding.has(leaf)))
  return {
    criterion: criterion.id,
    verdict: answer === 'doesNotApply' ? 'notKnown' : answer,
    applies: answer !== 'doesNotApply',
    because:
      answer === 'doesNotApply'
        ? `Does not apply. It is asked only where ${reasonsNotApplying(explanation).join(', or where ')}.`
        : becauseOf(figures.filter(({ decides }) => decides)),
    figures,
  }
}

/** The sentences that settle it, then the sources of their figures, each named once. */
function becauseOf(deciding: readonly FigureLine[]): string {
  const sentences = deciding.map(({ sentence }) => `${sentence}.`)
  const sources = deciding.flatMap(({ source }) => source ?? [])
  return [...new Set([...sentences, ...sourcesText(sources)])].join(' ')
}

/** "Source: School absence, as at 30 September 2011." */
export const sourcesText = (sources: readonly string[]): readonly string[] => {
  const each = [...new Set(sources)]
  return each.length === 0 ? [] : [`${each.length > 1 ? 'Sources' : 'Source'}: ${each.join('; ')}.`]
}

function figureLine(leaf: LeafExplanation, words: FigureWords, decides: boolean): FigureLine {
  const { test, figures, answer, why } = leaf
  const shown = test.reads.map((key, index) => words.figureText(key, figures[index] ?? { status: 'missing' }))
  return {
    test: test.words,
    sentence: sentenceFor(leaf, words),
    decides,
    figure: shown.length > 0 ? inOrder(test.reads, shown).join(', ') : 'No figure',
    against: test.said === undefined ? comparatorText(leaf, words) : null,
    answer,
    why: why ? whyText(why, leaf, words) : null,
    source: test.reads.map(words.sourceOf).find((source) => source !== undefined) ?? null,
  }
}

/** Rules read the newest year first; people are told figures in the order of time, each with its year. */
const inOrder = (reads: LeafExplanation['test']['reads'], shown: readonly string[]): readonly string[] =>
  shown.length < 2
    ? shown
    : reads
        .map(({ year }, index) => ({ year, text: `${shown[index]} in ${academicYearName(year)}` }))
        .toSorted((one, other) => one.year - other.year)
        .map(({ text }) => text)
