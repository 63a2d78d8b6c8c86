import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ambleford, importingHere, mainText, register } from '../../test/importing.ts'
import { day } from '../kernel/index.ts'
import { withTx } from '../platform/database/index.ts'
import { listImportsInForce } from './commands.ts'
import { listInspectionRecords } from './figure-store.ts'
import { importFiles } from './import-files.ts'
import { judgementOn } from './inspection.ts'
import { inspectionsIn } from './inspections-told.ts'

const importing = importingHere()

const [headings = '', abbey = '', bridge = ''] = register.split('\n')
const named = (abbeys: string, bridges: string) =>
  [`${headings},OfstedRating (name),OfstedLastInsp`, `${abbey},${abbeys}`, `${bridge},${bridges}`, ''].join('\n')
const list = (overall: string, leadership: string, rows: readonly string[]) =>
  [`URN,LAESTAB,Inspection start date,Overall effectiveness,${leadership},${overall}`, ...rows, ''].join('\n')
const of2015 = (rows: readonly string[]) =>
  list(
    'Date of latest ungraded inspection,Ungraded inspection overall outcome',
    'Effectiveness of leadership and management',
    rows,
  )

const read = (urn: number) =>
  withTx(importing.app.database, { authority: ambleford }, async (tx) => {
    const inForce = await listImportsInForce(tx, ambleford)
    const inspections = inspectionsIn(await listInspectionRecords(tx, ambleford, [urn]), inForce)
    const of = (measure: string) => {
      const figure = judgementOn(inspections, measure, day('2026-03-01'))
      return figure.status === 'value' ? figure.value : figure.status
    }
    return {
      told: inspections.map(({ on, kind, source }) => `${on} ${kind} ${source.holds}`),
      overall: of('ofsted-overall'),
      leadership: of('ofsted-leadership'),
      category: of('ofsted-category'),
      before: of('ofsted-previous-overall'),
    }
  })

describe('an inspection that a register names', () => {
  it('4.1 is the latest inspection of a school of which the lists of inspections know an older one', async () => {
    await importing.bringIn('2014-05-31_ofsted.csv', of2015(['900001,9992001,10/03/2012,4,4,,']))
    await importing.bringIn('edubasealldata20220301.csv', named('Good,09-02-2022', 'Special Measures,01-12-2021'))
    expect(await read(900001)).toEqual({
      told: ['2022-02-09 graded register', '2012-03-10 graded inspections'],
      overall: 2,
      leadership: 'missing',
      category: 0,
      before: 4,
    })
    expect(await read(900002)).toMatchObject({ overall: 4, category: 1 })
    const page = mainText(await importing.officer.get('/schools/900001/inspections'))
    expect(page).toContain('9 February 2022: inspection')
    expect(page).toContain('says nothing else of it: it may have been ungraded')
    expect(page).toContain('edubasealldata20220301.csv')
  })

  it('4.1 gives way to a list of inspections that tells more of it, by its first day or as an ungraded one', async () => {
    await importing.bringIn(
      '2022-03-31_ofsted.csv',
      of2015(['900001,9992001,08/02/2022,2,1,,', '900002,9994001,10/05/2018,2,2,01/12/2021,School remains Good']),
    )
    expect(await read(900001)).toEqual({
      told: ['2022-02-08 graded inspections', '2012-03-10 graded inspections'],
      overall: 2,
      leadership: 1,
      category: 'missing',
      before: 4,
    })
    expect(await read(900002)).toMatchObject({
      told: ['2021-12-01 ungraded inspections', '2018-05-10 graded inspections'],
      overall: 2,
      leadership: 2,
    })
  })

  it('4.1 is not taken where the register has a rating without a day, or a day without a rating', async () => {
    await importing.bringIn('edubasealldata20230301.csv', named('Outstanding,', ',05-05-2022'))
    expect((await read(900001)).told).toEqual(['2022-02-08 graded inspections', '2012-03-10 graded inspections'])
    expect((await read(900002)).told).toHaveLength(2)
    await importing.bringIn(
      'edubasealldata20230401.csv',
      named('Outstanding,', ',').replace(',OfstedLastInsp', ',Other').replaceAll('2011,', '2012,'),
    )
    expect((await read(900001)).overall).toBe(2)
  })

  it('4.1 gives way to an ungraded inspection that somebody entered by hand', async () => {
    await importing.bringIn('edubasealldata20240301.csv', named('Good,10-10-2023', 'Good,10-10-2023'))
    expect((await read(900002)).leadership).toBe('missing')
    const ungraded = { outcome: 'School remains Good', source: 'The letter to the school' }
    const sent = await importing.officer.submit('/schools/900002/inspections/2023-10-10/ungraded', ungraded)
    expect(sent.status).toBe(303)
    const page = mainText(await importing.officer.get('/schools/900002/inspections'))
    expect(page).toContain('10 October 2023: ungraded inspection')
    expect(page).not.toContain('edubasealldata20240301.csv')
  })
})

const folder = join(process.cwd(), '..', 'shared', 'data')
const files = ['ofsted/2014-05-31_ofsted_mi_provider_level.csv', 'register/2022_england_school_information.csv.gz']
const paths = files.map((name) => join(folder, name))

describe.skipIf(!paths.every((path) => existsSync(path)))('the published register (skipped without it)', () => {
  it('4.1 names the latest inspection of the schools of 803 that the lists knew only from before 2015', async () => {
    const person = { personId: null, personName: 'Operator' }
    const now = () => new Date('2026-03-01T12:00:00Z')
    await importFiles(importing.app.database, paths, { authority: ambleford, person, now })
    const expected = {
      139935: ['2015-07-10', 1],
      141174: ['2019-06-19', 2],
      141665: ['2021-11-05', 2],
      130257: ['2022-02-09', 2],
    }
    for (const [urn, [on, overall]] of Object.entries(expected))
      expect(await read(Number(urn)), urn).toMatchObject({ told: { 0: `${on} graded register` }, overall, category: 0 })
  }, 60_000)
})
