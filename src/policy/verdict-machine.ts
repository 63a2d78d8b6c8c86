import type { FigureColumn, FigureTable } from './figure-table.ts'

/** How many schools are answered at a time: small enough for every node's answers to stay in the processor's cache. */
export const blockSize = 1024

interface Asked {
  readonly nodeCount: number
  readonly table: FigureTable
  readonly nothing: FigureColumn
}

/** Answers for some schools of a block: all of them, or those whose newest figures are of one year. */
export interface Machine extends Asked {
  readonly rows: Int32Array
  count: number
  /** Counts the selections it was given; each node's answers, and the selection they were made for. */
  selection: number
  readonly buffers: Uint8Array[]
  readonly madeFor: Int32Array
  /** Machines of its own, by the figures that say which year is the newest. */
  readonly byYear: Map<string, ByYear>
}

interface ByYear {
  madeFor: number
  /** For each school the place of its year, and one machine for each place. */
  readonly chosen: Uint8Array
  readonly machines: readonly Machine[]
}

export const newMachine = ({ nodeCount, table, nothing }: Asked): Machine => ({
  nodeCount,
  table,
  nothing,
  rows: new Int32Array(blockSize),
  count: 0,
  selection: 0,
  buffers: [],
  madeFor: new Int32Array(nodeCount).fill(-1),
  byYear: new Map(),
})

export function begin(machine: Machine, count: number): void {
  machine.count = count
  machine.selection++
}

export const columnOf = (machine: Machine, index: number): FigureColumn =>
  machine.table.columns[index] ?? machine.nothing

/** Several rules ask for the newest of the same figures, and share who has them of which year. */
export function schoolsByYear(machine: Machine, anchors: readonly (readonly number[])[]): ByYear {
  const key = anchors.join(';')
  let found = machine.byYear.get(key)
  if (!found) {
    found = { madeFor: -1, chosen: new Uint8Array(blockSize), machines: anchors.map(() => newMachine(machine)) }
    machine.byYear.set(key, found)
  }
  if (found.madeFor === machine.selection) return found
  found.madeFor = machine.selection
  chooseYears(machine, anchors, found.chosen)
  found.machines.forEach((ofYear, place) => begin(ofYear, rowsChosen(machine, found.chosen, place, ofYear.rows)))
  return found
}

function rowsChosen({ rows, count }: Machine, chosen: Uint8Array, place: number, into: Int32Array): number {
  let many = 0
  for (let i = 0; i < count; i++) if (chosen[i] === place) into[many++] = rows[i] as number
  return many
}

const notChosen = 255

/** For each school the first place at which any anchor is held; the first of all where none is. */
function chooseYears(machine: Machine, anchors: readonly (readonly number[])[], chosen: Uint8Array): void {
  const { count } = machine
  chosen.fill(notChosen, 0, count)
  let left = count
  for (let place = 0; place < anchors.length && left > 0; place++)
    for (const column of anchors[place] ?? [])
      left -= choose(machine, columnOf(machine, column).statuses, place, chosen)
  if (left > 0) for (let i = 0; i < count; i++) if (chosen[i] === notChosen) chosen[i] = 0
}

function choose({ rows, count }: Machine, statuses: Uint8Array, place: number, chosen: Uint8Array): number {
  let newly = 0
  for (let i = 0; i < count; i++) {
    if (chosen[i] !== notChosen || statuses[rows[i] as number] === 0) continue
    chosen[i] = place
    newly++
  }
  return newly
}
