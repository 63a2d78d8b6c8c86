/**
 * A formal record (7.2): a note of visit or a letter. While a draft it may be changed; once issued nothing in it
 * changes, and a correction is a new record that refers to the old one.
 */
import { acceptUnless, type Brand, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from '../schools/index.ts'

export type RecordId = Brand<string, 'RecordId'>
export type Instrument = 'noteOfVisit' | 'letter'

/** Who acts, when; `on` is the day it is in England at `at` (UTC, to the millisecond). */
export interface Act {
  readonly by: PersonId
  readonly role: string
  readonly at: Brand<string, 'Instant'>
  readonly on: Day
}

export interface FormalRecord {
  readonly id: RecordId
  readonly urn: Urn
  readonly instrument: Instrument
  /** Raised at each save of the draft; a save from an older one is refused. */
  readonly version: number
  readonly writtenBy: PersonId
  /** The issued record this one corrects. */
  readonly corrects: RecordId | null
  readonly happenings: readonly RecordHappening[]
}

export type RecordHappening = Issued | Discarded | Response
export interface Issued extends Act {
  readonly what: 'issued'
}
export interface Discarded extends Act {
  readonly what: 'discarded'
}
/** The headteacher's answer, kept beside the record and never in it. */
export interface Response extends Act {
  readonly what: 'answered'
  readonly answer: 'accurate' | 'inaccurate'
  readonly words: string
}

export type RecordState =
  | { readonly is: 'draft' }
  | { readonly is: 'discarded' }
  | { readonly is: 'issued'; readonly issued: Issued; readonly response: Response | null }

export function recordState(happenings: readonly RecordHappening[]): RecordState {
  const issued = happenings.find((happening) => happening.what === 'issued')
  if (!issued) return { is: happenings.some(({ what }) => what === 'discarded') ? 'discarded' : 'draft' }
  return { is: 'issued', issued, response: happenings.find((happening) => happening.what === 'answered') ?? null }
}

export type DraftRefusal =
  | { readonly kind: 'noLongerDraft'; readonly is: 'issued' | 'discarded' }
  | { readonly kind: 'changedSince'; readonly version: number }
  | { readonly kind: 'anothersDraft' }

/** Whether a draft may be saved, issued or thrown away by this person from the version they have before them. */
export function mayChangeDraft(record: FormalRecord, version: number, act: Act): Outcome<number, DraftRefusal> {
  const state = recordState(record.happenings)
  const reasons: readonly DraftRefusal[] = [
    ...(state.is === 'draft' ? [] : [{ kind: 'noLongerDraft', is: state.is } as const]),
    ...(record.version === version ? [] : [{ kind: 'changedSince', version: record.version } as const]),
    ...(record.writtenBy === act.by ? [] : [{ kind: 'anothersDraft' } as const]),
  ]
  return acceptUnless(reasons, () => record.version + 1)
}

export type CorrectionRefusal =
  | { readonly kind: 'onlyIssuedIsCorrected' }
  | { readonly kind: 'alreadyCorrected'; readonly by: RecordId }

/** Begins a correction: a new draft that refers to the issued record. `correction` is the one begun before, if any. */
export function correctRecord(
  record: FormalRecord,
  correction: RecordId | null,
): Outcome<Pick<FormalRecord, 'urn' | 'instrument' | 'corrects'>, CorrectionRefusal> {
  const issued = recordState(record.happenings).is === 'issued'
  const reasons: readonly CorrectionRefusal[] = [
    ...(issued ? [] : [{ kind: 'onlyIssuedIsCorrected' } as const]),
    ...(correction === null ? [] : [{ kind: 'alreadyCorrected', by: correction } as const]),
  ]
  return acceptUnless(reasons, () => ({ urn: record.urn, instrument: record.instrument, corrects: record.id }))
}
