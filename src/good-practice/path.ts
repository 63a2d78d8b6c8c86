/** The path of an entry of good practice (5.4): proposed, agreed by the school, verified, renewed, withdrawn. Pure. */
import { acceptUnless, addDays, dayOf, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { numberSetting, type EditionInForce } from '../policy/index.ts'
import { entryState, versionOf, wordsOf, type Act, type EntryState, type EntryWords } from './good-practice.ts'
import type { GoodPractice, Happened, Happening } from './good-practice.ts'

export type PathRefusal =
  | { readonly kind: 'notNow'; readonly state: EntryState['is'] }
  | { readonly kind: 'wroteIt' }
  | { readonly kind: 'onlyContact' }
  | { readonly kind: 'nothingChanged' }
  | { readonly kind: 'stale' }

/** What a step of the path comes to: what happened, or every reason why not. */
export type Decided = Outcome<readonly Happening[], PathRefusal>

/** Proposes an entry. What the headteacher proposes has the school's consent with it. */
export function proposeGoodPractice(words: EntryWords, act: Act): Outcome<readonly Happening[], PathRefusal> {
  return acceptUnless([], () => withConsentOfHead([happening(1, { what: 'proposed', words }, act)], act))
}

/**
 * Says it in other words. That asks for consent and verification anew; what is in force keeps its words, and only
 * whom to ask may change.
 */
export function reviseGoodPractice(
  entry: GoodPractice,
  { words, reason }: { readonly words: EntryWords; readonly reason: string },
  act: Act,
  seen: number,
): Outcome<readonly Happening[], PathRefusal> {
  const state = entryState(entry, act.on)?.is
  const before = wordsOf(entry)
  const reasons: PathRefusal[] = [...notNow(entry, act, ['awaitingConsent', 'awaitingVerification', 'inForce'])]
  if (isSame(words, before)) reasons.push({ kind: 'nothingChanged' })
  if (state === 'inForce' && !isSame({ ...words, contact: before.contact }, before))
    reasons.push({ kind: 'onlyContact' })
  reasons.push(...stale(entry, seen))
  return acceptUnless(reasons, () => {
    const revised = happening(seen + 1, { what: 'revised', words, reason }, act)
    return state === 'inForce' ? [revised] : withConsentOfHead([revised], act)
  })
}

/** The school agrees, by its headteacher, that the entry stands in the directory. */
export function consentToGoodPractice(
  entry: GoodPractice,
  act: Act,
  seen: number,
): Outcome<readonly Happening[], PathRefusal> {
  const reasons = [...notNow(entry, act, ['awaitingConsent']), ...stale(entry, seen)]
  return acceptUnless(reasons, () => [happening(seen + 1, { what: 'consented' }, act)])
}

/** An officer who wrote none of it verifies it, for the years of the setting. `saw` is what shows that it is so. */
export function verifyGoodPractice(
  entry: GoodPractice,
  saw: string,
  edition: EditionInForce,
  act: Act,
  seen: number,
): Outcome<readonly Happening[], PathRefusal> {
  const reasons = [...notNow(entry, act, ['awaitingVerification']), ...wroteIt(entry, act), ...stale(entry, seen)]
  return acceptUnless(reasons, () => [checked('verified', saw, edition, act, seen)])
}

/** Whether an entry waits to be verified, and a person may: they wrote none of it. */
export const mayBeVerifiedBy = (entry: GoodPractice, by: PersonId, on: Day): boolean =>
  entryState(entry, on)?.is === 'awaitingVerification' && !isWriter(entry, by)

/** Verifies again what is in force or has expired, from this day. */
export function renewGoodPractice(
  entry: GoodPractice,
  saw: string,
  edition: EditionInForce,
  act: Act,
  seen: number,
): Outcome<readonly Happening[], PathRefusal> {
  const reasons = [...notNow(entry, act, ['inForce', 'expired']), ...wroteIt(entry, act), ...stale(entry, seen)]
  return acceptUnless(reasons, () => [checked('renewed', saw, edition, act, seen)])
}

/** Takes an entry back for good, whether it was agreed yet or not. It stays on record for the days it was in force. */
export function withdrawGoodPractice(
  entry: GoodPractice,
  reason: string,
  act: Act,
  seen: number,
): Outcome<readonly Happening[], PathRefusal> {
  const open: readonly EntryState['is'][] = ['awaitingConsent', 'awaitingVerification', 'inForce', 'expired']
  const reasons = [...notNow(entry, act, open), ...stale(entry, seen)]
  return acceptUnless(reasons, () => [happening(seen + 1, { what: 'withdrawn', reason }, act)])
}

const happening = (version: number, happened: Happened, act: Act): Happening => ({ ...act, ...happened, version })

const checked = (what: 'verified' | 'renewed', saw: string, edition: EditionInForce, act: Act, seen: number) =>
  happening(seen + 1, { what, reason: saw, expiresOn: lastDayFrom(act.on, edition) }, act)

/** So many years from a day, the day itself counted. 29 February ends on 28 February. */
export function lastDayFrom(on: Day, edition: EditionInForce): Day {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number)
  const years = year + numberSetting(edition, 'goodPracticeYears')
  const again = dayOf(years, month, date)
  return again ? addDays(again, -1) : (dayOf(years, 2, 28) as Day)
}

const withConsentOfHead = (happenings: readonly Happening[], act: Act): readonly Happening[] => {
  const last = happenings.at(-1)?.version ?? 0
  return act.role === 'headteacher' ? [...happenings, happening(last + 1, { what: 'consented' }, act)] : happenings
}

function notNow(entry: GoodPractice, { on }: Act, states: readonly EntryState['is'][]): readonly PathRefusal[] {
  const state = entryState(entry, on)?.is ?? 'withdrawn'
  return states.includes(state) ? [] : [{ kind: 'notNow', state }]
}

/** Nobody answers for the authority for what they wrote themselves, in whatever role they wrote it. */
const wroteIt = (entry: GoodPractice, { by }: Act): readonly PathRefusal[] =>
  isWriter(entry, by) ? [{ kind: 'wroteIt' }] : []

const isWriter = ({ happenings }: GoodPractice, by: PersonId): boolean =>
  happenings.some((one) => one.by === by && (one.what === 'proposed' || one.what === 'revised'))

const stale = (entry: GoodPractice, seen: number): readonly PathRefusal[] =>
  seen === versionOf(entry) ? [] : [{ kind: 'stale' }]

const isSame = (one: EntryWords, other: EntryWords): boolean =>
  (Object.keys(one) as (keyof EntryWords)[]).every((name) => one[name] === other[name])
