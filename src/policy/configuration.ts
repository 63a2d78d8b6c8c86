import type { AcademicYear } from '../kernel/index.ts'
import type { MeasureId, Subject } from './figure.ts'
import type { Phase } from './school.ts'

/** Where a configured value comes from; `unverified` values await a published source and are shown so. */
export type Provenance = 'published' | 'computed' | 'local' | 'unverified'

/**
 * One dated line of configuration: the value from one academic year to another, both included (open when absent),
 * for some phases (all when absent). `none` says that the years have no such value, as the floor has none from 2019.
 */
export interface ConfigurationRow<Value> {
  readonly from?: number
  readonly to?: number
  readonly phases?: readonly Phase[]
  readonly value: Value | 'none'
  readonly provenance: Provenance
  readonly note?: string
}

/** A named table of dated values that rules refer to and that an authority may change without changing the rules. */
export type Configuration =
  | (ConfigurationHead & { readonly kind: 'number'; readonly rows: readonly ConfigurationRow<number>[] })
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

/** The row in force for a year and phase: the last that covers both, so that a later line refines an earlier one. */
export function rowInForce<Value>(
  rows: readonly ConfigurationRow<Value>[],
  year: AcademicYear,
  phase: Phase | undefined,
): ConfigurationRow<Value> | undefined {
  return rows.findLast(
    (row) =>
      (row.from === undefined || row.from <= year) &&
      (row.to === undefined || year <= row.to) &&
      (row.phases === undefined || (phase !== undefined && row.phases.includes(phase))),
  )
}
