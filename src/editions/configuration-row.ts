import { academicYearName, acceptUnless, type AcademicYear, type Outcome } from '../kernel/index.ts'
import {
  phaseInWords,
  subjectInWords,
  type Configuration,
  type ConfigurationRow,
  type LocalChoices,
  type Phase,
  type Provenance,
  type Subject,
} from '../policy/index.ts'

/** A dated line as somebody writes it down, its value as text. `none`: the years have no such value. */
export interface RowRequest {
  readonly first: number
  readonly last?: number | undefined
  readonly value: string | 'none'
  readonly phases: readonly Phase[]
  readonly provenance: Provenance
  readonly note?: string | undefined
}

export type RowRefusal =
  | { readonly kind: 'endsBeforeItBegins' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'noSuchMeasure' }
  | { readonly kind: 'noSuchSubject' }
  | { readonly kind: 'phasesOnlyForNumbers' }

export interface MeasureName {
  readonly id: string
  readonly name: string
}

/**
 * A dated table with one line more, or with the line for the same years and phases replaced. It is put last: of two
 * lines that cover a year the later holds. What it replaces stays readable in the versions before.
 */
export function withRow(
  table: Configuration,
  request: RowRequest,
  measures: readonly MeasureName[],
): Outcome<Configuration, RowRefusal> {
  const row = rowOf(request)
  const reasons = rowRefused(table, request, measures)
  return acceptUnless(reasons, () => {
    const kept = table.rows.filter((each) => !isSamePlace(each, row))
    return { ...table, rows: [...kept, row] } as Configuration
  })
}

/** An authority's choices with a table in place of the one of that name. */
export const withTable = (choices: LocalChoices, table: Configuration): LocalChoices => ({
  ...choices,
  configuration: [...(choices.configuration ?? []).filter(({ name }) => name !== table.name), table],
})

export type AnyRow = ConfigurationRow<string | number> & { readonly phases?: readonly Phase[] }

export const rowsOf = (table: Configuration): readonly AnyRow[] => table.rows

/** "2010/11 to 2012/13", "from 2015/16", "every year". */
export function yearsText({ from, to }: Pick<AnyRow, 'from' | 'to'>): string {
  if (from === undefined) return to === undefined ? 'Every year' : `Up to ${yearText(to)}`
  if (to === undefined) return `From ${yearText(from)}`
  return from === to ? yearText(from) : `${yearText(from)} to ${yearText(to)}`
}

/** The value of a line as people read it. */
export function rowValueText(table: Configuration, row: AnyRow, measures: readonly MeasureName[]): string {
  if (row.value === 'none') return 'None for these years'
  switch (table.kind) {
    case 'number':
      return `${String(row.value).replace('-', '\u2212')} ${table.unit ?? ''}`.trim()
    case 'measure':
      return measures.find(({ id }) => id === row.value)?.name ?? String(row.value)
    case 'subject':
      return subjectInWords(row.value as Exclude<Subject, 'school'>)
  }
}

export const phasesText = ({ phases }: Pick<AnyRow, 'phases'>): string =>
  phases === undefined ? 'All' : phases.map(phaseInWords).join(', ')

export const provenanceNames: Readonly<Record<Provenance, string>> = {
  published: 'Published',
  computed: 'Computed',
  local: 'Local choice',
  unverified: 'Not verified yet',
}

/** Whose figure can stand as a comparator. */
export const comparators = ['national', 'phase', 'authority', 'similar'] as const satisfies readonly Subject[]

function rowOf({ first, last, value, phases, provenance, note }: RowRequest): AnyRow {
  return {
    from: first,
    ...(last === undefined ? {} : { to: last }),
    value: numberPattern.test(value) ? Number(value) : value,
    ...(phases.length === 0 ? {} : { phases }),
    provenance,
    ...(note === undefined ? {} : { note }),
  }
}

const numberPattern = /^-?\d{1,9}(\.\d{1,4})?$/

function rowRefused(
  table: Configuration,
  { first, last, value, phases }: RowRequest,
  measures: readonly MeasureName[],
): readonly RowRefusal[] {
  const reasons: RowRefusal[] = []
  if (last !== undefined && last < first) reasons.push({ kind: 'endsBeforeItBegins' })
  if (table.kind !== 'number' && phases.length > 0) reasons.push({ kind: 'phasesOnlyForNumbers' })
  if (value !== 'none') reasons.push(...valueRefused(table, value, measures))
  return reasons
}

function valueRefused(table: Configuration, value: string, measures: readonly MeasureName[]): readonly RowRefusal[] {
  switch (table.kind) {
    case 'number':
      return numberPattern.test(value) ? [] : [{ kind: 'notANumber' }]
    case 'measure':
      return measures.some(({ id }) => id === value) ? [] : [{ kind: 'noSuchMeasure' }]
    case 'subject':
      return (comparators as readonly string[]).includes(value) ? [] : [{ kind: 'noSuchSubject' }]
  }
}

const isSamePlace = (one: AnyRow, other: AnyRow): boolean =>
  one.from === other.from && one.to === other.to && String(one.phases ?? []) === String(other.phases ?? [])

const yearText = (year: number): string => academicYearName(year as AcademicYear)
