import type { Figure, FigureOf, NoFigure } from './figure.ts'
import type { ColumnKey } from './plan.ts'
import { governances, phases, type Phase, type SchoolFacts } from './school.ts'

/**
 * Figures of many schools in typed columns, a row for each school. `columns` is in the order of the compiled edition's.
 * A value is NaN exactly where its status is not "value": no status can be taken for a number.
 */
export interface FigureTable {
  readonly rows: number
  /** The school's `factsCode`. */
  readonly facts: Uint8Array
  readonly columns: readonly FigureColumn[]
}

export interface FigureColumn {
  readonly values: Float64Array
  /** Places in `statuses`. */
  readonly statuses: Uint8Array
}

export const statuses: readonly ('value' | NoFigure)[] = [
  'missing',
  'value',
  'suppressed',
  'notApplicable',
  'notPublished',
]
/** The code of the status that a number has. */
export const valueStatus = 1
const statusCodes = new Map(statuses.map((status, code) => [status, code]))

/** An empty table of so many schools: every figure missing. */
export function figureTable(keys: readonly ColumnKey[], rows: number): FigureTable {
  return { rows, facts: new Uint8Array(rows), columns: keys.map(() => emptyColumn(rows)) }
}

export const emptyColumn = (rows: number): FigureColumn => ({
  values: new Float64Array(rows).fill(Number.NaN),
  statuses: new Uint8Array(rows),
})

/** Puts a figure into a column. Throws on a value that is not a finite number: it would be taken for not known. */
export function setFigure(column: FigureColumn, row: number, figure: Figure): void {
  if (figure.status === 'value' && !Number.isFinite(figure.value)) throw new Error(`Not a figure: ${figure.value}`)
  column.values[row] = figure.status === 'value' ? figure.value : Number.NaN
  column.statuses[row] = statusCodes.get(figure.status) ?? 0
}

/** The figure of a row, as it was put. */
export function figureAt(column: FigureColumn | undefined, row: number): Figure {
  const code = column?.statuses[row] ?? 0
  if (code === valueStatus) return { status: 'value', value: column?.values[row] ?? Number.NaN }
  return noFigures[code] ?? missing
}

/** The table of one school, from a function that finds its figures. */
export function tableOfSchool(keys: readonly ColumnKey[], school: SchoolFacts, figureOf: FigureOf): FigureTable {
  const table = figureTable(keys, 1)
  table.facts[0] = factsCode(school)
  keys.forEach((key, index) => {
    const column = table.columns[index]
    if (column) setFigure(column, 0, figureOf(key.measure, key.subject, key.year))
  })
  return table
}

/** What rules may ask about a school in one small number, so that every such question is one look-up. */
export function factsCode({ phase, governance, open }: SchoolFacts): number {
  return (phases.indexOf(phase) * governances.length + governances.indexOf(governance)) * 2 + (open ? 1 : 0)
}

/** Every possible school, at the place of its `factsCode`. */
export const everyFacts: readonly SchoolFacts[] = phases.flatMap((phase: Phase) =>
  governances.flatMap((governance) => [
    { phase, governance, open: false },
    { phase, governance, open: true },
  ]),
)

const missing: Figure = { status: 'missing' }
const noFigures: readonly (Figure | undefined)[] = statuses.map((status) =>
  status === 'value' ? undefined : { status },
)
