import type { ColumnType } from 'kysely'
import type { Day } from '../../kernel/index.ts'

/**
 * Every table of the database. Each slice adds the tables it owns, beside its store:
 * `declare module '../platform/database/tables.ts' { interface Tables { school: SchoolTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: slices extend it
export interface Tables {}

/** A `timestamptz`: read as an instant, written as an instant. */
export type Instant = ColumnType<Date, Date, Date>

/** A `date`: text in both directions, so that no time zone can move it. */
export type DayColumn = ColumnType<Day, Day, Day>

/** A `jsonb` column: read as a value, written as text. */
export type Json<T> = ColumnType<T, string, string>
