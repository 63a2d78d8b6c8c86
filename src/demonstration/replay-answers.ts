import type { AuditFacts } from '../platform/audit/index.ts'
import { evaluateItself, judgeCriterion } from '../support-levels/index.ts'
import { decided, type Replaying } from './replaying.ts'
import type { ReviewEvent } from './story-event.ts'

/** The answers of an adviser or of the school to several criteria, one after the other. */
export function replayAnswers(
  { world, school, edition, act }: Replaying,
  event: Extract<ReviewEvent, { answers: unknown }>,
): readonly AuditFacts[] {
  return event.answers.map(({ level, number, ...words }) => {
    const criterion = edition.criteria.find((each) => each.level === level && each.number === number)?.id ?? ''
    const request = { criterion, ...words }
    const outcome =
      event.what === 'criteriaJudged'
        ? judgeCriterion(request, edition, act)
        : evaluateItself(request, ['schoolLeader'], edition, act)
    const answer = decided(event, outcome)
    const id = world.id('answer', `${event.review} ${event.what} ${criterion}`)
    school.answers.push({ id, answer })
    return { action: 'answer criterion', urn: event.urn, subject: `criterion ${criterion}`, after: request }
  })
}
