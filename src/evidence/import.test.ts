import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { day, type AcademicYear } from '../kernel/index.ts'
import { publishedLibrary, withTx, type AuthorityId } from '../platform/database/index.ts'
import { applyImport, previewImport, undoImport } from './commands.ts'
import { importFiles, type ImportFilesOptions } from './import-files.ts'
import { importStatus } from './import.ts'
import { listImports } from './import-store.ts'
import { builtInLayouts } from './layouts.ts'
import { planReading } from './reading.ts'
import { bytesSource } from './source-file.ts'

const ambleford = 999 as AuthorityId
const other = 998 as AuthorityId
const person = { personId: null, personName: 'Data officer' }
const today = day('2012-03-01')
const at = (minute: number) => new Date(Date.UTC(2012, 2, 1, 12, minute))

let database: TestDatabase
let minute = 0

beforeAll(async () => {
  database = await freshDatabase()
  await database.owner(
    "insert into authority (authority_id, la_code, name) values (999, 999, 'Ambleford'), (998, 998, 'Elsewhere')",
  )
})
afterAll(() => database.drop())

const absence = (rows: readonly string[]) => Buffer.from(['LA,ESTAB,URN,PERCTOT,PPERSABS15', ...rows, ''].join('\n'))
const named = '2012_england_abs.csv'

async function preview(bytes: Buffer, authority = ambleford, name = named) {
  const source = bytesSource(name, bytes)
  const planned = await planReading(source, builtInLayouts)
  if (!planned.ok) throw new Error(planned.reasons[0].kind)
  const request = { source, plan: planned.value, person, now: at(minute++), today }
  return withTx(database, { authority }, (tx) => previewImport(tx, authority, request))
}

async function apply(number: number, authority = ambleford) {
  return withTx(database, { authority }, (tx) => applyImport(tx, authority, number, { ...person, at: at(minute++) }))
}

async function importNow(bytes: Buffer, authority = ambleford) {
  const previewed = await preview(bytes, authority)
  if (!previewed.ok) throw new Error(previewed.reasons[0].kind)
  await apply(previewed.value.number, authority)
  return previewed.value
}

const undo = (number: number) =>
  withTx(database, { authority: ambleford }, (tx) =>
    undoImport(tx, ambleford, number, { ...person, at: at(minute++), reason: 'The wrong year' }),
  )

/** Everything that is in force, as text: two states are the same when this is. */
async function inForce(): Promise<string> {
  const imports = await withTx(database, { authority: ambleford }, (tx) => listImports(tx, ambleford))
  const numbers = imports.filter((each) => importStatus(each) === 'applied').map(({ number }) => number)
  const { rows } = await database.owner(
    'select import_number, subject_code, year, figures, statuses from observation where authority_id = 999 and import_number = any($1) order by 1, 2, 3',
    [numbers],
  )
  return JSON.stringify(rows)
}

