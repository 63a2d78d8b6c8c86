import { createHash } from 'node:crypto'
import { listAuthorities } from '../people/index.ts'
import { recordAudit } from '../platform/audit/index.ts'
import { publishedLibrary, sql, withTx, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { DocumentModel, PdfPress } from '../platform/documents/index.ts'
import type { Service } from '../platform/http/index.ts'
import type { Urn } from '../schools/index.ts'
import type { RecordId } from './formal-record.ts'
import { mostAttempts, press as housePress } from './issued-document.ts'
import './tables.ts'

/**
 * Makes the PDFs that could not be made when their records were issued, every minute while the service runs, from the words
 * that were kept then. Does nothing where this computer cannot print. `stop` waits for the one that is being made.
 */
export function keepPrinting(service: Service, milliseconds = 60_000): { stop(): Promise<void> } {
  if (!housePress.available) return { stop: async () => undefined }
  let now: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    // A database that does not answer now will another minute; whoever asks for a page is told then.
    now = printMissing(service)
      .catch(() => undefined)
      .finally(() => (busy = false))
  }, milliseconds)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await now
    },
  }
}

/** Makes every PDF that is due now, of every authority; answers how many were made. */
export async function printMissing(
  service: Pick<Service, 'database' | 'clock' | 'secrets'>,
  press: Pick<PdfPress, 'print'> = housePress,
): Promise<number> {
  const { database } = service
  const authorities = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  let made = 0
  for (const { id: authority } of authorities) {
    const due = await withTx(database, { authority }, (tx) => listMissing(tx, authority, service.clock.now()), {
      readOnly: true,
    })
    for (const missing of due) if (await printOne(service, authority, missing, press)) made++
  }
  return made
}

interface MissingPdf {
  readonly id: RecordId
  readonly urn: Urn
  readonly reference: string
  readonly model: string
  readonly attempts: number
}

/** Issued records without a PDF whose next attempt is due: the n-th comes n x n minutes after the one before. */
async function listMissing(tx: Tx, authority: AuthorityId, now: Date): Promise<readonly MissingPdf[]> {
  const { rows } = await sql<MissingPdf>`
    select d.record_id as id, d.urn, d.reference, d.model, count(a.attempt)::int as attempts
    from issued_document d
    left join pdf_attempt a on a.authority_id = d.authority_id and a.record_id = d.record_id
    where d.authority_id = ${authority} and d.pdf is null
    group by d.record_id, d.urn, d.reference, d.model
    having count(a.pdf_sha256) = 0 and count(a.attempt) < ${mostAttempts}
      and (max(a.at) is null or max(a.at) + count(a.attempt) * count(a.attempt) * interval '1 minute' <= ${now})
    order by d.reference limit 20`.execute(tx)
  return rows
}

/** Printing takes long and is done outside any transaction; of two servers that print the same the first is kept. */
async function printOne(
  { database, clock, secrets }: Pick<Service, 'database' | 'clock' | 'secrets'>,
  authority: AuthorityId,
  missing: MissingPdf,
  press: Pick<PdfPress, 'print'>,
): Promise<boolean> {
  const printed = await press.print(JSON.parse(missing.model) as DocumentModel)
  const at = clock.now()
  const pdf = printed.ok ? Buffer.from(printed.value.bytes) : null
  const sha256 = pdf && createHash('sha256').update(pdf).digest('hex')
  return withTx(database, { authority }, async (tx) => {
    const attempt = {
      authority_id: authority,
      record_id: missing.id,
      urn: missing.urn,
      attempt: missing.attempts + 1,
      at,
      pdf,
      pdf_sha256: sha256,
      refusal: printed.ok ? null : printed.reasons.map(({ kind }) => kind).join(' '),
    }
    const kept = await tx
      .insertInto('pdf_attempt')
      .values(attempt)
      .onConflict((conflict) => conflict.doNothing())
      .returning('attempt')
      .execute()
    if (kept.length === 0 || sha256 === null) return false
    const actor = { authority, personId: null, personName: 'The service itself', role: null, requestId: null }
    const facts = {
      action: 'make PDF of record',
      subject: `record ${missing.id}`,
      urn: missing.urn,
      after: { reference: missing.reference, sha256 },
    }
    await recordAudit(tx, secrets.audit, actor, facts, at)
    return true
  })
}
