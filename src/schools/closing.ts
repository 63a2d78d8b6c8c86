import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import { councilSource, sourcesWith } from './fact-source.ts'
import type { School, Urn } from './school.ts'

/** The day a school closes, and who takes its place where somebody does. */
export interface Closing {
  readonly on: Day
  readonly successor: Urn | undefined
}

export type ClosingRefusal = 'beforeItOpened' | 'succeedsItself'

/**
 * Closes a school on a day, past or to come. A day to come is also its planned one, so that until then it is due to
 * close and from then on closed, without anybody doing anything.
 */
export function closeSchool(school: School, closing: Closing, today: Day): Outcome<School, ClosingRefusal> {
  const reasons: ClosingRefusal[] = []
  if (school.openedOn !== null && closing.on < school.openedOn) reasons.push('beforeItOpened')
  if (closing.successor === school.urn) reasons.push('succeedsItself')
  return acceptUnless(reasons, () => ({
    ...school,
    closedOn: closing.on,
    closingOn: closing.on > today ? closing.on : null,
    sources: sourcesWith(school.sources, ['closedOn', 'closingOn'], councilSource, today),
  }))
}

/** A school that does not close after all. */
export const keepOpen = (school: School, today: Day): School => ({
  ...school,
  closedOn: null,
  closingOn: null,
  sources: sourcesWith(school.sources, ['closedOn', 'closingOn'], councilSource, today),
})
