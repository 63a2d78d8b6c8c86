/**
 * Good practice worth sharing (5.4), at any school: neither its level nor its inspection grade is asked. Proposed, agreed
 * by the school, verified by the authority, in force until it expires or is withdrawn. Pure.
 */
import { addDays, type Brand, type Day } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import type { VerifiedGoodPractice } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Area } from './area.ts'

export type EntryId = Brand<string, 'GoodPracticeId'>

/** What an entry says. */
export interface EntryWords {
  readonly title: string
  readonly area: Area
  readonly whatWasDone: string
  readonly impact: string
  /** What shows the impact: figures, visits, work seen. */
  readonly evidence: string
  /** Whom other schools may ask, and how. */
  readonly contact: string
}

export type Happened =
  | { readonly what: 'proposed'; readonly words: EntryWords }
  | { readonly what: 'revised'; readonly words: EntryWords; readonly reason: string }
  | { readonly what: 'consented' }
  /** `reason` is what the officer saw. `expiresOn` is its last day in force. */
  | { readonly what: 'verified' | 'renewed'; readonly reason: string; readonly expiresOn: Day }
  | { readonly what: 'withdrawn'; readonly reason: string }

/** Who acts, in which role, on which day. */
export interface Act {
  readonly by: PersonId
  readonly byName: string
  readonly role: Role
  readonly on: Day
  readonly at: Date
}

/** One happening as it is kept: the `version` of the entry that it made. */
export type Happening = Happened & Act & { readonly version: number }

/** An entry: all that happened to it, the first always that it was proposed. */
export interface GoodPractice {
  readonly id: EntryId
  readonly urn: Urn
  readonly happenings: readonly Happening[]
}

export type EntryState =
  | { readonly is: 'awaitingConsent' | 'awaitingVerification' }
  | { readonly is: 'inForce' | 'expired'; readonly expiresOn: Day }
  | { readonly is: 'withdrawn'; readonly reason: string }

/** Where an entry stands on a day; undefined before it was proposed. */
export function entryState({ happenings }: Pick<GoodPractice, 'happenings'>, on: Day): EntryState | undefined {
  let state: EntryState | undefined
  for (const one of happenings.filter((each) => each.on <= on)) state = after(state, one)
  if (state?.is !== 'inForce') return state
  return on <= state.expiresOn ? state : { is: 'expired', expiresOn: state.expiresOn }
}

/** Once it is in force only its contact is revised, which changes nothing of where it stands. */
function after(before: EntryState | undefined, happening: Happening): EntryState {
  switch (happening.what) {
    case 'proposed':
      return { is: 'awaitingConsent' }
    case 'revised':
      return before?.is === 'inForce' ? before : { is: 'awaitingConsent' }
    case 'consented':
      return { is: 'awaitingVerification' }
    case 'verified':
    case 'renewed':
      return { is: 'inForce', expiresOn: happening.expiresOn }
    case 'withdrawn':
      return { is: 'withdrawn', reason: happening.reason }
  }
}

/** What the entry says as it last stood. */
export function wordsOf({ happenings }: Pick<GoodPractice, 'happenings'>): EntryWords {
  const last = happenings.findLast((one) => one.what === 'proposed' || one.what === 'revised')
  if (last?.what !== 'proposed' && last?.what !== 'revised') throw new Error('An entry begins with its proposal')
  return last.words
}

export const versionOf = ({ happenings }: Pick<GoodPractice, 'happenings'>): number => happenings.at(-1)?.version ?? 0

/**
 * The days on which entries were in force, as known by an instant, for the policy's decision on the capacity to support
 * others (5.3): from each verification or renewal to its last day, or to the day before it was withdrawn.
 */
export function verifiedPeriods(entries: readonly GoodPractice[], knownAt?: Date): readonly VerifiedGoodPractice[] {
  return entries.flatMap(({ happenings }) => {
    const known = happenings.filter(({ at }) => knownAt === undefined || at <= knownAt)
    if (known.length === 0) return []
    const { area } = wordsOf({ happenings: known })
    const withdrawn = known.find(({ what }) => what === 'withdrawn')
    const end = withdrawn && addDays(withdrawn.on, -1)
    return known.flatMap((one) => {
      if (one.what !== 'verified' && one.what !== 'renewed') return []
      const to = end !== undefined && end < one.expiresOn ? end : one.expiresOn
      return to < one.on ? [] : [{ area, from: one.on, to }]
    })
  })
}
