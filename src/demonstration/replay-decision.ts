import { never, type Outcome } from '../kernel/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import { reasonNeeded, type Level } from '../policy/index.ts'
import {
  answerProposal,
  completeReviewWithoutChange,
  latestEntry,
  policyGrid,
  policyRoleOf,
  proposeLevel,
  ratifyLevel,
  recordAgreementWithoutSchool,
  recordAnswer,
  recordNextStep,
  refuseRatification,
  returnProposal,
  withdrawReview,
  type GridLine,
  type Happening,
  type ReviewNow,
} from '../support-levels/index.ts'
import { decided, gridAt, reviewOf, type Replaying } from './replaying.ts'
import type { ReviewEvent } from './story-event.ts'

/** Events that add a happening to a review and touch nothing else. */
export type DecidedEvent = Exclude<
  ReviewEvent,
  { what: 'reviewOpened' | 'recordAnswered' | 'levelCorrected' | 'noteIssued' | 'letterIssued' } | { answers: unknown }
>

/** Adds to the review of an event what the decision about it made. */
export function decideEvent(replaying: Replaying, event: DecidedEvent): AuditFacts {
  const review = reviewOf(replaying, event.review)
  const happening = decided<Happening>(event, decide(replaying, review, event))
  replaying.school.reviews.get(event.review)?.happenings.push(happening)
  const [action, after] = rememberedAs(event)
  return { action, urn: event.urn, subject: `review ${review.id}`, after }
}

function decide(replaying: Replaying, review: ReviewNow, event: DecidedEvent): Outcome<Happening, unknown> {
  const { edition, act, school } = replaying
  switch (event.what) {
    case 'levelProposed': {
      const grid = gridAt(replaying, event.urn)
      const previousLevel = latestEntry(school.entries)?.level ?? null
      const against = whereNeeded(replaying, event, grid, event.level)
      return proposeLevel(review, { ...event, ...against, grid, previousLevel }, edition, act)
    }
    case 'reviewCompleted': {
      const grid = gridAt(replaying, event.urn)
      const level = latestEntry(school.entries)?.level ?? null
      const against = whereNeeded(replaying, event, grid, level ?? 1)
      return completeReviewWithoutChange(
        review,
        school.entries,
        { ...event, ...against, record: null, grid },
        edition,
        act,
      )
    }
    case 'schoolAnswered':
      return answeredBySchool(replaying, review, event)
    case 'proposalReturned':
      return returnProposal(review, event.comment, edition, act)
    case 'reviewWithdrawn':
      return withdrawReview(review, event.reason, edition, act)
    case 'levelRatified':
      return ratifyLevel(review, event, edition, act)
    case 'levelNotRatified':
      return refuseRatification(review, event, edition, act)
    case 'agreedWithoutSchool':
      return recordAgreementWithoutSchool(review, event, edition, act)
    case 'nextStepAfterDispute':
      return recordNextStep(review, event.nextStep, edition, act)
    default:
      return never(event)
  }
}

/** The adviser gives a reason against key criteria only where the policy asks for one. */
const whereNeeded = (
  { edition }: Replaying,
  { reasonAgainstKeyCriteria }: { readonly reasonAgainstKeyCriteria: string },
  grid: readonly GridLine[],
  level: Level,
) => ({
  reasonAgainstKeyCriteria: reasonNeeded(edition, policyGrid(grid), level) ? reasonAgainstKeyCriteria : '',
})

function answeredBySchool(
  { edition, act }: Replaying,
  review: ReviewNow,
  event: Extract<ReviewEvent, { what: 'schoolAnswered' }>,
): Outcome<Happening, unknown> {
  const { how, answer, words, answeredOn } = event
  if (how === 'signedIn') return answerProposal(review, { answer, words }, edition, act)
  const answerer = policyRoleOf(event.answerer)
  return recordAnswer(review, { answer, words, how, answeredOn, answerer }, edition, act)
}

/** What the audit calls it, and what it keeps of it, as when it is done on a page. */
function rememberedAs(event: DecidedEvent): readonly [action: string, after: unknown] {
  switch (event.what) {
    case 'levelProposed':
      return ['propose level', { level: event.level }]
    case 'reviewCompleted':
      return ['complete review without change', { note: event.note, reviewedOn: event.reviewedOn }]
    case 'schoolAnswered':
      return rememberedAnswer(event)
    case 'proposalReturned':
      return ['return proposal', { comment: event.comment }]
    case 'reviewWithdrawn':
      return ['withdraw review', { reason: event.reason }]
    case 'levelRatified':
      return ['ratify level', { meeting: event.meeting, metOn: event.metOn, reason: '' }]
    case 'levelNotRatified':
      return ['refuse ratification', { meeting: event.meeting, metOn: event.metOn, reason: event.reason }]
    case 'agreedWithoutSchool':
      return ['agree level without the school', { reason: event.reason, nextStep: event.nextStep }]
    case 'nextStepAfterDispute':
      return ['record next step after dispute', { nextStep: event.nextStep }]
    default:
      return never(event)
  }
}

function rememberedAnswer({
  how,
  answer,
  words,
  answerer,
  answeredOn,
}: Extract<ReviewEvent, { what: 'schoolAnswered' }>): readonly [action: string, after: unknown] {
  if (how === 'signedIn') return ['answer level', { answer, words }]
  return ['record answer of the school', { answerer: policyRoleOf(answerer), answer, words, how, answeredOn }]
}
