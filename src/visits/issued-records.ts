import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { recordDocument, type DocumentFiles, type IssuedDocument } from './issued-document.ts'
import { recordDraft, recordHappening, type DraftRecord } from './store.ts'

/** A record with everything that happened to it since it was begun, and the document it was issued as. */
export interface IssuedRecord {
  readonly record: DraftRecord
  readonly document: Omit<IssuedDocument, 'sha256' | 'pdf'>
  readonly files: DocumentFiles
}

/** Keeps a record that was issued elsewhere or earlier, by the same decisions, with its files as they were made. */
export async function recordIssued(
  tx: Tx,
  authority: AuthorityId,
  { record, document, files }: IssuedRecord,
): Promise<void> {
  const [issued] = record.happenings
  if (issued?.what !== 'issued') throw new Error(`The record ${record.id} was not issued`)
  const { happenings, savedAt: _, version: __, ...draft } = record
  await recordDraft(tx, authority, draft, issued)
  await recordDocument(tx, authority, document, files)
  for (const [before, happening] of happenings.entries())
    await recordHappening(tx, authority, { ...record, happenings: happenings.slice(0, before) }, happening)
}
