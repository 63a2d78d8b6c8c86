import { emptyColumn, valueStatus, type FigureColumn, type FigureTable } from './figure-table.ts'
import type { ChangePlan, ComparandPlan, ComparePlan, PlanNode, StepsPlan } from './plan.ts'
import { allOf, anyOf, doesNotApply, met, negationOf, notKnown, notMet } from './verdict.ts'

/** How many schools are answered at a time: small enough for every node's answers to stay in the processor's cache. */
const blockSize = 1024

/**
 * Answers rules for every school of a table: `out[root][row]` is a `VerdictCode`. Works through the schools in blocks,
 * one node at a time over a whole block, each node at most once.
 */
export function answerRules(roots: readonly PlanNode[], nodeCount: number, table: FigureTable): readonly Uint8Array[] {
  const machine = newMachine(nodeCount, table)
  const out = roots.map(() => new Uint8Array(table.rows))
  for (let from = 0; from < table.rows; from += blockSize) {
    machine.from = from
    machine.count = Math.min(blockSize, table.rows - from)
    machine.block++
    roots.forEach((root, index) => out[index]?.set(answered(machine, root).subarray(0, machine.count), from))
  }
  return out
}

interface Machine {
  readonly table: FigureTable
  readonly nothing: FigureColumn
  /** Each node's answers for the block under way, and the block they were made for. */
  readonly buffers: Uint8Array[]
  readonly madeFor: Int32Array
  block: number
  from: number
  count: number
}

function newMachine(nodeCount: number, table: FigureTable): Machine {
  const buffers: Uint8Array[] = []
  const madeFor = new Int32Array(nodeCount).fill(-1)
  return { table, nothing: emptyColumn(table.rows), buffers, madeFor, block: 0, from: 0, count: 0 }
}

function answered(machine: Machine, node: PlanNode): Uint8Array {
  const buffer = (machine.buffers[node.id] ??= new Uint8Array(blockSize))
  if (machine.madeFor[node.id] === machine.block) return buffer
  machine.madeFor[node.id] = machine.block
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

const columnOf = (machine: Machine, index: number): FigureColumn => machine.table.columns[index] ?? machine.nothing

function compare(machine: Machine, node: ComparePlan, out: Uint8Array): void {
  const { values } = columnOf(machine, node.column)
  const [only, ...others] = node.against
  if (only?.kind === 'number' && others.length === 0) return compareNumber(machine, node, values, only.value, out)
  if (only?.kind === 'column' && others.length === 0)
    return compareColumn(machine, node, values, columnOf(machine, only.column).values, out)
  compareFirst(machine, node, values, out)
}

function compareNumber({ from, count }: Machine, node: ComparePlan, values: Float64Array, to: number, out: Uint8Array) {
  const { scale, accepts } = node
  const rounded = Math.round(to * scale + nudge)
  for (let i = 0; i < count; i++)
    out[i] = codeOfDifference(Math.round((values[from + i] as number) * scale + nudge) - rounded, accepts)
}

function compareColumn(
  { from, count }: Machine,
  { scale, accepts }: ComparePlan,
  values: Float64Array,
  others: Float64Array,
  out: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    const figure = Math.round((values[from + i] as number) * scale + nudge)
    out[i] = codeOfDifference(figure - Math.round((others[from + i] as number) * scale + nudge), accepts)
  }
}

function compareFirst(machine: Machine, node: ComparePlan, values: Float64Array, out: Uint8Array): void {
  const { from, count } = machine
  for (let i = 0; i < count; i++) {
    const row = from + i
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
  const { from, count } = machine
  out.fill(met)
  for (let step = 0; step + 1 < node.columns.length; step++) {
    const newer = columnOf(machine, node.columns[step] as number).values
    const older = columnOf(machine, node.columns[step + 1] as number).values
    for (let i = 0; i < count; i++) {
      const code = codeOfStep(newer[from + i] as number, older[from + i] as number, node.scale, node.sign)
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
  const { from, count } = machine
  const now = columnOf(machine, node.now).values
  const before = columnOf(machine, node.before).values
  for (let i = 0; i < count; i++) out[i] = codeOfChange(node, now[from + i] as number, before[from + i] as number)
}

/** Whether a figure has moved by as much as asked; no movement is never enough. */
export function codeOfChange({ scale, sign, by, percent }: ChangePlan, now: number, before: number): number {
  const from = Math.round(before * scale + nudge)
  const moved = (Math.round(now * scale + nudge) - from) * sign
  if (Number.isNaN(moved)) return notKnown
  const enough = percent ? moved * 100 + nudge >= by * Math.abs(from) : moved + nudge >= by * scale
  return moved > 0 && enough ? met : notMet
}

function facts({ table, from, count }: Machine, codes: Uint8Array, out: Uint8Array): void {
  for (let i = 0; i < count; i++) out[i] = codes[table.facts[from + i] as number] as number
}

function held(machine: Machine, column: number, out: Uint8Array): void {
  const { statuses } = columnOf(machine, column)
  for (let i = 0; i < machine.count; i++) out[i] = statuses[machine.from + i] === 0 ? notMet : met
}

function numbers(machine: Machine, column: number, out: Uint8Array): void {
  const { statuses } = columnOf(machine, column)
  for (let i = 0; i < machine.count; i++) out[i] = statuses[machine.from + i] === valueStatus ? met : notMet
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

function latest(machine: Machine, node: Extract<PlanNode, { kind: 'latest' }>, out: Uint8Array): void {
  const chosen = newestHeld(machine, node.anchors)
  node.branches.forEach((branch, index) => {
    if (!hasAny(chosen, index, machine.count)) return
    const codes = answered(machine, branch)
    for (let i = 0; i < machine.count; i++) if (chosen[i] === index) out[i] = codes[i] as number
  })
}

const notChosen = 255

/** For each school of the block the first place at which any anchor is held; the first of all where none is. */
function newestHeld(machine: Machine, anchors: readonly (readonly number[])[]): Uint8Array {
  const { count } = machine
  const chosen = new Uint8Array(count).fill(notChosen)
  let left = count
  for (let place = 0; place < anchors.length && left > 0; place++)
    for (const column of anchors[place] ?? [])
      left -= choose(machine, columnOf(machine, column).statuses, place, chosen)
  if (left > 0) for (let i = 0; i < count; i++) if (chosen[i] === notChosen) chosen[i] = 0
  return chosen
}

function choose({ from, count }: Machine, statuses: Uint8Array, place: number, chosen: Uint8Array): number {
  let newly = 0
  for (let i = 0; i < count; i++) {
    if (chosen[i] !== notChosen || statuses[from + i] === 0) continue
    chosen[i] = place
    newly++
  }
  return newly
}
