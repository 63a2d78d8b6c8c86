import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import {
  adviser,
  agreed,
  draft,
  edition,
  facts,
  grid,
  headteacher,
  inEffect,
  onDay,
  principal,
  proposed,
  ratified,
  reasonsOf,
  after,
} from './example-reviews.ts'
import { proposeLevel, returnProposal, withdrawReview } from './proposal.ts'

const act = onDay(adviser, day('2011-02-02'))
const request = {
  level: 1,
  previousLevel: null,
  reasons: 'Secure in all',
  reasonAgainstKeyCriteria: '',
  grid: grid(),
} as const

describe('proposing a level', () => {
  it('5.2 a level follows a decision by people, with reasons, the grid and the edition kept', () => {
    const criteria = grid({ 'mobility-high': 'met' })
    expect(facts(proposeLevel(draft(), { ...request, grid: criteria }, edition, act))).toEqual({
      ...act,
      what: 'proposed',
      level: 1,
      previousLevel: null,
      reasons: 'Secure in all',
      reasonAgainstKeyCriteria: '',
      grid: criteria,
      edition: 'example-2010',
    })
    expect(reasonsOf(proposeLevel(draft(), { ...request, reasons: ' \n' }, edition, act))).toEqual(['wordsMissing'])
  })

  it('5.2 a met key criterion of a higher level cannot be agreed away without a recorded reason', () => {
    const criteria = grid({ 'attendance-low': 'met', 'special-measures': 'met', 'mobility-high': 'met' })
    const outcome = proposeLevel(draft(), { ...request, grid: criteria }, edition, act)
    expect(outcome).toMatchObject({
      ok: false,
      reasons: [{ kind: 'keyCriteriaMet', keyMetAbove: ['attendance-low', 'special-measures'] }],
    })
    const reasonAgainstKeyCriteria = 'The figure is of the school it replaced'
    const kept = facts(proposeLevel(draft(), { ...request, grid: criteria, reasonAgainstKeyCriteria }, edition, act))
    expect(kept.reasonAgainstKeyCriteria).toBe(reasonAgainstKeyCriteria)
  })

  it('5.2 a key criterion not known, not met or of the same level asks for no reason', () => {
    for (const verdict of ['notKnown', 'notMet'] as const)
      expect(proposeLevel(draft(), { ...request, grid: grid({ 'attendance-low': verdict }) }, edition, act).ok).toBe(
        true,
      )
    expect(
      proposeLevel(draft(), { ...request, level: 2, grid: grid({ 'attendance-low': 'met' }) }, edition, act).ok,
    ).toBe(true)
  })

  it('5.2 only the levels of the edition can be proposed, by those it names', () => {
    const outcome = proposeLevel(
      draft(),
      { ...request, level: 4 as never },
      edition,
      onDay(headteacher, day('2011-02-02')),
    )
    expect(reasonsOf(outcome)).toEqual(['roleMayNot', 'unknownLevel'])
  })

  it('diagram a proposal is made once, and again after it came back', () => {
    for (const review of [proposed(), ratified(), agreed(), inEffect().review])
      expect(reasonsOf(proposeLevel(review, request, edition, act))).toEqual(['notPossibleNow'])
    const returned = after(
      proposed(),
      facts(returnProposal(proposed(), 'Say more of attendance', edition, onDay(principal, day('2011-02-03')))),
    )
    expect(returned.state).toMatchObject({ is: 'returned', comment: 'Say more of attendance' })
    expect(after(returned, facts(proposeLevel(returned, request, edition, act))).state).toMatchObject({
      is: 'proposed',
      proposal: { level: 1 },
    })
  })

  it('7.4 a proposal the school answers may be looked at again; the answers to it then do not count', () => {
    const returned = after(
      agreed(),
      facts(returnProposal(agreed(), 'Look again', edition, onDay(principal, day('2011-02-12')))),
    )
    const again = after(returned, facts(proposeLevel(returned, { ...request, level: 3 }, edition, act)))
    expect(again.state).toMatchObject({ is: 'proposed', proposal: { level: 3 } })
    expect(again.state).not.toHaveProperty('answers')
  })

  it('diagram a proposal is returned with a comment, by those who ratify', () => {
    expect(reasonsOf(returnProposal(proposed(), '', edition, act))).toEqual(['roleMayNot', 'wordsMissing'])
    expect(reasonsOf(returnProposal(draft(), 'Why?', edition, onDay(principal, day('2011-02-03'))))).toEqual([
      'notPossibleNow',
    ])
  })

  it('7.2 a review may be withdrawn with a reason until it is finished', () => {
    for (const review of [draft(), proposed(), ratified(), agreed()])
      expect(after(review, facts(withdrawReview(review, 'Duplicate', edition, act))).state.is).toBe('withdrawn')
    expect(reasonsOf(withdrawReview(inEffect().review, ' ', edition, act))).toEqual(['notPossibleNow', 'wordsMissing'])
  })
})
