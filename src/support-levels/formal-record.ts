/** The end of a review: no change takes effect without its note of visit or letter (7.2, 7.4). */
import { acceptUnless, addDays, termOn, type Day, type Outcome } from '../kernel/index.ts'
import type { CriterionId, EditionInForce, Level } from '../policy/index.ts'
import type { GridLine } from './grid.ts'
import { latestEntry, type LevelEntry, type NewEntry } from './level-history.ts'
import type { Act, Instrument, RecordId, Recorded, Role, Urn } from './review.ts'
import { isRatified, type RatifiedState } from './review-state.ts'
import { mayNot, type NotPossibleNow, type ReviewNow, type RoleMayNot } from './review-rules.ts'

/** What the note of visit or letter must show of a level (7.2): old and new, the criteria, the dates. */
export interface LevelStatement {
  readonly previousLevel: Level | null
  readonly agreedLevel: Level
  readonly criteriaMet: readonly CriterionId[]
  readonly ratifiedOn: Day
  readonly effectiveFrom: Day
}

/** A note of visit or letter as it was issued. */
export interface IssuedRecord {
  readonly id: RecordId
  readonly urn: Urn
  readonly instrument: Instrument
  readonly issuedOn: Day
  readonly shows: LevelStatement
}

export type RecordRefusal =
  | RoleMayNot
  | NotPossibleNow
  | { readonly kind: 'awaitingAnswers'; readonly roles: readonly Role[] }
  | { readonly kind: 'disputeWithoutNextStep' }
  | { readonly kind: 'recordOfAnotherSchool' }
  | { readonly kind: 'recordInFuture'; readonly issuedOn: Day }
  | { readonly kind: 'recordBeforeRatified'; readonly ratifiedOn: Day }
  | { readonly kind: 'takesEffectBeforeRecord'; readonly issuedOn: Day }
  | { readonly kind: 'takesEffectTooLate'; readonly latest: Day }
  | { readonly kind: 'takesEffectBeforeEarlierChange'; readonly from: Day }
  | { readonly kind: 'levelChangedSince'; readonly level: Level | null }
  | { readonly kind: 'recordDoesNotShow'; readonly what: keyof LevelStatement }

export interface InEffect {
  readonly recorded: Recorded
  /** The new entry of the register; null when the agreement confirms the level the school has. */
  readonly entry: NewEntry | null
}

/** What the record of a ratified level must show. */
export const whatTheRecordShows = (state: RatifiedState, effectiveFrom: Day): LevelStatement => ({
  previousLevel: state.proposal.previousLevel,
  agreedLevel: state.proposal.level,
  criteriaMet: criteriaMet(state.proposal.grid),
  ratifiedOn: state.ratification.metOn,
  effectiveFrom,
})

/**
 * Brings a level into effect by its formal record. `entries` are all level entries of the school.
 * The level holds from the day of issue or a later day, never an earlier one, and at the latest from the end of the next term.
 */
export function issueRecord(
  review: ReviewNow,
  entries: readonly LevelEntry[],
  record: IssuedRecord,
  edition: EditionInForce,
  act: Act,
): Outcome<InEffect, RecordRefusal> {
  const reasons = [
    ...mayNot(act.role, 'issueRecord', edition),
    ...notYetReady(review),
    ...againstRecord(review, record, act),
    ...againstRegister(review, entries, record),
  ]
  const { id, instrument, issuedOn, shows } = record
  const { effectiveFrom } = shows
  return acceptUnless(reasons, () => ({
    recorded: { ...act, what: 'recorded', record: id, instrument, issuedOn, effectiveFrom },
    entry: shows.agreedLevel === shows.previousLevel ? null : newEntry(review, record, act),
  }))
}

/** The last day from which a level recorded on a day may hold: the end of the next term, when it would be reviewed again. */
export const latestEffect = (issuedOn: Day): Day => termOn(addDays(termOn(issuedOn).to, 1)).to

export const criteriaMet = (grid: readonly GridLine[]): readonly CriterionId[] =>
  grid.filter((line) => line.answer === 'met').map((line) => line.criterion)

function notYetReady({ state }: ReviewNow): readonly RecordRefusal[] {
  if (!isRatified(state)) return [{ kind: 'notPossibleNow', is: state.is }]
  if (state.is === 'readyToRecord') return []
  return [
    ...(state.is === 'disputed' ? [{ kind: 'disputeWithoutNextStep' } as const] : []),
    ...(state.awaiting.length > 0 && !state.withoutSchool
      ? [{ kind: 'awaitingAnswers', roles: state.awaiting } as const]
      : []),
  ]
}

function againstRecord({ urn, state }: ReviewNow, record: IssuedRecord, act: Act): readonly RecordRefusal[] {
  const { issuedOn, shows } = record
  return [
    ...(record.urn === urn ? [] : [{ kind: 'recordOfAnotherSchool' } as const]),
    ...(issuedOn > act.on ? [{ kind: 'recordInFuture', issuedOn } as const] : []),
    ...(shows.effectiveFrom < issuedOn ? [{ kind: 'takesEffectBeforeRecord', issuedOn } as const] : []),
    ...(shows.effectiveFrom > latestEffect(issuedOn)
      ? [{ kind: 'takesEffectTooLate', latest: latestEffect(issuedOn) } as const]
      : []),
    ...(isRatified(state) ? againstRatified(state, record) : []),
  ]
}

function againstRatified(state: RatifiedState, { issuedOn, shows }: IssuedRecord): readonly RecordRefusal[] {
  const ratifiedOn = state.ratification.metOn
  const must = whatTheRecordShows(state, shows.effectiveFrom)
  const wrong = (Object.keys(must) as (keyof LevelStatement)[]).filter((what) => !sameWords(shows[what], must[what]))
  return [
    ...(issuedOn < ratifiedOn ? [{ kind: 'recordBeforeRatified', ratifiedOn } as const] : []),
    ...wrong.map((what) => ({ kind: 'recordDoesNotShow', what }) as const),
  ]
}

const sameWords = (shown: LevelStatement[keyof LevelStatement], must: LevelStatement[keyof LevelStatement]): boolean =>
  String(shown) === String(must)

function againstRegister(
  { state }: ReviewNow,
  entries: readonly LevelEntry[],
  { shows }: IssuedRecord,
): readonly RecordRefusal[] {
  const last = latestEntry(entries)
  const level = last?.level ?? null
  const moved = isRatified(state) && level !== state.proposal.previousLevel
  return [
    ...(moved ? [{ kind: 'levelChangedSince', level } as const] : []),
    ...(last && shows.effectiveFrom < last.effectiveFrom
      ? [{ kind: 'takesEffectBeforeEarlierChange', from: last.effectiveFrom } as const]
      : []),
  ]
}

const newEntry = (review: ReviewNow, record: IssuedRecord, act: Act): NewEntry => ({
  urn: review.urn,
  level: record.shows.agreedLevel,
  effectiveFrom: record.shows.effectiveFrom,
  recordedAt: act.at,
  by: act.by,
  review: review.id,
  record: record.id,
  recordIssuedOn: record.issuedOn,
  replaces: null,
  reason: '',
})
