/** What the rules found, put into words that can be kept: the figure, what it was compared with, and why (3.2, 3.3). */
import {
  leavesOf,
  type Answer,
  type ExplainedCriterion,
  type Explanation,
  type Figure,
  type LeafExplanation,
  type MeasureId,
  type WhyNotKnown,
} from '../policy/index.ts'
import type { ColumnKey } from '../policy/index.ts'
import type { FigureLine, Finding } from './grid.ts'

/** How a figure of a measure is written, and where one is from. */
export interface FigureWords {
  readonly figureText: (measure: MeasureId, figure: Figure) => string
  /** "School absence, 30 September 2011"; undefined where nothing is held. */
  readonly sourceOf: (key: ColumnKey) => string | undefined
}

/** The finding of one rule. A question that does not arise for such a school is not known of it and does not apply. */
export function findingOf({ criterion, answer, explanation }: ExplainedCriterion, words: FigureWords): Finding {
  const figures = leavesOf(explanation).map((leaf) => figureLine(leaf, words))
  return {
    criterion: criterion.id,
    verdict: answer === 'doesNotApply' ? 'notKnown' : answer,
    applies: answer !== 'doesNotApply',
    because: figures.length > 0 ? figures.map(lineText).join('; ') : withoutFigures(answer, explanation),
    figures,
  }
}

/** "Overall absence, 2010/11, is above England's figure: 7.1% against 5.6% (met)". */
const lineText = ({ test, figure, against, answer, why }: FigureLine): string =>
  `${test}: ${figure}${against === null ? '' : ` against ${against}`} (${answerText[answer]}${why === null ? '' : `: ${why}`})`

function figureLine({ test, figures, comparator, answer, why }: LeafExplanation, words: FigureWords): FigureLine {
  const shown = figures.map((figure, index) => words.figureText(test.reads[index]?.measure ?? '', figure))
  const measure = comparator?.source.reads?.measure ?? test.reads[0]?.measure ?? ''
  return {
    test: test.words,
    figure: shown.length > 0 ? shown.join(', ') : 'no figure',
    against: comparator ? againstText(words.figureText(measure, comparator.figure), comparator.source.words) : null,
    answer,
    why: why ? whyText(why) : null,
    source: test.reads.map(words.sourceOf).find((source) => source !== undefined) ?? null,
  }
}

const withoutFigures = (answer: Answer, explanation: Explanation): string =>
  answer === 'doesNotApply' ? `Asked only where ${factText(explanation)}` : factText(explanation)

/** A bare number is said once; England's figure is said with what it is. */
const againstText = (figure: string, source: string): string =>
  /^[\d.,]+( |$)/.test(source) ? source : `${figure} (${source})`

function factText(explanation: Explanation): string {
  if (explanation.kind === 'fact') return explanation.words
  if (explanation.kind === 'when') return factText(explanation.condition)
  return explanation.kind === 'leaf' ? explanation.test.words : explanation.parts.map(factText).join('; ')
}

const answerText: Readonly<Record<Answer, string>> = {
  met: 'met',
  notMet: 'not met',
  notKnown: 'not known',
  doesNotApply: 'does not apply',
}

function whyText(why: WhyNotKnown): string {
  switch (why.kind) {
    case 'noFigure':
      return `the school’s figure is ${statusText[why.status]}`
    case 'noComparator':
      return `the figure to compare it with is ${statusText[why.status]}`
    case 'noThreshold':
      return 'no threshold is set for the year and phase'
    case 'noMeasure':
      return 'no measure is named for the year'
    case 'measuredDifferently':
      return 'the years are measured differently'
  }
}

const statusText = {
  suppressed: 'suppressed',
  notApplicable: 'not applicable',
  notPublished: 'not published',
  missing: 'not held',
} as const
