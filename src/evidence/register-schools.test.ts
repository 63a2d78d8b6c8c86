import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ambleford, mainText, register, startImporting, type Importing } from '../../test/importing.ts'

let importing: Importing

beforeAll(async () => {
  importing = await startImporting()
  await importing.bringIn('edubasealldata20251231.csv', register)
}, 120_000)
afterAll(() => importing.app.close())

describe('the schools of a register', () => {
  it('4.1 removes the schools that an undone register had added, and says which stay and why', async () => {
    const wrong = register
      .replaceAll('900001', '910001')
      .replaceAll('900002', '910002')
      .replaceAll('Abbey', 'Cedar')
      .replaceAll('Bridge', 'Dale')
    const came = (await importing.upload('register_wrong.csv', wrong)).location as string
    expect((await importing.officer.submit(came, {}, 'Apply 3 records')).status).toBe(303)
    const adviser = await importing.app.signIn(ambleford, 'schoolImprovementAdviser')
    const inspection = { 'ofsted-report-card-leadership': '3', source: 'Report' }
    expect((await adviser.submit('/schools/910002/inspections/2026-02-10/graded', inspection)).status).toBe(303)
    expect((await importing.officer.submit(came, { reason: 'Of another authority' }, 'Undo the import')).status).toBe(
      303,
    )
    const told = mainText(await importing.officer.get(came))
    expect(told).toContain('1 school that it had added is removed.')
    expect(told).toContain('1 stays, because something hangs on them: Dale Academy (inspections entered by hand).')
    const { rows } = await importing.app.database.owner('select urn from school order by urn')
    expect(rows.map(({ urn }) => urn)).toEqual([900_001, 900_002, 910_002])
  })
})
