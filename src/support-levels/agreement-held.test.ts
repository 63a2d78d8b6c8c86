import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { reviewStateText } from './agreement-held.ts'
import { inEffect } from './example-reviews.ts'
import type { LevelEntry } from './level-history.ts'
import type { ReviewNow } from './review-rules.ts'

describe('an agreement of an earlier year', () => {
  const named = ({ review, entries }: ReturnType<typeof inEffect>, id: string) => ({
    review: { ...review, id: id as ReviewNow['id'] },
    entries: entries.map((entry) => (entry.review === review.id ? { ...entry, review: id as ReviewNow['id'] } : entry)),
  })
  const first = named(inEffect({ begins: day('2011-02-01') }), 'first')
  const second = named(inEffect({ begins: day('2011-11-01') }, first.entries), 'second')
  const { entries } = second
  const reviews = [first.review, second.review]

  it('7.1 is in effect until the next one is, whether that changed the level or confirmed it', () => {
    const said = (review: ReviewNow, today: string) =>
      reviewStateText(review, { reviews, entries, today: day(today) }, false)
    expect(said(first.review, '2011-06-01')).toBe('In effect')
    expect(said(first.review, '2012-01-10')).toBe('Was in effect until 10 November 2011')
    expect(said(second.review, '2012-01-10')).toBe('In effect')
  })

  it('7.3 is not in effect where its entry was annulled, and the one before it is again', () => {
    const changed = named(inEffect({ begins: day('2011-11-01'), level: 3 }, first.entries), 'second')
    const wrong = changed.entries.at(-1)
    const annulled = { ...wrong, id: 'c1', level: null, replaces: wrong?.id, reason: 'Typed in error' } as LevelEntry
    const around = {
      reviews: [first.review, changed.review],
      entries: [...changed.entries, annulled],
      today: day('2012-01-10'),
    }
    expect(changed.entries).toHaveLength(2)
    expect(reviewStateText(changed.review, around, false)).toBe('Finished; the register was corrected since')
    expect(reviewStateText(first.review, around, false)).toBe('In effect')
  })
})
