import type { AuthorityId, Tx } from '../platform/database/index.ts'
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

export function findProposalDraft(
  tx: Tx,
  authority: AuthorityId,
  review: ReviewId,
): Promise<ProposalDraft | undefined> {
  return tx
    .selectFrom('proposal_draft')
    .select(['level', 'reasons', 'reason_against_key_criteria as reasonAgainstKeyCriteria'])
    .where('authority_id', '=', authority)
    .where('review_id', '=', review)
    .executeTakeFirst()
}

export async function recordProposalDraft(
  tx: Tx,
  authority: AuthorityId,
  { urn, review }: { readonly urn: Urn; readonly review: ReviewId },
  { level, reasons, reasonAgainstKeyCriteria }: ProposalDraft,
  { by, at }: Act,
): Promise<void> {
  const words = { level, reasons, reason_against_key_criteria: reasonAgainstKeyCriteria }
  const saved = { ...words, person_id: by, saved_at: new Date(at) }
  await tx
    .insertInto('proposal_draft')
    .values({ authority_id: authority, review_id: review, urn, ...saved })
    .onConflict((conflict) => conflict.columns(['authority_id', 'review_id']).doUpdateSet(saved))
    .execute()
}
