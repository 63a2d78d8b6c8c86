import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp } from '../test/app.ts'
import { day } from './kernel/index.ts'
import { withTx } from './platform/database/index.ts'
import { prepareRegisters } from './prepare-registers.ts'
import { loadRegister } from './support-levels/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

it('whoever opens a register first after a start is shown the one that was prepared', async () => {
  const authority = await app.addAuthority(999, 'Ambleford Council')
  const administrator = await app.signIn(authority, 'administrator')
  await administrator.submit('/people/add', {
    name: 'Dana Data',
    email: 'dana@ambleford.example',
    role: 'dataOfficer',
    urn: '',
    checked: 'yes',
  })
  const quiet = await app.addAuthority(998, 'Seaford Council')
  const registers = await prepareRegisters(app.service)
  expect(registers, `none for ${quiet}, where nobody was at work`).toHaveLength(1)
  const [prepared] = registers
  const of = { authority, laCode: 999 }
  const shown = await withTx(app.database, { authority }, (tx) => loadRegister(tx, of, { on: day(testToday) }))
  expect(prepared).toBeDefined()
  expect(shown).toBe(prepared)
})
