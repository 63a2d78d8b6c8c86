import { emptyColumn, valueStatus, type FigureTable } from './figure-table.ts'
import type { ChangePlan, ComparandPlan, ComparePlan, PlanNode, StepsPlan } from './plan.ts'
import { begin, blockSize, columnOf, newMachine, schoolsByYear, type Machine } from './verdict-machine.ts'
import { allOf, anyOf, doesNotApply, met, negationOf, notKnown, notMet } from './verdict.ts'

/**
 * Answers rules for every school of a table: `out[root][row]` is a `VerdictCode`. Works through the schools in blocks,
 * one node at a time over a whole block, each node at most once.
 */
export function answerRules(roots: readonly PlanNode[], nodeCount: number, table: FigureTable): readonly Uint8Array[] {
  const out = roots.map(() => new Uint8Array(table.rows))
  const machine = newMachine({ nodeCount, table, nothing: emptyColumn(table.rows) })
  for (let from = 0; from < table.rows; from += blockSize) {
    const count = Math.min(blockSize, table.rows - from)
    for (let i = 0; i < count; i++) machine.rows[i] = from + i
    begin(machine, count)
    roots.forEach((root, index) => out[index]?.set(answered(machine, root).subarray(0, count), from))
  }
  return out
}

function answered(machine: Machine, node: PlanNode): Uint8Array {
  const buffer = (machine.buffers[node.id] ??= new Uint8Array(blockSize))
  if (machine.madeFor[node.id] === machine.selection) return buffer
  machine.madeFor[node.id] = machine.selection
  answer(machine, node, buffer)
  return buffer
}

function answer(machine: Machine, node: PlanNode, out: Uint8Array): void {
  switch (node.kind) {
    case 'compare':
      return compare(machine, node, out)
    case 'steps':
      return steps(machine, node, out)
    case 'change':
      return change(machine, node, out)
    case 'unanswerable':
      out.fill(notKnown)
      return
    case 'fixed':
      out.fill(node.code)
      return
    case 'facts':
      return facts(machine, node.codes, out)
    case 'held':
      return node.as === 'number' ? numbers(machine, node.column, out) : held(machine, node.column, out)
    case 'all':
      return combine(machine, node.of, allTable, out)
    case 'any':
      return combine(machine, node.of, anyTable, out)
    case 'not':
      return mapped(machine, answered(machine, node.rule), negation, out)
    case 'when':
      return when(machine, node.condition, node.rule, out)
    case 'latest':
      return latest(machine, node, out)
  }
}

const pairs = (combined: (a: number, b: number) => number) =>
  Uint8Array.from({ length: 16 }, (_, pair) => combined(pair >> 2, pair & 3))
const allTable = pairs(allOf)
const anyTable = pairs(anyOf)
const negation = Uint8Array.from({ length: 4 }, (_, code) => negationOf(code))
/** Condition and rule: does not apply where the condition is not met, not known where the condition is not. */
const whenTable = pairs((condition, rule) => {
  if (condition === met) return rule
  return condition === notKnown ? notKnown : doesNotApply
})

const whenNotMet = Uint8Array.from({ length: 4 }, (_, code) => (code === notKnown ? notKnown : doesNotApply))

function compare(machine: Machine, node: ComparePlan, out: Uint8Array): void {
  const { values } = columnOf(machine, node.column)
  const [only, ...others] = node.against
  if (only?.kind === 'number' && others.length === 0) return compareNumber(machine, node, values, only.value, out)
  if (only?.kind === 'column' && others.length === 0)
    return compareColumn(machine, node, values, columnOf(machine, only.column).values, out)
  compareFirst(machine, node, values, out)
}

function compareNumber({ rows, count }: Machine, node: ComparePlan, values: Float64Array, to: number, out: Uint8Array) {
  const { scale, accepts } = node
  const rounded = Math.round(to * scale + nudge)
  for (let i = 0; i < count; i++)
    out[i] = codeOfDifference(Math.round((values[rows[i] as number] as number) * scale + nudge) - rounded, accepts)
}

function compareColumn(
  { rows, count }: Machine,
  { scale, accepts }: ComparePlan,
  values: Float64Array,
  others: Float64Array,
  out: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    const figure = Math.round((values[rows[i] as number] as number) * scale + nudge)
    out[i] = codeOfDifference(figure - Math.round((others[rows[i] as number] as number) * scale + nudge), accepts)
  }
}

function compareFirst(machine: Machine, node: ComparePlan, values: Float64Array, out: Uint8Array): void {
  const { rows, count } = machine
  for (let i = 0; i < count; i++) {
    const row = rows[i] as number
    const figure = Math.round((values[row] as number) * node.scale + nudge)
    out[i] = codeOfDifference(
      figure - Math.round(firstNumber(machine, node.against, row) * node.scale + nudge),
      node.accepts,
    )
  }
}

function firstNumber(machine: Machine, against: readonly ComparandPlan[], row: number): number {
  for (const comparand of against) {
    const value = comparandAt(machine, comparand, row)
    if (!Number.isNaN(value)) return value
  }
  return Number.NaN
}

