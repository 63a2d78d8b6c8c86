import { type Day } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { listSchools, planRegister, type School, type SchoolFact } from '../schools/index.ts'
import { arrivingAndHeld, comparedWith, placesOf, ranksOf } from './comparing.ts'
import { listEstablishments } from './figure-store.ts'
import { listImportsInForce } from './commands.ts'
import type { DataImport } from './import.ts'
import { listImports } from './import-store.ts'
import { isOwnSubject, ownSubjects, type ImportingAuthority } from './own-subjects.ts'
import { clearedLetter, figureOf } from './record-text.ts'
import { registerRow } from './register-schools.ts'
import { listNames } from './school-evidence-store.ts'

/** What a file that is not yet applied would change about one of the authority's own schools. */
export type PreviewedChange = { readonly school: Pick<School, 'urn' | 'name'> } & (
  | {
      readonly of: 'figure'
      readonly measure: MeasureId
      readonly day: Day
      readonly before: Figure
      readonly after: Figure
      /** The file says nothing new: it takes back what is held. */
      readonly takenBack: boolean
    }
  | { readonly of: 'fact'; readonly fact: SchoolFact; readonly before: School; readonly after: School }
)

/** The first of them, how many there are in all and about how many schools. */
export interface PreviewedChanges {
  readonly first: readonly PreviewedChange[]
  readonly total: number
  readonly schools: number
}

/** What a file would change, and what the schools elsewhere are called of which that is said. */
export interface Preview {
  readonly own: PreviewedChanges
  readonly names: ReadonlyMap<number, string>
}

/** What applying a file would change: about the authority's own schools, and who the others are that its counts tell of. */
export async function findPreview(tx: Tx, person: ImportingAuthority, of: DataImport): Promise<Preview> {
  const urns = (of.counts.elsewhere?.first ?? []).flatMap((change) => {
    if (change.of === 'establishment') return []
    return change.of === 'link' ? [change.urn] : [change.code]
  })
  const inForce = urns.length === 0 ? [] : await listImportsInForce(tx, person.authority)
  return {
    own: await listPreviewedChanges(tx, person, of),
    names: urns.length === 0 ? new Map() : await listNames(tx, person.authority, urns, inForce),
  }
}

const mostShown = 50

/**
 * What applying a file would change about the authority's own schools: figures and judgements that are held now, and facts of the
 * register. What is new beside what is held is not a change, and others are another table's.
 */
async function listPreviewedChanges(
  tx: Tx,
  { authority, laCode }: ImportingAuthority,
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
  const own = ownSubjects(schools, laCode)
  const { rows } = await clientOf(tx).query<ChangeRow>(changedFigures, [
    authority,
    of.number,
    JSON.stringify(ranksOf(held)),
    JSON.stringify(placesOf([...held, of])),
    own.urns,
    own.numbers,
  ])
  const first = rows.flatMap((row): PreviewedChange[] => {
    const school = own.byCode.get(row.code)
    const figures = { before: figureOf(row.before, row.was), after: figureOf(row.after, row.becomes) }
    const takenBack = row.becomes === clearedLetter
    return school ? [{ of: 'figure', school, measure: row.measure, day: row.day, ...figures, takenBack }] : []
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

/** The same comparison as of the counts (`comparing.ts`), of the authority's own schools alone. */
const changedFigures = `
  with ${arrivingAndHeld(isOwnSubject)},
  changed as (
    select m.subject_code as code, m.measure, m.of_day as day, h.figure as before, h.status as was, m.figure as after,
      m.status as becomes
    from mine m join held h using (subject_kind, subject_code, phase, measure, of_day)
    where m.status <> h.status or m.figure is distinct from h.figure
  )
  select *, (select count(*)::int from changed) as total, (select count(distinct code)::int from changed) as schools
  from changed order by code, measure, day limit ${mostShown}`
