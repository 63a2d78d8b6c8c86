import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { completeReviewWithoutChange } from './completion.ts'
import {
  adviser,
  agreed,
  draft,
  edition,
  facts,
  grid,
  headteacher,
  inEffect,
  letterOf,
  onDay,
  proposed,
  ratified,
  reasonsOf,
  urn,
  after,
} from './example-reviews.ts'
import { issueRecord } from './formal-record.ts'
import { levelOn } from './level-history.ts'
import { answerProposal } from './agreement.ts'
import type { RecordId, Urn } from './review.ts'

const act = onDay(adviser, day('2011-02-14'))
const before = () => inEffect({ level: 1, previousLevel: null, begins: day('2010-10-04'), kind: 'annual' }).entries

const from = (on: string) => issueRecord(agreed(), before(), letterOf(agreed(), act.on, day(on)), edition, act)

describe('the formal record', () => {
  it('7.2 no change takes effect without its note of visit or letter', () => {
    const entries = before()
    for (const review of [draft(), proposed(), ratified(), agreed()]) {
      expect(review.state.is).not.toBe('inEffect')
      expect(levelOn(entries, day('2011-08-31'))).toBe(1)
    }
    const letter = letterOf(agreed(), act.on)
    const { recorded, entry } = facts(issueRecord(agreed(), entries, letter, edition, act))
    expect(recorded).toMatchObject({ record: letter.id, instrument: 'letter', issuedOn: act.on, effectiveFrom: act.on })
    expect(entry).toMatchObject({ urn, level: 2, effectiveFrom: act.on, record: letter.id, replaces: null })
  })

  it('7.2 a record is not issued before ratification, answers and next step', () => {
    const letter = letterOf(agreed(), act.on)
    expect(reasonsOf(issueRecord(proposed(), before(), letter, edition, act))).toEqual(['notPossibleNow'])
    expect(issueRecord(ratified(), before(), letter, edition, act)).toEqual({
      ok: false,
      reasons: [{ kind: 'awaitingAnswers', roles: ['headteacher', 'chairOfGovernors'] }],
    })
    const disputed = after(
      ratified(),
      facts(answerProposal(ratified(), { answer: 'disputes', words: 'No' }, edition, onDay(headteacher, act.on))),
    )
    expect(reasonsOf(issueRecord(disputed, before(), letter, edition, act))).toEqual([
      'disputeWithoutNextStep',
      'awaitingAnswers',
    ])
    const done = inEffect({}, before())
    expect(reasonsOf(issueRecord(done.review, done.entries, letter, edition, act))).toContain('notPossibleNow')
  })

  it('7.2 the level holds from the day of its record or later, never before', () => {
    expect(reasonsOf(from('2011-02-13'))).toEqual(['takesEffectBeforeRecord'])
    expect(facts(from('2011-02-14')).entry?.effectiveFrom).toBe('2011-02-14')
    expect(facts(from('2011-04-26')).entry?.effectiveFrom).toBe('2011-04-26')
    expect(facts(from('2011-08-31')).entry?.effectiveFrom).toBe('2011-08-31')
    expect(from('2035-01-01')).toMatchObject({ reasons: [{ kind: 'takesEffectTooLate', latest: '2011-08-31' }] })
  })

  it('7.2 the record shows old and new level, criteria and dates, or it is refused', () => {
    const letter = letterOf(agreed(), act.on)
    const wrong = {
      ...letter.shows,
      previousLevel: 3,
      agreedLevel: 1,
      criteriaMet: ['attendance-low'],
      ratifiedOn: day('2011-02-09'),
    } as const
    const outcome = issueRecord(agreed(), before(), { ...letter, shows: wrong }, edition, act)
    expect(outcome.ok ? [] : outcome.reasons).toEqual(
      ['previousLevel', 'agreedLevel', 'criteriaMet', 'ratifiedOn'].map((what) => ({
        kind: 'recordDoesNotShow',
        what,
      })),
    )
  })

  it('7.2 the record is of this school, issued after ratification and not to come', () => {
    const letter = letterOf(agreed(), act.on)
    const other = { ...letter, urn: 109002 as Urn }
    expect(reasonsOf(issueRecord(agreed(), before(), other, edition, act))).toEqual(['recordOfAnotherSchool'])
    expect(reasonsOf(issueRecord(agreed(), before(), letterOf(agreed(), day('2011-02-07')), edition, act))).toEqual([
      'recordBeforeRatified',
    ])
    expect(reasonsOf(issueRecord(agreed(), before(), letterOf(agreed(), day('2011-02-15')), edition, act))).toEqual([
      'recordInFuture',
    ])
    expect(reasonsOf(issueRecord(agreed(), before(), letter, edition, onDay(headteacher, act.on)))).toEqual([
      'roleMayNot',
    ])
  })

  it('7.4 a level that moved since it was proposed is not overwritten', () => {
    expect(
      issueRecord(
        agreed({ previousLevel: 2, level: 3 }),
        before(),
        letterOf(agreed({ previousLevel: 2, level: 3 }), act.on),
        edition,
        act,
      ),
    ).toEqual({
      ok: false,
      reasons: [{ kind: 'levelChangedSince', level: 1 }],
    })
  })

  it('7.1 an annual agreement that confirms the level has its record and no new entry', () => {
    const review = agreed({ kind: 'annual', level: 1, previousLevel: 1 })
    const { recorded, entry } = facts(issueRecord(review, before(), letterOf(review, act.on), edition, act))
    expect(entry).toBeNull()
    expect(after(review, recorded).state.is).toBe('inEffect')
  })
})

