/** How a criterion stands. Not known is neither of the others, and is never treated as one of them (5.2). */
export type Verdict = 'met' | 'notMet' | 'notKnown'

/**
 * Verdicts as numbers, ordered so that Kleene's "all" is the smallest and "any" the largest of the parts that apply.
 * A part that does not apply is left out; when nothing applies the whole does not apply.
 */
export const notMet = 0
export const notKnown = 1
export const met = 2
export const doesNotApply = 3
export type VerdictCode = typeof notMet | typeof notKnown | typeof met | typeof doesNotApply

/** A verdict, or that the question does not arise for such a school. */
export type Answer = Verdict | 'doesNotApply'
export const answers: readonly Answer[] = ['notMet', 'notKnown', 'met', 'doesNotApply']

/** The verdict a person is shown: what does not apply to a school is not known of it, and its explanation says why. */
export function verdictOf(code: number): Verdict {
  if (code === met) return 'met'
  return code === notMet ? 'notMet' : 'notKnown'
}

/** Met only when all that apply are met; not met as soon as one is not. */
export const allOf = (a: number, b: number): number => (a < b ? a : b)

/** Met as soon as one is met; not met only when all that apply are not. */
export function anyOf(a: number, b: number): number {
  if (a === doesNotApply) return b
  if (b === doesNotApply) return a
  return a > b ? a : b
}

/** Not known stays not known, and what does not apply still does not. */
export const negationOf = (a: number): number => (a === doesNotApply ? a : met - a)
