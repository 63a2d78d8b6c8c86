import { describe, expect, it } from 'vitest'
import { southGloucestershire2010 as shipped } from '../../editions/south-gloucestershire-2010/index.ts'
import { day, type Outcome } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import { editionInForce } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import {
  entryState,
  verifiedPeriods,
  wordsOf,
  type Act,
  type EntryId,
  type GoodPractice,
  type Happening,
} from './good-practice.ts'
import {
  consentToGoodPractice,
  lastDayFrom,
  proposeGoodPractice,
  renewGoodPractice,
  reviseGoodPractice,
  verifyGoodPractice,
  withdrawGoodPractice,
  type PathRefusal,
} from './path.ts'

const edition = editionInForce(shipped, {})
const words = {
  title: 'Reading every day',
  area: 'english',
  whatWasDone: 'Every class reads aloud',
  impact: 'More read well',
  evidence: 'Key stage 2 reading, three years',
  contact: 'The office',
} as const

type Decided = Outcome<readonly Happening[], PathRefusal>
const as = (name: string, role: Role, on: string): Act => ({
  by: name as PersonId,
  byName: name,
  role,
  on: day(on),
  at: new Date(`${on}T12:00:00Z`),
})
const adviser = (on: string) => as('adviser', 'schoolImprovementAdviser', on)
const principal = (on: string) => as('principal', 'principalAdviser', on)
const head = (on: string) => as('head', 'headteacher', on)

const reasonsOf = (outcome: Decided): readonly string[] => (outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind))
const began = (outcome: Decided): GoodPractice => after({ id: 'e1' as EntryId, urn: 1 as Urn, happenings: [] }, outcome)
const after = (entry: GoodPractice, outcome: Decided): GoodPractice => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons))
  return { ...entry, happenings: [...entry.happenings, ...outcome.value] }
}
const is = (entry: GoodPractice, on: string) => entryState(entry, day(on))?.is

const proposed = began(proposeGoodPractice(words, adviser('2024-03-01')))
const consented = after(proposed, consentToGoodPractice(proposed, head('2024-03-05'), 1))
const verified = after(consented, verifyGoodPractice(consented, 'Two lessons', edition, principal('2024-03-10'), 2))

