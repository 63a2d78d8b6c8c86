import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { withTx, type AuthorityId } from '../database/index.ts'
import { listAudit, recordAudit, verifyAudit, type Checkpoint } from './index.ts'

const ambleford = 999 as AuthorityId
const key = Buffer.from('a key for tests alone')
const actor = {
  authority: ambleford,
  personId: '4f9c1f1e-9f6a-4f0e-8a55-0f6f0d1f2a3b',
  personName: 'Ada',
  role: 'administrator',
  requestId: 'r1',
}
let database: TestDatabase

const verify = (kept?: Checkpoint) =>
  withTx(database, { authority: ambleford }, (tx) => verifyAudit(tx, key, ambleford, { kept }))

const list = (of: Parameters<typeof listAudit>[2], limit?: number) =>
  withTx(database, { authority: ambleford }, async (tx) =>
    (await listAudit(tx, ambleford, of, limit)).map(({ seq }) => seq),
  )

async function write(rows: number): Promise<void> {
  for (let row = 0; row < rows; row++)
    await withTx(database, { authority: ambleford }, (tx) => {
      const facts = {
        action: `do ${row}`,
        subject: `thing ${row}`,
        urn: 900_101,
        before: { is: row },
        after: { is: row + 1.5 },
      }
      return recordAudit(tx, key, actor, facts, new Date(Date.UTC(2026, 2, 4, 12, 0, row, 123)))
    })
}

beforeAll(async () => {
  database = await freshDatabase()
  await database.owner("insert into authority (authority_id, la_code, name) values (999, 999, 'Ambleford Council')")
})
beforeEach(async () => {
  await database.owner('delete from audit_entry; delete from audit_head')
  await write(6)
})
afterAll(() => database.drop())

describe('the audit', () => {
  it('is whole as it was written, and ends in a checkpoint', async () => {
    const verified = await verify()
    expect(verified).toMatchObject({ ok: true, rows: 6, checkpoint: { seq: 6 } })
    await write(1)
    expect(await verify(verified.ok ? verified.checkpoint : undefined)).toMatchObject({ ok: true, rows: 7 })
  })

  it.each([
    [
      'authority',
      "insert into authority (authority_id, name) values (998, 'B') on conflict do nothing; update audit_entry set authority_id = 998 where seq = 4",
      'missing',
    ],
    ['at', "update audit_entry set at = at + interval '1 day' where seq = 4", 'changed'],
    [
      'a fraction of a millisecond',
      "update audit_entry set at = at + interval '1 microsecond' where seq = 4",
      'changed',
    ],
    ['person', 'update audit_entry set person_id = gen_random_uuid() where seq = 4', 'changed'],
    ['nobody', 'update audit_entry set person_id = null where seq = 4', 'changed'],
    ['name', "update audit_entry set person_name = 'Bea' where seq = 4", 'changed'],
    ['role', "update audit_entry set role = 'officer' where seq = 4", 'changed'],
    ['school', 'update audit_entry set urn = 900102 where seq = 4', 'changed'],
    ['action', "update audit_entry set action = 'do nothing' where seq = 4", 'changed'],
    ['subject', "update audit_entry set subject = 'thing 9' where seq = 4", 'changed'],
    ['outcome', "update audit_entry set outcome = 'denied' where seq = 4", 'changed'],
    ['request', 'update audit_entry set request_id = null where seq = 4', 'changed'],
    ['canonical text', "update audit_entry set canonical = replace(canonical, '4.5', '9.5') where seq = 4", 'changed'],
    ['hash', "update audit_entry set hash = decode('00', 'hex') where seq = 4", 'changed'],
  ])('names the first row whose %s was changed', async (_what, sql, why) => {
    await database.owner(sql)
    expect(await verify()).toEqual({ ok: false, seq: 4, why })
    await database.owner('delete from audit_entry where authority_id = 998')
  })

  it('names a row that was removed from the middle', async () => {
    await database.owner('delete from audit_entry where seq = 3')
    expect(await verify()).toEqual({ ok: false, seq: 3, why: 'missing' })
  })

  it('names rows that were cut off at the end, and all of them gone', async () => {
    await database.owner('delete from audit_entry where seq > 4')
    expect(await verify()).toEqual({ ok: false, seq: 5, why: 'cutOff' })
    await database.owner('delete from audit_entry')
    expect(await verify()).toEqual({ ok: false, seq: 1, why: 'cutOff' })
  })

  it('names what was cut off with the head, by a checkpoint that was kept elsewhere', async () => {
    const whole = await verify()
    await database.owner(
      'delete from audit_entry where seq > 4; update audit_head set seq = 4, hash = (select hash from audit_entry where seq = 4)',
    )
    expect(await verify()).toMatchObject({ ok: true, rows: 4 })
    expect(await verify(whole.ok ? whole.checkpoint : undefined)).toEqual({ ok: false, seq: 5, why: 'cutOff' })
  })

  it('names a row that was put in, at the end or in the middle', async () => {
    const columns = 'authority_id, at, person_name, action, outcome, canonical, hash'
    const copy = (seq: number) =>
      `insert into audit_entry (seq, ${columns}) select ${seq}, ${columns} from audit_entry where seq = 2`
    await database.owner(copy(7))
    expect(await verify()).toEqual({ ok: false, seq: 7, why: 'changed' })
    await database.owner('delete from audit_entry where seq = 7')
    await database.owner('update audit_entry set seq = seq + 100 where seq > 3')
    await database.owner('update audit_entry set seq = seq - 99 where seq > 100')
    await database.owner(copy(4))
    expect(await verify()).toEqual({ ok: false, seq: 4, why: 'changed' })
  })

  it('names the first of two rows that changed places', async () => {
    await database.owner('update audit_entry set seq = 99 where seq = 2')
    await database.owner('update audit_entry set seq = 2 where seq = 5')
    await database.owner('update audit_entry set seq = 5 where seq = 99')
    expect(await verify()).toEqual({ ok: false, seq: 2, why: 'changed' })
  })

  it('is not fooled by a head that was changed, nor by another key', async () => {
    await database.owner("update audit_head set hash = decode(repeat('00', 32), 'hex')")
    expect(await verify()).toEqual({ ok: false, seq: 6, why: 'changed' })
    const other = await withTx(database, { authority: ambleford }, (tx) => verifyAudit(tx, Buffer.from('x'), ambleford))
    expect(other).toEqual({ ok: false, seq: 1, why: 'changed' })
  })

  it('is searched by who, what, where and how it came out, newest first, page by page', async () => {
    expect(await list({}, 2)).toEqual([6, 5])
    expect(await list({ before: 5 }, 2)).toEqual([4, 3])
    expect(await list({ action: 'O 3' })).toEqual([4])
    expect(await list({ person: '%' })).toEqual([])
    expect(await list({ person: 'ad', outcomes: ['done', 'denied'], urn: 900_101 }, 1)).toEqual([6])
    expect(await list({ outcomes: ['denied'] })).toEqual([])
  })
})
