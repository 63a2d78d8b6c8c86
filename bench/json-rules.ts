import { Engine, type ConditionProperties, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import { figureAt, statuses } from '../src/policy/figure-table.ts'
import { doesNotApply, met, notMet, type CompiledEdition, type FigureTable, type Verdict } from '../src/policy/index.ts'
import type { ComparandPlan, ComparePlan, PlanNode } from '../src/policy/plan.ts'
import { codeOfChange, nudge } from '../src/policy/verdicts.ts'

/**
 * The same rules for json-rules-engine. It knows true and false alone, so each criterion becomes two rules: one that fires
 * when it is met, one when it is not; where neither fires it is not known. What the engine has no words for (rounding,
 * the newest year held, thresholds by phase) is worked out beforehand and given as plain facts, which is not counted.
 */
export interface JsonRules {
  /** The facts of one school. */
  factsOf(row: number): Record<string, unknown>
  /** The engine's own results hold the figures it compared: verdicts and explanation come at one price. */
  run(facts: Record<string, unknown>): Promise<Readonly<Record<string, Verdict>>>
}

export function jsonRules(compiled: CompiledEdition, table: FigureTable): JsonRules {
  const writing: Writing = { table, facts: new Map(), operators: new Map(), formulas: new Map() }
  const rules = compiled.criteria.flatMap(({ criterion, root }) => {
    const { met: yes, notMet: no } = formulasOf(writing, root)
    return [
      { conditions: topLevel(yes), event: { type: criterion.id, params: { verdict: 'met' } } },
      { conditions: topLevel(no), event: { type: criterion.id, params: { verdict: 'notMet' } } },
    ]
  })
  const engine = new Engine(rules, { allowUndefinedFacts: true })
  for (const [name, operator] of writing.operators) engine.addOperator(name, operator)
  const unknown: Readonly<Record<string, Verdict>> = Object.fromEntries(
    compiled.criteria.map(({ criterion }) => [criterion.id, 'notKnown']),
  )
  return {
    factsOf: (row) => Object.fromEntries([...writing.facts].map(([name, of]) => [name, of(row)])),
    async run(facts) {
      const { events } = await engine.run(facts)
      const verdicts = { ...unknown }
      for (const { type, params } of events) verdicts[type] = params?.verdict as Verdict
      return verdicts
    },
  }
}

interface Writing {
  readonly table: FigureTable
  readonly facts: Map<string, (row: number) => unknown>
  readonly operators: Map<string, (now: number | undefined, before: number | undefined) => boolean>
  readonly formulas: Map<number, Formulas>
}

type Formula = boolean | NestedCondition

/** When a rule is met, when it is not, and when it does not apply: each from known figures only. */
interface Formulas {
  readonly met: Formula
  readonly notMet: Formula
  readonly none: Formula
}

function topLevel(formula: Formula): TopLevelCondition {
  if (typeof formula === 'boolean') return { all: [{ fact: 'always', operator: 'equal', value: formula }] }
  return 'fact' in formula ? { all: [formula] } : formula
}

function formulasOf(writing: Writing, node: PlanNode): Formulas {
  const known = writing.formulas.get(node.id)
  if (known) return known
  const made = write(writing, node)
  writing.formulas.set(node.id, made)
  return made
}

function write(writing: Writing, node: PlanNode): Formulas {
  switch (node.kind) {
    case 'compare':
      return writeCompare(writing, node)
    case 'steps': {
      const [wanted, other] = node.sign > 0 ? (['>', '<='] as const) : (['<', '>='] as const)
      const step = (sign: Sign) =>
        node.columns.slice(1).map((older, at) => {
          const newer = node.columns[at] ?? -1
          return leaf(scaled(writing, newer, node.scale), sign, { fact: scaled(writing, older, node.scale) })
        })
      return { met: every(step(wanted)), notMet: some(step(other)), none: false }
    }
    case 'change': {
      const asked = (name: string, code: number): Formula => {
        writing.operators.set(
          name,
          (now, before) => codeOfChange(node, now ?? Number.NaN, before ?? Number.NaN) === code,
        )
        return { fact: scaled(writing, node.now, 1), operator: name, value: { fact: scaled(writing, node.before, 1) } }
      }
      return { met: asked(`moved${node.id}`, met), notMet: asked(`notMoved${node.id}`, notMet), none: false }
    }
    case 'unanswerable':
      return { met: false, notMet: false, none: false }
    case 'fixed':
      return { met: node.code === met, notMet: node.code === notMet, none: node.code === doesNotApply }
    case 'facts': {
      const among = (code: number): Formula => {
        writing.facts.set('school', (row) => writing.table.facts[row])
        return { fact: 'school', operator: 'in', value: [...node.codes].flatMap((of, at) => (of === code ? [at] : [])) }
      }
      return { met: among(met), notMet: among(notMet), none: false }
    }
    case 'held': {
      const fact = `held ${node.as} ${node.column}`
      const counts = (status: number | undefined) =>
        node.as === 'number' ? statuses[status ?? 0] === 'value' : status !== 0
      writing.facts.set(fact, (row) => counts(writing.table.columns[node.column]?.statuses[row]))
      const is = (value: boolean): Formula => ({ fact, operator: 'equal', value })
      return { met: is(true), notMet: is(false), none: false }
    }
    case 'all':
      return writeAll(node.of.map((part) => formulasOf(writing, part)))
    case 'any':
      return opposite(writeAll(node.of.map((part) => opposite(formulasOf(writing, part)))))
    case 'not':
      return opposite(formulasOf(writing, node.rule))
    case 'when': {
      const condition = formulasOf(writing, node.condition)
      const rule = formulasOf(writing, node.rule)
      return {
        met: every([condition.met, rule.met]),
        notMet: every([condition.met, rule.notMet]),
        none: some([condition.notMet, condition.none, every([condition.met, rule.none])]),
      }
    }
    case 'latest':
      return writeLatest(writing, node)
  }
}

/** The engine then asks this before it goes into the rest. */
const first = { priority: 2 }

type Numbered<Plan> = Plan & { readonly id: number }

type Sign = '<' | '<=' | '>' | '>=' | '='
const operators = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '=': 'equal',
} as const

