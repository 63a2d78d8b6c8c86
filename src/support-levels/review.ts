/**
 * A review of one school's support level: the annual agreement (7.1), the review of each term (7.2) or an extra review
 * on any day (7.4). What happened is kept as happenings; where the review has got to is a question asked of them.
 */
import type { AcademicYear, Brand, Day, Term } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Instrument, RecordId } from '../visits/index.ts'
import type { GridLine } from './grid.ts'

export type { Instrument, PersonId, RecordId, Urn }

export type ReviewId = Brand<string, 'ReviewId'>
export type EditionId = Brand<string, 'EditionId'>
/** A role's name as the edition gives it, for example `headteacher`. */
export type Role = string
/** An instant in UTC, `2011-02-14T09:30:00.000Z`: always this length, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>

export type ReviewKind = 'annual' | 'termly' | 'extra'

/** Who does something, as what, when. `on` is the day it is in England at `at`. */
export interface Act {
  readonly by: PersonId
  readonly role: Role
  readonly at: Instant
  readonly on: Day
}

/** Who said a school is at risk: the first box of the policy's diagram. `termlyRound` is a review that simply fell due. */
export type ReviewSource = 'termlyRound' | 'school' | 'advisersVisit' | 'authorityMeeting' | 'inspection'

export interface Review {
  readonly id: ReviewId
  readonly urn: Urn
  readonly kind: ReviewKind
  readonly year: AcademicYear
  readonly term: Term
  readonly happenings: readonly Happening[]
}

export type Happening =
  | Opened
  | Proposed
  | Returned
  | Withdrawn
  | Ratification
  | Answer
  | WithoutSchool
  | NextStep
  | Recorded
  | Completed

export interface Opened extends Act {
  readonly what: 'opened'
  readonly source: ReviewSource
  readonly reason: string
}
/** A level put forward, with the grid as it stood and the edition it was judged by. */
export interface Proposed extends Act {
  readonly what: 'proposed'
  readonly level: Level
  /** The level on the register when it was proposed; null when the school had none. */
  readonly previousLevel: Level | null
  readonly reasons: string
  /** Why a level was chosen below one whose key criterion is met; empty when there was no such criterion. */
  readonly reasonAgainstKeyCriteria: string
  readonly grid: readonly GridLine[]
  readonly edition: EditionId
}
export interface Returned extends Act {
  readonly what: 'returned'
  readonly comment: string
}
export interface Withdrawn extends Act {
  readonly what: 'withdrawn'
  readonly reason: string
}
/** What a meeting of the authority decided about a proposal. */
export interface Ratification extends Act {
  readonly what: 'ratified' | 'notRatified'
  readonly meeting: string
  readonly metOn: Day
  readonly reason: string
}
/** What the headteacher or the chair answered, by signing in or as the adviser recorded it. */
export interface Answer extends Act {
  readonly what: 'answered'
  readonly answerer: Role
  readonly answer: 'agrees' | 'disputes'
  readonly words: string
  readonly answeredOn: Day
  readonly how: HowAnswered
}
export type HowAnswered = 'signedIn' | 'inPerson' | 'telephone' | 'email' | 'letter'
/** The authority goes on without an answer it asked for: 7.1 says "usually", so it must be possible, and say so. */
export interface WithoutSchool extends Act {
  readonly what: 'agreedWithoutSchool'
  readonly reason: string
  readonly nextStep: string
}
/** What happens next about a disagreement; until it is written down the formal record cannot issue. */
export interface NextStep extends Act {
  readonly what: 'nextStepAfterDispute'
  readonly nextStep: string
}
/** The note of visit or letter by which the level takes effect (7.2). */
export interface Recorded extends Act {
  readonly what: 'recorded'
  readonly record: RecordId
  readonly instrument: Instrument
  readonly issuedOn: Day
  readonly effectiveFrom: Day
}
/** A review that left the level as it was, with its dated note. */
export interface Completed extends Act {
  readonly what: 'completedWithoutChange'
  readonly level: Level
  readonly note: string
  readonly reviewedOn: Day
  readonly record: RecordId | null
  readonly reasonAgainstKeyCriteria: string
  readonly grid: readonly GridLine[]
  readonly edition: EditionId
}
