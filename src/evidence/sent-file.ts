import { accepted, type Outcome } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Asked } from '../platform/http/index.ts'
import { recordChangesElsewhere } from './changes-elsewhere.ts'
import { previewImport, type PreviewRefusal } from './commands.ts'
import type { DataImport } from './import.ts'
import { countsInWords } from './import-sentences.ts'
import { findKeptFile, forgetFile, keepFile, type KeptFile } from './kept-file.ts'
import type { ReadingPlan } from './reading.ts'
import { fileSource, type Source } from './source-file.ts'
import { openWorkbook } from './workbook-source.ts'

/** As long as the largest file needs; people wait for it with a page that says so. */
export const readingTimeout = 300_000

/** The file that a form is about: it came with it, or was kept from the form before. */
export interface SentFile {
  readonly source: Source
  /** Keeps it for the next page of the same person; undefined where it cannot be. */
  keep(): Promise<KeptFile | undefined>
  /** Lets go of it where it was kept: its preview stands. */
  forget(): Promise<void>
}

type Sending = Pick<Asked<Actor, unknown, unknown, unknown>, 'service' | 'actor' | 'session' | 'file' | 'form' | 'now'>

/** The file of a form; a file that comes with it counts before one that was kept. Undefined where there is none (any more). */
export async function fileSent({ service, actor, session, file, form, now }: Sending): Promise<SentFile | undefined> {
  const { folder } = service
  const whose = { authority: actor.authority, personId: actor.personId, session }
  if (file) {
    const source = { ...fileSource(file.path), name: file.name }
    return { source, keep: () => keepFile(folder, whose, file, now), forget: async () => undefined }
  }
  const { kept: id } = form.typed
  const kept = typeof id === 'string' ? await findKeptFile(folder, whose, id, now) : undefined
  if (!kept) return undefined
  const source = { ...fileSource(kept.path), name: kept.name }
  return { source, keep: async () => kept, forget: () => forgetFile(folder, whose, kept) }
}

/** Reads a file for its preview, and remembers who did. On a refusal the transaction must be rolled back. */
export async function previewSent(
  tx: Tx,
  { actor, now, today, audit }: Pick<Asked<Actor, unknown, unknown, unknown>, 'actor' | 'now' | 'today' | 'audit'>,
  source: Source,
  plan: ReadingPlan,
): Promise<Outcome<DataImport, PreviewRefusal>> {
  const request = { source, plan, openSpreadsheet: openWorkbook, person: actor, now, today }
  const previewed = await previewImport(tx, actor.authority, request)
  if (!previewed.ok) return previewed
  await recordChangesElsewhere(tx, actor, previewed.value)
  const { number, fileName, sha256, counts } = previewed.value
  await audit(tx, {
    action: 'preview import',
    subject: `import ${number}`,
    after: { fileName, sha256, counts: countsInWords(counts) },
  })
  return accepted(previewed.value)
}
