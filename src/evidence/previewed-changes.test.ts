import { getAllByRole, getByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, mainText, register, startImporting, type Importing } from '../../test/importing.ts'

let importing: Importing

beforeAll(async () => {
  importing = await startImporting()
  await importing.bringIn('edubasealldata20251231.csv', register)
}, 120_000)
afterAll(() => importing.app.close())

describe('what a file would change', () => {
  it('4.1 shows old beside new for the authority’s own schools before a file is applied', async () => {
    const rows = (value: string) =>
      `LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,${value},3.0\n201,3614,100000,${value},1\n`
    const first = await importing.upload('2011_england_abs.csv', rows('5.1'))
    await importing.officer.post(`${first.location}/apply`, {})
    const second = await importing.upload('2011_england_abs.csv', rows('6.2'))
    const preview = await importing.officer.get(second.location as string)
    expect(mainText(preview)).toContain('2 changed')
    const table = getByRole(bodyOf(preview), 'table', {
      name: 'What would change about 1 of the authority’s own schools',
    })
    expect(getAllByRole(table, 'row').map(({ textContent }) => textContent)).toEqual([
      'SchoolWhatHeld nowIn the file',
      'Abbey Primary SchoolOverall absence, autumn and spring terms, 2010/115.10%6.20%',
    ])
    await importing.officer.post(`${second.location}/discard`, {})
    const renamed = await importing.upload(
      'edubasealldata20260131.csv',
      register.replace('Abbey Primary School', 'Abbey School'),
    )
    expect(mainText(await importing.officer.get(renamed.location as string))).toContain(
      'NameAbbey Primary SchoolAbbey School',
    )
    await importing.officer.post(`${renamed.location}/discard`, {})
    await importing.officer.post(`${first.location}/undo`, { reason: 'Only to compare' })
  })
})
