import type { Day } from '../kernel/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { School, Urn } from './school.ts'
import './tables.ts'

const listedColumns = [
  'urn',
  'establishment_number as establishmentNumber',
  'name',
  'phase',
  'governance',
  'type',
  'opened_on as openedOn',
  'closed_on as closedOn',
  'closing_on as closingOn',
  'area',
  'street',
  'locality',
  'town',
  'postcode',
  'telephone',
  'website',
  'low_age as lowAge',
  'high_age as highAge',
  'gender',
  'religious_character as religiousCharacter',
  'diocese',
  'trust',
] as const

const schoolColumns = [...listedColumns, 'sources', 'version'] as const

/** A school as lists have it: without the sources of its facts, which weigh more than the facts. */
export type ListedSchool = Omit<School, 'sources' | 'version'>

/**
 * Takes a school until the transaction ends, so that of two who change it at once the second decides on what the
 * first left. Every command takes it before it reads what it will change.
 * @returns undefined when there is no such school in scope.
 */
export function lockSchool(tx: Tx, authority: AuthorityId, urn: number): Promise<School | undefined> {
  return tx
    .selectFrom('school')
    .select(schoolColumns)
    .where('authority_id', '=', authority)
    .where('urn', '=', urn as Urn)
    .forUpdate()
    .executeTakeFirst()
}

/** Takes the whole register of schools: of two who bring one in or add a school at once, the second finds what the first left. */
export async function lockRegister(tx: Tx, authority: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(4078, ${authority})`.execute(tx)
}

export function findSchool(tx: Tx, authority: AuthorityId, urn: number): Promise<School | undefined> {
  return tx
    .selectFrom('school')
    .select(schoolColumns)
    .where('authority_id', '=', authority)
    .where('urn', '=', urn as Urn)
    .executeTakeFirst()
}

/** Every school in scope, open and closed, by name. Filtering and paging belong to the lists that show them. */
export function listSchools(
  tx: Tx,
  authority: AuthorityId,
  lock: 'forUpdate' | 'read' = 'read',
): Promise<readonly School[]> {
  const query = tx
    .selectFrom('school')
    .select(schoolColumns)
    .where('authority_id', '=', authority)
    .orderBy(sql`lower(name)`)
    .orderBy('urn')
  return (lock === 'forUpdate' ? query.forUpdate() : query).execute()
}

/** The same for lists: twice as fast, which counts when all of England is in one list. */
export function listSchoolsBriefly(tx: Tx, authority: AuthorityId): Promise<readonly ListedSchool[]> {
  return tx.selectFrom('school').select(listedColumns).where('authority_id', '=', authority).execute()
}

/** Adds schools that are new and overwrites those that are known; each overwriting counts as one version. */
export async function recordSchools(
  tx: Tx,
  authority: AuthorityId,
  schools: readonly Omit<School, 'version'>[],
): Promise<void> {
  const size = 500
  for (let from = 0; from < schools.length; from += size) {
    const rows = schools
      .slice(from, from + size)
      .map((school) => ({ authority_id: authority, version: 1, ...rowOf(school) }))
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !['authority_id', 'urn', 'version'].includes(column))
    await tx
      .insertInto('school')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['authority_id', 'urn']).doUpdateSet((excluded) => ({
          ...Object.fromEntries(
            columns.map((column) => [column, excluded.ref(`excluded.${column}` as 'excluded.name')]),
          ),
          version: sql<number>`school.version + 1`,
        })),
      )
      .execute()
  }
}

const rowOf = (school: Omit<School, 'version'>) => ({
  urn: school.urn,
  establishment_number: school.establishmentNumber,
  name: school.name,
  phase: school.phase,
  governance: school.governance,
  type: school.type,
  opened_on: school.openedOn,
  closed_on: school.closedOn,
  closing_on: school.closingOn,
  area: school.area,
  street: school.street,
  locality: school.locality,
  town: school.town,
  postcode: school.postcode,
  telephone: school.telephone,
  website: school.website,
  low_age: school.lowAge,
  high_age: school.highAge,
  gender: school.gender,
  religious_character: school.religiousCharacter,
  diocese: school.diocese,
  trust: school.trust,
  sources: JSON.stringify(school.sources),
})

/** Predecessors and successors of one school. */
export interface SchoolLink {
  readonly urn: Urn
  readonly otherUrn: Urn
  readonly kind: 'predecessor' | 'successor'
  readonly establishedOn: Day | null
  readonly source: string
}

export async function listSchoolLinks(tx: Tx, authority: AuthorityId, urn?: number): Promise<readonly SchoolLink[]> {
  let query = tx
    .selectFrom('school_link')
    .select(['urn', 'other_urn as otherUrn', 'kind', 'established_on as establishedOn', 'source'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn as Urn)
  return query.execute()
}

export async function recordSchoolLinks(tx: Tx, authority: AuthorityId, links: readonly SchoolLink[]): Promise<void> {
  if (links.length === 0) return
  await tx
    .insertInto('school_link')
    .values(
      links.map((link) => ({
        authority_id: authority,
        urn: link.urn,
        other_urn: link.otherUrn,
        kind: link.kind,
        established_on: link.establishedOn,
        source: link.source,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
