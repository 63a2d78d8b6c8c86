import type { Day } from '../kernel/index.ts'
import { clientOf, type Tx } from '../platform/database/index.ts'
import type { MeasureId } from '../policy/index.ts'
import { listSchools } from '../schools/index.ts'
import { arrivingAndHeld, comparedWith, factsOf, placesOf, ranksOf, rankedImports } from './comparing.ts'
import type { DataImport } from './import.ts'
import { listImports, recordImportCounts } from './import-store.ts'
import { establishmentFacts } from './record-store.ts'
import { ownSubjects, isOwnSubject, type ImportingAuthority } from './own-subjects.ts'

/** What a file would change beside the authority's own schools: figures about others and areas, registers, links. */
export type ChangeElsewhere =
  | {
      readonly of: 'figure'
      readonly kind: number
      readonly code: number
      readonly phase: number
      readonly measure: MeasureId
      readonly day: Day
      /** The number and the letter of its status (`record-text.ts`). */
      readonly before: readonly [number | null, string]
      readonly after: readonly [number | null, string]
    }
  | {
      readonly of: 'establishment'
      readonly urn: number
      readonly name: string
      readonly fact: string
      readonly before: string | null
      readonly after: string | null
    }
  | {
      readonly of: 'link'
      readonly urn: number
      readonly linked: number
      readonly linkedName: string | null
      readonly type: string
      readonly before: Day | null
      readonly after: Day | null
    }

/** The first of them, and how many there are in all. */
export interface ChangesElsewhere {
  readonly first: readonly ChangeElsewhere[]
  readonly total: number
}

const mostShown = 50

/**
 * Puts beside the counts of a file that was read what it would change elsewhere. All of England is compared for it, so it is done
 * once, with the reading, and not whenever somebody opens the page. Only of a file that somebody is going to look at.
 */
export async function recordChangesElsewhere(tx: Tx, person: ImportingAuthority, of: DataImport): Promise<void> {
  const found = await withChangesElsewhere(tx, person, of)
  if (found !== of) await recordImportCounts(tx, of.authority, of.number, found)
}

/** The same, beside the counts of this look alone. */
export async function withChangesElsewhere(tx: Tx, person: ImportingAuthority, of: DataImport): Promise<DataImport> {
  if (of.counts.changed === 0 || of.counts.elsewhere) return of
  return { ...of, counts: { ...of.counts, elsewhere: await findChangesElsewhere(tx, person, of) } }
}

async function findChangesElsewhere(
  tx: Tx,
  { authority, laCode }: ImportingAuthority,
  of: DataImport,
): Promise<ChangesElsewhere> {
  const held = comparedWith(of, await listImports(tx, authority))
  const own = ownSubjects(await listSchools(tx, authority), laCode)
  const ranks = JSON.stringify(ranksOf(held))
  if (of.holds === 'links') return found(tx, changedLinks, [authority, of.number, ranks, own.urns])
  if (of.holds === 'register')
    return found(tx, changedEstablishments, [authority, of.number, ranks, own.urns, onSchoolsPages])
  const places = JSON.stringify(placesOf([...held, of]))
  return found(tx, changedFigures, [authority, of.number, ranks, places, own.urns, own.numbers])
}

async function found(tx: Tx, query: string, values: readonly unknown[]): Promise<ChangesElsewhere> {
  const client = clientOf(tx)
  // As in `compareWithForce`: rows that came a moment ago are taken for a handful.
  await client.query('set local enable_nestloop = off')
  const { rows } = await client.query<{ change: ChangeElsewhere; total: number }>(query, [...values])
  await client.query('set local enable_nestloop = on')
  return { first: rows.map(({ change }) => change), total: rows[0]?.total ?? 0 }
}

/** Facts of a register that a school's own page has: about the authority's schools they stand in the table of those. */
const onSchoolsPages: readonly string[] =
  'name establishment_number phase type opened_on closed_on street locality town postcode telephone website lowest_age highest_age gender religion diocese trust'.split(
    ' ',
  )

/** Only of those that are shown is anything made. */
const firstOf = (order: string, change: string): string =>
  `select jsonb_build_object(${change}) as change, (select count(*)::int from changed) as total
   from (select * from changed order by ${order} limit ${mostShown}) as shown order by ${order}`

/** England before regions, authorities and schools. */
const changedFigures = `
  with ${arrivingAndHeld(`not ${isOwnSubject}`)},
  changed as (
    select m.subject_kind, m.subject_code, m.phase, m.measure, m.of_day, h.figure as held_figure, h.status as held_status,
      m.figure, m.status
    from mine m join held h using (subject_kind, subject_code, phase, measure, of_day)
    where m.status <> h.status or m.figure is distinct from h.figure
  )
  ${firstOf(
    'subject_kind desc, subject_code, phase, measure, of_day',
    `'of', 'figure', 'kind', subject_kind, 'code', subject_code, 'phase', phase, 'measure', measure, 'day', of_day,
     'before', jsonb_build_array(held_figure, held_status), 'after', jsonb_build_array(figure, status)`,
  )}`

const changedEstablishments = `
  with ${rankedImports},
  held as materialized (
    select distinct on (e.urn) e.* from establishment e join rank r using (authority_id, import_number)
    order by e.urn, r.rank
  ),
  changed as (
    select e.urn, e.name, new.fact, old.value as before, new.value as after
    from establishment e join held h using (urn)
    cross join lateral jsonb_each_text(to_jsonb(e)) as new (fact, value)
    cross join lateral jsonb_each_text(to_jsonb(h)) as old (fact, value)
    where e.authority_id = $1 and e.import_number = $2 and to_jsonb(${factsOf('e')}) <> to_jsonb(${factsOf('h')})
      and new.fact = old.fact and new.value is distinct from old.value
      and new.fact = any('{${establishmentFacts.replaceAll(' ', '')}}'::text[])
      and not (e.urn = any($4::int[]) and new.fact = any($5::text[]))
  )
  ${firstOf(
    'urn = any($4::int[]) desc, urn, fact',
    `'of', 'establishment', 'urn', urn, 'name', name, 'fact', fact, 'before', before, 'after', after`,
  )}`

const changedLinks = `
  with ${rankedImports},
  held as (
    select distinct on (l.urn, l.linked_urn, l.link_type) l.*
    from establishment_link l join rank r using (authority_id, import_number)
    order by l.urn, l.linked_urn, l.link_type, r.rank
  ),
  changed as (
    select l.urn, l.linked_urn, l.link_name, l.link_type, h.established_on as before, l.established_on as after
    from establishment_link l join held h using (urn, linked_urn, link_type)
    where l.authority_id = $1 and l.import_number = $2 and h.established_on is distinct from l.established_on
  )
  ${firstOf(
    'urn = any($4::int[]) desc, urn, linked_urn',
    `'of', 'link', 'urn', urn, 'linked', linked_urn, 'linkedName', link_name, 'type', link_type, 'before', before, 'after', after`,
  )}`
