/** The next review as a letter names it: the day that the register will have once the letter is issued (7.2, 7.3). */
import type { Day } from '../kernel/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { dayText } from '../platform/views/index.ts'
import { listTermDates } from '../schools/index.ts'
import type { DraftRecord } from '../visits/index.ts'
import type { Around } from './around.tsx'
import { reviewNow } from './commands.ts'
import { nextReviewDue } from './due.ts'
import { countsForTerm } from './opening.ts'
import { finished } from './register.ts'
import type { ReviewNow } from './review-rules.ts'
import { findFirstTerm, listReviewsOf } from './review-store.ts'
import { reviewTerms } from './terms.ts'

interface Reviewed {
  readonly around: Around
  readonly review: ReviewNow
}

/** The day by which the school is reviewed next, this review being finished today; null where the rule has none to come. */
export async function findNextReviewDay(tx: Tx, { around, review }: Reviewed, today: Day): Promise<Day | null> {
  const { school, edition, actor } = around
  const reviews = (await listReviewsOf(tx, actor.authority, school.urn)).map((one) => {
    const { state } = reviewNow(one, edition)
    return { review: one, state }
  })
  const { id, kind, year, term } = review
  const done = [...finished(reviews), { id, kind, year, term, doneOn: today }].filter(countsForTerm)
  const own = await listTermDates(tx, actor.authority)
  const terms = reviewTerms(await findFirstTerm(tx, actor.authority), today, own)
  const next = nextReviewDue({ ...school, reviews: done, terms, today, dueSoonDays: 0 })
  return next && next.dueOn > today ? next.dueOn : null
}

/** A letter may name an earlier day, never a later one: what it says and what the register says are one promise. */
export function reviewDayRefusal({ draft }: Pick<DraftRecord, 'draft'>, due: Day | null): Record<string, string> {
  if (!('nextReviewOn' in draft) || due === null || draft.nextReviewOn === null || draft.nextReviewOn <= due) return {}
  return {
    nextReviewOn: `The next review is due by ${dayText(due)}, as the register has it. Change the letter to that day or an earlier one`,
  }
}
