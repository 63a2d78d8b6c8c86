/** How long what a review agreed held (7.1, 7.3): until a later agreement took effect, or until its entry was corrected away. */
import { addDays, type Day } from '../kernel/index.ts'
import { dayText } from '../platform/views/index.ts'
import { levelHistory, type LevelEntry } from './level-history.ts'
import type { ReviewNow } from './review-rules.ts'
import { officersStateText, schoolsStateText } from './sentences.ts'

export type Held =
  | { readonly is: 'holds' }
  | { readonly is: 'ended'; readonly lastDay: Day }
  | { readonly is: 'corrected' }

/** Of an agreement that is in effect by its record: whether it holds on `today`, and else its last day. */
export function agreementHeld(
  review: ReviewNow,
  reviews: readonly ReviewNow[],
  entries: readonly LevelEntry[],
  today: Day,
): Held {
  if (wasCorrectedAway(review, entries)) return { is: 'corrected' }
  const began = beganBy(review)
  const next = reviews
    .filter((one) => one.id !== review.id && !wasCorrectedAway(one, entries))
    .flatMap((one) => beganBy(one) ?? [])
    .filter((other) => began && isAfter(other, began) && other.from <= today)
    .map(({ from }) => from)
    .toSorted()[0]
  return next === undefined ? { is: 'holds' } : { is: 'ended', lastDay: addDays(next, -1) }
}

interface Around {
  readonly reviews: readonly ReviewNow[]
  readonly entries: readonly LevelEntry[]
  readonly today: Day
}

/** Where a review is, in words; of an agreement that a later one followed, until when it was in effect. */
export function reviewStateText(review: ReviewNow, { reviews, entries, today }: Around, ofSchool: boolean): string {
  const { state } = review
  const words = ofSchool ? schoolsStateText(state, today) : officersStateText(state, today)
  if (state.is !== 'inEffect' || state.record.effectiveFrom > today) return words
  const held = agreementHeld(review, reviews, entries, today)
  if (held.is === 'holds') return words
  return held.is === 'ended'
    ? `Was in effect until ${dayText(held.lastDay)}`
    : 'Finished; the register was corrected since'
}

interface Beginning {
  readonly from: Day
  readonly recordedAt: string
}

const beganBy = ({ state }: ReviewNow): Beginning | undefined =>
  state.is === 'inEffect' ? { from: state.record.effectiveFrom, recordedAt: state.record.at } : undefined

/** Of two from the same day the one recorded later holds. */
const isAfter = (one: Beginning, other: Beginning): boolean =>
  one.from > other.from || (one.from === other.from && one.recordedAt > other.recordedAt)

/** An agreement that confirmed a level made no entry, and so has none to correct. */
const wasCorrectedAway = ({ id }: ReviewNow, entries: readonly LevelEntry[]): boolean =>
  entries.some((entry) => entry.review === id) &&
  !levelHistory(entries).some(({ entry }) => entry.review === id) &&
  entries.some((entry) => entry.review === id && entries.some(({ replaces }) => replaces === entry.id))
