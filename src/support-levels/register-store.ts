import { dayInEngland, type AcademicYear } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { PersonsAnswer } from './grid.ts'
import type { EntryId, LevelEntry, NewEntry } from './level-history.ts'
import type { Freeze } from './register-freeze.ts'
import type { Act, Instant } from './review.ts'
import './tables.ts'

/** The entries of one school, or of every school in scope, in the order they were recorded. */
export async function listLevelEntries(tx: Tx, authority: AuthorityId, urn?: Urn): Promise<readonly LevelEntry[]> {
  let query = tx
    .selectFrom('level_entry as e')
    .innerJoin('issued_document as d', (join) =>
      join.onRef('d.authority_id', '=', 'e.authority_id').onRef('d.record_id', '=', 'e.record_id'),
    )
    .select([
      'e.entry_id as id',
      'e.urn',
      'e.level',
      'e.effective_from as effectiveFrom',
      'e.recorded_at as recordedAt',
    ])
    .select(['e.person_id as by', 'e.review_id as review', 'e.record_id as record', 'd.issued_on as recordIssuedOn'])
    .select(['e.replaces', 'e.reason'])
    .where('e.authority_id', '=', authority)
  if (urn !== undefined) query = query.where('e.urn', '=', urn)
  const rows = await query.orderBy('e.sequence').execute()
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() as Instant }))
}

export const recordLevelEntry = (tx: Tx, authority: AuthorityId, id: EntryId, entry: NewEntry): Promise<void> =>
  recordLevelEntries(tx, authority, [{ ...entry, id }])

/** Adds entries in the order given, which is the order in which they were recorded. */
export async function recordLevelEntries(
  tx: Tx,
  authority: AuthorityId,
  entries: readonly LevelEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('level_entry')
    .values(
      entries.map((entry) => ({
        authority_id: authority,
        entry_id: entry.id,
        urn: entry.urn,
        level: entry.level,
        effective_from: entry.effectiveFrom,
        recorded_at: new Date(entry.recordedAt),
        person_id: entry.by,
        review_id: entry.review,
        record_id: entry.record,
        replaces: entry.replaces,
        reason: entry.reason,
      })),
    )
    .execute()
}

/** What people answered to the criteria of a school, in the order they answered. */
export async function listCriterionAnswers(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
): Promise<readonly PersonsAnswer[]> {
  const rows = await tx
    .selectFrom('criterion_answer')
    .select(['criterion', 'whose', 'verdict', 'reason', 'evidence', 'person_id', 'role', 'at'])
    .where('authority_id', '=', authority)
    .where('urn', '=', urn)
    .orderBy('at')
    .orderBy('answer_id')
    .execute()
  return rows.map(({ person_id, at, ...answer }) => ({
    ...answer,
    by: person_id,
    at: at.toISOString() as Instant,
    on: dayInEngland(at),
  }))
}

export const recordCriterionAnswer = (
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  id: string,
  answer: PersonsAnswer,
): Promise<void> => recordCriterionAnswers(tx, authority, [{ urn, id, answer }])

/** Adds what people answered to criteria of schools. */
export async function recordCriterionAnswers(
  tx: Tx,
  authority: AuthorityId,
  answers: readonly { readonly urn: Urn; readonly id: string; readonly answer: PersonsAnswer }[],
): Promise<void> {
  const rows = answers.map(({ urn, id, answer: { criterion, whose, verdict, reason, evidence, by, role, at } }) => ({
    authority_id: authority,
    answer_id: id,
    urn,
    criterion,
    whose,
    verdict,
    reason,
    evidence,
    person_id: by,
    role,
    at: new Date(at),
  }))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('criterion_answer')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
}

const rowsAtOnce = 1000

/** A frozen edition of the register, with its words and their SHA-256. */
export interface KeptFreeze extends Freeze {
  readonly frozenAt: Date
  readonly by: PersonId
  readonly body: string
  readonly sha256: string
}

/** Every frozen edition, the newest first. */
export async function listFreezes(tx: Tx, authority: AuthorityId): Promise<readonly KeptFreeze[]> {
  const rows = await tx
    .selectFrom('register_freeze')
    .select(['number', 'academic_year', 'term', 'frozen_at as frozenAt', 'person_id as by', 'body', 'sha256'])
    .where('authority_id', '=', authority)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ academic_year, ...freeze }) => ({ ...freeze, year: academic_year as AcademicYear }))
}

export async function recordFreeze(
  tx: Tx,
  authority: AuthorityId,
  { number, year, term, body, sha256 }: Freeze & { readonly body: string; readonly sha256: string },
  { by, role, at }: Act,
): Promise<void> {
  const of = { authority_id: authority, number, academic_year: year, term }
  await tx
    .insertInto('register_freeze')
    .values({ ...of, frozen_at: new Date(at), person_id: by, role, body, sha256 })
    .execute()
}
