import { setImmediate as breath } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AcademicYear } from '../kernel/index.ts'
import { returnHeadings } from './authority-return.ts'
import { builtInLayouts } from './layouts.ts'
import { readWhole } from './reading-file.ts'
import { fileRefusalSentence, rowRefusalSentence } from './refusal-sentences.ts'
import { planReading, readRecords } from './reading.ts'
import { bytesSource, type SheetRow, type Source } from './source-file.ts'

const headings = 'LA,ESTAB,URN,PERCTOT,PPERSABS15'
const read = (text: string | Uint8Array, name = '2012_england_abs.csv', said = {}) =>
  readWhole(bytesSource(name, typeof text === 'string' ? Buffer.from(text) : text), builtInLayouts, said)

const refusalOf = async (text: string | Uint8Array, name?: string) => {
  const reading = await read(text, name)
  return reading.ok ? reading.refused.map(rowRefusalSentence) : fileRefusalSentence(reading.refusal)
}

async function* sheet(): AsyncGenerator<SheetRow> {
  yield { line: 1, cells: returnHeadings }
  const cells = new Map([
    ['URN', '109009'],
    ['Academic year', '2010/11'],
    ['Headteacher post vacant', 'Yes'],
    ['Governor vacancies', '3'],
  ])
  yield { line: 2, cells: returnHeadings.map((heading) => cells.get(heading) ?? '') }
  yield { line: 3, cells: ['109010', 'A school', '2010/11', '60'] }
}

