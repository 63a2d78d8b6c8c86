import type { AcademicYear, Day, Term } from '../kernel/index.ts'
import type { Level, Verdict } from '../policy/index.ts'
import type { HowAnswered, ReviewKind, ReviewSource } from '../support-levels/index.ts'
import type { LetterDraft, NoteDraft } from '../visits/index.ts'
import type { Role } from '../people/index.ts'

/** A criterion by its level and its place in the policy's order, from 1; with the answer and why. */
export interface CriterionWords {
  readonly level: Level
  readonly number: number
  readonly verdict: Verdict
  readonly reason: string
  readonly evidence: string
}

/** Who did it, as what, and when (UTC). Events of one school are in the order in which they happened. */
export interface Deed {
  /** An instant as text, always of this length: `2026-03-04T09:30:00.000Z`. */
  readonly at: string
  readonly on: Day
  readonly urn: number
  /** E-mail address of the person. */
  readonly by: string
  readonly role: Role
}

/** A deed within a review. `review` names the review within the story: all deeds of one review share it. */
export interface ReviewDeed extends Deed {
  readonly review: string
}

export type ReviewEvent = ReviewDeed &
  (
    | {
        readonly what: 'reviewOpened'
        readonly kind: ReviewKind
        readonly year: AcademicYear
        readonly term: Term
        readonly source: ReviewSource
        readonly reason: string
      }
    | { readonly what: 'schoolEvaluatedItself'; readonly answers: readonly CriterionWords[] }
    | { readonly what: 'criteriaJudged'; readonly answers: readonly CriterionWords[] }
    | {
        readonly what: 'levelProposed'
        readonly level: Level
        readonly reasons: string
        /** Given where a key criterion of a level of more concern is met, and left out otherwise. */
        readonly reasonAgainstKeyCriteria: string
      }
    | { readonly what: 'proposalReturned'; readonly comment: string }
    | { readonly what: 'reviewWithdrawn'; readonly reason: string }
    | { readonly what: 'levelRatified'; readonly meeting: string; readonly metOn: Day }
    | { readonly what: 'levelNotRatified'; readonly meeting: string; readonly metOn: Day; readonly reason: string }
    | {
        readonly what: 'schoolAnswered'
        readonly answerer: 'headteacher' | 'chair'
        readonly answer: 'agrees' | 'disputes'
        readonly words: string
        readonly how: HowAnswered
        readonly answeredOn: Day
      }
    | { readonly what: 'agreedWithoutSchool'; readonly reason: string; readonly nextStep: string }
    | { readonly what: 'nextStepAfterDispute'; readonly nextStep: string }
    | { readonly what: 'noteIssued'; readonly effectiveFrom: Day; readonly note: NoteDraft }
    | { readonly what: 'letterIssued'; readonly effectiveFrom: Day; readonly letter: LetterDraft }
    | { readonly what: 'recordAnswered'; readonly answer: 'accurate' | 'inaccurate'; readonly words: string }
    | {
        readonly what: 'reviewCompleted'
        readonly reviewedOn: Day
        readonly note: string
        readonly reasonAgainstKeyCriteria: string
      }
    /** The register's entry made by this review is put right by a new one. */
    | { readonly what: 'levelCorrected'; readonly level: Level; readonly effectiveFrom: Day; readonly reason: string }
  )

/** What happens beside reviews. Only `visitPlanned` and `closurePlanned` name days that may be in the future. */
export type OtherEvent =
  | (Deed & { readonly what: 'adviserLinked'; readonly adviser: string })
  | (Deed & { readonly what: 'warningNoticeGiven'; readonly grounds: string; readonly comply: Day })
  | (Deed & { readonly what: 'visitPlanned'; readonly plannedFor: Day; readonly purpose: string })
  | (Deed & { readonly what: 'closurePlanned'; readonly plannedFor: Day; readonly reason: string })
  /** The termly edition of the register; of the whole authority, so `urn` is 0. */
  | (Deed & { readonly what: 'registerFrozen'; readonly year: AcademicYear; readonly term: Term })

export type StoryEvent = ReviewEvent | OtherEvent
