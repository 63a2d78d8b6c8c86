import { createHash } from 'node:crypto'
import type { Day } from '../kernel/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
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
  readonly pdf: PdfState
}

/** `kept`, or why there is none: it is being made, it could not be made, or this computer cannot print at all. */
export type PdfState = 'kept' | 'beingMade' | 'failed' | 'notHere'

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

/** How often the PDF of one record is tried again (`late-pdf.ts`). */
export const mostAttempts = 5

/** One press for the process; it starts with its first document and does not keep the process alive. */
export const press = openPdfPress()

/** Keeps a document with its files and their SHA-256. It is never changed afterwards: the service may only add. */
export async function recordDocument(
  tx: Tx,
  authority: AuthorityId,
  document: Omit<IssuedDocument, 'sha256' | 'pdf'>,
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
  const row = await heads(tx, authority).select('d.model').where('d.record_id', '=', id).executeTakeFirst()
  return row && { ...headOf(row), model: JSON.parse(row.model) as DocumentModel }
}

/** What is on file of every issued record of a school, without its words. */
export async function listIssued(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
): Promise<readonly Omit<IssuedDocument, 'model'>[]> {
  const rows = await heads(tx, authority)
    .where('d.urn', '=', urn)
    .orderBy('d.issued_on', 'desc')
    .orderBy('d.reference', 'desc')
    .execute()
  return rows.map(headOf)
}

/** What is on file beside the words and the files; the PDF may have been made later (`late-pdf.ts`). */
const heads = (tx: Tx, authority: AuthorityId) =>
  tx
    .selectFrom('issued_document as d')
    .select([
      'd.record_id',
      'd.urn',
      'd.reference',
      'd.issued_on',
      'd.level',
      'd.model_sha256',
      'd.docx_sha256',
      'd.pdf_sha256',
    ])
    .select((at) => {
      const attempts = at
        .selectFrom('pdf_attempt as a')
        .whereRef('a.authority_id', '=', 'd.authority_id')
        .whereRef('a.record_id', '=', 'd.record_id')
      return [
        attempts.where('a.pdf_sha256', 'is not', null).select('a.pdf_sha256').as('late_sha256'),
        attempts.select(sql<number>`count(*)::int`.as('count')).as('attempts'),
      ]
    })
    .where('d.authority_id', '=', authority)

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
  if (row?.bytes || format === 'docx') return row?.bytes ?? undefined
  const late = await tx
    .selectFrom('pdf_attempt')
    .select('pdf')
    .where('authority_id', '=', authority)
    .where('record_id', '=', id)
    .where('pdf', 'is not', null)
    .executeTakeFirst()
  return late?.pdf ?? undefined
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
  readonly late_sha256: string | null
  readonly attempts: number | null
}

const headOf = (row: HeadRow): Omit<IssuedDocument, 'model'> => ({
  id: row.record_id,
  urn: row.urn,
  reference: row.reference,
  issuedOn: row.issued_on,
  level: row.level,
  sha256: { model: row.model_sha256, docx: row.docx_sha256, pdf: row.pdf_sha256 ?? row.late_sha256 },
  pdf: pdfState(row),
})

function pdfState({ pdf_sha256, late_sha256, attempts }: HeadRow): PdfState {
  if (pdf_sha256 !== null || late_sha256 !== null) return 'kept'
  if (!press.available) return 'notHere'
  return (attempts ?? 0) >= mostAttempts ? 'failed' : 'beingMade'
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
