import type { CellRow } from './delimited-text.ts'
import { establishmentFields, establishmentStatuses, phaseOfEstablishment } from './establishment.ts'
import { figureReader, figureRecordColumns } from './figure-reading.ts'
import type { Headings } from './headings.ts'
import { wholeNumber, type Fault } from './key-reading.ts'
import type { Layout } from './layout.ts'
import { readDay } from './official-dates.ts'
import { copyText, none, type RowRecord } from './record-text.ts'
import { schoolTypeName } from './school-types.ts'

const longestWords = 400
const mostDigits: Readonly<Record<string, number>> = { establishmentNumber: 4, capacity: 6, ukprn: 8 }

/** The columns of a COPY line of a register, in order. */
const establishmentRecordColumns = ['line', 'urn', ...Object.keys(establishmentFields)] as const

/** The columns of a COPY line of links, in order. */
export const linkRecordColumns = ['line', 'urn', 'linkedUrn', 'linkName', 'linkType', 'establishedOn'] as const

export type RegisterRecord = RowRecord | Fault

/** The columns of a COPY line of a register, in order: an establishment, and the inspection that its row names. */
export const registerRecordColumns = [
  ...establishmentRecordColumns,
  ...figureRecordColumns.slice(1).map((column) => `inspection_${column}`),
] as const

/** Reads each row of a register: the establishment, and the latest inspection where the row names one. */
export function registerReader(layout: Layout, headings: Headings): (row: CellRow) => RegisterRecord {
  const readEstablishment = establishmentReader(layout, headings)
  const inspections = figureReader({ ...layout, parts: layout.parts.slice(0, 1) }, headings, undefined)
  return (row) => {
    const establishment = readEstablishment(row)
    if (establishment.reason !== undefined) return establishment
    const named = inspections.places.length === 0 ? [] : inspections.read(row)
    if ('reason' in named) return named
    const [inspection] = named
    const told = inspection ? inspection.text.slice(inspection.text.indexOf('\t')) : noInspection
    return { ...establishment, text: establishment.text.slice(0, -1) + told }
  }
}

const noInspection = `${`\t${none}`.repeat(figureRecordColumns.length - 1)}\n`

/** Reads the establishment of each row of a register. */
function establishmentReader(layout: Layout, headings: Headings): (row: CellRow) => RegisterRecord {
  const urnAt = headings.find(layout.key.urn)
  const at = (name: string): number | undefined => headings.find(layout.fields?.[name]?.headings)
  const readers = Object.entries(establishmentFields).map(([name, kind]) => cellReader(name, kind, at(name), layout))
  const names = Object.keys(establishmentFields)
  const phaseIndex = names.indexOf('phase')
  const nameIndex = names.indexOf('name')
  const phaseOf = phaseReader(at)
  return (row) => {
    const urn = urnOf(row, urnAt)
    if (typeof urn === 'object') return urn
    let text = `${row.line}\t${urn}`
    for (const [index, read] of readers.entries()) {
      const cell = index === phaseIndex ? phaseOf(row) : read(row)
      if (typeof cell === 'object') return cell
      if (index === nameIndex && cell === none) return { ...columnOf(at('name')), reason: { kind: 'missing' } }
      text += `\t${cell}`
    }
    return registerRecord(urn, `${text}\n`)
  }
}

/** Reads the predecessor or successor of each row of a file of links. */
export function linkReader(layout: Layout, headings: Headings): (row: CellRow) => RegisterRecord {
  const at = (name: string): number | undefined => headings.find(layout.fields?.[name]?.headings)
  const urnAt = headings.find(layout.key.urn)
  const linkedAt = at('linkedUrn')
  const typeAt = at('linkType')
  const name = cellReader('linkName', 'words', at('linkName'), layout)
  const type = cellReader('linkType', 'words', typeAt, layout)
  const typeNumber = numbering(64)
  const established = cellReader('establishedOn', 'day', at('establishedOn'), layout)
  return (row) => {
    const urn = urnOf(row, urnAt)
    if (typeof urn === 'object') return urn
    const linked = urnOf(row, linkedAt)
    if (typeof linked === 'object') return linked
    const cells = [name(row), type(row), established(row)]
    const fault = cells.find((cell) => typeof cell === 'object')
    if (fault) return fault
    if (cells[1] === none) return { ...columnOf(typeAt), reason: { kind: 'missing' } }
    const identity = (urn * 10_000_000 + linked) * 64 + typeNumber(cells[1] as string)
    return registerRecord(identity, `${row.line}\t${urn}\t${linked}\t${cells.join('\t')}\n`)
  }
}

const registerRecord = (identity: number, text: string): RowRecord => ({ identity, kind: 1, text, shared: false })

/** Numbers words from 0 as they come, so many at most. */
function numbering(most: number): (word: string) => number {
  const numbers = new Map<string, number>()
  return (word) => {
    const known = numbers.get(word) ?? Math.min(numbers.size, most - 1)
    numbers.set(word, known)
    return known
  }
}

type Cell = string | Fault

const text = (row: CellRow, place: number | undefined): string => (place === undefined ? '' : row.cell(place))

function cellReader(
  name: string,
  kind: 'words' | 'number' | 'day',
  at: number | undefined,
  layout: Layout,
): (row: CellRow) => Cell {
  if (at === undefined) return () => none
  const codes = layout.fields?.[name]?.codes
  if (name === 'status' && codes) return (row) => statusIn(row.cell(at), codes)
  if (name === 'type') return (row) => copyText(schoolTypeName(row.cell(at).slice(0, longestWords)))
  if (kind === 'day') return (row) => dayIn(row.cell(at), at)
  if (kind === 'number') return (row) => String(wholeNumber(row.cell(at), 1, mostDigits[name] ?? 3) ?? none)
  return (row) => {
    const text = row.cell(at)
    return text.length > longestWords
      ? { column: at, text, reason: { kind: 'tooLong', longest: longestWords } }
      : copyText(text)
  }
}

/** A status in our words; a register's new word for a status is kept as it stands. */
const statusIn = (text: string, codes: Readonly<Record<string, string>>): string =>
  codes[text.trim()] ?? (establishmentStatuses.find((known) => known === text.trim()) || copyText(text))

function dayIn(text: string, at: number): Cell {
  if (text.trim() === '') return none
  return readDay(text) ?? { column: at, text, reason: { kind: 'notADate' } }
}

function phaseReader(at: (name: string) => number | undefined): (row: CellRow) => string {
  const typeAt = at('type')
  const phaseAt = at('phase')
  const primaryAt = at('isPrimary')
  const secondaryAt = at('isSecondary')
  const post16At = at('isPost16')
  const lowestAt = at('lowestAge')
  const highestAt = at('highestAge')
  return (row) =>
    phaseOfEstablishment({
      type: text(row, typeAt),
      phase: text(row, phaseAt),
      isPrimary: text(row, primaryAt).trim() === '1',
      isSecondary: text(row, secondaryAt).trim() === '1',
      isPost16: text(row, post16At).trim() === '1',
      lowestAge: Number(text(row, lowestAt)) || 0,
      highestAge: Number(text(row, highestAt)) || 0,
    })
}

function urnOf(row: CellRow, at: number | undefined): number | Fault {
  const text = at === undefined ? '' : row.cell(at)
  return wholeNumber(text, 5, 7) ?? { ...columnOf(at), text, reason: { kind: text.trim() === '' ? 'noKey' : 'badKey' } }
}

const columnOf = (at: number | undefined): { column?: number } => (at === undefined ? {} : { column: at })
