import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import {
  adviser,
  draft,
  edition,
  facts,
  inEffect,
  onDay,
  principal,
  proposed,
  ratified,
  reasonsOf,
  after,
} from './example-reviews.ts'
import { proposeLevel } from './proposal.ts'
import { ratifyLevel, refuseRatification } from './ratification.ts'
import type { PersonId } from './review.ts'

const sitting = { meeting: 'Standards meeting', metOn: day('2011-02-08') }
const act = onDay(principal, day('2011-02-10'))

const met = (on: string) => reasonsOf(ratifyLevel(proposed(), { ...sitting, metOn: day(on) }, edition, act))

describe('ratifying a level', () => {
  it('diagram a level is ratified by a meeting: its name, its day, by whom it was recorded', () => {
    const review = after(proposed(), facts(ratifyLevel(proposed(), sitting, edition, act)))
    expect(review.state).toMatchObject({ is: 'ratified', ratification: { ...sitting, by: 'pa', on: '2011-02-10' } })
    expect(review.state).toMatchObject({ awaiting: ['headteacher', 'chairOfGovernors'] })
  })

  it('diagram nobody ratifies what they proposed themselves, in whatever role', () => {
    const own = { level: 2, previousLevel: 1, reasons: 'Roll', reasonAgainstKeyCriteria: '', grid: [] } as const
    const review = after(draft(), facts(proposeLevel(draft(), own, edition, onDay(principal, day('2011-02-02')))))
    expect(reasonsOf(ratifyLevel(review, sitting, edition, act))).toEqual(['ownProposal'])
    expect(reasonsOf(refuseRatification(review, { ...sitting, reason: 'No' }, edition, act))).toEqual(['ownProposal'])
    expect(ratifyLevel(review, sitting, edition, { ...act, by: 'other' as PersonId }).ok).toBe(true)
  })

  it('diagram the meeting is on or after the day of the proposal and not to come', () => {
    expect(met('2011-01-31')).toEqual(['meetingBeforeProposal'])
    expect(met('2011-02-01')).toEqual([])
    expect(met('2011-02-10')).toEqual([])
    expect(met('2011-02-11')).toEqual(['meetingInFuture'])
  })

  it('diagram a level is not ratified without a reason, and may then be proposed again', () => {
    expect(reasonsOf(refuseRatification(proposed(), { ...sitting, reason: ' ' }, edition, act))).toEqual([
      'wordsMissing',
    ])
    const review = after(
      proposed(),
      facts(refuseRatification(proposed(), { ...sitting, reason: 'Wait for results' }, edition, act)),
    )
    expect(review.state).toMatchObject({ is: 'notRatified', ratification: { reason: 'Wait for results' } })
  })

  it('diagram only a proposal is ratified, once, by those the edition names', () => {
    for (const review of [draft(), ratified(), inEffect().review])
      expect(reasonsOf(ratifyLevel(review, sitting, edition, act))).toContain('notPossibleNow')
    const outcome = ratifyLevel(
      proposed(),
      { ...sitting, meeting: '' },
      edition,
      onDay({ ...adviser, by: 'other' as PersonId }, act.on),
    )
    expect(reasonsOf(outcome)).toEqual(['roleMayNot', 'wordsMissing'])
  })
})
