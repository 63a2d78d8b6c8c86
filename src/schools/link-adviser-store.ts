import type { Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { LinkAdviser } from './link-adviser.ts'
import type { Urn } from './school.ts'
import './tables.ts'

/** Link advisers of a school, or of all; ended ones too. */
export async function listLinkAdvisers(tx: Tx, authority: AuthorityId, urn?: number): Promise<readonly LinkAdviser[]> {
  let query = tx
    .selectFrom('link_adviser as l')
    .innerJoin('person as p', (join) =>
      join.onRef('p.authority_id', '=', 'l.authority_id').onRef('p.person_id', '=', 'l.person_id'),
    )
    .select(['l.urn', 'l.person_id as personId', 'p.name', 'l.from_day as from', 'l.to_day as to'])
    .where('l.authority_id', '=', authority)
  if (urn !== undefined) query = query.where('l.urn', '=', urn as Urn)
  return query.orderBy('l.from_day', 'desc').execute()
}

/** Links an adviser, or nobody, from a day; whoever was linked until then ends the day before. */
export async function recordLinkAdviser(
  tx: Tx,
  authority: AuthorityId,
  link: { readonly urn: Urn; readonly personId: PersonId | undefined; readonly from: Day },
  dayBefore: Day,
): Promise<void> {
  await tx
    .deleteFrom('link_adviser')
    .where('authority_id', '=', authority)
    .where('urn', '=', link.urn)
    .where('from_day', '>=', link.from)
    .execute()
  await tx
    .updateTable('link_adviser')
    .set({ to_day: dayBefore })
    .where('authority_id', '=', authority)
    .where('urn', '=', link.urn)
    .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', link.from)]))
    .execute()
  if (link.personId === undefined) return
  await tx
    .insertInto('link_adviser')
    .values({ authority_id: authority, urn: link.urn, person_id: link.personId, from_day: link.from, to_day: null })
    .execute()
}
