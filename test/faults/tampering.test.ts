import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordAudits, verifyAudit, type Checkpoint } from '../../src/platform/audit/index.ts'
import { withTx, type AuthorityId, type Database } from '../../src/platform/database/index.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { chance, oneOf, seedOf } from './chance.ts'
import { sizeOf } from './sizes.ts'

const times = sizeOf(150, 10_000)
const seed = seedOf()
const random = chance(seed)
const authority = 999 as AuthorityId
const key = Buffer.from('a key for tests alone')
const rows = 12

let database: TestDatabase
let owner: pg.Client
let kept: Checkpoint

beforeAll(async () => {
  database = await freshDatabase()
  await database.owner("insert into authority (authority_id, la_code, name) values (999, 999, 'Ambleford Council')")
  const actor = {
    authority,
    personId: '4f9c1f1e-9f6a-4f0e-8a55-0f6f0d1f2a3b',
    personName: 'Ada',
    role: 'administrator',
    requestId: 'r',
  }
  const entries = Array.from({ length: rows }, (_, row) => ({
    actor,
    facts: { action: `do ${row}`, subject: `thing ${row}`, urn: 900_101, before: { is: row }, after: { is: row + 1 } },
    at: new Date(Date.UTC(2026, 2, 4, 12, 0, row)),
  }))
  await withTx(database, { authority }, (tx) => recordAudits(tx, key, authority, entries))
  const whole = await withTx(database, { authority }, (tx) => verifyAudit(tx, key, authority))
  if (!whole.ok) throw new Error('The audit was not whole to begin with')
  kept = whole.checkpoint as Checkpoint
  owner = new pg.Client(database.connection)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** What somebody with the owner's rights may do to the audit: the statements, and the first row that is then not as it was. */
type Tampering = () => readonly [first: number, ...statements: string[]]

const row = (from = 1, to = rows): number => from + Math.floor(random() * (to - from + 1))
const anyValue: Readonly<Record<string, () => string>> = {
  at: () => `at + interval '${row()} milliseconds'`,
  person_id: () => oneOf(random, ['gen_random_uuid()', 'null']),
  person_name: () => `person_name || chr(${97 + row()})`,
  role: () => oneOf(random, ["'officer'", 'null']),
  urn: () => `urn + ${row()}`,
  action: () => "action || 'n''t'",
  subject: () => oneOf(random, ["subject || ' '", 'null']),
  outcome: () => oneOf(random, ["'denied'", "'refused'", "'read'"]),
  request_id: () => oneOf(random, ["'q'", 'null']),
  canonical: () => `overlay(canonical placing chr(${97 + row()}) || '~' from ${row()} for 1)`,
  hash: () => `set_byte(hash, ${row() - 1}, (get_byte(hash, ${row() - 1}) + 1) % 256) || '\\x00'::bytea`,
}
const copied =
  'authority_id, at, person_id, person_name, role, urn, action, subject, outcome, request_id, canonical, hash'
const put = (from: number, to: number): string =>
  `insert into audit_entry (seq, ${copied}) select ${to}, ${copied} from audit_entry where seq = ${from}`

const tamperings: Readonly<Record<string, Tampering>> = {
  changed() {
    const [at, column] = [row(), oneOf(random, Object.keys(anyValue))]
    return [at, `update audit_entry set ${column} = ${anyValue[column]?.()} where seq = ${at}`]
  },
  deleted() {
    const [from, many] = [row(1, rows - 1), row(0, 3)]
    return [from, `delete from audit_entry where seq between ${from} and ${from + many}`]
  },
  inserted() {
    const at = row(2)
    const shift = [
      `update audit_entry set seq = seq + 100 where seq >= ${at}`,
      'update audit_entry set seq = seq - 99 where seq > 100',
    ]
    return [at, ...shift, put(row(1, at - 1), at)]
  },
  added: () => [rows + 1, put(row(), rows + 1)],
  reordered() {
    const one = row(1, rows - 1)
    const other = row(one + 1)
    return [
      one,
      `update audit_entry set seq = 99 where seq = ${one}`,
      `update audit_entry set seq = ${one} where seq = ${other}`,
      `update audit_entry set seq = ${other} where seq = 99`,
    ]
  },
  truncated() {
    const from = row(2)
    return [from, `delete from audit_entry where seq >= ${from}`]
  },
  'truncated with its head'() {
    const from = row(2)
    return [
      from,
      `delete from audit_entry where seq >= ${from}`,
      `update audit_head set seq = ${from - 1}, hash = (select hash from audit_entry where seq = ${from - 1})`,
    ]
  },
}

it(`${times.toLocaleString('en-GB')} times changed, deleted, inserted, reordered or truncated, the audit is found out, and the first bad row is named (SEED ${seed})`, async () => {
  const wrong: string[] = []
  const began = performance.now()
  for (let time = 0; time < times; time++) {
    const name = oneOf(random, Object.keys(tamperings))
    const [first, ...statements] = (tamperings[name] as Tampering)()
    await owner.query('begin')
    for (const statement of statements) await owner.query(statement)
    const found = await withTx(inOpenTransaction(), { authority }, (tx) => verifyAudit(tx, key, authority, { kept }))
    await owner.query('rollback')
    if (found.ok || found.seq !== first)
      wrong.push(`${name} from ${first}: ${JSON.stringify(found)} ${statements.join('; ')}`)
  }
  console.log(`SEED=${seed}: ${times} in ${Math.round(performance.now() - began)} ms`)
  expect(wrong).toEqual([])
}, 600_000)

/** The owner's open transaction as the service would see it; nothing in it is ever kept. */
function inOpenTransaction(): Database {
  const query = (statement: string | pg.QueryConfig, values?: unknown[]) => {
    if (statement === 'commit' || statement === 'rollback') return owner.query('reset role')
    return typeof statement === 'string'
      ? owner.query(statement.replace(/^begin;/, ''), values)
      : owner.query(statement.text, statement.values)
  }
  const client = { query, on: () => undefined, off: () => undefined, release: () => undefined }
  return { pool: { connect: async () => client } as unknown as pg.Pool }
}