describe('an import', () => {
  it('is compared with what is in force, and changes nothing until it is applied', async () => {
    const first = await preview(absence(['999,2001,900001,5.1,3.0', '999,2002,900002,4.0,SUPP', 'NAT,PRI,,4.4,3.4']))
    expect(first.ok && first.value.counts).toMatchObject({ rows: 3, schools: 2, new: 3, changed: 0, unchanged: 0 })
    expect(await inForce()).toBe('[]')
    if (first.ok) await apply(first.value.number)
    const second = await preview(
      absence(['999,2001,900001,5.1,3.0', '999,2002,900002,4.0,2.5', '999,2003,900003,6.0,x', 'NAT,PRI,,4.4,3.4']),
    )
    expect(second.ok && second.value.counts).toMatchObject({ new: 1, changed: 1, unchanged: 2, refused: 0 })
  })

  it('changes nothing when the same file comes twice', async () => {
    const bytes = absence(['999,2001,900001,5.5,3.0'])
    const { number } = await importNow(bytes)
    const before = await inForce()
    const again = await preview(bytes)
    expect(again.ok ? undefined : again.reasons[0]).toMatchObject({ kind: 'alreadyApplied', number })
    expect(await inForce()).toBe(before)
    const sameRows = await preview(absence(['', '999,2001,900001,5.50,3']))
    expect(sameRows.ok && sameRows.value.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
  })

  it('is undone exactly, also when a later one stands on it, and can be applied anew', async () => {
    const before = await inForce()
    const one = await importNow(absence(['999,2001,900001,7.0,3.0']))
    const between = await inForce()
    const two = await importNow(absence(['999,2001,900001,7.5,3.0']))
    await undo(two.number)
    expect(await inForce()).toBe(between)
    await undo(one.number)
    expect(await inForce()).toBe(before)
    await apply(one.number)
    expect(await inForce()).toBe(between)
    expect(await undo(two.number)).toMatchObject({ ok: false, reasons: [{ kind: 'notApplied' }] })
  })

  it('keeps refused rows by line and column beside the others', async () => {
    const previewed = await preview(absence(['999,2001,900001,=A1,3.0', '999,2002,900002,4.2,1']))
    expect(previewed.ok && previewed.value).toMatchObject({
      counts: { rows: 2, records: 1, refused: 1 },
      refused: [{ line: 2, column: 4, heading: 'PERCTOT', text: '=A1', reason: { kind: 'formula' } }],
    })
  })

  it('of two at once is taken in turn: both are kept, under numbers of their own', async () => {
    const files = Array.from({ length: 6 }, (_, n) => absence([`999,2001,900001,${n + 1}.25,3.0`]))
    const previews = await Promise.all(files.map((bytes) => preview(bytes)))
    const numbers = previews.map((each) => (each.ok ? each.value.number : 0))
    expect(new Set(numbers).size).toBe(6)
    const applied = await Promise.all([...numbers, ...numbers].map((number) => apply(number)))
    // The first to be applied changes what the others were counted beside: they have to be looked at again.
    expect(applied.filter(({ ok }) => ok)).toHaveLength(1)
    const refusals = applied.flatMap((each) => (each.ok ? [] : [each.reasons[0].kind]))
    expect(new Set(refusals)).toEqual(new Set(['stale', 'alreadyApplied']))
  })

  it('leaves nothing behind when the connection is lost in the middle', async () => {
    const before = await inForce()
    const bytes = absence(Array.from({ length: 20_000 }, (_, row) => `999,2001,${300_000 + row},5.1,3.0`))
    let reading = 0
    const source = {
      name: named,
      async *open() {
        reading++
        yield bytes.subarray(0, 200_000)
        if (reading === 2)
          await database.owner(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'copy arriving%'",
          )
        yield bytes.subarray(200_000)
      },
    }
    const planned = await planReading(source, builtInLayouts)
    if (!planned.ok) throw new Error(planned.reasons[0].kind)
    const request = { source, plan: planned.value, person, now: at(minute++), today }
    const lost = withTx(database, { authority: ambleford }, (tx) => previewImport(tx, ambleford, request))
    await expect(lost).rejects.toThrow()
    expect(await inForce()).toBe(before)
    const { rows } = await database.owner(
      'select count(*)::int as left from observation where subject_code >= 300000 and subject_code < 400000',
    )
    expect(rows).toEqual([{ left: 0 }])
  })

  it('is behind the wall: other authorities see the library and their own alone', async () => {
    await importNow(absence(['201,2001,100000,5.5,3.0']), publishedLibrary)
    const seen = await withTx(database, { authority: other }, (tx) => listImports(tx, other))
    expect(seen.map(({ authority }) => authority)).toEqual([publishedLibrary])
    const rows = await withTx(database, { authority: other }, (tx) =>
      tx.selectFrom('observation').select('authority_id').distinct().execute(),
    )
    expect(rows).toEqual([{ authority_id: 0 }])
    const number = (await importNow(absence(['999,2001,900009,5.5,3.0']))).number
    const stolen = withTx(database, { authority: other }, (tx) =>
      applyImport(tx, ambleford, number, { ...person, at: at(minute++) }),
    )
    await expect(stolen).resolves.toMatchObject({ ok: false, reasons: [{ kind: 'unknown' }] })
  })
})

describe('importing from the command line', () => {
  it('takes good files whole, refuses cut ones whole with the line, and goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'school-support-import-'))
    try {
      await writeFile(join(folder, '2011_abs.csv'), absence(['999,2001,900001,5.1,3.0']))
      await writeFile(join(folder, '2012_abs.csv'), 'LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,5.1,3.0\n999,20')
      await writeFile(join(folder, 'notes.txt'), 'nothing here')
      const options: ImportFilesOptions = { authority: ambleford, person, now: () => at(minute++) }
      const told: string[] = []
      const before = await inForce()
      const results = await importFiles(
        database,
        [folder, join(folder, 'gone.csv')],
        options,
        (done, total, path, result) => {
          if (result) told.push(`${done}/${total}`)
        },
      )
      expect(results.map((each) => [each.result, 'sentence' in each && each.sentence.split('.')[0]])).toEqual([
        ['applied', false],
        ['refused', 'The file was cut off: line 3, the last, ends after 2 of 5 cells'],
        ['leftOut', 'The file is text, but not a table with headings'],
        ['refused', 'The file cannot be read'],
      ])
      const named = await importFiles(database, [join(folder, 'notes.txt')], options)
      expect(named.map(({ result }) => result)).toEqual(['refused'])
      expect(told).toEqual(['1/4', '2/4', '3/4', '4/4'])
      const again = await importFiles(database, [join(folder, '2011_abs.csv')], options)
      expect(again.map(({ result }) => result)).toEqual(['unchanged'])
      const forced = await importFiles(database, [join(folder, '2011_abs.csv')], {
        ...options,
        year: 2010 as AcademicYear,
      })
      expect(forced.map(({ result }) => result)).toEqual(['applied'])
      expect(await inForce()).not.toBe(before)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
