import { dayInEngland } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Act, FormalRecord, RecordHappening, RecordId } from './formal-record.ts'
import type { LetterDraft } from './letter.ts'
import type { NoteDraft } from './note-of-visit.ts'
import './tables.ts'

/** A record with what is written in it so far. */
export interface DraftRecord extends FormalRecord {
  readonly draft: NoteDraft | LetterDraft
  readonly savedAt: Date
}

/** The record with its happenings; undefined when it is not there, or a draft of which a school may not know. */
export async function findRecord(tx: Tx, authority: AuthorityId, id: RecordId): Promise<DraftRecord | undefined> {
  const [found] = await recordsWhere(tx, authority, { id })
  return found
}

/** Every record of a school, drafts too where the person may see them, newest save first. */
export const listRecords = (tx: Tx, authority: AuthorityId, urn: Urn): Promise<readonly DraftRecord[]> =>
  recordsWhere(tx, authority, { urn })

async function recordsWhere(
  tx: Tx,
  authority: AuthorityId,
  where: { readonly id: RecordId } | { readonly urn: Urn },
): Promise<readonly DraftRecord[]> {
  let query = tx
    .selectFrom('formal_record as r')
    .select([
      'r.record_id as id',
      'r.urn',
      'r.instrument',
      'r.version',
      'r.written_by as writtenBy',
      'r.corrects',
      'r.draft',
      'r.saved_at as savedAt',
    ])
    .where('r.authority_id', '=', authority)
  query = 'id' in where ? query.where('r.record_id', '=', where.id) : query.where('r.urn', '=', where.urn)
  const rows = await query.orderBy('r.saved_at', 'desc').orderBy('r.record_id').execute()
  const happenings = await listHappenings(
    tx,
    authority,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, happenings: happenings.get(row.id) ?? [] }))
}

async function listHappenings(
  tx: Tx,
  authority: AuthorityId,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly RecordHappening[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('record_happening')
    .select(['record_id', 'what', 'person_id', 'role', 'at', 'answer', 'words'])
    .where('authority_id', '=', authority)
    .where('record_id', 'in', ids)
    .orderBy('record_id')
    .orderBy('number')
    .execute()
  const byRecord = new Map<RecordId, RecordHappening[]>()
  for (const row of rows) byRecord.set(row.record_id, [...(byRecord.get(row.record_id) ?? []), happeningOf(row)])
  return byRecord
}

interface HappeningRow {
  readonly what: RecordHappening['what']
  readonly person_id: PersonId
  readonly role: string
  readonly at: Date
  readonly answer: 'accurate' | 'inaccurate' | null
  readonly words: string
}

function happeningOf({ what, person_id, role, at, answer, words }: HappeningRow): RecordHappening {
  const act: Act = { by: person_id, role, at: at.toISOString() as Act['at'], on: dayInEngland(at) }
  return what === 'answered' && answer ? { ...act, what, answer, words } : ({ ...act, what } as RecordHappening)
}

/** Adds a draft. */
export async function recordDraft(
  tx: Tx,
  authority: AuthorityId,
  record: Omit<DraftRecord, 'happenings' | 'savedAt' | 'version'>,
  act: Act,
): Promise<void> {
  const { id, urn, instrument, corrects, writtenBy, draft } = record
  await tx
    .insertInto('formal_record')
    .values({
      authority_id: authority,
      record_id: id,
      urn,
      instrument,
      corrects,
      written_by: writtenBy,
      saved_at: new Date(act.at),
      version: 1,
      draft: JSON.stringify(draft),
    })
    .execute()
}

/** Puts a draft's text in place of what it said before. */
export async function recordDraftText(
  tx: Tx,
  authority: AuthorityId,
  id: RecordId,
  text: { readonly version: number; readonly draft: NoteDraft | LetterDraft },
  act: Act,
): Promise<void> {
  await tx
    .updateTable('formal_record')
    .set({ version: text.version, draft: JSON.stringify(text.draft), saved_at: new Date(act.at) })
    .where('authority_id', '=', authority)
    .where('record_id', '=', id)
    .execute()
}

export async function recordHappening(
  tx: Tx,
  authority: AuthorityId,
  record: FormalRecord,
  happening: RecordHappening,
): Promise<void> {
  const answered = happening.what === 'answered' ? happening : null
  await tx
    .insertInto('record_happening')
    .values({
      authority_id: authority,
      record_id: record.id,
      number: record.happenings.length + 1,
      urn: record.urn,
      what: happening.what,
      person_id: happening.by,
      role: happening.role,
      at: new Date(happening.at),
      answer: answered?.answer ?? null,
      words: answered?.words ?? '',
    })
    .execute()
}

/** Takes the next number of a year; the year's numbers wait for one another until the transaction ends. */
export async function takeNumber(tx: Tx, authority: AuthorityId, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('record_number')
    .values({ authority_id: authority, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'year']).doUpdateSet({ last: sql<number>`record_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** Sets the last number given in a year, where records come in that were numbered elsewhere. */
export async function recordLastNumber(tx: Tx, authority: AuthorityId, year: number, last: number): Promise<void> {
  await tx
    .insertInto('record_number')
    .values({ authority_id: authority, year, last })
    .onConflict((conflict) => conflict.columns(['authority_id', 'year']).doUpdateSet({ last }))
    .execute()
}

/** The record begun to correct another, if any that was not thrown away. */
export async function findCorrectionOf(tx: Tx, authority: AuthorityId, id: RecordId): Promise<RecordId | null> {
  const found = await tx
    .selectFrom('formal_record')
    .select('record_id')
    .where('authority_id', '=', authority)
    .where('corrects', '=', id)
    .executeTakeFirst()
  return found?.record_id ?? null
}

/** Issued records that the headteacher has not answered, oldest first: of one school, or of every school in scope. */
export async function listUnanswered(
  tx: Tx,
  authority: AuthorityId,
  urn?: Urn,
): Promise<readonly { readonly id: RecordId; readonly urn: Urn; readonly reference: string }[]> {
  let query = tx
    .selectFrom('issued_document as d')
    .select(['d.record_id as id', 'd.urn', 'd.reference'])
    .where('d.authority_id', '=', authority)
    .where((at) =>
      at.not(
        at.exists(
          at
            .selectFrom('record_happening as h')
            .select('h.number')
            .whereRef('h.authority_id', '=', 'd.authority_id')
            .whereRef('h.record_id', '=', 'd.record_id')
            .where('h.what', '=', 'answered'),
        ),
      ),
    )
  if (urn !== undefined) query = query.where('d.urn', '=', urn)
  return query.orderBy('d.issued_on').orderBy('d.reference').execute()
}
