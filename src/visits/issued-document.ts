import { createHash } from 'node:crypto'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { documentDocx, openPdfPress, type DocumentModel, type PdfPress } from '../platform/documents/index.ts'
import type { Urn } from '../schools/index.ts'
import type { RecordId } from './formal-record.ts'
import type { LevelSection } from './level-section.ts'

/** A record as it was issued. */
export interface IssuedDocument {
  readonly id: RecordId
  readonly urn: Urn
  readonly reference: string
  readonly issuedOn: Day
  readonly level: LevelSection | null
  readonly model: DocumentModel
  readonly sha256: { readonly model: string; readonly docx: string; readonly pdf: string | null }
}

/** The files of a document, made once when it is issued. `pdf` is null where this computer cannot print. */
export interface DocumentFiles {
  readonly docx: Buffer
  readonly pdf: Buffer | null
}

/** Makes both files of a document, at once; whoever makes many brings presses of their own. */
export async function makeFiles(model: DocumentModel, on: Pick<PdfPress, 'print'> = press): Promise<DocumentFiles> {
  const [printed, docx] = await Promise.all([on.print(model), documentDocx(model)])
  return { docx: Buffer.from(docx), pdf: printed.ok ? Buffer.from(printed.value.bytes) : null }
}

/** One press for the process; it starts with its first document and does not keep the process alive. */
const press = openPdfPress()

/** Keeps a document with its files and their SHA-256. It is never changed afterwards: the service may only add. */
export async function recordDocument(
  tx: Tx,
  authority: AuthorityId,
  document: Omit<IssuedDocument, 'sha256'>,
  { docx, pdf }: DocumentFiles,
): Promise<void> {
  const model = JSON.stringify(document.model)
  await tx
    .insertInto('issued_document')
    .values({
      authority_id: authority,
      record_id: document.id,
      urn: document.urn,
      reference: document.reference,
      issued_on: document.issuedOn,
      level: document.level && JSON.stringify(document.level),
      model,
      model_sha256: sha256(model),
      docx,
      docx_sha256: sha256(docx),
      pdf,
      pdf_sha256: pdf && sha256(pdf),
    })
    .execute()
}

export async function findDocument(tx: Tx, authority: AuthorityId, id: RecordId): Promise<IssuedDocument | undefined> {
  const row = await tx
    .selectFrom('issued_document')
    .select([
      'record_id',
      'urn',
      'reference',
      'issued_on',
      'level',
      'model',
      'model_sha256',
      'docx_sha256',
      'pdf_sha256',
    ])
    .where('authority_id', '=', authority)
    .where('record_id', '=', id)
    .executeTakeFirst()
  return row && { ...headOf(row), model: JSON.parse(row.model) as DocumentModel }
}

/** What is on file of every issued record of a school, without its words. */
export async function listIssued(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
): Promise<readonly Omit<IssuedDocument, 'model'>[]> {
  const rows = await tx
    .selectFrom('issued_document')
    .select(['record_id', 'urn', 'reference', 'issued_on', 'level', 'model_sha256', 'docx_sha256', 'pdf_sha256'])
    .where('authority_id', '=', authority)
    .where('urn', '=', urn)
    .orderBy('issued_on', 'desc')
    .orderBy('reference', 'desc')
    .execute()
  return rows.map(headOf)
}

/** The bytes of one file as issued; undefined when there is none. */
export async function findFile(
  tx: Tx,
  authority: AuthorityId,
  id: RecordId,
  format: 'docx' | 'pdf',
): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('issued_document')
    .select(format === 'docx' ? ['docx as bytes'] : ['pdf as bytes'])
    .where('authority_id', '=', authority)
    .where('record_id', '=', id)
    .executeTakeFirst()
  return row?.bytes ?? undefined
}

interface HeadRow {
  readonly record_id: RecordId
  readonly urn: Urn
  readonly reference: string
  readonly issued_on: Day
  readonly level: LevelSection | null
  readonly model_sha256: string
  readonly docx_sha256: string
  readonly pdf_sha256: string | null
}

const headOf = (row: HeadRow): Omit<IssuedDocument, 'model'> => ({
  id: row.record_id,
  urn: row.urn,
  reference: row.reference,
  issuedOn: row.issued_on,
  level: row.level,
  sha256: { model: row.model_sha256, docx: row.docx_sha256, pdf: row.pdf_sha256 },
})

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
