import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { importsInForce, type DataImport, type ImportCounts } from './import.ts'
import { isInspectionMeasure } from './inspection.ts'
import { establishmentFacts } from './record-store.ts'

export type RowCounts = Pick<ImportCounts, 'new' | 'changed' | 'unchanged'>

/**
 * Compares the rows of an import that is not in force with what is: a row is new when nothing is held about its subject and
 * period, unchanged when everything in it is held already, else changed. Missing figures change nothing.
 */
export async function compareWithForce(
  tx: Tx,
  authority: AuthorityId,
  arriving: Pick<DataImport, 'number' | 'holds' | 'places' | 'year' | 'asAt'>,
  all: readonly DataImport[],
  records: number,
): Promise<RowCounts> {
  const held = comparedWith(arriving, all)
  if (held.length === 0) return { new: records, changed: 0, unchanged: 0 }
  const isFigures = arriving.holds === 'figures' || arriving.holds === 'inspections'
  const places = isFigures ? placesOf([...held, { ...arriving, authority }]) : []
  const query = isFigures ? compareFigures : arriving.holds === 'register' ? compareRegister : compareLinks
  const client = clientOf(tx)
  // Nothing is known yet of rows that came a moment ago: taken for a handful they would be joined one by one.
  await client.query('set local enable_nestloop = off')
  const { rows } = await client.query<RowCounts>(query, [
    authority,
    arriving.number,
    JSON.stringify(ranksOf(held)),
    ...(isFigures ? [JSON.stringify(places)] : []),
  ])
  await client.query('set local enable_nestloop = on')
  return rows[0] ?? { new: records, changed: 0, unchanged: 0 }
}

/** The imports in force that an arriving one may change: about the same, and not of a later day. The strongest first. */
export const comparedWith = (
  arriving: Pick<DataImport, 'holds' | 'places' | 'year' | 'asAt'>,
  all: readonly DataImport[],
): readonly DataImport[] =>
  importsInForce(all).filter((each) => sharesSubject(each, arriving) && each.asAt <= arriving.asAt)

/** How strong each of some imports is, for `rankedImports`. */
export const ranksOf = (held: readonly DataImport[]) =>
  held.map((each, rank) => ({ authority_id: each.authority, import_number: each.number, rank }))

/** Whether two imports can say something about the same: of figures, the same measure in a year that may be the same. */
function sharesSubject(held: DataImport, arriving: Compared): boolean {
  if (held.holds === arriving.holds && (arriving.holds === 'register' || arriving.holds === 'links')) return true
  if (held.places.length === 0 || arriving.places.length === 0) return held.holds === arriving.holds
  const periods = periodsOf(held)
  return periodsOf(arriving).some(({ measure, year }) =>
    periods.some((other) => other.measure === measure && (year === null || other.year === null || year === other.year)),
  )
}

type Compared = Pick<DataImport, 'holds' | 'places' | 'year'>

/** Inspections that a register or a table of results only names change nothing that a list of inspections tells. */
const periodsOf = ({ holds, places, year }: Compared) =>
  places
    .filter(({ measure }) => holds === 'inspections' || !isInspectionMeasure(measure))
    .map(({ measure, year: own, yearsBefore }) => ({
      measure,
      year: isInspectionMeasure(measure) ? null : (own ?? (year === null ? null : year - yearsBefore)),
    }))

/** Where each figure of some imports stands, for the queries below. */
export const placesOf = (imports: readonly Pick<DataImport, 'authority' | 'number' | 'places'>[]) =>
  imports.flatMap(({ authority, number, places }) => {
    const next = new Map<number, number>()
    return places.map(({ part, measure, year, yearsBefore }) => {
      const at = (next.get(part) ?? 0) + 1
      next.set(part, at)
      return {
        authority_id: authority,
        import_number: number,
        part,
        at,
        measure,
        year: year ?? null,
        back: yearsBefore,
      }
    })
  })

/** The held imports of $3 with how strong each is. */
export const rankedImports =
  'rank as (select * from jsonb_to_recordset($3) as r (authority_id int, import_number int, rank int))'

const figureOf = `
  select o.subject_kind, o.subject_code, o.phase, o.part, o.day, p.measure,
    case when p.year is not null then make_date(p.year, 8, 31) else (o.day - make_interval(years => p.back))::date end as of_day,
    o.figures[p.at] as figure, substr(o.statuses, p.at, 1) as status`

/**
 * What arrives (`mine`) and what is held (`held`), of the subjects that `of` leaves: imports ranked in $3, places in $4.
 * `part` and `day` tell the rows of the arriving import apart; `of_day` is the period a figure is about.
 */
export const arrivingAndHeld = (of = 'true'): string => `
  ${rankedImports},
  place as (
    select * from jsonb_to_recordset($4) as p (authority_id int, import_number int, part int, at int, measure text, year int, back int)
  ),
  mine as materialized (
    ${figureOf}
    from observation o join place p using (authority_id, import_number, part)
    where o.authority_id = $1 and o.import_number = $2 and substr(o.statuses, p.at, 1) <> 'm' and ${of}
  ),
  held as materialized (
    select distinct on (subject_kind, subject_code, phase, measure, of_day) * from (
      ${figureOf}, r.rank
      from observation o join rank r using (authority_id, import_number) join place p using (authority_id, import_number, part)
      where substr(o.statuses, p.at, 1) <> 'm' and ${of}
    ) as each order by subject_kind, subject_code, phase, measure, of_day, rank
  )`

const compareFigures = `
  with ${arrivingAndHeld()},
  verdict as (
    select bool_or(h.status is not null) as known,
      bool_and(h.status is not null and m.status = h.status and m.figure is not distinct from h.figure) as same
    from mine m left join held h using (subject_kind, subject_code, phase, measure, of_day)
    group by m.subject_kind, m.subject_code, m.phase, m.part, m.day
  )
  select count(*) filter (where not known)::int as new, count(*) filter (where known and not same)::int as changed,
    count(*) filter (where same)::int + (
      select count(*)::int from observation o where o.authority_id = $1 and o.import_number = $2 and o.statuses !~ '[^m]'
    ) as unchanged
  from verdict`

/** The facts of an establishment as one value. */
export const factsOf = (alias: string): string =>
  `row(${establishmentFacts
    .split(', ')
    .map((fact) => `${alias}.${fact}`)
    .join(', ')})`

const compareRegister = `
  with ${rankedImports},
  held as materialized (
    select distinct on (e.urn) e.* from establishment e join rank r using (authority_id, import_number)
    order by e.urn, r.rank
  ),
  verdict as (
    select h.urn is not null as known, ${factsOf('h')} is not distinct from ${factsOf('e')} as same
    from establishment e left join held h using (urn) where e.authority_id = $1 and e.import_number = $2
  )
  select count(*) filter (where not known)::int as new, count(*) filter (where known and not same)::int as changed,
    count(*) filter (where known and same)::int as unchanged
  from verdict`

const compareLinks = `
  with ${rankedImports},
  held as (
    select distinct on (l.urn, l.linked_urn, l.link_type) l.*
    from establishment_link l join rank r using (authority_id, import_number)
    order by l.urn, l.linked_urn, l.link_type, r.rank
  )
  select count(*) filter (where h.urn is null)::int as new,
    count(*) filter (where h.urn is not null and h.established_on is distinct from l.established_on)::int as changed,
    count(*) filter (where h.urn is not null and h.established_on is not distinct from l.established_on)::int as unchanged
  from establishment_link l left join held h using (urn, linked_urn, link_type)
  where l.authority_id = $1 and l.import_number = $2`