describe('reading a file', () => {
  it('reads the same records from every encoding, compression and end of line', async () => {
    const text = `${headings}\n803,2166,109009,5.2,4.4\nNAT,PRI,,4.4,3.4\n`
    const plain = await read(text)
    expect(plain.ok && plain.records.map((cells) => cells.slice(1))).toEqual([
      ['0', '1', '109009', '0', '803', '2166', '2012', '\\N', '\\N', '\\N', '\\N', '{5.2,4.4}', 'vv'],
      ['0', '6', '0', '2', '\\N', '\\N', '2012', '\\N', '\\N', '\\N', '\\N', '{4.4,3.4}', 'vv'],
    ])
    const variants = [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      gzipSync(text),
      Buffer.from(text.replaceAll(',', '\t')),
      Buffer.from(text.replaceAll('\n', '\r\n')),
      Buffer.from(text.replaceAll('\n', '\r')),
      Buffer.from(`Absence by school\n${text}`),
    ]
    for (const variant of variants) {
      const reading = await read(variant)
      expect(reading.ok && reading.records.map((cells) => cells.slice(1).join())).toEqual(
        plain.ok && plain.records.map((cells) => cells.slice(1).join()),
      )
    }
  })

  it('refuses single rows by line and column and takes the others', async () => {
    const rows = [
      '803,2166,109009,5.2,4.4',
      '803,2167,109010,=1+1,4.4',
      '803,2168,109011,abc,4.4',
      '803,2169,x,5.2,4.4',
      '803,2170,109012,5.2',
      '803,2170,109013,5.2,4.4,1',
      '803,2170,109014,5.2,4.4,',
      '803,2166,109009,5.2,4.4',
      '803,2166,109015,5.2,140',
      '',
      ',,,,',
    ]
    const reading = await read(`${headings}\n${rows.join('\n')}\n`)
    expect(reading.ok && reading.records.map((cells) => cells[3])).toEqual(['109009', '109014'])
    expect(reading.ok && reading.refused.map(rowRefusalSentence)).toEqual([
      'Line 3, column 4 (PERCTOT): “=1+1” is a formula. Formulas are never worked out: put the value in the cell.',
      'Line 4, column 4 (PERCTOT): “abc” is neither a number nor a known code.',
      'Line 5, column 3 (URN): “x” is not the number of a school or an authority.',
      'Line 6: the row has 4 of 5 cells.',
      'Line 7: the row has 6 cells, but there are 5 headings.',
      'Line 9: the row is about the same school and period as line 2.',
      'Line 10, column 5 (PPERSABS15): “140” is not between 0 and 100.',
    ])
  })

  it('refuses a file as a whole with one clear sentence', async () => {
    expect(await refusalOf('')).toBe('The file is empty.')
    expect(await refusalOf(`${headings}\n`)).toBe('The file has headings but no rows under them.')
    expect(await refusalOf(`${headings}\n803,2166,109009,5.2,4.4\n803,2167,10`)).toBe(
      'The file was cut off: line 3, the last, ends after 3 of 5 cells. Download it again. Nothing was taken from it.',
    )
    expect(await refusalOf('<!doctype html><title>Not found</title>')).toContain('web page')
    expect(await refusalOf('%PDF-1.7 ...')).toContain('PDF')
    expect(await refusalOf('PK\u0003\u0004....')).toContain('spreadsheet cannot be opened')
    expect(await refusalOf('a line\nand another\n')).toBe('The file is text, but not a table with headings.')
    expect(await refusalOf(gzipSync(`${headings}\n803,2166,109009,5.2,4.4\n`).subarray(0, 40))).toContain('compressed')
    expect(await refusalOf(gzipSync(Buffer.alloc(100_000_000)))).toContain('unpacks to far more')
    expect(await refusalOf(`${headings},URN\n`)).toContain('“URN” stands twice, in columns 3 and 6')
    expect(await refusalOf(`${headings}\n803,2166,109009,"5.2,4.4\n`)).toContain('Line 2, column 4: a quotation mark')
    expect(await refusalOf('LA,ESTAB,URN,PERCTOT\n1,2,3,4\n')).toBe(
      'The columns of this file are not those of a known data set. It is most like Absence by school, autumn and ' +
        'spring terms (2011 to 2013), but has no column “PPERSABS15”.',
    )
    const broken = Buffer.concat([Buffer.from(`\ufeff${headings}\n`), Buffer.from([0xe9, 0x0a])])
    expect(await refusalOf(broken)).toContain('UTF-8')
  })

  it('reads names in Windows-1252 and keeps formulas in names as text', async () => {
    const csv = Buffer.from(
      'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),OpenDate,StatutoryLowAge,StatutoryHighAge\n' +
        '109009,803,2166,=St John\x92s\t School,Community school,01-09-1990,4,11\n',
      'latin1',
    )
    const reading = await read(csv, 'edubase20210101.csv')
    expect(reading.ok && reading.records[0]?.slice(1, 9)).toEqual([
      '109009',
      '=St John’s School',
      '803',
      '2166',
      'primary',
      'Community school',
      '\\N',
      '1990-09-01',
    ])
  })

  it('reads the authority’s own return from a spreadsheet, flags and years in words', async () => {
    const source = bytesSource('return.xlsx', Buffer.from('PK\u0003\u0004'))
    const reading = await readWhole(source, builtInLayouts, {}, sheet)
    if (!reading.ok) throw new Error(fileRefusalSentence(reading.refusal))
    const [first] = reading.records
    const figures = first?.[12]?.slice(1, -1).split(',') ?? []
    const figureOf = (measure: string) => figures[reading.plan.places.findIndex((place) => place.measure === measure)]
    expect([first?.[7], figureOf('head-vacancy'), figureOf('governor-vacancies'), figureOf('ks2-target')]).toEqual([
      '2011',
      '1',
      '3',
      'NULL',
    ])
    expect(reading.records).toHaveLength(2)
  })

  it('reads an Ofsted list of 2015 to 2025 as the inspections it tells of', async () => {
    const csv =
      'URN,LAESTAB,Inspection start date,Publication date,Overall effectiveness,Category of concern,Quality of education,' +
      'Previous inspection start date,Previous graded inspection overall effectiveness\n' +
      '109009,8032166,12/03/2022,01/05/2022,2,NULL,2,10/06/2017,3\n109010,8032167,NULL,NULL,NULL,NULL,NULL,NULL,NULL\n'
    const reading = await read(csv, 'mi.csv')
    expect(reading.ok && reading.records.map((cells) => [cells[3], cells[7], cells[8], cells[12]])).toEqual([
      ['109009', '2022', '2022-03-12', '{2,2,0}'],
      ['109009', '2017', '2017-06-10', '{3}'],
    ])
  })

  it('lets go of a file that it stops reading in the middle', async () => {
    const faulty = Buffer.from(`${headings}\n${'803,2166,109009,5.2,4.4\n'.repeat(20_000)}`)
    faulty[300_000] = 0
    for (const bytes of [faulty, gzipSync(faulty)]) {
      let [opened, closed] = [0, 0]
      const source: Source = {
        name: '2012_england_abs.csv',
        async *open() {
          opened++
          try {
            for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
          } finally {
            closed++
          }
        },
      }
      const reading = await readWhole(source, builtInLayouts)
      expect(reading.ok || reading.refusal.kind).toBe('nulCharacter')
      await breath()
      expect([opened, closed]).toEqual([2, 2])
    }
  })

  it('4.1 keeps little of 400,000 rows and 100 MB alive, and reads no further than it is asked', async () => {
    const filler = 'x'.repeat(230)
    let given = 0
    const source: Source = {
      name: 'big.csv',
      async *open() {
        yield Buffer.from(`${headings},NOTE\n`)
        for (let from = 0; from < 400_000; from += 1_000) {
          const rows = Array.from({ length: 1_000 }, (_, row) => `803,2166,${100_000 + from + row},5.2,SUPP,${filler}`)
          given++
          yield Buffer.from(`${rows.join('\n')}\n`)
        }
      },
    }
    const plan = await planReading(source, builtInLayouts, { year: 2012 as AcademicYear })
    if (!plan.ok) throw new Error(fileRefusalSentence(plan.reasons[0]))
    expect(plan.value.facts.size).toBeGreaterThan(100_000_000)
    given = 0
    const before = await keptAlive()
    let [most, ahead, taken, records] = [0, 0, 0, 0]
    for await (const batch of readRecords(source, plan.value)) {
      records += batch.records
      // Whoever is given a batch may take its time: nothing is read meanwhile.
      await breath()
      ahead = Math.max(ahead, given - taken++)
      if (taken % 50 === 0) most = Math.max(most, (await keptAlive()) - before)
    }
    expect(records).toBe(400_000)
    expect(ahead).toBeLessThanOrEqual(1)
    // Where each of the 400,000 was first met takes 12.6 MB; the rest is a piece of the file and its records.
    expect(most).toBeLessThan(40_000_000)
  }, 120_000)
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * What this thread still holds once the garbage is gone. What the process has of the machine says something else: the tests of
 * the other thread are in it, and garbage that nobody was in need of yet.
 */
async function keptAlive(): Promise<number> {
  // What stands outside the heap is let go of only some time after the collection that found it.
  for (let [last, times] = [Number.POSITIVE_INFINITY, 0]; ; times++) {
    collect()
    await breath()
    const { heapUsed, external } = process.memoryUsage()
    if (times === 20 || Math.abs(last - heapUsed - external) < 100_000) return heapUsed + external
    last = heapUsed + external
  }
}
