import type { Day } from '../kernel/index.ts'
import { evidenceBook } from './evidence-book.ts'
import { castEvents, freezeEvents, linkEvents } from './other-events.ts'
import { demonstrationPeople } from './people.ts'
import { reviewEvents } from './review-events.ts'
import { reviewScripts } from './review-scripts.ts'
import { demonstrationSchools } from './schools.ts'
import type { StoryEvent } from './story-event.ts'
import { septemberBefore } from './years.ts'

/**
 * What happened at every school from four complete academic years before `today` to the day before it, in order:
 * the events that, replayed, make the demonstration's registers, records and histories.
 */
export function demonstrationStory(today: Day): readonly StoryEvent[] {
  const staffing = demonstrationPeople(today)
  const book = evidenceBook(today)
  const schools = demonstrationSchools(today).filter(({ closed }) => !closed || closed > septemberBefore(today, 4))
  const reviews = schools
    .flatMap((school) => reviewScripts(school, today))
    .flatMap((script) => reviewEvents(script, staffing, book, today))
  const others = [
    ...schools.flatMap((school) => linkEvents(school, today)),
    ...castEvents(today),
    ...freezeEvents(today),
  ]
  return [...reviews, ...others.filter(({ on }) => on < today)].sort(byTime)
}

const byTime = (a: StoryEvent, b: StoryEvent): number => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.urn - b.urn
}
