import { leavesOf, type Explanation, type LeafExplanation } from './explanation.ts'

/**
 * The comparisons that settle an answer, in order: of "any" that is met those that are met, of "all" that is not met those
 * that are not, and of what is not known those that nobody knows. The rest may be left unsaid (3.3).
 */
export function decidingLeaves(explanation: Explanation): readonly LeafExplanation[] {
  switch (explanation.kind) {
    case 'leaf':
      return [explanation]
    case 'fact':
      return []
    case 'not':
      return explanation.parts.flatMap(decidingLeaves)
    case 'when':
      if (explanation.condition.answer !== 'met') return decidingLeaves(explanation.condition)
      return explanation.rule ? decidingLeaves(explanation.rule) : []
    case 'all':
    case 'any': {
      const { answer, parts } = explanation
      const deciding = parts.filter((part) => part.answer === answer)
      return deciding.length > 0 ? deciding.flatMap(decidingLeaves) : leavesOf(explanation)
    }
  }
}

/**
 * Why a question does not arise for a school: the conditions that it, or the year, does not meet. Where the year alone rules it
 * out nothing else is said.
 */
export function reasonsNotApplying(explanation: Explanation): readonly string[] {
  const reasons = unmet(explanation)
  const ofYear = reasons.filter(({ fixed }) => fixed)
  return [...new Set((ofYear.length > 0 ? ofYear : reasons).map(({ words }) => words))]
}

interface Unmet {
  readonly words: string
  readonly fixed: boolean
}

function unmet(explanation: Explanation): readonly Unmet[] {
  switch (explanation.kind) {
    case 'leaf':
      return explanation.answer === 'met' ? [] : [{ words: explanation.test.words, fixed: false }]
    case 'fact':
      return explanation.answer === 'met'
        ? []
        : [{ words: explanation.words, fixed: explanation.answer === 'doesNotApply' }]
    case 'when':
      return explanation.rule ? unmet(explanation.rule) : unmet(explanation.condition)
    case 'all':
    case 'any':
    case 'not':
      return explanation.parts.flatMap(unmet)
  }
}
