import type { AuditFacts } from '../platform/audit/index.ts'
import { policyRoleOf, type Act } from '../support-levels/index.ts'
import { replayAnswers } from './replay-answers.ts'
import { decideEvent } from './replay-decision.ts'
import { openFor } from './replay-opening.ts'
import { answerIssued, correctLevel, issueAndEnter } from './replay-record.ts'
import type { Replaying, ReplayedSchool, World } from './replaying.ts'
import type { ReviewEvent } from './story-event.ts'

/** What the whole story came to. */
export interface Replayed {
  readonly schools: ReadonlyMap<number, ReplayedSchool>
  /** The last number of a record in each calendar year. */
  readonly lastNumbers: ReadonlyMap<number, number>
  readonly remembered: readonly Remembered[]
}

/** A deed and what the audit says of it. */
export interface Remembered {
  readonly event: ReviewEvent
  readonly facts: AuditFacts
}

/**
 * Puts the story, event by event, to the decisions that the service itself asks, and answers what they made of it.
 * @throws Error naming the event when a decision refuses it: the story must be one that could have happened.
 */
export function replayStory(story: readonly ReviewEvent[], world: World): Replayed {
  const schools = new Map<number, ReplayedSchool>()
  const numbers = new Map<number, number>()
  const remembered: Remembered[] = []
  for (const event of story) {
    const school = schools.get(event.urn) ?? { reviews: new Map(), answers: [], entries: [], records: new Map() }
    schools.set(event.urn, school)
    const edition = world.edition(event.on)
    const replaying = { world, school, edition, act: actOf(event, world), numbers }
    for (const facts of replayEvent(replaying, event)) remembered.push({ event, facts })
  }
  return { schools, lastNumbers: numbers, remembered }
}

/** Does one event; answers what the audit is to remember of it. */
function replayEvent(replaying: Replaying, event: ReviewEvent): readonly AuditFacts[] {
  switch (event.what) {
    case 'reviewOpened':
      return [openFor(replaying, event)]
    case 'criteriaJudged':
    case 'schoolEvaluatedItself':
      return replayAnswers(replaying, event)
    case 'noteIssued':
    case 'letterIssued':
      return [issueAndEnter(replaying, event)]
    case 'recordAnswered':
      return [answerIssued(replaying, event)]
    case 'levelCorrected':
      return [correctLevel(replaying, event)]
    default:
      return [decideEvent(replaying, event)]
  }
}

const actOf = ({ by, role, at, on }: ReviewEvent, world: World): Act =>
  ({ by: world.id('person', by), role: policyRoleOf(role), at, on }) as Act
