import type { AcademicYear } from '../kernel/index.ts'
import { authorityNumber, regionNumber } from './authorities.ts'
import type { CellRow } from './delimited-text.ts'
import type { Headings } from './headings.ts'
import type { Layout, RowRule } from './layout.ts'
import type { RefusedRow, RowReason } from './refusals.ts'
import { phaseNumber, subjectKinds, type SubjectKey, type SubjectKind } from './subjects.ts'

/** A refusal of a row, as readers make it; the line is added by the caller. */
export interface Fault {
  readonly column?: number
  readonly text?: string
  readonly reason: RowReason
}

/** What a row is about, and the authority and establishment number the file gives the school, where it gives them. */
export interface RowKey extends SubjectKey {
  readonly la?: number
  readonly estab?: number
}

export type KeyReading = RowKey | 'ignore' | Fault

/** Reads what each row is about, for one file. */
export function keyReader(layout: Layout, headings: Headings): (row: CellRow, year?: AcademicYear) => KeyReading {
  const rules = ruleReader(layout, headings)
  const { key } = layout
  const places: KeyPlaces = {
    urn: headings.find(key.urn),
    laestab: headings.find(key.laestab),
    la: headings.find(key.la),
    estab: headings.find(key.estab),
    laName: headings.find(key.laName),
  }
  const phaseAt = headings.find(key.phase?.column)
  const phases = key.phase?.is ?? {}
  return (row, year) => {
    const rule = rules(row)
    const kind = rule?.subject ?? 'school'
    if (kind === 'ignore') return 'ignore'
    const stated = phaseAt === undefined ? rule?.phase : phases[row.cell(phaseAt).trim()]
    const phase = phaseNumber(kind === 'school' ? 'all' : (stated ?? 'all'))
    if (kind === 'school') return schoolKey(row, places)
    if (kind === 'authority') return areaKey(row, places, kind, phase, (name) => authorityNumber(name, year))
    if (kind === 'region') return areaKey(row, places, kind, phase, regionNumber)
    return { kind: subjectKinds[kind], code: 0, phase }
  }
}

interface KeyPlaces {
  readonly urn: number | undefined
  readonly laestab: number | undefined
  readonly la: number | undefined
  readonly estab: number | undefined
  readonly laName: number | undefined
}

/** The first rule whose cells all fit. Rules about columns the file has not are passed over. */
function ruleReader(layout: Layout, headings: Headings): (row: CellRow) => RowRule | undefined {
  const rules = layout.rows.flatMap((rule) => {
    const tests = rule.when.map(({ column, is }) => ({ at: headings.find(column), is }))
    return tests.every(({ at }) => at !== undefined) ? [{ rule, tests }] : []
  })
  return (row) =>
    rules.find(({ tests }) => tests.every(({ at, is }) => is.includes(row.cell(at as number).trim())))?.rule
}

function schoolKey(row: CellRow, places: KeyPlaces): KeyReading {
  const numbers = numbersInFile(row, places)
  if (places.urn !== undefined) {
    const text = row.cell(places.urn)
    const urn = wholeNumber(text, 5, 7)
    if (urn !== undefined) return { kind: subjectKinds.school, code: urn, phase: 0, ...numbers }
    if (text.trim() !== '') return fault(places.urn, text, 'badKey')
  }
  if (numbers?.estab === undefined) return fault(places.urn ?? places.laestab ?? places.estab, '', 'noKey')
  return { kind: subjectKinds.schoolByNumber, code: numbers.la * 10_000 + numbers.estab, phase: 0, ...numbers }
}

function numbersInFile(row: CellRow, places: KeyPlaces): { la: number; estab?: number } | undefined {
  const joined = places.laestab === undefined ? undefined : wholeNumber(row.cell(places.laestab).replace('/', ''), 7, 7)
  if (joined !== undefined) return { la: Math.floor(joined / 10_000), estab: joined % 10_000 }
  const la = places.la === undefined ? undefined : wholeNumber(row.cell(places.la), 3, 3)
  if (la === undefined) return undefined
  const estab = places.estab === undefined ? undefined : wholeNumber(row.cell(places.estab), 4, 4)
  return estab === undefined ? { la } : { la, estab }
}

function areaKey(
  row: CellRow,
  places: KeyPlaces,
  kind: SubjectKind & ('authority' | 'region'),
  phase: number,
  numberOf: (name: string) => number | undefined,
): KeyReading {
  if (places.laName !== undefined) {
    const name = row.cell(places.laName)
    const code = numberOf(name)
    return code === undefined
      ? fault(places.laName, name, 'unknownAuthority')
      : { kind: subjectKinds[kind], code, phase }
  }
  // A cut-down file may have dropped the column that says which authority: such rows say nothing.
  if (places.la === undefined) return 'ignore'
  const text = row.cell(places.la)
  const code = wholeNumber(text, 3, 3)
  return code === undefined ? fault(places.la, text, 'badKey') : { kind: subjectKinds[kind], code, phase }
}

const fault = (column: number | undefined, text: string, kind: 'noKey' | 'badKey' | 'unknownAuthority'): Fault => ({
  ...(column === undefined ? {} : { column }),
  text,
  reason: { kind },
})

/** A whole number of so many digits; a trailing `.0`, as spreadsheets add, is allowed. */
export function wholeNumber(text: string, fewest: number, most: number): number | undefined {
  const bare = text.trim().replace(/\.0+$/, '')
  return bare.length >= fewest && bare.length <= most && /^\d+$/.test(bare) ? Number(bare) : undefined
}

export const isFault = (reading: KeyReading): reading is Fault => typeof reading === 'object' && 'reason' in reading

/** A fault with its line and heading, as a person is told. */
export const refusedRow = (line: number, headings: Headings, { column, text, reason }: Fault): RefusedRow => ({
  line,
  ...(column === undefined ? {} : { column: column + 1, heading: headings.texts[column] ?? '' }),
  ...(text === undefined || text === '' ? {} : { text: text.slice(0, 60) }),
  reason,
})
