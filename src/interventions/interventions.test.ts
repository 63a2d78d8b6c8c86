import { describe, expect, it } from 'vitest'
import { day, type Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from '../schools/index.ts'
import { followStep, type Following } from './following.ts'
import { giveStep, type BeforeGiving } from './giving.ts'
import { copiesOf, outsidePowers, powerOf, type StatutoryKind } from './statutory-kind.ts'
import { copiesOwed, stepState } from './step-state.ts'
import { versionOf, type StatutoryStep, type StepEvent, type StepFacts, type StepId } from './statutory-step.ts'

const school = { governance: 'maintained', phase: 'primary', openedOn: null, closedOn: null } as const
const nothingBefore: BeforeGiving = { school, steps: [], category: null, criteria: [{ id: 'concern-governors' }] }

const facts = (givenOn: string, more: Partial<StepFacts> = {}): StepFacts => ({
  givenOn: day(givenOn),
  grounds: ['management'],
  words: 'Two meetings without a quorum.',
  criteria: ['concern-governors'],
  required: 'Approve a budget.',
  minded: 'Appoint additional governors.',
  complyBy: null,
  basis: null,
  follows: null,
  consultedOn: null,
  secretaryOfStateOn: null,
  copies: ['chiefInspector', 'headteacher'],
  reference: 'SI/2011/4',
  sha256: null,
  ...more,
})

const writer = { by: 'p' as PersonId, byName: 'Rosalind Achterberg', role: 'dcs', at: new Date('2011-01-10T09:00:00Z') }
const id = (text: string) => text as StepId

function stepOf(
  kind: StatutoryKind,
  given: StepFacts,
  ...later: readonly (readonly [on: string, event: StepEvent])[]
): StatutoryStep {
  const first = { ...writer, on: given.givenOn, what: 'given', facts: given } as const
  const happenings = [first, ...later.map(([on, event]) => ({ ...writer, on: day(on), ...event }))]
  return { id: id(kind), urn: 900007 as Urn, kind, happenings }
}

const reasonsOf = (outcome: { ok: boolean; reasons?: readonly { kind: string }[] }) =>
  outcome.ok ? [] : (outcome.reasons ?? []).map(({ kind }) => kind)
const today = day('2012-01-10')

describe('giving a step', () => {
  it('3.1 a warning notice is a record with grounds, what is required, and its document', () => {
    expect(giveStep(nothingBefore, 'warningNotice', facts('2011-01-10'), today).ok).toBe(true)
    const bare = facts('2011-01-10', { grounds: [], words: '', required: '', minded: '', reference: '' })
    const outcome = giveStep(nothingBefore, 'warningNotice', bare, today)
    expect(outcome.ok ? [] : outcome.reasons.map((reason) => 'field' in reason && reason.field)).toEqual([
      'grounds',
      'words',
      'required',
      'minded',
      'reference',
    ])
  })

  it('3.1 an academy, a pupil referral unit and an independent school are outside the powers, and are told so', () => {
    const given = (more: Partial<BeforeGiving['school']>) =>
      giveStep({ ...nothingBefore, school: { ...school, ...more } }, 'warningNotice', facts('2011-01-10'), today)
    expect(given({ governance: 'academy' })).toMatchObject({ reasons: [{ kind: 'outsidePowers', why: 'academy' }] })
    expect(given({ phase: 'pru' })).toMatchObject({ reasons: [{ why: 'pupilReferralUnit' }] })
    expect(given({ governance: 'independent' })).toMatchObject({ reasons: [{ why: 'independent' }] })
    expect(outsidePowers({ governance: 'maintained', phase: 'nursery' })).toBeUndefined()
  })

  it('3.1 from 18 April 2016 the notice itself gives the period; before, the Act counts it', () => {
    expect(reasonsOf(giveStep(nothingBefore, 'warningNotice', facts('2016-04-17'), day('2016-05-01')))).toEqual([])
    expect(reasonsOf(giveStep(nothingBefore, 'warningNotice', facts('2016-04-18'), day('2016-05-01')))).toEqual([
      'missing',
    ])
    const before = facts('2016-04-18', { complyBy: day('2016-04-18') })
    expect(reasonsOf(giveStep(nothingBefore, 'warningNotice', before, day('2016-05-01')))).toEqual([
      'complyBeforeGiven',
    ])
  })

  it('3.1 nothing is given in the future, before the law, to a closed school, or on a criterion nobody knows', () => {
    const closed = { ...nothingBefore, school: { ...school, closedOn: day('2009-09-01') } }
    const outcome = giveStep(closed, 'warningNotice', facts('2009-12-01', { criteria: ['unheard'] }), day('2009-11-01'))
    expect(reasonsOf(outcome)).toEqual(['notOpen', 'inTheFuture', 'beforeTheLaw', 'unknownCriterion'])
  })

  const notice = stepOf('warningNotice', facts('2010-12-01'), [
    '2010-12-23',
    { what: 'notComplied', words: 'Nothing done.' },
  ])
  const intention = stepOf('noticeOfIntention', facts('2011-01-05', { follows: notice.id }))
  const power = (givenOn: string, more: Partial<StepFacts> = {}) =>
    facts(givenOn, { basis: 'warningNotice', follows: notice.id, ...more })
  const after = (...steps: readonly StatutoryStep[]) => ({ ...nothingBefore, steps })

  it('3.1 a power after a notice needs that it was not complied with, and notice that powers are to be used', () => {
    const use = (before: BeforeGiving) => reasonsOf(giveStep(before, 'additionalGovernors', power('2011-01-20'), today))
    expect(use(after(notice, intention))).toEqual([])
    expect(use(after(notice))).toEqual(['noIntentionGiven'])
    const running = { ...notice, happenings: notice.happenings.slice(0, 1) }
    expect(use(after(running, intention))).toEqual(['noticeNotFailed'])
    expect(use(nothingBefore)).toEqual(['noSuchNotice'])
  })

  it('3.1 after a notice ss.63, 64 and 66 can be used for two months from the end of its period, s.65 without limit', () => {
    const before = after(notice, intention)
    const consulted = { consultedOn: day('2011-02-01'), secretaryOfStateOn: day('2011-02-10') }
    const use = (kind: StatutoryKind, on: string) => reasonsOf(giveStep(before, kind, power(on, consulted), today))
    expect(use('budgetSuspension', '2011-02-22')).toEqual([])
    expect(use('budgetSuspension', '2011-02-23')).toEqual(['tooLate'])
    expect(use('requiredArrangements', '2011-02-23')).toEqual(['tooLate'])
    expect(use('interimExecutiveBoard', '2011-06-01')).toEqual([])
  })

  it('3.1 a school in a category is eligible by it alone, and s.63 is closed after a pay and conditions notice', () => {
    const use = (category: string | null, basis: StepFacts['basis'], kind: StatutoryKind = 'additionalGovernors') =>
      reasonsOf(giveStep({ ...nothingBefore, category }, kind, facts('2011-03-01', { basis }), today))
    expect(use('SM', 'specialMeasures')).toEqual([])
    expect(use('NTI', 'specialMeasures')).toEqual(['notInCategory'])
    expect(use('NTI', 'significantImprovement')).toEqual([])
    expect(use(null, 'significantImprovement')).toEqual(['notInCategory'])
    expect(use(null, 'payWarningNotice', 'requiredArrangements')).toEqual(['missing', 'missing', 'basisDoesNotOpen'])
  })

  it('3.1 an interim executive board needs consultation and consent, and from 2016 other powers that the Secretary of State was told', () => {
    const category = { ...nothingBefore, category: 'SM' }
    const use = (kind: StatutoryKind, on: string) =>
      reasonsOf(giveStep(category, kind, facts(on, { basis: 'specialMeasures' }), day('2017-01-01')))
    expect(use('interimExecutiveBoard', '2011-03-01')).toEqual(['missing', 'missing'])
    expect(use('additionalGovernors', '2011-03-01')).toEqual([])
    expect(use('additionalGovernors', '2016-05-03')).toEqual(['missing'])
  })
})

describe('copies', () => {
  const aided = { type: 'Voluntary aided school', religiousCharacter: 'Roman Catholic' }
  it('3.1 go to whom the Act names for such a school on such a day', () => {
    expect(copiesOf(powerOf('warningNotice'), aided, day('2011-01-10'))).toEqual([
      'chiefInspector',
      'headteacher',
      'diocese',
      'foundationAppointers',
    ])
    const plain = { type: 'Community school', religiousCharacter: null }
    expect(copiesOf(powerOf('warningNotice'), plain, day('2016-04-18'))).toEqual([
      'chiefInspector',
      'headteacher',
      'secretaryOfState',
    ])
    expect(copiesOf(powerOf('budgetSuspension'), aided, day('2011-01-10'))).toEqual(['headteacher'])
  })

  it('3.1 are owed until they are recorded, on the day itself or later', () => {
    const notice = stepOf('warningNotice', facts('2011-01-10'), ['2011-01-12', { what: 'copied', to: 'diocese' }])
    const state = stepState(notice, today)
    expect(state.copies.map(({ to, on }) => `${to} ${on}`)).toEqual([
      'chiefInspector 2011-01-10',
      'headteacher 2011-01-10',
      'diocese 2011-01-12',
    ])
    expect(copiesOwed(notice, state, aided)).toEqual(['foundationAppointers'])
  })
})

describe('what happens to a step', () => {
  const given = stepOf('warningNotice', facts('2010-12-01'))
  const follow = (step: StatutoryStep, on: string, event: Following, seen = versionOf(step)) =>
    reasonsOf(followStep(step, { on: day(on), event, seen }, today))
  const statusOn = (step: StatutoryStep, on: string) => stepState(step, day(on)).status
  const said = (what: 'complied' | 'notComplied' | 'represented' | 'confirmed' | 'ended' | 'withdrawn') =>
    ({ what, words: 'As the minutes say.' }) as const

  it('3.1 the period ends with the fifteenth working day, and from the day after the outcome is to be recorded', () => {
    expect(stepState(given, today).complyBy).toBe('2010-12-22')
    expect(statusOn(given, '2010-12-22')).toBe('running')
    expect(statusOn(given, '2010-12-23')).toBe('periodOver')
    expect(follow(given, '2010-12-22', said('notComplied'))).toEqual(['periodRuns'])
    expect(follow(given, '2010-12-23', said('notComplied'))).toEqual([])
    expect(follow(given, '2010-12-10', said('complied'))).toEqual([])
  })

  it('3.1 representations are made in time, and the confirmed notice has a period of its own', () => {
    expect(follow(given, '2010-12-22', said('represented'))).toEqual([])
    expect(follow(given, '2010-12-23', said('represented'))).toEqual(['representationsTooLate'])
    expect(follow(given, '2010-12-20', said('confirmed'))).toEqual(['nothingRepresented'])
    const represented = stepOf('warningNotice', facts('2010-12-01'), ['2010-12-20', said('represented')])
    expect(follow(represented, '2011-01-31', said('notComplied'))).toEqual(['representationsUndecided'])
    const confirmed = {
      ...represented,
      happenings: [...represented.happenings, { ...writer, on: day('2011-07-18'), ...said('confirmed') }],
    }
    expect(stepState(confirmed, today).complyBy).toBe('2011-08-08')
    const late = stepOf('warningNotice', facts('2016-05-03', { complyBy: day('2016-06-30') }))
    expect(
      reasonsOf(followStep(late, { on: day('2016-05-10'), event: said('represented'), seen: 1 }, day('2016-06-01'))),
    ).toEqual(['notOfThisKind'])
  })

  it('3.1 is append-only: a stale page is told, an ended step takes no second outcome, a mistake is taken back with its reason', () => {
    const ended = stepOf('warningNotice', facts('2010-12-01'), ['2010-12-10', said('complied')])
    expect(follow(ended, '2010-12-23', said('notComplied'))).toEqual(['hasEnded'])
    expect(follow(ended, '2010-12-23', { what: 'takenBack', number: 2, reason: '' })).toEqual(['wordsMissing'])
    expect(follow(ended, '2010-12-23', { what: 'takenBack', number: 9, reason: 'Wrong school.' })).toEqual([
      'nothingToTakeBack',
    ])
    expect(follow(given, '2010-12-10', said('complied'), 7)).toEqual(['stale'])
    const again = { ...ended, happenings: [...ended.happenings, takenBack(2)] }
    expect(statusOn(again, '2010-12-23')).toBe('periodOver')
    expect(again.happenings).toHaveLength(3)
    const annulled = { ...again, happenings: [...again.happenings, takenBack(1)] }
    expect(statusOn(annulled, '2010-12-23')).toBe('annulled')
    expect(follow(annulled, '2010-12-23', said('withdrawn'))).toContain('hasEnded')
  })

  const takenBack = (number: number) => ({
    ...writer,
    on: day('2010-12-23') as Day,
    what: 'takenBack' as const,
    number,
    reason: 'Entered for the wrong school.',
  })
})
