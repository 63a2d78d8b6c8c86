import { getAllByRole, getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { TestPage } from '../../test/app.ts'
import { bodyOf, importingHere, mainText, register } from '../../test/importing.ts'

const importing = importingHere('register')

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
      'Abbey Primary SchoolOverall absence, autumn and spring terms, 2010/115.1%6.2%',
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

  const rowsOf = (page: TestPage, name: string) =>
    getAllByRole(getByRole(bodyOf(page), 'table', { name }), 'row').map(({ textContent }) => textContent)

  it('4.1 shows old beside new of areas and of other schools too, so many of them and how many more', async () => {
    const file = (value: string) =>
      ['LA,ESTAB,URN,PERCTOT,PPERSABS15', `NAT,PRI,,${value},3.4`]
        .concat(Array.from({ length: 60 }, (_, at) => `201,${3000 + at},${110_000 + at},${value},1`))
        .concat(`201,3614,100000,${value},SUPP`, '')
        .join('\n')
    const first = await importing.bringIn('2012_england_abs.csv', file('5.1'))
    const second = await importing.upload('2012_england_abs.csv', file('6.2').replace('SUPP', '3.1'))
    const preview = await importing.officer.get(second.location as string)
    expect(mainText(preview)).toContain('No changed row is about one of the authority’s own schools.')
    const rows = rowsOf(preview, 'What would change about areas and other schools: the first 50 of 63')
    expect(rows).toHaveLength(51)
    expect(rows.slice(0, 4)).toEqual([
      'Area or schoolWhatHeld nowIn the file',
      'England (state-funded), primaryOverall absence, autumn and spring terms, 2011/125.1%6.2%',
      'Elsewhere School, URN 100000Overall absence, autumn and spring terms, 2011/125.1%6.2%',
      'Elsewhere School, URN 100000Persistent absentees (15 per cent), autumn and spring terms, 2011/12Suppressed3.1%',
    ])
    await importing.officer.post(`${second.location}/apply`, {})
    const { rows: kept } = await importing.app.database.owner("select counts ? 'elsewhere' as kept from data_import")
    expect(kept.every(({ kept: still }) => !still)).toBe(true)
    await importing.officer.post(`${second.location}/undo`, { reason: 'Only to compare' })
    await importing.officer.post(`${first}/undo`, { reason: 'Only to compare' })
  })

  it('4.1 shows old beside new of other schools of a register, and of which school follows which', async () => {
    const sent = await importing.upload(
      'edubasealldata20260131.csv',
      register
        .replace('Elsewhere School', 'Another School')
        .replace(
          'Abbey Primary School,Community school,Open',
          'Abbey Primary School,Community school,"Open, but proposed to close"',
        ),
    )
    const preview = await importing.officer.get(sent.location as string)
    expect(mainText(preview)).toContain(
      'Nothing that the page of one of the authority’s own schools shows would change.',
    )
    expect(rowsOf(preview, 'What would change about other schools, and facts that no page of a school shows')).toEqual([
      'SchoolWhatHeld nowIn the file',
      'Abbey Primary School, URN 900001StatusOpenOpen, but proposed to close',
      'Another School, URN 100000NameElsewhere SchoolAnother School',
    ])
    await importing.officer.post(`${sent.location}/discard`, {})
    const links = (since: string) =>
      `URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n900001,900011,Abbey Academy,Successor,${since}\n100000,100009,,Predecessor,01-09-2001\n`
    await importing.bringIn('links_20260105.csv', links('31-08-2019'))
    const changed = await importing.upload('links_20260205.csv', links('').replace('2001', '2002'))
    const shown = await importing.officer.get(changed.location as string)
    expect(rowsOf(shown, 'What would change about which school follows which')).toEqual([
      'SchoolWhatHeld nowIn the file',
      'Abbey Primary School, URN 900001Successor: Abbey Academy, URN 900011, since31 August 2019Not known',
      'Elsewhere School, URN 100000Predecessor: a school, URN 100009, since1 September 20011 September 2002',
    ])
  })
})
