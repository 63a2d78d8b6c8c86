import { figureAt, valueStatus, type FigureTable } from './figure-table.ts'
import type { Figure } from './figure.ts'
import type {
  ChangePlan,
  ComparandPlan,
  Comparator,
  ComparePlan,
  LeafTest,
  PlanNode,
  StepsPlan,
  WhyNotKnown,
} from './plan.ts'
import { allOf, answers, anyOf, doesNotApply, met, negationOf, notKnown, notMet, type Answer } from './verdict.ts'
import { codeOfChange, codeOfDifference, codeOfStep, nudge } from './verdicts.ts'

/** Why a rule is answered as it is: the rule's own shape, with the figures of one school in it (3.2, 3.3). */
export type Explanation =
  | LeafExplanation
  | { readonly kind: 'fact'; readonly answer: Answer; readonly words: string }
  | { readonly kind: 'all' | 'any' | 'not'; readonly answer: Answer; readonly parts: readonly Explanation[] }
  /** `rule` is absent where the condition is not met: then that part does not apply, and `condition` says why. */
  | {
      readonly kind: 'when'
      readonly answer: Answer
      readonly condition: Explanation
      readonly rule: Explanation | undefined
    }

/** One comparison: what it asks, the figures it found, and why it has no answer where it has none. */
export interface LeafExplanation {
  readonly kind: 'leaf'
  readonly answer: Answer
  readonly test: LeafTest
  /** In the order of `test.reads`; empty where the figures are not to be compared at all. */
  readonly figures: readonly Figure[]
  readonly comparator: Comparator | undefined
  readonly why: WhyNotKnown | undefined
}

/** Explains planned rules for rows of one table. What reads no figure is put into words once, for all schools alike. */
export interface Explainer {
  readonly table: FigureTable
  /** By node and answer. */
  readonly facts: (Explanation | undefined)[]
}

export function newExplainer(nodeCount: number, table: FigureTable): Explainer {
  return { table, facts: Array.from({ length: nodeCount * answers.length }) }
}

/** Explains a planned rule for one row. Its answer is always the one that `answerRules` gives. */
export function explainNode(explainer: Explainer, node: PlanNode, row: number): Explanation {
  const { table } = explainer
  switch (node.kind) {
    case 'compare':
      return explainCompare(node, table, row)
    case 'steps':
      return explainSteps(node, table, row)
    case 'change':
      return explainChange(node, table, row)
    case 'unanswerable':
      return leaf(notKnown, node.test, [], undefined, node.why)
    case 'fixed':
      return fact(explainer, node, node.code)
    case 'facts':
      return fact(explainer, node, node.codes[table.facts[row] ?? 0] ?? notKnown)
    case 'held':
      return fact(explainer, node, isHeldAs(node.as, table, node.column, row) ? met : notMet)
    case 'all':
    case 'any':
      return explainParts(explainer, node.kind, node.of, row)
    case 'not': {
      const part = explainNode(explainer, node.rule, row)
      return { kind: 'not', answer: answerOf(negationOf(codes[part.answer])), parts: [part] }
    }
    case 'when':
      return explainWhen(explainer, node.condition, node.rule, row)
    case 'latest':
      return explainNode(explainer, node.branches[newestHeld(node.anchors, table, row)] as PlanNode, row)
  }
}

/**
 * The comparisons that bear on the answer, in order: what a page lists as figures. The condition of a part counts
 * only where it keeps the part from being answered.
 */
export function leavesOf(explanation: Explanation): readonly LeafExplanation[] {
  switch (explanation.kind) {
    case 'leaf':
      return [explanation]
    case 'fact':
      return []
    case 'when':
      return leavesOfWhen(explanation)
    case 'all':
    case 'any':
    case 'not':
      return explanation.parts.flatMap(leavesOf)
  }
}

function leavesOfWhen({ condition, rule }: Extract<Explanation, { kind: 'when' }>): readonly LeafExplanation[] {
  if (condition.answer === 'met') return rule ? leavesOf(rule) : []
  return [...leavesOf(condition), ...(rule ? leavesOf(rule) : [])]
}

const answerOf = (code: number | undefined): Answer => answers[code ?? notKnown] ?? 'notKnown'
const codes: Readonly<Record<Answer, number>> = { notMet, notKnown, met, doesNotApply }

function fact({ facts }: Explainer, node: { readonly id: number; readonly words: string }, code: number): Explanation {
  return (facts[node.id * answers.length + code] ??= { kind: 'fact', answer: answerOf(code), words: node.words })
}

