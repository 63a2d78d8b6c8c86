import type { AcademicYear } from '../kernel/index.ts'
import type { MeasureId, Subject } from './figure.ts'
import type { Phase } from './school.ts'

/** Where a configured value comes from; `unverified` values await a published source and are shown so. */
export type Provenance = 'published' | 'computed' | 'local' | 'unverified'

/**
 * One dated line of configuration: the value from one academic year to another, both included (open when absent).
 * `none` says that the years have no such value, as the floor has none from 2019.
 */
export interface ConfigurationRow<Value> {
  readonly from?: number
  readonly to?: number
  readonly value: Value | 'none'
  readonly provenance: Provenance
  readonly note?: string
}

/** A number may differ by phase; without `phases` the line is for all. */
export interface NumberRow extends ConfigurationRow<number> {
  readonly phases?: readonly Phase[]
}

/** A named table of dated values that rules refer to and that an authority may change without changing the rules. */
export type Configuration =
  | (ConfigurationHead & { readonly kind: 'number'; readonly rows: readonly NumberRow[] })
  | (ConfigurationHead & { readonly kind: 'measure'; readonly rows: readonly ConfigurationRow<MeasureId>[] })
  | (ConfigurationHead & {
      readonly kind: 'subject'
      readonly rows: readonly ConfigurationRow<Exclude<Subject, 'school'>>[]
    })

interface ConfigurationHead {
  readonly name: string
  readonly label: string
  readonly unit?: string
}

/** The line in force for a year and phase: the last that covers both, so that a later line refines an earlier one. */
export function rowInForce<Row extends ConfigurationRow<unknown> & { readonly phases?: readonly Phase[] }>(
  rows: readonly Row[],
  year: AcademicYear,
  phase?: Phase,
): Row | undefined {
  return rows.findLast(
    (row) =>
      (row.from === undefined || row.from <= year) &&
      (row.to === undefined || year <= row.to) &&
      (row.phases === undefined || (phase !== undefined && row.phases.includes(phase))),
  )
}

/** The measure that a table names for a year; undefined where it names none. */
export function measureIn(rows: readonly ConfigurationRow<MeasureId>[], year: AcademicYear): MeasureId | undefined {
  const value = rowInForce(rows, year)?.value
  return value === 'none' ? undefined : value
}
