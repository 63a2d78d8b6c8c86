/**
 * What is planned and used, by school and term, by level and in all (5.1: the levels exist to target limited resources).
 * Every figure is a sum of the same cells, so that sums over schools, levels and terms come to the same total.
 */
import type { Level } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import { minus, nothing, plus, type Amount } from './amount.ts'
import type { SchoolTerm } from './budget-year.ts'
import type { CentralLine } from './central-line.ts'

/** The level a school had in the term; `none` where none had been agreed. */
export type LevelOfTerm = Level | 'none'

export interface Use {
  readonly planned: Amount
  readonly used: Amount
}

/** One school in one term. */
export interface Cell extends SchoolTerm, Use {
  readonly urn: Urn
  readonly level: LevelOfTerm
}

export type LevelIn = (urn: Urn, term: SchoolTerm) => LevelOfTerm

/** One cell for each school and term for which something is planned or used. */
export function cellsOf(lines: readonly CentralLine[], levelIn: LevelIn): readonly Cell[] {
  const cells = new Map<string, Cell>()
  for (const line of lines) {
    if (line.takenBack !== null) continue
    const key = `${line.urn} ${line.year} ${line.term}`
    const { urn, year, term } = line
    const cell = cells.get(key) ?? { urn, year, term, level: levelIn(urn, line), planned: nothing, used: nothing }
    cells.set(key, { ...cell, [line.kind]: plus(cell[line.kind], line) })
  }
  return [...cells.values()]
}

export const sumOf = (cells: readonly Use[]): Use => ({
  planned: cells.reduce((sum, { planned }) => plus(sum, planned), nothing),
  used: cells.reduce((sum, { used }) => plus(sum, used), nothing),
})

/** Sums by whatever the cells are told apart by, in the order in which it first occurs. */
export function sumsBy<Key>(cells: readonly Cell[], of: (cell: Cell) => Key): ReadonlyMap<Key, Use> {
  const sums = new Map<Key, Use>()
  for (const cell of cells) sums.set(of(cell), sumOf([sums.get(of(cell)) ?? { planned: nothing, used: nothing }, cell]))
  return sums
}

/** By how much plans, or what was used, exceed the budget of a level. */
export interface Excess {
  readonly level: LevelOfTerm
  readonly of: keyof Use
  readonly by: Amount
}

/** A warning, never a refusal: children are not left without help because a column is full. */
export function excessesOf(
  sums: ReadonlyMap<LevelOfTerm, Use>,
  budget: ReadonlyMap<LevelOfTerm, Amount>,
): readonly Excess[] {
  return [...sums].flatMap(([level, use]) =>
    (['planned', 'used'] as const).flatMap((of) => {
      const over = minus(use[of], budget.get(level) ?? nothing)
      const by = { halfDays: Math.max(0, over.halfDays), pounds: Math.max(0, over.pounds) }
      return by.halfDays > 0 || by.pounds > 0 ? [{ level, of, by }] : []
    }),
  )
}
