import { figureAt, type FigureTable } from './figure-table.ts'
import type { Figure } from './figure.ts'
import type {
  ChangePlan,
  ComparandPlan,
  ComparatorSource,
  ComparePlan,
  LeafTest,
  PlanNode,
  StepsPlan,
  WhyNotKnown,
} from './plan.ts'
import { allOf, answers, anyOf, doesNotApply, met, negationOf, notKnown, type Answer } from './verdict.ts'
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
  readonly comparator: { readonly source: ComparatorSource; readonly figure: Figure } | undefined
  readonly why: WhyNotKnown | undefined
}

/** Explains a planned rule for one row of a table. Its answer is always the one that `answerRules` gives. */
export function explainNode(node: PlanNode, table: FigureTable, row: number): Explanation {
  switch (node.kind) {
    case 'compare':
      return explainCompare(node, table, row)
    case 'steps':
      return explainSteps(node, table, row)
    case 'change':
      return explainChange(node, table, row)
    case 'unanswerable':
      return explainUnanswerable(node.test, node.why)
    case 'fixed':
      return { kind: 'fact', answer: answerOf(node.code), words: node.words }
    case 'facts':
      return { kind: 'fact', answer: answerOf(node.codes[table.facts[row] ?? 0]), words: node.words }
    case 'held':
      return { kind: 'fact', answer: isHeld(table, node.column, row) ? 'met' : 'notMet', words: node.words }
    case 'all':
    case 'any':
      return explainParts(node.kind, node.of, table, row)
    case 'not': {
      const part = explainNode(node.rule, table, row)
      return { kind: 'not', answer: answerOf(negationOf(codeOf(part.answer))), parts: [part] }
    }
    case 'when':
      return explainWhen(node.condition, node.rule, table, row)
    case 'latest':
      return explainNode(node.branches[newestHeld(node.anchors, table, row)] as PlanNode, table, row)
  }
}

/** The comparisons of an explanation that apply, in order: what a page lists as figures. */
export function leavesOf(explanation: Explanation): readonly LeafExplanation[] {
  switch (explanation.kind) {
    case 'leaf':
      return [explanation]
    case 'fact':
      return []
    case 'when':
      return [explanation.condition, ...(explanation.rule ? [explanation.rule] : [])].flatMap(leavesOf)
    case 'all':
    case 'any':
    case 'not':
      return explanation.parts.flatMap(leavesOf)
  }
}

const answerOf = (code: number | undefined): Answer => answers[code ?? notKnown] ?? 'notKnown'
const codeOf = (answer: Answer): number => answers.indexOf(answer)

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

type Comparator = NonNullable<LeafExplanation['comparator']>

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
  if (comparand.kind === 'number')
    return { source: comparand.source, figure: { status: 'value', value: comparand.value } }
  const facts = table.facts[row] ?? 0
  const value = comparand.values[facts] ?? Number.NaN
  const source = comparand.sources[facts]
  return source && !Number.isNaN(value) ? { source, figure: { status: 'value', value } } : undefined
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

const explainUnanswerable = (test: LeafTest, why: WhyNotKnown): LeafExplanation =>
  leaf(notKnown, test, [], undefined, why)

function leaf(
  code: number,
  test: LeafTest,
  figures: readonly Figure[],
  comparator: LeafExplanation['comparator'],
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

function explainParts(kind: 'all' | 'any', of: readonly PlanNode[], table: FigureTable, row: number): Explanation {
  const combined = kind === 'all' ? allOf : anyOf
  let code: number = doesNotApply
  const parts = of.map((part) => {
    const explained = explainNode(part, table, row)
    code = combined(code, codeOf(explained.answer))
    return explained
  })
  return { kind, answer: answerOf(code), parts }
}

function explainWhen(condition: PlanNode, rule: PlanNode, table: FigureTable, row: number): Explanation {
  const explained = explainNode(condition, table, row)
  if (explained.answer === 'notKnown')
    return { kind: 'when', answer: 'notKnown', condition: explained, rule: explainNode(rule, table, row) }
  if (explained.answer !== 'met') return { kind: 'when', answer: 'doesNotApply', condition: explained, rule: undefined }
  const ruled = explainNode(rule, table, row)
  return { kind: 'when', answer: ruled.answer, condition: explained, rule: ruled }
}

function newestHeld(anchors: readonly (readonly number[])[], table: FigureTable, row: number): number {
  const found = anchors.findIndex((columns) => columns.some((column) => isHeld(table, column, row)))
  return found === -1 ? 0 : found
}

const isHeld = (table: FigureTable, column: number, row: number): boolean =>
  (table.columns[column]?.statuses[row] ?? 0) !== 0
