import { getByRole, queryByRole } from '@testing-library/dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ambleford, bodyOf, mainText, register, startImporting, type Importing } from '../../test/importing.ts'
import { faultsOf } from '../../test/valid-page.ts'

let importing: Importing

const columns = 'HeadTitle (name),HeadFirstName,HeadLastName,HeadPreferredJobTitle,ParliamentaryConstituency (name)'
const withHeads = register
  .replace(/$/m, `,${columns}`)
  .replace('AM1 1AA', 'AM1 1AA,Ms,Ines,Okafor,Headteacher,Ambleford North')
  .replace('AM1 1AB', 'AM1 1AB,,,,,Ambleford South')
  .replace('EC3A 5DE', 'EC3A 5DE,,,,,Elsewhere')
const links = [
  'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate',
  '900002,900001,Abbey Primary,Predecessor,01-09-2011',
  '900002,900009,Bridge College,Predecessor - merged,01-09-2011',
  '900002,900009,Bridge College,Sixth Form Centre Link,01-09-2011',
  '',
].join('\n')

beforeAll(async () => {
  importing = await startImporting()
  await importing.bringIn('edubasealldata20251231.csv', withHeads)
  await importing.bringIn('links_edubasealldata20260131.csv', links)
}, 120_000)
afterAll(() => importing.app.close())

describe('what files in force say of a school', () => {
  it('4.1 names the schools before and after it on its page, from either side of a link, with where that is from', async () => {
    const bridge = await importing.officer.get('/schools/900002')
    expect(mainText(bridge)).toContain('Bridge College (URN 900009), from 1 September 2011')
    expect(mainText(bridge)).toContain('predecessors and successors, as at 31 January 2026')
    const abbey = getByRole(bodyOf(bridge), 'link', { name: 'Abbey Primary School' })
    expect(abbey.getAttribute('href')).toMatch(/^\/schools\/900001/)
    expect(await faultsOf(bridge)).toEqual([])
    const before = await importing.officer.get('/schools/900001')
    expect(mainText(before)).toContain('Abbey Primary School is followed by:Bridge Academy (URN 900002)')
  })

  it('4.1 names its headteacher by the register of a day, beside the contacts that people have entered', async () => {
    const page = mainText(await importing.officer.get('/schools/900001'))
    expect(page).toContain('Headteacher, by the register of 31 December 2025Ms Ines Okafor, Headteacher')
    expect(page).toContain('No contacts are recorded.')
    expect(mainText(await importing.officer.get('/schools/900002'))).not.toContain('by the register of')
  })

  it('4.1 gives it an area by which schools are found', async () => {
    const list = await importing.officer.get('/schools?area=Ambleford+South')
    expect(mainText(list)).toContain('Bridge Academy')
    expect(mainText(list)).not.toContain('Abbey Primary School')
  })

  it('4.1 leads from an inspection of the school before to the page of that school, where it has one', async () => {
    const headings = 'URN,Inspection start date,Overall effectiveness'
    await importing.bringIn('2018-08-31_ofsted.csv', `${headings}\n900001,01/02/2010,2\n`)
    await importing.officer.submit('/evidence/imports/2', { reason: 'Two schools were not merged' }, 'Undo the import')
    await importing.bringIn('links_edubasealldata20260201.csv', links.replace(/^.*900009.*\n/gm, ''))
    const link = (page: Awaited<ReturnType<typeof importing.officer.get>>) =>
      queryByRole(bodyOf(page), 'link', { name: 'Abbey Primary School, URN 900001' })?.getAttribute('href')
    expect(link(await importing.officer.get('/schools/900002/inspections'))).toMatch(/^\/schools\/900001/)
    const head = await importing.app.signIn(ambleford, 'headteacher', 900002)
    const own = await head.get('/schools/900002/inspections')
    expect(mainText(own)).toContain('Abbey Primary School, URN 900001')
    expect(link(own)).toBeUndefined()
    expect(mainText(await head.get('/schools/900002'))).toContain(
      'Abbey Primary School (URN 900001), from 1 September 2011',
    )
  })
})
