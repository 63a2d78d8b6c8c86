import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { isSchoolRole, roles, type Role } from '../../src/people/index.ts'
import { withTx, type Scope, type Tx } from '../../src/platform/database/index.ts'
import { sql } from '../../src/platform/database/index.ts'
import { canariesIn, plantCanaries } from './canary.ts'
import { addressOf, walkEverything, type Parts } from './journeys.ts'
import { isSoak } from './sizes.ts'
import { foundTown, sendOnce, startTown, type Town } from './town.ts'

/** In a soak every role; else those that differ most in what they see. */
const readers: readonly Role[] = isSoak
  ? roles
  : ['administrator', 'principalAdviser', 'headteacher', 'governor', 'auditor']

/** Tables that hold rows of several schools for people of each: what is published, and who holds which role. */
const acrossSchools = ['appointment', 'establishment', 'establishment_link']

let town: Town
let neighbour: Town
let own: Parts
let theirs: Parts

beforeAll(async () => {
  town = await startTown()
  neighbour = await foundTown(town.app, 998, 'Brindlecombe', 200_001)
  own = await walkEverything(town, sendOnce)
  theirs = await walkEverything(neighbour, sendOnce)
}, 120_000)
afterAll(() => town.app.close())

describe('what belongs to others', () => {
  it('of another authority is in no answer to anybody here, whatever they ask for', async () => {
    const planted = await plantCanaries(town.app.database, (_, columns) =>
      columns.includes('authority_id') ? 'authority_id = 998' : undefined,
    )
    const mixed = { ...theirs, urn: own.urn ?? '' }
    const told = await crawl(readers, [own, theirs, mixed])
    console.log(`${planted.length} columns marked, ${told.answers} answers read`)
    expect(planted.length).toBeGreaterThan(50)
    expect(told.leaks).toEqual([])
    // The marks are there to be found: those they belong to see them.
    const neighbours = await (await neighbour.as('administrator')).get('/people')
    expect(canariesIn(neighbours.text).length).toBeGreaterThan(0)
  }, 300_000)

  it('of another school is in no answer to the people of a school', async () => {
    const others = `urn = ${town.schools.ash} and authority_id = 999`
    const planted = await plantCanaries(town.app.database, (table, columns) =>
      columns.includes('urn') && columns.includes('authority_id') && table !== 'appointment' ? others : undefined,
    )
    const ash = await idsOf(town.schools.ash)
    const told = await crawl(readers.filter(isSchoolRole), [
      own,
      { ...own, ...ash },
      { ...own, ...ash, urn: own.urn ?? '' },
    ])
    console.log(`${planted.length} columns marked, ${told.answers} answers read`)
    expect(planted.length).toBeGreaterThan(20)
    expect(told.leaks).toEqual([])
  }, 300_000)
})

describe('the wall in the database, without any condition in the question', () => {
  it('shows no row of another authority, in any table', async () => {
    const seen = await foreignRows('authority_id', { authority: town.authority }, 'authority_id not in (0, 999)')
    expect(seen.filter(({ rows }) => rows > 0)).toEqual([])
    expect(seen.length).toBeGreaterThan(30)
  })

  it('stands around every table, and around each school in every table that knows schools', async () => {
    const { rows } = await town.app.database.owner(
      `select c.relname as table, c.relrowsecurity as walled,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'urn') as "knowsSchools",
              exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive) as "bySchool"
         from pg_class c join pg_attribute n on n.attrelid = c.oid and n.attname = 'authority_id'
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'authority' order by 1`,
    )
    expect(rows.filter(({ walled }) => !walled)).toEqual([])
    const without = rows.filter(({ knowsSchools, bySchool }) => knowsSchools && !bySchool).map(({ table }) => table)
    expect(without).toEqual(acrossSchools)
  })

  it('shows no row at all to who has no authority', async () => {
    const seen = await foreignRows('authority_id', { authority: 0 as never }, 'authority_id <> 0')
    expect(seen.filter(({ rows }) => rows > 0)).toEqual([])
  })

  it('shows people of a school no row of another school, in any table that knows schools', async () => {
    const seen = await foreignRows(
      'urn',
      { authority: town.authority, urn: town.schools.oak },
      `urn <> ${town.schools.oak} and authority_id <> 0`,
    )
    expect(
      seen
        .filter(({ rows }) => rows > 0)
        .map(({ table }) => table)
        .filter((table) => !acrossSchools.includes(table)),
    ).toEqual([])
    expect(seen.length).toBeGreaterThan(10)
  })

  it('changes, removes and adds no row of another authority, in any table', async () => {
    const changed: string[] = []
    for (const { table } of await foreignRows('authority_id', { authority: town.authority }, 'false'))
      for (const statement of [
        `update "${table}" set authority_id = authority_id where authority_id = 998`,
        `delete from "${table}" where authority_id = 998`,
        `update "${table}" set authority_id = 998 where authority_id = 999`,
      ]) {
        const rows = await rowsOf({ authority: town.authority }, statement).catch(() => 0)
        if (rows > 0) changed.push(`${rows} rows: ${statement}`)
      }
    expect(changed).toEqual([])
  })
})

/** Opens every address as each reader with each set of ids; answers where a mark was seen. */
async function crawl(who: readonly Role[], sets: readonly Parts[]) {
  const leaks: string[] = []
  let answers = 0
  for (const role of who) {
    const browser = await town.as(role)
    for (const route of allRoutes)
      for (const address of new Set(sets.map((parts) => addressOf(route.url, parts)))) {
        if (/^\/(sign-|roles|invitation)/.test(address)) continue
        const answer = await (route.method === 'GET' ? browser.get(address) : browser.post(address))
        answers++
        const seen = canariesIn(answer.text + String(answer.location))
        if (seen.length > 0) leaks.push(`${role} ${route.method} ${address}: ${seen.join(', ')}`)
      }
  }
  return { leaks, answers }
}

/** Ids of what another school of the same authority has. */
async function idsOf(urn: number): Promise<Parts> {
  const { rows } = await town.app.database.owner(
    `select (select record_id from issued_document where urn = $1 limit 1) as record, (select review_id from review where urn = $1 limit 1) as review,
            (select entry_id from level_entry where urn = $1 limit 1) as entry`,
    [urn],
  )
  return { urn: String(urn), ...(rows[0] as Parts) }
}

async function foreignRows(column: string, scope: Scope, condition: string) {
  const { rows } = await town.app.database.owner(
    `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = $1
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'authority' order by 1`,
    [column],
  )
  const tables = (rows as { table: string }[]).map(({ table }) => table)
  return Promise.all(
    tables.map(async (table) => ({
      table,
      rows: await rowsOf(scope, `select 1 from "${table}" where ${condition}`).catch(() => 0),
    })),
  )
}

/** Carries out a statement as the service would, in the scope, and undoes it. */
async function rowsOf(scope: Scope, statement: string): Promise<number> {
  let rows = 0
  const undone = new Error('undone')
  const work = async (tx: Tx): Promise<void> => {
    const result = await sql.raw(statement).execute(tx)
    rows = statement.startsWith('select') ? result.rows.length : Number(result.numAffectedRows)
    throw undone
  }
  await withTx(town.app.database, scope, work).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return rows
}
