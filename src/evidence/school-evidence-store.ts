import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Phase } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { registerFor, type Census } from './school-evidence-census.ts'
import type { ComparedSchool } from './school-evidence-comparators.ts'
import type { HeldRecord } from './school-evidence-figures.ts'
import type { SchoolProfile } from './school-evidence-similar.ts'
import { subjectKinds } from './subjects.ts'

/** Reads alone: who writes these tables is the import. Every query names the authority and the library beside it. */

/** Whose figures to read: schools by URN and by number, one authority, and always the rows of England. */
export interface WantedSubjects {
  readonly schools: readonly ComparedSchool[]
  readonly la: number | null
}

/** The stored records about some subjects, of whatever import: which of them are in force is the book's to say. */
export async function listRecordsAbout(
  tx: Tx,
  authority: AuthorityId,
  { schools, la }: WantedSubjects,
): Promise<readonly HeldRecord[]> {
  const { rows } = await clientOf(tx).query<HeldRecord>(
    `select authority_id as authority, import_number as import, subject_kind as kind, subject_code as code, phase, part,
       year, figures, statuses
     from observation where authority_id in (0, $1) and (
       (subject_kind = ${subjectKinds.school} and subject_code = any($2::int[]))
       or (subject_kind = ${subjectKinds.schoolByNumber} and subject_code = any($3::int[]))
       or (subject_kind = ${subjectKinds.authority} and subject_code = $4::int)
       or (subject_kind in (${subjectKinds.national}, ${subjectKinds.nationalStateFunded}) and subject_code = 0))`,
    [authority, schools.map(({ urn }) => urn), schools.flatMap(({ number }) => number ?? []), la],
  )
  return rows
}

/** A school of a census, with the numbers and the name-giving authority the census has. */
export interface ProfileRow extends SchoolProfile {
  readonly la: number | null
  /** LA and establishment number in one. */
  readonly number: number | null
}

/**
 * Every school of a phase in a census, the school itself among them when it is there: 17,000 in a tenth of a second, because
 * they come as one text. The phase is what the authority's register says, and the national one nearest in time.
 */
export async function listProfiles(
  tx: Tx,
  authority: AuthorityId,
  phase: Phase,
  { source, part, recordYear, roll, fsm, eal, sen }: Census,
  inForce: readonly DataImport[],
): Promise<readonly ProfileRow[]> {
  const register = registerFor(recordYear, inForce)
  const { rows } = await clientOf(tx).query<{ profiles: readonly ProfileCells[] }>(profilesOfPhase, [
    authority,
    phase,
    register?.authority ?? null,
    register?.number ?? null,
    source.authority,
    source.number,
    part,
    recordYear,
    roll,
    fsm,
    eal,
    sen,
  ])
  return (rows[0]?.profiles ?? []).map(profileOf)
}

type ProfileCells = readonly [
  urn: number,
  la: number | null,
  establishment: number | null,
  ...figures: readonly (number | null)[],
]

const profileOf = ([urn, la, establishment, roll = null, fsm = null, eal = null, sen = null]: ProfileCells) => ({
  urn,
  la,
  number: la === null || establishment === null ? null : la * 10_000 + establishment,
  roll,
  fsm,
  eal,
  sen,
})

/** What schools are called: as the authority's register has it, else as a national one. */
export async function listNames(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  inForce: readonly DataImport[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await clientOf(tx).query<{ urn: number; name: string }>(
    `select distinct on (urn) urn, name from (
       select urn, name, 0 as rank from school where authority_id = $1 and urn = any($2::int[])
       union all
       select urn, name, 1 from establishment where urn = any($2::int[]) and ${among('$3', '$4')}
     ) as each order by urn, rank`,
    [authority, urns, ...importLists(inForce.filter(({ holds }) => holds === 'register'))],
  )
  return new Map(rows.map(({ urn, name }) => [urn, name]))
}

/** A condition that a row is of one of the imports whose authorities and numbers stand in two lists. */
export const among = (authorities: string, numbers: string): string =>
  `(authority_id, import_number) in (select * from unnest(${authorities}::int[], ${numbers}::int[]))`

/** Those two lists. */
export const importLists = (imports: readonly DataImport[]): [readonly number[], readonly number[]] => [
  imports.map(({ authority }) => authority),
  imports.map(({ number }) => number),
]

const profilesOfPhase = `
  with phased as (
    select urn from school where authority_id = $1 and phase = $2
    union
    select urn from establishment where authority_id = $3 and import_number = $4 and phase = $2)
  select coalesce(json_agg(json_build_array(
    o.subject_code, o.la, o.estab, o.figures[$9::int], o.figures[$10::int], o.figures[$11::int], o.figures[$12::int]
  )), '[]') as profiles
  from observation o join phased p on p.urn = o.subject_code
  where o.authority_id = $5 and o.import_number = $6 and o.subject_kind = ${subjectKinds.school}
    and o.part = $7 and o.year = $8`
