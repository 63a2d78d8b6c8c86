import { termOn } from '../kernel/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import { openReview, reviewNow, type Happening, type ReviewId } from '../support-levels/index.ts'
import { decided, type Replaying } from './replaying.ts'
import type { ReviewEvent } from './story-event.ts'

/** Opens the review of an event. */
export function openFor(
  { world, school, edition, act }: Replaying,
  event: Extract<ReviewEvent, { what: 'reviewOpened' }>,
): AuditFacts {
  const { urn, kind, source, reason } = event
  const registered = world.school(urn)
  const known = [...school.reviews.values()].map((review) => reviewNow(review, edition))
  const request = { kind, term: termOn(event.on), source, reason }
  const { opened, ...facts } = decided(event, openReview(registered, known, request, edition, act))
  const id = world.id('review', event.review) as ReviewId
  const happenings: Happening[] = [opened]
  school.reviews.set(event.review, { id, urn: registered.urn, ...facts, happenings })
  return { action: 'open review', urn, subject: `review ${id}`, after: { kind, source } }
}
