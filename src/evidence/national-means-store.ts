import { clientOf, type Tx } from '../platform/database/index.ts'
import type { DataImport } from './import.ts'
import { among, importLists } from './school-evidence-store.ts'
import { subjectKinds } from './subjects.ts'

/** The figures of one part and year of a file that are to be averaged, and what is needed to weigh and group its schools. */
export interface AveragedFile {
  readonly source: DataImport
  readonly part: number
  /** The year of its records. */
  readonly recordYear: number
  /** Where the figures stand, from 1. */
  readonly at: readonly number[]
  /** The census of the year the figures are of, and where the roll stands in it, from 1; absent where none is held. */
  readonly census?: { readonly source: DataImport; readonly part: number; readonly roll: number } | undefined
  /** Those that say of which phase and authority a school is, the nearest in time first. */
  readonly registers: readonly DataImport[]
  readonly links: readonly DataImport[]
}

/** What the schools of one phase, or of all (null), come to in one place of a file. */
export interface SumOfSchools {
  readonly at: number
  readonly phase: string | null
  readonly everyPhase: boolean
  readonly schools: number
  /** Those of which the census says the roll, and their mean by it; null where there is none. */
  readonly weighed: number
  readonly meanByPupils: number | null
  readonly mean: number | null
  readonly suppressed: number
}

/** How many authorities have schools in a file: England has about 150. */
export interface SumsOfFile {
  readonly authorities: number
  readonly sums: readonly SumOfSchools[]
}

/** Adds up a file in the database: its rows never come out of it. */
export async function sumOfFile(tx: Tx, file: AveragedFile): Promise<SumsOfFile> {
  const { source, part, recordYear, at, census, registers, links } = file
  const { rows } = await clientOf(tx).query<SumOfSchools & { authorities: number }>(sumsOf, [
    source.authority,
    source.number,
    part,
    recordYear,
    at,
    census?.source.authority ?? null,
    census?.source.number ?? null,
    census?.part ?? null,
    census?.roll ?? null,
    ...importLists(registers),
    ...importLists(links),
  ])
  return { authorities: rows[0]?.authorities ?? 0, sums: rows }
}

/** The years of the records of each part of a file whose rows say it themselves. */
export async function listYearsIn(tx: Tx, { authority, number }: DataImport): Promise<readonly number[]> {
  const { rows } = await clientOf(tx).query<{ year: number }>(
    'select distinct year from observation where authority_id = $1 and import_number = $2',
    [authority, number],
  )
  return rows.map(({ year }) => year)
}

/** A school that no register has any more is of the phase and the authority of the one that took its place. */
const sumsOf = `
  with registered as materialized (
    select distinct on (e.urn) e.urn, e.la, e.phase
    from establishment e join unnest($10::int[], $11::int[]) with ordinality as g (authority_id, import_number, rank)
      using (authority_id, import_number)
    order by e.urn, g.rank
  ),
  followed as materialized (
    select distinct on (l.before) l.before as urn, r.la, r.phase from (
      select linked_urn as before, urn as after from establishment_link
      where ${among('$12', '$13')} and link_type ilike 'predecessor%'
      union all
      select urn, linked_urn from establishment_link where ${among('$12', '$13')} and link_type ilike 'successor%'
    ) as l join registered r on r.urn = l.after order by l.before, l.after desc
  ),
  rolls as materialized (
    select subject_code as urn, la * 10000 + estab as number, figures[$9::int] as pupils from observation
    where authority_id = $6 and import_number = $7 and part = $8 and subject_kind = ${subjectKinds.school}
      and substr(statuses, $9::int, 1) = 'v' and figures[$9::int] > 0
  ),
  in_file as materialized (
    select subject_code as code, case when subject_kind = ${subjectKinds.school} then subject_code end as urn,
      case when subject_kind = ${subjectKinds.schoolByNumber} then subject_code end as number, la, figures, statuses
    from observation where authority_id = $1 and import_number = $2 and part = $3 and year = $4
      and subject_kind in (${subjectKinds.school}, ${subjectKinds.schoolByNumber})
  ),
  each_school as materialized (
    select f.figures, f.statuses, coalesce(r.phase, b.phase) as phase, coalesce(f.la, f.number / 10000, r.la, b.la) as la,
      coalesce(u.pupils, n.pupils) as pupils
    from in_file f
    left join registered r on r.urn = f.urn
    left join followed b on b.urn = f.urn
    left join rolls u on u.urn = f.urn
    left join rolls n on n.number = f.number
  ),
  told as (
    select p.at, s.phase, s.pupils, substr(s.statuses, p.at, 1) as status, s.figures[p.at] as figure
    from each_school s cross join unnest($5::int[]) as p (at) where substr(s.statuses, p.at, 1) in ('v', 's')
  )
  select at, phase, grouping(phase) = 1 as "everyPhase",
    count(*) filter (where status = 'v')::int as schools,
    count(pupils) filter (where status = 'v')::int as weighed,
    sum(figure * pupils) filter (where status = 'v') / nullif(sum(pupils) filter (where status = 'v'), 0) as "meanByPupils",
    avg(figure) filter (where status = 'v') as mean,
    count(*) filter (where status = 's')::int as suppressed,
    (select count(distinct la) from each_school)::int as authorities
  from told group by grouping sets ((at, phase), (at))`