const leaf = (fact: string, sign: Sign, value: unknown): ConditionProperties => ({
  fact,
  operator: operators[sign],
  value,
})

/** Below is 1, equal 2, above 4, as in the plan; the engine answers false where a side is undefined. */
const signsOf: Readonly<Record<number, readonly Sign[]>> = {
  1: ['<'],
  2: ['='],
  3: ['<='],
  4: ['>'],
  5: ['<', '>'],
  6: ['>='],
}

function writeCompare(writing: Writing, node: Numbered<ComparePlan>): Formulas {
  if (node.against.length === 0) return { met: false, notMet: false, none: false }
  const fact = scaled(writing, node.column, node.scale)
  const value = comparand(writing, node)
  const accepting = (accepts: number) => some((signsOf[accepts] ?? []).map((sign) => leaf(fact, sign, value)))
  return { met: accepting(node.accepts), notMet: accepting(7 - node.accepts), none: false }
}

function comparand(writing: Writing, { id, scale, against }: ComparePlan & { readonly id: number }): unknown {
  const [only, ...others] = against
  if (only?.kind === 'number' && others.length === 0) return Math.round(only.value * scale + nudge)
  if (only?.kind === 'column' && others.length === 0) return { fact: scaled(writing, only.column, scale) }
  writing.facts.set(`against${id}`, (row) => {
    const values = against.map((each) => valueAt(writing.table, each, row))
    const first = values.find((value) => !Number.isNaN(value))
    return first === undefined ? undefined : Math.round(first * scale + nudge)
  })
  return { fact: `against${id}` }
}

function valueAt(table: FigureTable, against: ComparandPlan, row: number): number {
  if (against.kind === 'number') return against.value
  if (against.kind === 'byFacts') return against.values[table.facts[row] ?? 0] ?? Number.NaN
  return table.columns[against.column]?.values[row] ?? Number.NaN
}

function scaled({ table, facts }: Writing, column: number, scale: number): string {
  const name = `figure${column}in${scale}`
  facts.set(name, (row) => {
    const figure = figureAt(table.columns[column], row)
    return figure.status === 'value' ? Math.round(figure.value * scale + nudge) : undefined
  })
  return name
}

/** Parts that do not apply are left out; when none applies the whole does not. */
function writeAll(parts: readonly Formulas[]): Formulas {
  const oneApplies = parts.some(({ none }) => none === false)
  const eachMet = every(parts.map(({ met: yes, none }) => some([yes, none])))
  return {
    met: oneApplies ? eachMet : every([eachMet, some(parts.map(({ met: yes }) => yes))]),
    notMet: some(parts.map(({ notMet: no }) => no)),
    none: every(parts.map(({ none }) => none)),
  }
}

const opposite = ({ met: yes, notMet: no, none }: Formulas): Formulas => ({ met: no, notMet: yes, none })

function writeLatest(writing: Writing, node: Extract<PlanNode, { kind: 'latest' }>): Formulas {
  const fact = `newest ${JSON.stringify(node.anchors)}`
  const isHeld = (column: number, row: number): boolean => writing.table.columns[column]?.statuses[row] !== 0
  writing.facts.set(fact, (row) =>
    Math.max(
      0,
      node.anchors.findIndex((columns) => columns.some((column) => isHeld(column, row))),
    ),
  )
  const branches = node.branches.map((branch) => formulasOf(writing, branch))
  const oneOf = (part: keyof Formulas) =>
    some(branches.map((branch, place) => every([{ ...first, fact, operator: 'equal', value: place }, branch[part]])))
  return { met: oneOf('met'), notMet: oneOf('notMet'), none: oneOf('none') }
}

function every(formulas: readonly Formula[]): Formula {
  if (formulas.includes(false)) return false
  const [first, ...others] = formulas.filter((formula) => formula !== true)
  if (first === undefined) return true
  return others.length === 0 ? first : { all: [first, ...others] as NestedCondition[] }
}

function some(formulas: readonly Formula[]): Formula {
  if (formulas.includes(true)) return true
  const [first, ...others] = formulas.filter((formula) => formula !== false)
  if (first === undefined) return false
  return others.length === 0 ? first : { any: [first, ...others] as NestedCondition[] }
}
