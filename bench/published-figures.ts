import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { builtInLayouts, fileSource, planReading, readRecords, type ReadingPlan } from '../src/evidence/index.ts'
import { statusOf } from '../src/evidence/record-text.ts'
import type { Figure } from '../src/policy/index.ts'

const folder = join('..', 'shared', 'data')
const register = 'register/2016_england_spine.csv.gz'
const figureFiles = [
  ...[2011, 2012, 2013, 2014].map((year) => `absence/${year}_england_abs.csv`),
  ...[2011, 2012, 2013, 2014].map((year) => `census/${year}_england_census.csv`),
  'finance/2011_england_cfr.csv',
  'performance/2010_england_ks4.tsv',
  'performance/2013_england_ks2_relevant_columns.csv',
  ...['2013-04-30', '2013-12-31', '2014-05-31'].map((day) => `ofsted/${day}_ofsted_mi_provider_level.csv`),
]

/** One school of the register, in the register's own words. */
export interface RegisterLine {
  readonly urn: number
  readonly cells: ReadonlyMap<string, string>
}

/** One figure of one subject and year. */
export type TakeFigure = (
  subject: { readonly kind: number; readonly code: number; readonly phase: number },
  measure: string,
  year: number,
  figure: Figure,
) => void

/** Where the published files are; undefined when this machine does not have them. */
export const publishedFolder = (): string | undefined => (existsSync(join(folder, register)) ? folder : undefined)

/** Every school and setting of the register. */
export async function readRegister(): Promise<readonly RegisterLine[]> {
  const lines: RegisterLine[] = []
  await readFile(register, (cells, plan) => {
    const byName = new Map(plan.recordColumns.map((name, at) => [name, cells[at] ?? '']))
    lines.push({ urn: Number(byName.get('urn')), cells: byName })
  })
  return lines
}

/** Every published figure, file by file: of what two files say of the same, the last given is the later one. */
export async function readFigures(take: TakeFigure): Promise<void> {
  for (const file of figureFiles) {
    if (!existsSync(join(folder, file))) continue
    await readFile(file, (cells, plan) => takeRecord(cells, plan, take))
  }
}

function takeRecord(cells: readonly string[], plan: ReadingPlan, take: TakeFigure): void {
  const cell = (name: string): string => cells[plan.recordColumns.indexOf(name)] ?? ''
  const part = Number(cell('part'))
  const subject = {
    kind: Number(cell('subject_kind')),
    code: Number(cell('subject_code')),
    phase: Number(cell('phase')),
  }
  const values = cell('figures').slice(1, -1).split(',')
  const statuses = cell('statuses')
  const places = plan.places.filter((place) => place.part === part)
  for (const [at, { measure, year, yearsBefore }] of places.entries()) {
    const status = statusOf(statuses[at])
    const figure: Figure = status === 'value' ? { status, value: Number(values[at]) } : { status }
    take(subject, measure, year ?? Number(cell('year')) - yearsBefore, figure)
  }
}

async function readFile(file: string, take: (cells: readonly string[], plan: ReadingPlan) => void): Promise<void> {
  const source = fileSource(join(folder, file))
  const planned = await planReading(source, builtInLayouts)
  if (!planned.ok) throw new Error(`${file} cannot be read: ${JSON.stringify(planned.reasons)}`)
  const reading = readRecords(source, planned.value)
  for await (const { bytes } of reading)
    for (const line of Buffer.from(bytes).toString().split('\n')) if (line !== '') take(line.split('\t'), planned.value)
}