describe('good practice', () => {
  it('5.4 is proposed, consented to by the school, verified by the authority, and in force until it expires', () => {
    expect(is(verified, '2024-02-29')).toBeUndefined()
    expect(is(verified, '2024-03-01')).toBe('awaitingConsent')
    expect(is(verified, '2024-03-05')).toBe('awaitingVerification')
    expect(is(verified, '2024-03-10')).toBe('inForce')
    expect(is(verified, '2026-03-09')).toBe('inForce')
    expect(is(verified, '2026-03-10')).toBe('expired')
    expect(verifiedPeriods([verified])).toEqual([{ area: 'english', from: '2024-03-10', to: '2026-03-09' }])
  })

  it('5.4 stays verified for the years that the authority has set', () => {
    expect(lastDayFrom(day('2024-02-29'), edition)).toBe('2026-02-28')
    const long = editionInForce(shipped, { settings: { goodPracticeYears: 4 } })
    expect(lastDayFrom(day('2024-02-29'), long)).toBe('2028-02-28')
    expect(lastDayFrom(day('2024-09-01'), long)).toBe('2028-08-31')
  })

  it('5.4 is not verified before the school consents, nor by whoever wrote a part of it', () => {
    expect(reasonsOf(verifyGoodPractice(proposed, 'Seen', edition, adviser('2024-03-06'), 1))).toEqual([
      'notNow',
      'wroteIt',
    ])
    expect(reasonsOf(verifyGoodPractice(consented, 'Seen', edition, adviser('2024-03-06'), 2))).toEqual(['wroteIt'])
    const revised = after(
      proposed,
      reviseGoodPractice(
        proposed,
        { words: { ...words, title: 'Reading' }, reason: 'Short' },
        principal('2024-03-02'),
        1,
      ),
    )
    const agreed = after(revised, consentToGoodPractice(revised, head('2024-03-05'), 2))
    expect(reasonsOf(verifyGoodPractice(agreed, 'Seen', edition, principal('2024-03-06'), 3))).toEqual(['wroteIt'])
  })

  it('5.4 proposed by the headteacher has the school’s consent with it; by a school leader it has not', () => {
    const byHead = began(proposeGoodPractice(words, head('2024-03-01')))
    expect(byHead.happenings.map(({ what, version }) => [what, version])).toEqual([
      ['proposed', 1],
      ['consented', 2],
    ])
    const byLeader = began(proposeGoodPractice(words, as('leader', 'schoolLeader', '2024-03-01')))
    expect(is(byLeader, '2024-03-01')).toBe('awaitingConsent')
  })

  it('5.4 said in other words asks for consent anew; in force only whom to ask may change', () => {
    const other = { words: { ...words, impact: 'All read well' }, reason: 'New figures' }
    const again = after(consented, reviseGoodPractice(consented, other, adviser('2024-03-06'), 2))
    expect(is(again, '2024-03-06')).toBe('awaitingConsent')
    expect(reasonsOf(reviseGoodPractice(verified, other, adviser('2024-04-01'), 3))).toEqual(['onlyContact'])
    const contact = { words: { ...words, contact: 'The deputy' }, reason: 'Left' }
    const moved = after(verified, reviseGoodPractice(verified, contact, adviser('2024-04-01'), 3))
    expect([is(moved, '2024-04-01'), wordsOf(moved).contact]).toEqual(['inForce', 'The deputy'])
    expect(reasonsOf(reviseGoodPractice(proposed, { words, reason: 'None' }, adviser('2024-03-02'), 1))).toEqual([
      'nothingChanged',
    ])
  })

  it('5.4 is renewed, also after it expired: between the two it was not in force', () => {
    const renewed = after(verified, renewGoodPractice(verified, 'Again', edition, principal('2026-05-01'), 3))
    expect(['2026-03-09', '2026-04-01', '2026-05-01'].map((on) => is(renewed, on))).toEqual([
      'inForce',
      'expired',
      'inForce',
    ])
    expect(verifiedPeriods([renewed]).map(({ from, to }) => [from, to])).toEqual([
      ['2024-03-10', '2026-03-09'],
      ['2026-05-01', '2028-04-30'],
    ])
    expect(reasonsOf(renewGoodPractice(verified, 'Again', edition, adviser('2024-05-01'), 3))).toEqual(['wroteIt'])
  })

  it('5.4 is withdrawn with the reason from that day on, and nothing follows', () => {
    const gone = after(verified, withdrawGoodPractice(verified, 'The teacher left', head('2024-06-01'), 3))
    expect(['2024-05-31', '2024-06-01'].map((on) => is(gone, on))).toEqual(['inForce', 'withdrawn'])
    expect(verifiedPeriods([gone])).toEqual([{ area: 'english', from: '2024-03-10', to: '2024-05-31' }])
    expect(verifiedPeriods([gone], new Date('2024-05-31T23:00:00Z'))).toEqual([
      { area: 'english', from: '2024-03-10', to: '2026-03-09' },
    ])
    const [next, seen] = [principal('2024-06-02'), 4]
    for (const outcome of [
      consentToGoodPractice(gone, next, seen),
      verifyGoodPractice(gone, 'Seen', edition, next, seen),
      renewGoodPractice(gone, 'Seen', edition, next, seen),
      withdrawGoodPractice(gone, 'Again', next, seen),
      reviseGoodPractice(gone, { words: { ...words, contact: 'Else' }, reason: 'Left' }, next, seen),
    ])
      expect(reasonsOf(outcome)).toEqual(['notNow'])
  })

  it('5.4 is not changed over what somebody else saved', () => {
    expect(reasonsOf(consentToGoodPractice(proposed, head('2024-03-05'), 0))).toEqual(['stale'])
    expect(reasonsOf(withdrawGoodPractice(verified, 'Gone', head('2024-05-01'), 2))).toEqual(['stale'])
  })
})
