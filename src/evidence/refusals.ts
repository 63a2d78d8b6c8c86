import type { AcademicYear } from '../kernel/index.ts'
import type { WorkbookRefusal } from '../platform/spreadsheets/index.ts'
import type { TextFault } from './delimited-text.ts'
import type { YearBounds } from './official-dates.ts'

/** Why a whole file is refused: nothing of it is taken. Lines and columns count from 1. */
export type FileRefusal =
  | TextFault
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'notATable'
      readonly looksLike: 'webPage' | 'pdf' | 'oldSpreadsheet' | 'archive' | 'words' | 'bytes'
    }
  | { readonly kind: 'brokenCompression' }
  | { readonly kind: 'brokenUtf8' }
  | { readonly kind: 'tooLarge' }
  /** `because` where the reader knew: a password, damage and where, or more than is read. */
  | { readonly kind: 'brokenSpreadsheet'; readonly because?: WorkbookRefusal }
  | { readonly kind: 'cutOff'; readonly line: number; readonly cells: number; readonly expected: number }
  | { readonly kind: 'repeatedHeading'; readonly heading: string; readonly first: number; readonly second: number }
  | { readonly kind: 'noFigures'; readonly because: string }
  | { readonly kind: 'noSuchLayout'; readonly layout: string }
  | { readonly kind: 'unknownLayout'; readonly nearest: readonly NearMiss[] }
  | { readonly kind: 'yearNeeded'; readonly title: string }
  | { readonly kind: 'yearOutOfBounds'; readonly year: AcademicYear; readonly bounds: YearBounds }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'cannotBeRead' }

/** A layout that a file nearly has, and the headings it lacks. */
export interface NearMiss {
  readonly layout: string
  readonly title: string
  readonly lacks: readonly string[]
}

/** Why one row is refused; the rest of the file may still be taken. */
export type RowReason =
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'formula' }
  /** A comma that does not part thousands; `instead` is what was meant where that can be told. */
  | { readonly kind: 'misplacedComma'; readonly instead?: string }
  | { readonly kind: 'outOfRange'; readonly lowest: number; readonly highest: number }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'notADate' }
  | { readonly kind: 'notAYear' }
  | { readonly kind: 'yearOutOfBounds'; readonly bounds: YearBounds }
  | { readonly kind: 'notOurSchool' }
  | { readonly kind: 'noKey' }
  | { readonly kind: 'badKey' }
  | { readonly kind: 'unknownAuthority' }
  | { readonly kind: 'tooFewCells'; readonly cells: number; readonly expected: number }
  | { readonly kind: 'tooManyCells'; readonly cells: number; readonly expected: number }
  | { readonly kind: 'repeated'; readonly firstLine: number }
  | { readonly kind: 'tooLong'; readonly longest: number }
  | { readonly kind: 'missing' }

export interface RefusedRow {
  readonly line: number
  /** The column, from 1; absent when the reason is about the whole row. */
  readonly column?: number
  readonly heading?: string
  /** What stands in the cell, shortened to 60 characters. */
  readonly text?: string
  readonly reason: RowReason
}