describe('a review without change', () => {
  const request = {
    note: 'Nothing has changed',
    reviewedOn: day('2011-02-10'),
    record: null,
    reasonAgainstKeyCriteria: '',
    grid: grid(),
  }

  it('7.2 completes with its dated note and keeps grid and edition', () => {
    const done = after(draft(), facts(completeReviewWithoutChange(draft(), before(), request, edition, act)))
    expect(done.state).toMatchObject({
      is: 'completedWithoutChange',
      completed: { level: 1, reviewedOn: '2011-02-10', edition: 'example-2010' },
    })
    expect(
      reasonsOf(
        completeReviewWithoutChange(
          draft(),
          before(),
          { ...request, note: '', reviewedOn: day('2011-02-15') },
          edition,
          act,
        ),
      ),
    ).toEqual(['wordsMissing', 'reviewedInFuture'])
  })

  it('7.2 needs a record where the edition’s setting says so', () => {
    const strict = { ...edition, values: { ...edition.values, recordWhenUnchanged: true } }
    expect(reasonsOf(completeReviewWithoutChange(draft(), before(), request, strict, act))).toEqual(['recordRequired'])
    expect(
      completeReviewWithoutChange(draft(), before(), { ...request, record: 'note-1' as RecordId }, strict, act).ok,
    ).toBe(true)
  })

  it('7.1 is not how the annual agreement ends, nor the first level of a school', () => {
    const annual = draft({ kind: 'annual' })
    expect(reasonsOf(completeReviewWithoutChange(annual, before(), request, edition, act))).toEqual([
      'annualNeedsAgreement',
    ])
    expect(reasonsOf(completeReviewWithoutChange(draft(), [], request, edition, act))).toEqual(['noLevelToKeep'])
  })

  it('5.2 keeping a level against a met key criterion of a higher one needs a reason too', () => {
    const met = { ...request, grid: grid({ 'special-measures': 'met' }) }
    expect(reasonsOf(completeReviewWithoutChange(draft(), before(), met, edition, act))).toEqual(['keyCriteriaMet'])
    expect(
      completeReviewWithoutChange(
        draft(),
        before(),
        { ...met, reasonAgainstKeyCriteria: 'Report withdrawn' },
        edition,
        act,
      ).ok,
    ).toBe(true)
  })

  it('7.2 is possible only while no level is proposed', () => {
    for (const review of [proposed(), ratified(), agreed()])
      expect(reasonsOf(completeReviewWithoutChange(review, before(), request, edition, act))).toEqual([
        'notPossibleNow',
      ])
  })
})
