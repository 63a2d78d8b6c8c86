import type { Day } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { listSchools, recordSuccessions, type Succession, type Urn } from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import type { DataImport } from './import.ts'

/** What followed from the registers and links in force: the names of schools that were closed, or opened again. */
export interface SuccessionsSettled {
  readonly closed: readonly string[]
  readonly opened: readonly string[]
}

/**
 * Closes the schools of an authority that the registers' links say others have followed and that the newest register no longer
 * has; what rests on a file that was undone is taken back. Called after a register or links were applied or undone.
 */
export async function settleSuccessions(tx: Tx, authority: AuthorityId, laCode: number): Promise<SuccessionsSettled> {
  const inForce = await listImportsInForce(tx, authority)
  const schools = await listSchools(tx, authority)
  const successions = await listSuccessions(
    tx,
    schools.map(({ urn }) => urn),
    inForce,
  )
  const urns = [...successions.flatMap(({ urn, successor }) => [urn, successor]), ...schools.map(({ urn }) => urn)]
  const register = await newestRegister(tx, laCode, urns, inForce)
  const changes = await recordSuccessions(tx, authority, register, successions)
  // Where only the source is another, a school that had long been closed is still closed.
  const closed = changes.filter(({ before, after }) => before.closedOn === null && after.closedOn !== null)
  const opened = changes.filter(({ before, after }) => before.closedOn !== null && after.closedOn === null)
  return { closed: closed.map(({ after }) => after.name), opened: opened.map(({ after }) => after.name) }
}

/** The register of the latest day that has schools of the authority, and which of some schools it has. */
async function newestRegister(tx: Tx, laCode: number, urns: readonly number[], inForce: readonly DataImport[]) {
  const newestFirst = inForce
    .filter(({ holds }) => holds === 'register')
    .toSorted((one, other) => (one.asAt < other.asAt ? 1 : -1))
  for (const { authority, number, asAt } of newestFirst) {
    const { rows } = await clientOf(tx).query<{ urn: number; la: number | null }>(
      'select urn, la from establishment where authority_id = $1 and import_number = $2 and (la = $3 or urn = any($4::int[]))',
      [authority, number, laCode, urns],
    )
    if (rows.some(({ la }) => la === laCode)) return { asAt, urns: new Set(rows.map(({ urn }) => urn)) }
  }
  return undefined
}

const mostGenerations = 6

/** Who followed whom, generation by generation; a school that was split off did not take another's place. */
async function listSuccessions(
  tx: Tx,
  urns: readonly number[],
  inForce: readonly DataImport[],
): Promise<readonly Succession[]> {
  const links = inForce.filter(({ holds }) => holds === 'links')
  const lists = [links.map(({ authority }) => authority), links.map(({ number }) => number)]
  const asked = new Set<number>()
  const found: Succession[] = []
  let next = urns
  for (let generation = 0; generation < mostGenerations && links.length > 0 && next.length > 0; generation++) {
    const { rows } = await clientOf(tx).query<SuccessionRow>(successorsOf, [next, ...lists])
    for (const urn of next) asked.add(urn)
    found.push(...rows.map((row) => ({ ...row, successorName: row.name ?? `the school ${row.successor}` })))
    next = [...new Set(rows.map(({ successor }) => successor))].filter((urn) => !asked.has(urn))
  }
  return found
}

interface SuccessionRow {
  readonly urn: Urn
  readonly successor: Urn
  readonly name: string | null
  readonly on: Day
}

const successorsOf = `
  select urn, linked_urn as successor, link_name as name, established_on as on
  from establishment_link
  where urn = any($1::int[]) and established_on is not null
    and link_type ilike 'successor%' and link_type not ilike '%split%'
    and (authority_id, import_number) in (select * from unnest($2::int[], $3::int[]))
  order by urn, established_on desc`
