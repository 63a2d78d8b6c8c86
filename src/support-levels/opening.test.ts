import { addDays, day } from '../kernel/index.ts'
import { describe, expect, it } from 'vitest'
import {
  adviser,
  agreed,
  autumn,
  draft,
  edition,
  facts,
  headteacher,
  inEffect,
  now,
  onDay,
  reasonsOf,
  spring,
  summer,
  after,
} from './example-reviews.ts'
import { openReview, type OpeningRequest } from './opening.ts'
import { withdrawReview } from './proposal.ts'

const open = { openedOn: null, closedOn: null }
const termly: OpeningRequest = { kind: 'termly', term: spring, source: 'termlyRound', reason: '' }
const inSpring = onDay(adviser, day('2011-03-01'))

describe('opening a review', () => {
  it('7.2 opens the review of a term that has begun', () => {
    expect(facts(openReview(open, [], termly, edition, inSpring))).toEqual({
      kind: 'termly',
      year: 2011,
      term: 'spring',
      opened: { ...inSpring, what: 'opened', source: 'termlyRound', reason: '' },
    })
    expect(reasonsOf(openReview(open, [], { ...termly, term: summer }, edition, inSpring))).toEqual(['termNotBegun'])
    expect(openReview(open, [], { ...termly, term: spring }, edition, onDay(adviser, spring.from)).ok).toBe(true)
  })

  it('7.2 opens a late review of a term gone by', () => {
    expect(facts(openReview(open, [], { ...termly, term: autumn }, edition, inSpring)).term).toBe('autumn')
  })

  it('7.2 reviews a school once in a term, the annual agreement counting as that review', () => {
    const done = [inEffect({ kind: 'annual' }).review]
    expect(reasonsOf(openReview(open, done, termly, edition, inSpring))).toEqual(['termAlreadyReviewed'])
  })

  it('7.1 agrees a level annually once in an academic year', () => {
    const done = [inEffect({ kind: 'annual' }).review]
    const inSummer = onDay(adviser, day('2011-05-09'))
    const again: OpeningRequest = { ...termly, kind: 'annual', term: summer }
    expect(reasonsOf(openReview(open, done, again, edition, inSummer))).toEqual(['annualAgreementMade'])
    expect(openReview(open, done, { ...again, kind: 'termly' }, edition, inSummer).ok).toBe(true)
  })

  it('7.2 a withdrawn review leaves its term to be reviewed', () => {
    const review = draft()
    const withdrawn = after(review, facts(withdrawReview(review, 'Opened by mistake', edition, inSpring)))
    expect(openReview(open, [withdrawn], termly, edition, inSpring).ok).toBe(true)
  })

  it('7.4 an extra review may be opened on any day, with its reason', () => {
    const done = [inEffect().review]
    for (const on of [day('2011-02-20'), day('2011-04-25'), day('2011-08-20')]) {
      const term = [spring, summer].find(({ from, to }) => from <= on && on <= to) ?? spring
      const extra: OpeningRequest = { kind: 'extra', term, source: 'inspection', reason: 'Special measures' }
      expect(openReview(open, done, extra, edition, onDay(adviser, on)).ok).toBe(true)
      expect(reasonsOf(openReview(open, done, { ...extra, reason: '  ' }, edition, onDay(adviser, on)))).toEqual([
        'wordsMissing',
      ])
    }
  })

  it('7.4 at most one review of a school is open, and the refusal says which', () => {
    const going = agreed()
    const extra: OpeningRequest = { kind: 'extra', term: spring, source: 'school', reason: 'New head' }
    const outcome = openReview(open, [going], extra, edition, inSpring)
    expect(outcome).toEqual({ ok: false, reasons: [{ kind: 'anotherReviewOpen', review: going.id }] })
    expect(reasonsOf(openReview(open, [going], termly, edition, inSpring))).toEqual(['anotherReviewOpen'])
  })

  it('7.2 only those the edition names may open one, and every reason is given at once', () => {
    const closed = { openedOn: null, closedOn: day('2010-12-31') }
    const request: OpeningRequest = { kind: 'extra', term: summer, source: 'school', reason: '' }
    expect(
      reasonsOf(openReview(closed, [now(draft())], request, edition, onDay(headteacher, day('2011-03-01')))),
    ).toEqual(['roleMayNot', 'schoolNotOpen', 'termNotBegun', 'anotherReviewOpen', 'wordsMissing'])
  })

  it('7.2 a school is reviewed from its first day to its last', () => {
    const school = { openedOn: day('2011-02-01'), closedOn: day('2011-04-01') }
    const on = (text: string) => openReview(school, [], termly, edition, onDay(adviser, day(text))).ok
    expect([on('2011-01-31'), on('2011-02-01'), on('2011-03-31'), on(addDays(day('2011-03-31'), 1))]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
