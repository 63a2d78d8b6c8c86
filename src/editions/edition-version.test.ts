import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { day } from '../kernel/index.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { adopted, reviseEdition, versionZero, withKeys, withSettings } from './edition-version.ts'
import { editionInForce, findEdition, firstEdition, listShipped, recordVersion } from './store.ts'

const shipped = firstEdition()
const zero = versionZero(shipped)
const [criterion] = shipped.criteria
if (!criterion) throw new Error('The edition has no criteria')

describe('the edition of an authority', () => {
  it('1 begins as South Gloucestershire 2010, with who adopted it and from when', () => {
    const edition = adopted(shipped, zero)
    expect(edition).toMatchObject({
      title: 'South Gloucestershire 2010',
      adoptedBy: 'South Gloucestershire Headteacher Conference',
      adoptedFrom: '2010-09-01',
      version: 0,
      id: 'south-gloucestershire-2010/0',
    })
    expect(edition.principles).toHaveLength(4)
  })

  it('5.2 has every key flag not yet confirmed until the authority confirms it', () => {
    expect(new Set(adopted(shipped, zero).criteria.map(({ key }) => key))).toEqual(new Set(['notConfirmed']))
    const choices = withKeys(shipped, zero.choices, { [criterion.id]: 'key' })
    const next = reviseEdition(shipped, zero, { seen: 0, choices })
    expect(next.ok && adopted(shipped, next.value).criteria.find(({ id }) => id === criterion.id)?.key).toBe('key')
    expect(next.ok && next.value.version).toBe(1)
  })

  it('2 is not changed by someone who saw an earlier version, nor by a change of nothing', () => {
    const choices = withSettings(shipped, {}, { staffVacancies: 5 })
    const latest = { ...zero, version: 2 }
    expect(reviseEdition(shipped, latest, { seen: 1, choices })).toEqual({
      ok: false,
      reasons: [{ kind: 'stale', seen: 1, latest: 2 }],
    })
    const same = withSettings(shipped, {}, { staffVacancies: 3 })
    expect(reviseEdition(shipped, zero, { seen: 0, choices: same })).toEqual({
      ok: false,
      reasons: [{ kind: 'nothingChanged' }],
    })
  })

  it('2 refuses, all at once, what its edition does not know', () => {
    const choices = { keys: { nothing: 'key' }, settings: { staffVacancies: 0, unheard: 1 } } as const
    const outcome = reviseEdition(shipped, zero, { seen: 0, choices })
    expect(outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)).toEqual([
      'noSuchCriterion',
      'notASettingValue',
      'noSuchSetting',
    ])
  })
})

describe('versions kept', () => {
  const ambleford = 999 as AuthorityId
  const told = {
    change: 'Key criteria confirmed',
    reason: 'Agreed with headteachers',
    at: new Date('2026-03-04T12:00Z'),
  }
  const by = { personId: null, personName: 'Ada', role: 'administrator' }
  let database: TestDatabase

  beforeAll(async () => {
    database = await freshDatabase()
    await database.owner("insert into authority (authority_id, la_code, name) values (999, 999, 'Ambleford Council')")
    await database.owner("insert into authority (authority_id, la_code, name) values (998, 998, 'Brackwater Council')")
    await withTx(database, { authority: ambleford }, async (tx) => {
      const choices = withKeys(shipped, {}, { [criterion.id]: 'key' })
      await recordVersion(tx, ambleford, { ...zero, version: 1, choices }, by, {
        ...told,
        inForceFrom: day('2026-03-04'),
      })
      const later = withSettings(shipped, choices, { staffVacancies: 5 })
      await recordVersion(tx, ambleford, { ...zero, version: 2, choices: later }, by, {
        ...told,
        inForceFrom: day('2026-04-01'),
      })
    })
  })
  afterAll(() => database.drop())

  const on = (text: string, authority = ambleford) =>
    withTx(database, { authority }, (tx) => editionInForce(tx, authority, day(text)))

  it('1 answers with the version in force on a day, the same object for the same version', async () => {
    expect((await on('2026-03-03')).version).toBe(0)
    expect((await on('2026-03-31')).version).toBe(1)
    const inForce = await on('2026-04-01')
    expect(inForce.version).toBe(2)
    expect(inForce.values.staffVacancies).toBe(5)
    expect(await on('2027-01-01')).toBe(inForce)
    expect((await on('2026-04-01', 998 as AuthorityId)).version).toBe(0)
  })

  const find = (id: string) => withTx(database, { authority: ambleford }, (tx) => findEdition(tx, ambleford, id))

  it('2 finds the edition a record was decided under by the id the record keeps', async () => {
    const { id } = await on('2026-03-31')
    expect((await find(id))?.values.staffVacancies).toBe(3)
    expect((await find('south-gloucestershire-2010'))?.version).toBe(0)
    expect(await find('south-gloucestershire-2010/9')).toBeUndefined()
    expect(await find('elsewhere/1')).toBeUndefined()
    expect(listShipped().map((edition) => edition.id)).toContain('south-gloucestershire-2010')
  })

  it('keeps versions as they are: none is changed, removed or given twice', async () => {
    const again = await withTx(database, { authority: ambleford }, (tx) =>
      recordVersion(tx, ambleford, { ...zero, version: 2 }, by, { ...told, inForceFrom: day('2026-05-01') }),
    )
    expect(again).toBe(false)
    for (const change of ["update edition_version set reason = 'x'", 'delete from edition_version'])
      await expect(
        database.owner(`set role school_support_app; set app.authority_id = '999'; ${change}`),
      ).rejects.toThrow('permission denied')
    await database.owner('reset role')
  })
})
