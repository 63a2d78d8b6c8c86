import { describe, expect, it } from 'vitest'
import { day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from '../schools/index.ts'
import {
  annulDesignation,
  correctDesignation,
  designationsForCapacity,
  designationState,
  endDesignation,
  recordDesignation,
  standingDesignations,
  type DecidedDesignation,
  type DesignationId,
  type DesignationRefusal,
  type DesignationVersion,
  type HeldDesignation,
} from './designation.ts'

const held: HeldDesignation = {
  kind: 'nationalLeader',
  holderName: 'Mrs Ada Oak',
  holderPost: 'Headteacher',
  holderPersonId: null,
  from: day('2024-09-01'),
  to: null,
  source: 'Letter of 1 July 2024',
}

const kept = (decided: DecidedDesignation, at = '2024-09-02', id = 'd1'): DesignationVersion => ({
  ...decided,
  id: id as DesignationId,
  urn: 100001 as Urn,
  by: 'officer' as PersonId,
  byName: 'An Officer',
  at: new Date(`${at}T12:00:00Z`),
})

const facts = (outcome: Outcome<DecidedDesignation, DesignationRefusal>): DecidedDesignation => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons))
  return outcome.value
}
const reasonsOf = (outcome: Outcome<DecidedDesignation, DesignationRefusal>): readonly string[] =>
  outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)

const recorded = kept(facts(recordDesignation([], held)))

describe('a designation', () => {
  it('5.3 is in force from its first day to its last, both included', () => {
    const ended = { from: day('2024-09-01'), to: day('2025-08-31') }
    const on = (text: string) => designationState(ended, day(text))
    expect(['2024-08-31', '2024-09-01', '2025-08-31', '2025-09-01'].map(on)).toEqual([
      'notYet',
      'inForce',
      'inForce',
      'ended',
    ])
    expect(designationState({ from: day('2024-09-01'), to: null }, day('2099-01-01'))).toBe('inForce')
  })

  it('5.3 ends by a new version with its day and reason; what was known before stays known', () => {
    const end = { to: day('2025-08-31'), reason: 'Retired' }
    const ended = kept(facts(endDesignation(recorded, end, 1)), '2025-07-01')
    expect(ended).toMatchObject({ version: 2, what: 'ended', to: '2025-08-31', reason: 'Retired', from: '2024-09-01' })
    const versions = [recorded, ended]
    expect(standingDesignations(versions)).toEqual([ended])
    expect(standingDesignations(versions, new Date('2025-06-30T00:00:00Z'))).toEqual([recorded])
    expect(standingDesignations(versions, new Date('2024-09-01T00:00:00Z'))).toEqual([])
    expect(designationsForCapacity(versions)).toEqual([
      { kind: 'nationalLeader', from: '2024-09-01', to: '2025-08-31' },
    ])
  })

  it('5.3 is not ended before it began, twice, or over what somebody else saved: every reason at once', () => {
    const early = { to: day('2024-08-31'), reason: 'Wrong' }
    expect(reasonsOf(endDesignation(recorded, early, 0))).toEqual(['endsBeforeItBegins', 'stale'])
    const ended = kept(facts(endDesignation(recorded, { to: day('2025-08-31'), reason: 'Retired' }, 1)))
    expect(reasonsOf(endDesignation(ended, { to: day('2025-12-31'), reason: 'Later' }, 2))).toEqual(['alreadyEnded'])
    expect(facts(endDesignation(ended, { to: day('2025-05-31'), reason: 'Earlier' }, 2)).to).toBe('2025-05-31')
  })

  it('5.3 is held once at a time by one person, however the name is written', () => {
    const again = { ...held, holderName: 'MRS ADA OAK', from: day('2025-09-01') }
    expect(reasonsOf(recordDesignation([recorded], again))).toEqual(['alreadyHeld'])
    expect(reasonsOf(recordDesignation([recorded], { ...again, kind: 'localLeader' }))).toEqual([])
    const ended = kept(facts(endDesignation(recorded, { to: day('2025-08-31'), reason: 'Paused' }, 1)))
    expect(reasonsOf(recordDesignation([ended], again))).toEqual([])
    expect(reasonsOf(recordDesignation([], { ...held, to: day('2024-08-01') }))).toEqual(['endsBeforeItBegins'])
  })

  it('5.3 is corrected by a new version with the reason, or taken back when it was never held', () => {
    const right = { ...held, kind: 'localLeader' } as const
    const corrected = kept(facts(correctDesignation([recorded], recorded, { held: right, reason: 'Misread' }, 1)))
    expect(corrected).toMatchObject({ version: 2, what: 'corrected', kind: 'localLeader', reason: 'Misread' })
    expect(reasonsOf(correctDesignation([recorded], recorded, { held, reason: 'No' }, 3))).toEqual([
      'nothingChanged',
      'stale',
    ])
    const annulled = kept(facts(annulDesignation(corrected, 'Another school', 2)))
    expect(standingDesignations([recorded, corrected, annulled])).toEqual([])
    expect(reasonsOf(annulDesignation(corrected, 'Another school', 1))).toEqual(['stale'])
  })
})
