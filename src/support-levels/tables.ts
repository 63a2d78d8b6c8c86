import type { ColumnType } from 'kysely'
import type { Term } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { Level, Verdict } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { RecordId } from '../visits/index.ts'
import type { GridLine } from './grid.ts'
import type { EntryId } from './level-history.ts'
import type { Happening, ReviewId, ReviewKind } from './review.ts'

type OfSchool = { authority_id: AuthorityId; urn: Urn }
type By = { person_id: PersonId; role: string; at: Instant }

declare module '../platform/database/tables.ts' {
  interface Tables {
    criterion_answer: OfSchool &
      By & {
        answer_id: string
        criterion: string
        whose: 'adviser' | 'school'
        verdict: Verdict
        reason: string
        evidence: string
      }
    review: OfSchool & {
      review_id: ReviewId
      kind: ReviewKind
      academic_year: number
      term: Term
      ended_at: ColumnType<Date | null, Date | null, Date | null>
      ended_as: 'finished' | 'withdrawn' | null
    }
    review_happening: OfSchool &
      By & {
        review_id: ReviewId
        number: number
        what: Happening['what']
        facts: Json<object>
        grid: Json<readonly GridLine[]> | null
      }
    proposal_draft: OfSchool & {
      review_id: ReviewId
      level: Level | null
      reasons: string
      reason_against_key_criteria: string
      person_id: PersonId
      saved_at: Instant
      version: number
    }
    level_entry: OfSchool & {
      entry_id: EntryId
      sequence: ColumnType<number, never, never>
      level: Level | null
      effective_from: DayColumn
      recorded_at: Instant
      person_id: PersonId
      review_id: ReviewId
      record_id: RecordId
      replaces: EntryId | null
      reason: string
    }
    register_freeze: {
      authority_id: AuthorityId
      number: number
      academic_year: number
      term: Term
      frozen_at: Instant
      person_id: PersonId
      role: string
      body: string
      sha256: string
    }
  }
}
