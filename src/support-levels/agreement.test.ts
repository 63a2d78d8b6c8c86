import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { answerProposal, recordAgreementWithoutSchool, recordAnswer, recordNextStep } from './agreement.ts'
import {
  adviser,
  agreed,
  chair,
  draft,
  edition,
  facts,
  headteacher,
  inEffect,
  onDay,
  principal,
  proposed,
  ratified,
  reasonsOf,
  after,
} from './example-reviews.ts'
import { isWithoutSchool } from './review-state.ts'

const on = day('2011-02-09')
const agrees = { answer: 'agrees', words: '' } as const
const disputes = { answer: 'disputes', words: 'Attendance has recovered' } as const
const byPhone = { ...agrees, answerer: 'chairOfGovernors', how: 'telephone', answeredOn: on } as const

describe('the school’s answer', () => {
  it('7.1 a level needs the answers of both headteacher and chair', () => {
    const byHead = after(ratified(), facts(answerProposal(ratified(), agrees, edition, onDay(headteacher, on))))
    expect(byHead.state).toMatchObject({ is: 'ratified', awaiting: ['chairOfGovernors'] })
    const byBoth = after(byHead, facts(answerProposal(byHead, agrees, edition, onDay(chair, on))))
    expect(byBoth.state).toMatchObject({ is: 'readyToRecord', awaiting: [] })
  })

  it('7.1 an answer is given signed in, or recorded by the adviser with how and when', () => {
    expect(facts(answerProposal(ratified(), agrees, edition, onDay(headteacher, on)))).toMatchObject({
      how: 'signedIn',
      answeredOn: on,
      answerer: 'headteacher',
    })
    const recorded = facts(recordAnswer(ratified(), byPhone, edition, onDay(adviser, day('2011-02-11'))))
    expect(recorded).toMatchObject({
      by: 'ad',
      on: '2011-02-11',
      how: 'telephone',
      answeredOn: on,
      answerer: 'chairOfGovernors',
    })
  })

  it('7.1 nobody answers before the level is ratified', () => {
    for (const review of [draft(), proposed(), inEffect().review])
      expect(reasonsOf(answerProposal(review, agrees, edition, onDay(headteacher, on)))).toEqual(['notPossibleNow'])
    const early = { ...byPhone, answeredOn: day('2011-02-07') }
    expect(reasonsOf(recordAnswer(ratified(), early, edition, onDay(adviser, on)))).toEqual(['answeredBeforeRatified'])
    const sameDay = { ...byPhone, answeredOn: day('2011-02-08') }
    expect(recordAnswer(ratified(), sameDay, edition, onDay(adviser, on)).ok).toBe(true)
    const tomorrow = { ...byPhone, answeredOn: day('2011-02-10') }
    expect(reasonsOf(recordAnswer(ratified(), tomorrow, edition, onDay(adviser, on)))).toEqual(['answeredInFuture'])
  })

  it('7.1 only headteacher and chair answer for the school; the adviser agrees by proposing', () => {
    expect(reasonsOf(answerProposal(ratified(), agrees, edition, onDay(adviser, on)))).toEqual(['doesNotAnswer'])
    expect(reasonsOf(recordAnswer(ratified(), byPhone, edition, onDay(headteacher, on)))).toEqual(['roleMayNot'])
  })

  it('7.1 a dispute is in the school’s words and waits for a next step, then does not block', () => {
    expect(reasonsOf(answerProposal(ratified(), { ...disputes, words: '' }, edition, onDay(chair, on)))).toEqual([
      'wordsMissing',
    ])
    const byHead = after(ratified(), facts(answerProposal(ratified(), agrees, edition, onDay(headteacher, on))))
    const disputed = after(byHead, facts(answerProposal(byHead, disputes, edition, onDay(chair, on))))
    expect(disputed.state.is).toBe('disputed')
    expect(reasonsOf(recordNextStep(disputed, '', edition, onDay(adviser, on)))).toEqual(['wordsMissing'])
    const next = after(
      disputed,
      facts(recordNextStep(disputed, 'Meet the chair in March', edition, onDay(adviser, on))),
    )
    expect(next.state).toMatchObject({ is: 'readyToRecord', nextStep: { nextStep: 'Meet the chair in March' } })
    expect(reasonsOf(recordNextStep(next, 'Again', edition, onDay(adviser, on)))).toEqual(['notPossibleNow'])
  })

  it('7.1 a later dispute asks for a next step of its own', () => {
    const first = after(ratified(), facts(answerProposal(ratified(), disputes, edition, onDay(headteacher, on))))
    const step = after(first, facts(recordNextStep(first, 'Meet', edition, onDay(adviser, on))))
    const second = after(step, facts(answerProposal(step, disputes, edition, onDay(chair, on))))
    expect(second.state).toMatchObject({ is: 'disputed', nextStep: null })
  })

  it('7.4 the school may change its mind until the record issues; both answers are kept', () => {
    const first = after(ratified(), facts(answerProposal(ratified(), disputes, edition, onDay(headteacher, on))))
    const second = after(first, facts(answerProposal(first, agrees, edition, onDay(headteacher, on))))
    expect(second.state).toMatchObject({ is: 'ratified', answers: [{ answer: 'agrees' }] })
    expect(second.happenings.filter(({ what }) => what === 'answered')).toHaveLength(2)
  })

  it('7.1 what someone answered signed in is not overwritten by the adviser', () => {
    const first = after(ratified(), facts(answerProposal(ratified(), disputes, edition, onDay(chair, on))))
    expect(reasonsOf(recordAnswer(first, byPhone, edition, onDay(adviser, on)))).toEqual(['answeredSignedIn'])
  })

  it('7.1 a level may be agreed without the school, and says why and what happens next', () => {
    const request = { reason: 'The chair has resigned', nextStep: 'Meet the new chair' }
    expect(
      reasonsOf(recordAgreementWithoutSchool(ratified(), { reason: '', nextStep: '' }, edition, onDay(adviser, on))),
    ).toEqual(['wordsMissing', 'wordsMissing'])
    const without = after(
      ratified(),
      facts(recordAgreementWithoutSchool(ratified(), request, edition, onDay(principal, on))),
    )
    expect(without.state).toMatchObject({
      is: 'readyToRecord',
      withoutSchool: request,
      awaiting: ['headteacher', 'chairOfGovernors'],
    })
    const late = after(without, facts(answerProposal(without, disputes, edition, onDay(headteacher, on))))
    expect(late.state.is).toBe('disputed')
  })

  it('7.1 is not agreed without the school once both have answered', () => {
    const request = { reason: 'No answer', nextStep: 'None' }
    expect(reasonsOf(recordAgreementWithoutSchool(agreed(), request, edition, onDay(adviser, on)))).toEqual([
      'schoolHasAnswered',
    ])
    const state = agreed().state
    expect(state.is === 'readyToRecord' && isWithoutSchool(state)).toBe(false)
  })
})
