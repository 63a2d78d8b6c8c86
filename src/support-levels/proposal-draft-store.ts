import type { PersonId } from '../people/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Level } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Act, ReviewId } from './review.ts'
import './tables.ts'

/** A proposal that is being written: left and resumed. */
export interface ProposalDraft {
  readonly level: Level | null
  readonly reasons: string
  readonly reasonAgainstKeyCriteria: string
}

/** The draft as it was last saved; `version` counts the saves. */
export interface SavedDraft extends ProposalDraft {
  readonly version: number
  readonly by: PersonId
  readonly savedAt: Date
}

export function findProposalDraft(tx: Tx, authority: AuthorityId, review: ReviewId): Promise<SavedDraft | undefined> {
  return tx
    .selectFrom('proposal_draft')
    .select(['level', 'reasons', 'reason_against_key_criteria as reasonAgainstKeyCriteria'])
    .select(['version', 'person_id as by', 'saved_at as savedAt'])
    .where('authority_id', '=', authority)
    .where('review_id', '=', review)
    .executeTakeFirst()
}

/**
 * Saves over the version that the writer had before them, 0 where there was none yet.
 * @returns whether it was saved; false when somebody saved meanwhile, and then nothing is changed.
 */
export async function recordProposalDraft(
  tx: Tx,
  authority: AuthorityId,
  { urn, review, seen }: { readonly urn: Urn; readonly review: ReviewId; readonly seen: number },
  { level, reasons, reasonAgainstKeyCriteria }: ProposalDraft,
  { by, at }: Act,
): Promise<boolean> {
  const words = { level, reasons, reason_against_key_criteria: reasonAgainstKeyCriteria }
  const saved = { ...words, person_id: by, saved_at: new Date(at) }
  const kept = await tx
    .insertInto('proposal_draft')
    .values({ authority_id: authority, review_id: review, urn, ...saved, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'review_id'])
        .doUpdateSet({ ...saved, version: sql<number>`proposal_draft.version + 1` })
        .where('proposal_draft.version', '=', seen),
    )
    .returning('version')
    .execute()
  return kept.length > 0
}
