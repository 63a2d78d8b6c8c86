import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { bodyOf, importingHere, mainText } from '../../test/importing.ts'

const importing = importingHere('register')

describe('describing a file that nobody knows', () => {
  it('lets an unknown file be described, and then recognises it', async () => {
    const unknown = 'School number,Half days lost\n900001,6.5\n'
    const mapping = await importing.upload('list.csv', unknown)
    expect(getByRole(bodyOf(mapping), 'heading', { level: 1 }).textContent).toBe('Describe the columns')
    const urn = getByRole(bodyOf(mapping), 'combobox', { name: 'Column with the URN' })
    expect(urn.textContent).toContain('School number (900001)')
    const fields = {
      title: 'Attendance list',
      publisher: 'Ambleford',
      licence: 'internal',
      headings: JSON.stringify(['School number', 'Half days lost']),
      urn: 'School number',
      year: '2011/12',
    }
    const without = await importing.officer.post('/evidence/layouts', { ...fields, heading: '', measure: '' })
    expect(mainText(without)).toContain('Select at least one column')
    const saved = await importing.officer.post('/evidence/layouts', {
      ...fields,
      heading: ['Half days lost', ''],
      measure: ['absence-full-year', ''],
    })
    expect(saved.location).toBe('/evidence/import')
    const sent = await importing.upload('list.csv', unknown)
    expect(mainText(await importing.officer.get(sent.location as string))).toContain('Attendance list')
    const kept = await importing.officer.get('/evidence/layouts/mapped-attendance-list')
    expect(mainText(kept)).toContain('1 import was read by this layout, so it stays.')
    expect((await importing.officer.post('/evidence/layouts/mapped-attendance-list/remove', {})).status).toBe(422)
    await importing.officer.post(`${sent.location}/discard`, {})
    const renamed = await importing.officer.submit('/evidence/layouts/mapped-attendance-list', {
      title: 'Our attendance',
    })
    expect(renamed.status).toBe(303)
    const list = await importing.officer.get('/evidence/layouts')
    const link = getByRole(bodyOf(list), 'link', { name: 'Our attendance' }).getAttribute('href') as string
    expect((await importing.officer.submit(link, {}, 'Remove the layout')).status).toBe(303)
    expect(mainText(await importing.officer.get('/evidence/layouts'))).toContain('No layout has been saved.')
    expect((await importing.upload('list.csv', unknown)).status).toBe(422)
  })

  it('4.1 does not ask what the columns are of a file without headings, or of words alone', async () => {
    const bare = await importing.upload('bare.csv', '900001,6.5,3\n900002,4.0,2\n')
    expect(mainText(bare)).toContain('The file seems to have no headings')
    const words = await importing.upload('letter.txt', 'Dear all, please find, below,\nthe figures, as agreed,\n')
    expect(mainText(words)).toContain('The file is text, but not a table with headings.')
    for (const page of [bare, words])
      expect(getByRole(bodyOf(page), 'heading', { level: 1 }).textContent).toBe('Import a file')
  })
})
