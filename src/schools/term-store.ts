import type { AcademicYear, TermDates } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import './tables.ts'

/** The term dates the authority has set; empty where it keeps the customary ones (`termOn` of the calendar takes both). */
export async function listTermDates(tx: Tx, authority: AuthorityId): Promise<readonly TermDates[]> {
  const rows = await tx
    .selectFrom('term_date')
    .select(['academic_year', 'term', 'from_day as from', 'to_day as to'])
    .where('authority_id', '=', authority)
    .orderBy('from_day')
    .execute()
  return rows.map(({ academic_year, term, from, to }) => ({ year: academic_year as AcademicYear, term, from, to }))
}

/** Sets the terms of a year in place of those it had; without any, the year has the customary ones again. */
export async function recordTermDates(
  tx: Tx,
  authority: AuthorityId,
  year: AcademicYear,
  dates: readonly TermDates[],
): Promise<void> {
  await tx.deleteFrom('term_date').where('authority_id', '=', authority).where('academic_year', '=', year).execute()
  if (dates.length === 0) return
  await tx
    .insertInto('term_date')
    .values(
      dates.map(({ term, from, to }) => ({
        authority_id: authority,
        academic_year: year,
        term,
        from_day: from,
        to_day: to,
      })),
    )
    .execute()
}
