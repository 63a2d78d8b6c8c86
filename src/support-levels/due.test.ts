import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, customaryTerms, day, type AcademicYear, type Day } from '../kernel/index.ts'
import { nextReviewDue, reviewsDue, type DueQuestion, type TermsReview } from './due.ts'
import { autumn, spring, summer, terms } from './example-reviews.ts'
import type { ReviewId } from './review.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
console.log(`due SEED=${seed}`)

const question: DueQuestion = {
  reviews: [],
  terms,
  today: day('2011-02-01'),
  dueSoonDays: 14,
  openedOn: null,
  closedOn: null,
}
const review = ({ year, term, to }: (typeof terms)[number]): TermsReview => ({
  id: `r-${term}` as ReviewId,
  year,
  term,
  doneOn: to,
})
const stateAt = (today: Day, of: Partial<DueQuestion> = {}) => nextReviewDue({ ...question, ...of, today })?.state

const termsOf = (openedOn: Day | null, closedOn: Day | null) =>
  reviewsDue({ ...question, openedOn, closedOn }).map(({ term }) => term)

describe('the review that is due', () => {
  it('7.2 turns on exactly its days: due soon, due, overdue', () => {
    const { to } = autumn
    const around = [addDays(to, -15), addDays(to, -14), addDays(to, -1), to, addDays(to, 1)]
    expect(around.map((today) => stateAt(today))).toEqual(['notYet', 'dueSoon', 'dueSoon', 'due', 'overdue'])
  })

  it('7.2 with no days of notice it goes from not yet to due', () => {
    const { to } = autumn
    expect([addDays(to, -1), to, addDays(to, 1)].map((today) => stateAt(today, { dueSoonDays: 0 }))).toEqual([
      'notYet',
      'due',
      'overdue',
    ])
  })

  it('7.2 is that of the first term after the last one reviewed', () => {
    expect(nextReviewDue({ ...question, reviews: [review(autumn)] })).toMatchObject({
      term: 'spring',
      dueOn: spring.to,
      state: 'notYet',
    })
    expect(nextReviewDue({ ...question, reviews: [review(spring)] })).toMatchObject({ term: 'summer' })
    expect(nextReviewDue({ ...question, reviews: terms.map(review) })).toBeNull()
  })

  it('7.2 stays overdue through later terms until one of them is reviewed', () => {
    expect(nextReviewDue({ ...question, today: summer.from })).toMatchObject({
      term: 'autumn',
      state: 'overdue',
      dueOn: autumn.to,
    })
  })

  it('7.2 lists every term with its own state', () => {
    const due = reviewsDue({ ...question, reviews: [review(autumn)], today: addDays(spring.to, 1) })
    expect(due.map(({ term, state, review: done }) => [term, state, done])).toEqual([
      ['autumn', 'done', 'r-autumn'],
      ['spring', 'overdue', null],
      ['summer', 'notYet', null],
    ])
  })

  it('7.2 falls due only in terms at whose end the school is open', () => {
    expect(termsOf(autumn.to, null)).toEqual(['autumn', 'spring', 'summer'])
    expect(termsOf(addDays(autumn.to, 1), null)).toEqual(['spring', 'summer'])
    expect(termsOf(null, addDays(spring.to, 1))).toEqual(['autumn', 'spring'])
    expect(termsOf(null, spring.to)).toEqual(['autumn'])
  })

  it('7.2 is exactly one for each school and term, whatever was reviewed and whenever it is asked', () => {
    const years = [2010, 2011, 2012].flatMap((year) => customaryTerms(year as AcademicYear))
    const some = fc.subarray(years).map((list) => list.map(review))
    const anyDay = fc.integer({ min: -30, max: 1200 }).map((days) => addDays(day('2009-09-01'), days))
    fc.assert(
      fc.property(some, anyDay, fc.nat(60), (reviews, today, dueSoonDays) => {
        const due = reviewsDue({ ...question, terms: years, reviews, today, dueSoonDays })
        expect(due.map(({ year, term }) => `${year} ${term}`)).toEqual(years.map(({ year, term }) => `${year} ${term}`))
        expect(due.filter(({ state }) => state === 'done')).toHaveLength(reviews.length)
        for (const { state, dueOn } of due) if (state !== 'done') expect(state === 'overdue').toBe(today > dueOn)
        const next = nextReviewDue({ ...question, terms: years, reviews, today, dueSoonDays })
        if (next) expect(due.filter(({ state, dueOn }) => state === 'done' && dueOn >= next.dueOn)).toEqual([])
      }),
      { seed, numRuns: 500 },
    )
  })
})