function explainCompare(node: ComparePlan, table: FigureTable, row: number): LeafExplanation {
  const figure = figureAt(table.columns[node.column], row)
  const comparator = comparatorAt(node.against, table, row)
  const { test, scale, accepts } = node
  if (figure.status !== 'value') return leaf(notKnown, test, [figure], comparator, whyNoFigure[figure.status])
  if (!comparator) return leaf(notKnown, test, [figure], comparator, noThreshold)
  const other = comparator.figure
  if (other.status !== 'value') return leaf(notKnown, test, [figure], comparator, whyNoComparator[other.status])
  const difference = Math.round(figure.value * scale + nudge) - Math.round(other.value * scale + nudge)
  return leaf(codeOfDifference(difference, accepts), test, [figure], comparator, undefined)
}

/** The first comparator that is a number, else the first there is, to say what it lacks. */
function comparatorAt(against: readonly ComparandPlan[], table: FigureTable, row: number): Comparator | undefined {
  let first: Comparator | undefined
  for (const comparand of against) {
    const found = comparandAt(comparand, table, row)
    if (found?.figure.status === 'value') return found
    first ??= found
  }
  return first
}

function comparandAt(comparand: ComparandPlan, table: FigureTable, row: number): Comparator | undefined {
  if (comparand.kind === 'column')
    return { source: comparand.source, figure: figureAt(table.columns[comparand.column], row) }
  if (comparand.kind === 'number') return comparand.comparator
  return comparand.comparators[table.facts[row] ?? 0]
}

function explainSteps(node: StepsPlan, table: FigureTable, row: number): LeafExplanation {
  const figures = node.columns.map((column) => figureAt(table.columns[column], row))
  const codes = figures
    .slice(1)
    .map((older, index) => codeOfStep(valueOf(figures[index]), valueOf(older), node.scale, node.sign))
  const code = codes.reduce(allOf, met)
  return leaf(code, node.test, figures, undefined, code === notKnown ? firstMissing(figures) : undefined)
}

function explainChange(node: ChangePlan, table: FigureTable, row: number): LeafExplanation {
  const figures = [figureAt(table.columns[node.now], row), figureAt(table.columns[node.before], row)]
  const code = codeOfChange(node, valueOf(figures[0]), valueOf(figures[1]))
  return leaf(code, node.test, figures, undefined, code === notKnown ? firstMissing(figures) : undefined)
}

function leaf(
  code: number,
  test: LeafTest,
  figures: readonly Figure[],
  comparator: Comparator | undefined,
  why: WhyNotKnown | undefined,
): LeafExplanation {
  return { kind: 'leaf', answer: answerOf(code), test, figures, comparator, why }
}

const valueOf = (figure: Figure | undefined): number => (figure?.status === 'value' ? figure.value : Number.NaN)

function firstMissing(figures: readonly Figure[]): WhyNotKnown | undefined {
  for (const figure of figures) if (figure.status !== 'value') return whyNoFigure[figure.status]
  return undefined
}

const noThreshold: WhyNotKnown = { kind: 'noThreshold' }
const whyNoFigure = {
  suppressed: { kind: 'noFigure', status: 'suppressed' },
  notApplicable: { kind: 'noFigure', status: 'notApplicable' },
  notPublished: { kind: 'noFigure', status: 'notPublished' },
  missing: { kind: 'noFigure', status: 'missing' },
} as const
const whyNoComparator = {
  suppressed: { kind: 'noComparator', status: 'suppressed' },
  notApplicable: { kind: 'noComparator', status: 'notApplicable' },
  notPublished: { kind: 'noComparator', status: 'notPublished' },
  missing: { kind: 'noComparator', status: 'missing' },
} as const

function explainParts(explainer: Explainer, kind: 'all' | 'any', of: readonly PlanNode[], row: number): Explanation {
  const parts: Explanation[] = []
  let code: number = doesNotApply
  for (const part of of) {
    const explained = explainNode(explainer, part, row)
    parts.push(explained)
    code = kind === 'all' ? allOf(code, codes[explained.answer]) : anyOf(code, codes[explained.answer])
  }
  return { kind, answer: answerOf(code), parts }
}

function explainWhen(explainer: Explainer, condition: PlanNode, rule: PlanNode, row: number): Explanation {
  const asked = explainNode(explainer, condition, row)
  if (asked.answer === 'notMet' || asked.answer === 'doesNotApply')
    return { kind: 'when', answer: 'doesNotApply', condition: asked, rule: undefined }
  const ruled = explainNode(explainer, rule, row)
  return { kind: 'when', answer: asked.answer === 'met' ? ruled.answer : 'notKnown', condition: asked, rule: ruled }
}

function newestHeld(anchors: readonly (readonly number[])[], table: FigureTable, row: number): number {
  for (let place = 0; place < anchors.length; place++)
    for (const column of anchors[place] ?? []) if (isHeld(table, column, row)) return place
  return 0
}

const isHeld = (table: FigureTable, column: number, row: number): boolean =>
  (table.columns[column]?.statuses[row] ?? 0) !== 0

const isHeldAs = (as: 'anything' | 'number', table: FigureTable, column: number, row: number): boolean =>
  as === 'number' ? table.columns[column]?.statuses[row] === valueStatus : isHeld(table, column, row)
