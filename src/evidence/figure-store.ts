import type { Day } from '../kernel/index.ts'
import { publishedLibrary, sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { ObservationRow } from './figure-book.ts'
import type { DataImport } from './import.ts'
import type { EstablishmentLink } from './predecessors.ts'
import { subjectKinds } from './subjects.ts'
import './tables.ts'

const observationColumns = [
  'authority_id as authority',
  'import_number as import',
  'subject_kind as kind',
  'subject_code as code',
  'phase',
  'part',
  'day',
  'year',
  'figures',
  'statuses',
  'published_on as published',
  'category',
  'outcome',
] as const

const authoritiesOf = (authority: AuthorityId): readonly AuthorityId[] => [authority, publishedLibrary]

/**
 * Rows about schools, by URN and, where a file gives no URN, by LAESTAB number. Rows of imports that are not in force are among
 * them: `figureBook` leaves them out.
 */
export async function listSchoolObservations(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  laestabs: readonly number[],
): Promise<readonly ObservationRow[]> {
  if (urns.length === 0) return []
  return tx
    .selectFrom('observation')
    .select(observationColumns)
    .where('authority_id', 'in', authoritiesOf(authority))
    .where((eb) =>
      eb.or([
        eb.and([eb('subject_kind', '=', subjectKinds.school), eb('subject_code', '=', sql<number>`any(${urns})`)]),
        eb.and([
          eb('subject_kind', '=', subjectKinds.schoolByNumber),
          eb('subject_code', '=', sql<number>`any(${laestabs})`),
        ]),
      ]),
    )
    .execute()
}

/** Rows about England and about one authority, all phases. */
export async function listAreaObservations(
  tx: Tx,
  authority: AuthorityId,
  laCode: number | null,
): Promise<readonly ObservationRow[]> {
  return tx
    .selectFrom('observation')
    .select(observationColumns)
    .where('authority_id', 'in', authoritiesOf(authority))
    .where('subject_kind', 'in', [subjectKinds.authority, subjectKinds.national, subjectKinds.nationalStateFunded])
    .where('subject_code', 'in', [0, laCode ?? 0])
    .execute()
}

/** The LAESTAB numbers that files give to schools, newest year last. */
export async function listLaestabs(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
): Promise<readonly { readonly urn: number; readonly laestab: number }[]> {
  if (urns.length === 0) return []
  const rows = await tx
    .selectFrom('observation')
    .select(['subject_code as urn', 'la', 'estab'])
    .distinct()
    .where('authority_id', 'in', authoritiesOf(authority))
    .where('subject_kind', '=', subjectKinds.school)
    .where('subject_code', '=', sql<number>`any(${urns})`)
    .where('la', 'is not', null)
    .where('estab', 'is not', null)
    .execute()
  return rows.map(({ urn, la, estab }) => ({ urn, laestab: Number(la) * 10_000 + Number(estab) }))
}

/** Links of schools in either direction, and of the schools they lead to, three steps far. */
export async function listEstablishmentLinks(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  inForce: readonly DataImport[],
): Promise<readonly EstablishmentLink[]> {
  const numbers = inForce.filter(({ holds }) => holds === 'links').map(({ authority: of, number }) => `${of} ${number}`)
  if (numbers.length === 0 || urns.length === 0) return []
  const { rows } = await sql<EstablishmentLink>`
    with recursive reached (urn, step) as (
      select unnest(${urns}::int[]), 0
      union
      select case when l.urn = r.urn then l.linked_urn else l.urn end, r.step + 1
      from reached r join establishment_link l on l.authority_id = any(${authoritiesOf(authority)}) and r.urn in (l.urn, l.linked_urn)
      where r.step < 3
    )
    select distinct l.urn, l.linked_urn as "linkedUrn", l.link_type as type, l.established_on as "establishedOn"
    from establishment_link l
    where l.authority_id = any(${authoritiesOf(authority)}) and l.authority_id || ' ' || l.import_number = any(${numbers})
      and (l.urn in (select urn from reached) or l.linked_urn in (select urn from reached))
  `.execute(tx)
  return rows
}

/** Establishments of an authority, or with the given URNs, as the registers in force have them. */
export interface EstablishmentRow {
  readonly urn: number
  readonly name: string
  readonly la: number | null
  readonly establishmentNumber: number | null
  readonly phase: string
  readonly type: string | null
  readonly status: string | null
  readonly openedOn: Day | null
  readonly closedOn: Day | null
  readonly lowestAge: number | null
  readonly highestAge: number | null
  readonly gender: string | null
  readonly religion: string | null
  readonly street: string | null
  readonly locality: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly telephone: string | null
  readonly website: string | null
  readonly trust: string | null
  readonly diocese: string | null
  readonly ward: string | null
  readonly headTitle: string | null
  readonly headFirstName: string | null
  readonly headLastName: string | null
  /** Which register says so. */
  readonly source: { readonly title: string; readonly asAt: Day }
}

export async function listEstablishments(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly la: number } | { readonly urns: readonly number[] } | 'all',
  inForce: readonly DataImport[],
): Promise<readonly EstablishmentRow[]> {
  const registers = inForce.filter(({ holds }) => holds === 'register')
  const ranks = registers.map((each, rank) => ({ a: each.authority, n: each.number, rank }))
  const wanted = of === 'all' ? sql`true` : 'la' in of ? sql`e.la = ${of.la}` : sql`e.urn = any(${of.urns}::int[])`
  const { rows } = await sql<Omit<EstablishmentRow, 'source'> & { rank: number }>`
    select distinct on (e.urn) e.urn, e.name, e.la, e.establishment_number as "establishmentNumber", e.phase, e.type, e.status,
      e.opened_on as "openedOn", e.closed_on as "closedOn", e.lowest_age as "lowestAge", e.highest_age as "highestAge",
      e.gender, e.religion, e.street, e.locality, e.town, e.postcode, e.telephone, e.website, e.trust, e.diocese, e.ward,
      e.head_title as "headTitle", e.head_first_name as "headFirstName", e.head_last_name as "headLastName", r.rank
    from establishment e
    join jsonb_to_recordset(${JSON.stringify(ranks)}::jsonb) as r (a int, n int, rank int)
      on r.a = e.authority_id and r.n = e.import_number
    where e.authority_id = any(${authoritiesOf(authority)}) and ${wanted}
    order by e.urn, r.rank
  `.execute(tx)
  return rows.map(({ rank, ...row }) => {
    const register = registers[rank]
    return { ...row, source: { title: register?.title ?? '', asAt: register?.asAt as Day } }
  })
}
