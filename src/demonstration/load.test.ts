import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../test/app.ts'
import { loadDemonstration } from './load.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const began = performance.now()
  let last = ''
  const outcome = await loadDemonstration(app.service, app.database.connection, (part) => {
    if (part !== last) console.log(Math.round(performance.now() - began), part)
    last = part
  })
  console.log(outcome, performance.now() - began)
}, 120_000)
afterAll(() => app.close())
describe('x', () => {
  it('y', () => {
    expect(1).toBe(1)
  })
})
