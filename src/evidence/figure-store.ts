import type { Day } from '../kernel/index.ts'
import { clientOf, publishedLibrary, sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { DataImport } from './import.ts'
import type { InspectionRecord } from './inspections-told.ts'
import { subjectKinds } from './subjects.ts'
import './tables.ts'

const authoritiesOf = (authority: AuthorityId): readonly AuthorityId[] => [authority, publishedLibrary]

/** The records of inspections of schools, of whatever import: which are in force is `inspectionsIn`'s to say. */
export async function listInspectionRecords(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
): Promise<readonly InspectionRecord[]> {
  const { rows } = await clientOf(tx).query<InspectionRecord>(
    `select authority_id as authority, import_number as import, subject_kind as kind, subject_code as code, part, day, figures,
       statuses, published_on as published, category, outcome
     from observation
     where authority_id in (0, $1) and subject_kind = ${subjectKinds.school} and subject_code = any($2::int[])
       and (authority_id, import_number) in (
         select authority_id, import_number from data_import
         where authority_id in (0, $1) and (holds = 'inspections' or places::text like '%"ofsted-%'))`,
    [authority, urns],
  )
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
  readonly constituency: string | null
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
      e.gender, e.religion, e.street, e.locality, e.town, e.postcode, e.telephone, e.website, e.trust, e.diocese, e.ward, e.constituency,
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
