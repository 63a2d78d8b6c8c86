import { type Day } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { listSchools, planRegister, type School, type SchoolFact } from '../schools/index.ts'
import { arrivingAndHeld, comparedWith, placesOf, ranksOf } from './comparing.ts'
import { listEstablishments } from './figure-store.ts'
import type { DataImport } from './import.ts'
import { listImports } from './import-store.ts'
import { statusOf } from './record-text.ts'
import { registerRow } from './register-schools.ts'
import { subjectKinds } from './subjects.ts'

/** What a file that is not yet applied would change about one of the authority's own schools. */
export type PreviewedChange = { readonly school: Pick<School, 'urn' | 'name'> } & (
  | {
      readonly of: 'figure'
      readonly measure: MeasureId
      readonly day: Day
      readonly before: Figure
      readonly after: Figure
    }
  | { readonly of: 'fact'; readonly fact: SchoolFact; readonly before: School; readonly after: School }
)

/** The first of them, how many there are in all and about how many schools. */
export interface PreviewedChanges {
  readonly first: readonly PreviewedChange[]
  readonly total: number
  readonly schools: number
}

const mostShown = 50

/**
 * What applying a file would change about the authority's own schools: figures and judgements that are held now, and facts of the
 * register. What is new beside what is held is not a change, and schools of other authorities are only counted.
 */
export async function listPreviewedChanges(
  tx: Tx,
  { authority, laCode }: { readonly authority: AuthorityId; readonly laCode: number | null },
  of: DataImport,
): Promise<PreviewedChanges> {
  const schools = await listSchools(tx, authority)
  if (of.holds === 'links' || schools.length === 0) return { first: [], total: 0, schools: 0 }
  return of.holds === 'register'
    ? factChanges(tx, authority, { laCode, schools }, of)
    : figureChanges(tx, authority, { laCode, schools }, of)
}

interface OwnSchools {
  readonly laCode: number | null
  readonly schools: readonly School[]
}

async function factChanges(
  tx: Tx,
  authority: AuthorityId,
  { laCode, schools }: OwnSchools,
  of: DataImport,
): Promise<PreviewedChanges> {
  if (laCode === null) return { first: [], total: 0, schools: 0 }
  const establishments = await listEstablishments(tx, authority, { la: laCode }, [of])
  const { changed } = planRegister(schools, establishments.map(registerRow), [of.publisher, of.asAt])
  const all = changed.flatMap(({ before, after }) =>
    (Object.keys(before.sources) as SchoolFact[])
      .concat((Object.keys(after.sources) as SchoolFact[]).filter((fact) => !(fact in before.sources)))
      .filter((fact) => before[fact] !== after[fact])
      .map((fact) => ({ of: 'fact' as const, school: before, fact, before, after })),
  )
  return {
    first: all.slice(0, mostShown),
    total: all.length,
    schools: new Set(all.map(({ school }) => school.urn)).size,
  }
}

async function figureChanges(
  tx: Tx,
  authority: AuthorityId,
  { laCode, schools }: OwnSchools,
  of: DataImport,
): Promise<PreviewedChanges> {
  const held = comparedWith(of, await listImports(tx, authority))
  const numbered = schools.flatMap((school) =>
    laCode === null || school.establishmentNumber === null
      ? []
      : [[laCode * 10_000 + school.establishmentNumber, school] as const],
  )
  const byCode = new Map([...numbered, ...schools.map((school) => [school.urn, school] as const)])
  const { rows } = await clientOf(tx).query<ChangeRow>(changedFigures, [
    authority,
    of.number,
    JSON.stringify(ranksOf(held)),
    JSON.stringify(placesOf([...held, of])),
    schools.map(({ urn }) => urn),
    numbered.map(([number]) => number),
  ])
  const first = rows.flatMap((row): PreviewedChange[] => {
    const school = byCode.get(row.code)
    const figures = { before: figureIn(row.before, row.was), after: figureIn(row.after, row.becomes) }
    return school ? [{ of: 'figure', school, measure: row.measure, day: row.day, ...figures }] : []
  })
  return { first, total: rows[0]?.total ?? 0, schools: rows[0]?.schools ?? 0 }
}

interface ChangeRow {
  readonly code: number
  readonly measure: MeasureId
  readonly day: Day
  readonly before: number | null
  readonly was: string
  readonly after: number | null
  readonly becomes: string
  readonly total: number
  readonly schools: number
}

function figureIn(value: number | null, letter: string): Figure {
  const status = statusOf(letter)
  if (status !== 'value') return { status }
  return value === null ? { status: 'missing' } : { status, value }
}

const isOwn = `((o.subject_kind = ${subjectKinds.school} and o.subject_code = any($5::int[]))
      or (o.subject_kind = ${subjectKinds.schoolByNumber} and o.subject_code = any($6::int[])))`

/** The same comparison as of the counts (`comparing.ts`), of the authority's own schools alone. */
const changedFigures = `
  with ${arrivingAndHeld(isOwn)},
  changed as (
    select m.subject_code as code, m.measure, m.of_day as day, h.figure as before, h.status as was, m.figure as after,
      m.status as becomes
    from mine m join held h using (subject_kind, subject_code, phase, measure, of_day)
    where m.status <> h.status or m.figure is distinct from h.figure
  )
  select *, (select count(*)::int from changed) as total, (select count(distinct code)::int from changed) as schools
  from changed order by code, measure, day limit ${mostShown}`
