import type { Day } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import {
  gridOf,
  reviewNow,
  type Act,
  type Finding,
  type GridLine,
  type Happening,
  type LevelEntry,
  type PersonsAnswer,
  type Review,
  type ReviewNow,
} from '../support-levels/index.ts'
import type { DraftRecord, Issue } from '../visits/index.ts'
import type { ReviewEvent } from './story-event.ts'

/** What the decisions are asked with while the story is replayed. Ids are made from names, so that each load makes the same. */
export interface World {
  readonly edition: (on: Day) => EditionInForce
  readonly school: (urn: number) => School
  readonly findings: (urn: number, on: Day) => readonly Finding[]
  readonly id: (kind: string, name: string) => string
  readonly authorityName: string
  readonly laCode: number
}

/** A formal record as it came about: its draft with what happened to it, and what issuing made of it. */
export interface ReplayedRecord extends Issue {
  readonly record: DraftRecord
  readonly issuedOn: Day
}

/** One school as the decisions see it: nothing but what happened. Reviews and records by the name of the review. */
export interface ReplayedSchool {
  readonly reviews: Map<string, Review & { readonly happenings: Happening[] }>
  readonly answers: { readonly id: string; readonly answer: PersonsAnswer }[]
  readonly entries: LevelEntry[]
  readonly records: Map<string, ReplayedRecord>
}

/** Everything one event is replayed with. */
export interface Replaying {
  readonly world: World
  readonly school: ReplayedSchool
  readonly edition: EditionInForce
  readonly act: Act
  readonly numbers: Map<number, number>
}

/** The review of an event as the decisions take it. */
export function reviewOf({ school, edition }: Replaying, name: string): ReviewNow {
  const review = school.reviews.get(name)
  if (!review) throw new Error(`There is no review ${name}`)
  return reviewNow(review, edition)
}

/** The criteria grid as it stands at an event. */
export const gridAt = ({ world, school, edition, act }: Replaying, urn: number): readonly GridLine[] =>
  gridOf(
    edition.criteria,
    world.findings(urn, act.on),
    school.answers.map(({ answer }) => answer),
    act.on,
  )

/** The value of a decision that the story relies on. */
export function decided<Value>(
  event: Pick<ReviewEvent, 'review' | 'what' | 'role'>,
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reasons: readonly unknown[] },
): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`${event.review} ${event.what} by ${event.role} is refused: ${JSON.stringify(outcome.reasons)}`)
}
