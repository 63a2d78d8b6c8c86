import { shippedEditions } from '../editions/index.ts'
import { findMeasure, phaseOfNumber, subjectKinds } from '../src/evidence/index.ts'
import type { AcademicYear } from '../src/kernel/index.ts'
import {
  columnIndex,
  compileEdition,
  editionInForce,
  factsCode,
  phases,
  setFigure,
  tableFor,
  type ColumnKey,
  type CompiledEdition,
  type EditionInForce,
  type Figure,
  type FigureTable,
  type Phase,
  type SchoolFacts,
} from '../src/policy/index.ts'
import { drawColumn, drawFrom } from './drawn-figures.ts'
import { publishedFolder, readFigures, readRegister, type RegisterLine } from './published-figures.ts'

/** The year of the evidence for which criteria are answered: the one that the published files tell most about. */
export const evidenceYear = 2013 as AcademicYear

/** Every school of England, with the figures that the rules of the edition read. */
export interface England {
  readonly edition: EditionInForce
  readonly compiled: CompiledEdition
  readonly table: FigureTable
  /** Where the figures are from, for the reader. */
  readonly origin: string
}

/** From the published files where this machine has them, else 22,000 drawn schools. */
export async function loadEngland(): Promise<England> {
  const [shipped] = shippedEditions
  if (!shipped) throw new Error('No edition is shipped')
  const edition = editionInForce(shipped)
  const compiled = compileEdition(edition, evidenceYear, (measure) => findMeasure(measure)?.name ?? measure)
  return { edition, compiled, ...(publishedFolder() ? await publishedTable(compiled) : drawnTable(compiled, 22_000)) }
}

function drawnTable(compiled: CompiledEdition, rows: number): Pick<England, 'table' | 'origin'> {
  const draw = drawFrom(2013)
  const table = tableFor(compiled, rows)
  for (let row = 0; row < rows; row++) {
    const phase: Phase = draw() < 0.75 ? 'primary' : (phases[Math.floor(draw() * 8)] ?? 'primary')
    table.facts[row] = factsCode({ phase, governance: 'maintained', open: draw() < 0.95 })
  }
  compiled.columns.forEach((key, at) => {
    const column = table.columns[at]
    if (column && !isLater(key.measure)) drawColumn(column, key, draw)
  })
  return { table, origin: `${rows} drawn schools` }
}

/** Judgements that inspections of the time did not make. */
const isLater = (measure: string): boolean =>
  /^ofsted-(report-card|needs-attention|urgent|safeguarding|education)/.test(measure)

async function publishedTable(compiled: CompiledEdition): Promise<Pick<England, 'table' | 'origin'>> {
  const register = await readRegister()
  const schools = register.map(factsOf)
  const table = tableFor(compiled, schools.length)
  schools.forEach((facts, row) => {
    table.facts[row] = factsCode(facts)
  })
  const stated = await takePublished(compiled, table, register)
  const around = {
    compiled,
    table,
    stated,
    authorities: register.map(({ cells }) => cells.get('authority')),
    facts: schools,
  }
  compiled.columns.forEach((key, at) => fillRest(around, key, at))
  return { table, origin: `${schools.length} schools of the published files, figures that no file here has drawn` }
}

interface Filling {
  readonly compiled: CompiledEdition
  readonly table: FigureTable
  readonly stated: ReadonlyMap<string, Figure>
  readonly authorities: readonly (string | undefined)[]
  readonly facts: readonly SchoolFacts[]
}

/** What the files do not say of each school: figures none of them has are drawn, comparators are looked up or worked out. */
function fillRest({ compiled, table, stated, authorities, facts }: Filling, key: ColumnKey, at: number): void {
  const { measure, subject, year } = key
  const column = table.columns[at]
  const own = table.columns[columnIndex(compiled, measure, 'school', year)]
  if (!column || !own) return
  if (subject === 'school') {
    if (!column.statuses.includes(1) && !isLater(measure)) drawColumn(column, key, drawFrom(at + 1))
  } else if (subject === 'authority') fillMeans(column, own.values, (row) => `${authorities[row]} ${facts[row]?.phase}`)
  else if (subject === 'similar') fillMeans(column, own.values, (row) => `${row % 2000} ${facts[row]?.phase}`)
  else
    facts.forEach(({ phase }, row) => {
      const figure = stated.get(`${measure} ${year} ${phase}`) ?? stated.get(`${measure} ${year} all`)
      if (figure) setFigure(column, row, figure)
    })
}

/** Puts every school's published figures into the table; answers England's own by "measure year phase". */
async function takePublished(compiled: CompiledEdition, table: FigureTable, register: readonly RegisterLine[]) {
  const rowOf = new Map(register.map(({ urn }, row) => [urn, row]))
  const rowOfNumber = new Map(
    register.map(({ cells }, row) => [
      Number(cells.get('authority')) * 10_000 + Number(cells.get('establishmentNumber')),
      row,
    ]),
  )
  const columnOf = new Map<string, number>(
    compiled.columns.flatMap(({ measure, subject, year }, at) =>
      subject === 'school' ? [[`${measure} ${year}`, at] as const] : [],
    ),
  )
  const stated = new Map<string, Figure>()
  await readFigures(({ kind, code, phase }, measure, year, figure) => {
    if (kind === subjectKinds.national || kind === subjectKinds.nationalStateFunded)
      stated.set(`${measure} ${year} ${phaseOfNumber(phase)}`, figure)
    const row = kind === subjectKinds.school ? rowOf.get(code) : rowOfNumber.get(code)
    const column = table.columns[columnOf.get(`${measure} ${year}`) ?? -1]
    const isSchool = kind === subjectKinds.school || kind === subjectKinds.schoolByNumber
    if (isSchool && row !== undefined && column) setFigure(column, row, figure)
  })
  return stated
}

/** The mean of the values of each group, for every school of it. */
function fillMeans(
  column: FigureTable['columns'][number],
  values: Float64Array,
  groupOf: (row: number) => string,
): void {
  const sums = new Map<string, { sum: number; count: number }>()
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return
    const group = groupOf(row)
    const { sum, count } = sums.get(group) ?? { sum: 0, count: 0 }
    sums.set(group, { sum: sum + value, count: count + 1 })
  })
  values.forEach((_, row) => {
    const group = sums.get(groupOf(row))
    if (group && group.count >= 3) setFigure(column, row, { status: 'value', value: group.sum / group.count })
  })
}

function factsOf({ cells }: RegisterLine): SchoolFacts {
  const type = (cells.get('type') ?? '').toLowerCase()
  const phase = phases.find((each) => each === cells.get('phase')) ?? 'primary'
  const status = cells.get('status')
  return { phase, governance: governanceOf(type), open: status === 'open' || status === 'proposedToClose' }
}

function governanceOf(type: string): SchoolFacts['governance'] {
  if (/academ|free school|studio|university technical/.test(type)) return 'academy'
  return /independent/.test(type) ? 'independent' : 'maintained'
}
