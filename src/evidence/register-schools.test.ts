import { getByRole } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { ambleford, bodyOf, importingHere, mainText, register } from '../../test/importing.ts'

const importing = importingHere('register')

/** Everything that is known of the schools, but for how often it was saved. */
const known = async () =>
  (await importing.app.database.owner("select to_jsonb(school) - 'version' as school from school order by urn")).rows
const remembered = async () =>
  (await importing.app.database.owner('select * from register_change order by sequence, urn')).rows
const undo = (address: string, reason = 'Of another authority') =>
  importing.officer.submit(address, { reason }, 'Undo the import')

const other = register
  .replaceAll('900001', '910001')
  .replaceAll('900002', '910002')
  .replaceAll('Abbey', 'Cedar')
  .replaceAll('Bridge', 'Dale')
const changed = register
  .replace('Abbey Primary School', 'Abbey Junior School')
  .replace('Open,,Primary,4,11,Ambleford,AM1 1AA', 'Open,,Primary,7,11,Elsewhere,EL1 1AA')

describe('the schools of a register', () => {
  it('4.1 stand as they stood before once a register is undone, and those that it had added are gone', async () => {
    const [before, memory] = [await known(), await remembered()]
    const came = await importing.bringIn('edubasealldata20260131.csv', `${changed}${other.split('\n')[1]}\n`)
    expect(mainText(await importing.officer.get('/schools/900001/facts'))).toContain('Abbey Junior School')
    expect((await importing.officer.get('/schools/910001')).status).toBe(200)
    expect((await undo(came)).status).toBe(303)
    expect(mainText(await importing.officer.get(came))).toContain(
      '1 school that it had added is removed. 2 schools are as they were before.',
    )
    expect(await known()).toEqual(before)
    expect(await remembered()).toEqual(memory)
    await importing.officer.post(`${came}/apply`, {})
    expect(mainText(await importing.officer.get('/schools/900001/facts'))).toContain('Abbey Junior School')
    await undo(came)
    expect(await known()).toEqual(before)
  })

  it('4.1 keep what a later register and the council say when an earlier register is undone', async () => {
    const before = await known()
    const earlier = await importing.bringIn('edubasealldata20260131.csv', changed)
    const later = await importing.bringIn(
      'edubasealldata20260228.csv',
      register.replace('Abbey Primary School', 'Abbey School'),
    )
    const adviser = await importing.app.signIn(ambleford, 'dataOfficer')
    await adviser.submit('/schools/900002/facts', { town: 'Bridgetown' }, 'Save facts')
    expect((await undo(earlier)).status).toBe(303)
    const facts = mainText(await importing.officer.get('/schools/900001/facts'))
    expect(facts).toContain('Abbey School')
    expect(facts).not.toContain('Elsewhere')
    expect((await undo(later)).status).toBe(303)
    const [abbey, bridge] = await known()
    expect(abbey).toEqual(before[0])
    expect(bridge.school).toMatchObject({ town: 'Bridgetown', name: 'Bridge Academy' })
    expect(bridge.school.sources.name).toEqual(before[1].school.sources.name)
  })

  it('4.1 a register is not undone where something hangs on a school that it had added: nothing changes, and it says what', async () => {
    const came = (await importing.upload('register_wrong.csv', other)).location as string
    expect((await importing.officer.submit(came, {}, 'Apply 3 records')).status).toBe(303)
    const adviser = await importing.app.signIn(ambleford, 'schoolImprovementAdviser')
    const inspection = { 'ofsted-report-card-leadership': '3', source: 'Report' }
    expect((await adviser.submit('/schools/910002/inspections/2026-02-10/graded', inspection)).status).toBe(303)
    const [before, memory] = [await known(), await remembered()]
    const refused = await undo(came)
    expect(refused.status).toBe(422)
    expect(getByRole(bodyOf(refused), 'alert').textContent).toContain(
      'cannot be undone: it added a school that something hangs on by now: Dale Academy (inspections entered by hand). Nothing has been changed.',
    )
    expect(mainText(refused)).toContain('In force')
    expect(mainText(refused)).not.toContain('Undone')
    expect(mainText(await importing.officer.get(came))).toContain('In force')
    expect(await known()).toEqual(before)
    expect(await remembered()).toEqual(memory)
  })

  it('4.1 takes out what a register had added before its changes were remembered', async () => {
    const came = await importing.bringIn(
      'register_older.csv',
      other.replaceAll('91000', '92000').replaceAll('Dale', 'Elm'),
    )
    await importing.app.database.owner('delete from register_change where urn >= 920001')
    expect((await undo(came)).status).toBe(303)
    expect(mainText(await importing.officer.get(came))).toContain(
      '2 schools that it had added are removed. What it changed about other schools stays until another register says otherwise.',
    )
    expect((await importing.officer.get('/schools/920001')).status).toBe(404)
  })
})