function comparandAt(machine: Machine, comparand: ComparandPlan, row: number): number {
  if (comparand.kind === 'number') return comparand.value
  if (comparand.kind === 'byFacts') return comparand.values[machine.table.facts[row] as number] as number
  return columnOf(machine, comparand.column).values[row] as number
}

/** Carries a half that binary arithmetic has put just below itself over to the next whole number. */
export const nudge = 1e-7

/** The verdict of a difference: `accepts` has bit 1 for below, 2 for equal, 4 for above. NaN is not known. */
export function codeOfDifference(difference: number, accepts: number): number {
  if (difference < 0) return (accepts & 1) === 0 ? notMet : met
  if (difference > 0) return (accepts & 4) === 0 ? notMet : met
  if (difference === 0) return (accepts & 2) === 0 ? notMet : met
  return notKnown
}

function steps(machine: Machine, node: StepsPlan, out: Uint8Array): void {
  const { rows, count } = machine
  out.fill(met)
  for (let step = 0; step + 1 < node.columns.length; step++) {
    const newer = columnOf(machine, node.columns[step] as number).values
    const older = columnOf(machine, node.columns[step + 1] as number).values
    for (let i = 0; i < count; i++) {
      const code = codeOfStep(
        newer[rows[i] as number] as number,
        older[rows[i] as number] as number,
        node.scale,
        node.sign,
      )
      if (code < (out[i] as number)) out[i] = code
    }
  }
}

/** Whether a figure has moved in the direction of `sign` from one year to the next. */
export function codeOfStep(newer: number, older: number, scale: number, sign: 1 | -1): number {
  const moved = (Math.round(newer * scale + nudge) - Math.round(older * scale + nudge)) * sign
  return codeOfDifference(moved, 4)
}

function change(machine: Machine, node: ChangePlan, out: Uint8Array): void {
  const { rows, count } = machine
  const now = columnOf(machine, node.now).values
  const before = columnOf(machine, node.before).values
  for (let i = 0; i < count; i++)
    out[i] = codeOfChange(node, now[rows[i] as number] as number, before[rows[i] as number] as number)
}

/** Whether a figure has moved by as much as asked; no movement is never enough. */
export function codeOfChange({ scale, sign, by, percent }: ChangePlan, now: number, before: number): number {
  const from = Math.round(before * scale + nudge)
  const moved = (Math.round(now * scale + nudge) - from) * sign
  if (Number.isNaN(moved)) return notKnown
  const enough = percent ? moved * 100 + nudge >= by * Math.abs(from) : moved + nudge >= by * scale
  return moved > 0 && enough ? met : notMet
}

function facts({ table, rows, count }: Machine, codes: Uint8Array, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = codes[table.facts[rows[i] as number] as number] as number
}

function held(machine: Machine, column: number, out: Uint8Array): void {
  const { rows, count } = machine
  const { statuses } = columnOf(machine, column)
  for (let i = 0; i < count; i++) out[i] = statuses[rows[i] as number] === 0 ? notMet : met
}

function numbers(machine: Machine, column: number, out: Uint8Array): void {
  const { statuses } = columnOf(machine, column)
  for (let i = 0; i < machine.count; i++) out[i] = statuses[machine.rows[i] as number] === valueStatus ? met : notMet
}

function combine(machine: Machine, parts: readonly PlanNode[], table: Uint8Array, out: Uint8Array): void {
  const [first, ...others] = parts
  if (!first) return void out.fill(doesNotApply)
  out.set(answered(machine, first))
  for (const part of others) {
    const codes = answered(machine, part)
    for (let i = 0; i < machine.count; i++) out[i] = table[((out[i] as number) << 2) | (codes[i] as number)] as number
  }
}

function mapped({ count }: Machine, codes: Uint8Array, table: Uint8Array, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = table[codes[i] as number] as number
}

/** A rule is not gone into where its condition holds for no school of the block. */
function when(machine: Machine, condition: PlanNode, rule: PlanNode, out: Uint8Array): void {
  const conditions = answered(machine, condition)
  if (!hasAny(conditions, met, machine.count)) return mapped(machine, conditions, whenNotMet, out)
  const codes = answered(machine, rule)
  for (let i = 0; i < machine.count; i++)
    out[i] = whenTable[((conditions[i] as number) << 2) | (codes[i] as number)] as number
}

function hasAny(codes: Uint8Array, code: number, count: number): boolean {
  const found = codes.indexOf(code)
  return found !== -1 && found < count
}

/** Each year's rule is gone into for the schools whose newest figures are of that year alone. */
function latest(machine: Machine, node: Extract<PlanNode, { kind: 'latest' }>, out: Uint8Array): void {
  const { chosen, machines } = schoolsByYear(machine, node.anchors)
  const codes = node.branches.map((branch, place) => {
    const ofYear = machines[place]
    return ofYear && ofYear.count > 0 ? answered(ofYear, branch) : nobody
  })
  const next = new Int32Array(codes.length)
  for (let i = 0; i < machine.count; i++) {
    const place = chosen[i] as number
    const at = next[place] as number
    out[i] = (codes[place] as Uint8Array)[at] as number
    next[place] = at + 1
  }
}

const nobody = new Uint8Array(0)
