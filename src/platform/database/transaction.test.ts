import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { clientOf, isDuplicate, sql, withTx, type AuthorityId } from './index.ts'

let database: TestDatabase
const [north, south] = [1 as AuthorityId, 2 as AuthorityId]

beforeAll(async () => {
  database = await freshDatabase()
  await database.owner("insert into authority (authority_id, name) values (1, 'North'), (2, 'South')")
  await database.owner(`
    create table thing (authority_id integer not null, urn integer not null, name text not null, primary key (authority_id, urn));
    call wall_by_school('thing');
    create table published (authority_id integer not null, name text not null);
    call wall_with_library('published');
    insert into thing values (1, 101, 'n1'), (1, 102, 'n2'), (2, 201, 's1');
    insert into published values (0, 'library'), (1, 'own of north'), (2, 'own of south')`)
})
afterAll(() => database.drop())

const names = (scope: { authority: AuthorityId; urn?: number }, table: 'thing' | 'published') =>
  withTx(database, scope, async (tx) => {
    const result = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(tx)
    return result.rows.map((row) => row.name)
  })

describe('the wall', () => {
  it('shows rows of the scope alone, without a condition in the query', async () => {
    expect(await names({ authority: north }, 'thing')).toEqual(['n1', 'n2'])
    expect(await names({ authority: south }, 'thing')).toEqual(['s1'])
    expect(await names({ authority: north, urn: 102 }, 'thing')).toEqual(['n2'])
  })

  it('lets every authority read the published library and none of another’s', async () => {
    expect(await names({ authority: north }, 'published')).toEqual(['library', 'own of north'])
    expect(await names({ authority: south }, 'published')).toEqual(['library', 'own of south'])
  })

  it.each([
    ['into another authority', "insert into thing values (2, 202, 'x')"],
    ['into another school', "insert into thing values (1, 103, 'x')"],
    ['into the library', "insert into published values (0, 'x')"],
  ])('refuses to write %s', async (_, text) => {
    await expect(withTx(database, { authority: north, urn: 101 }, (tx) => clientOf(tx).query(text))).rejects.toThrow(
      /row-level security/,
    )
  })

  it.each([
    ['change the audit', "update audit_entry set action = 'x'"],
    ['remove audit rows', 'delete from audit_entry'],
    ['make an authority', "insert into authority (authority_id, name) values (9, 'x')"],
    ['switch on the demonstration', 'update authority set demonstration = true'],
    ['make tables', 'create table other (a integer)'],
  ])('gives the service no right to %s', async (_, text) => {
    await expect(withTx(database, { authority: north }, (tx) => clientOf(tx).query(text))).rejects.toThrow(
      /permission denied/,
    )
  })

  it('does not change what others see after a transaction ends: the scope goes with it', async () => {
    await names({ authority: north }, 'thing')
    const client = await database.pool.connect()
    const left = await client.query("select current_setting('app.authority_id', true) as scope, current_user as role")
    client.release()
    expect(left.rows[0]).toEqual({ scope: '', role: 'postgres' })
  })

  it('takes nothing but whole numbers for a scope', async () => {
    const bent = "1'; reset role; --" as unknown as AuthorityId
    await expect(names({ authority: bent }, 'thing')).rejects.toThrow('Not a whole number')
  })
})

describe('one transaction', () => {
  it('keeps nothing when the work throws', async () => {
    const work = withTx(database, { authority: north }, async (tx) => {
      await clientOf(tx).query("insert into thing values (1, 110, 'half')")
      throw new Error('in the middle')
    })
    await expect(work).rejects.toThrow('in the middle')
    expect(await names({ authority: north }, 'thing')).not.toContain('half')
  })

  it('refuses to open another inside, and to write where only reading was asked', async () => {
    await expect(
      withTx(database, { authority: north }, (tx) => tx.transaction().execute(async () => undefined)),
    ).rejects.toThrow('Use the transaction you were handed')
    await expect(
      withTx(database, { authority: north }, (tx) => clientOf(tx).query("insert into thing values (1, 111, 'x')"), {
        readOnly: true,
      }),
    ).rejects.toThrow(/read-only/)
  })

  it('survives a connection that is lost between two statements', async () => {
    const work = withTx(database, { authority: north }, async (tx) => {
      const { rows } = await clientOf(tx).query<{ pid: number }>('select pg_backend_pid() as pid')
      await database.owner('select pg_terminate_backend($1)', [rows[0]?.pid])
      await new Promise((resolve) => setTimeout(resolve, 50))
      await clientOf(tx).query('select 1')
    })
    await expect(work).rejects.toThrow()
    expect(await names({ authority: south }, 'thing')).toEqual(['s1'])
  })

  it('ends a statement that takes too long and serves the next caller', async () => {
    const slow = withTx(database, { authority: north }, (tx) => clientOf(tx).query('select pg_sleep(5)'), {
      statementTimeout: 50,
    })
    await expect(slow).rejects.toThrow(/statement timeout/)
    expect(await names({ authority: south }, 'thing')).toEqual(['s1'])
  })

  it('tells a duplicate from every other error', async () => {
    const twice = withTx(database, { authority: north }, (tx) =>
      clientOf(tx).query("insert into thing values (1, 101, 'again')"),
    )
    const error = await twice.catch((caught: unknown) => caught)
    expect(isDuplicate(error, 'thing_pkey')).toBe(true)
    expect(isDuplicate(error, 'other')).toBe(false)
    expect(isDuplicate(new Error('x'))).toBe(false)
  })
})
