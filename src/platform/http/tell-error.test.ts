import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSmallService, type SmallService } from '../../../test/small-service.tsx'

let small: SmallService
beforeAll(async () => {
  small = await startSmallService()
})
afterAll(() => small.close())

describe('what goes wrong', () => {
  const told = (): Record<string, unknown> => JSON.parse(small.errors.pop() ?? '{}') as Record<string, unknown>

  it('is written down under the reference the person is shown, whether requests are logged or not', async () => {
    const answer = await small.server.inject({ url: '/broken?name=Somebody' })
    expect(answer.statusCode).toBe(500)
    const { stack, ...rest } = told()
    expect(rest).toEqual({
      at: '2026-03-04T12:00:00.000Z',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: 'GET',
      route: '/broken',
      error: 'Error',
      message: 'select secret from table at /home/somewhere',
    })
    expect(stack).toEqual(expect.arrayContaining([expect.stringContaining('small-service.tsx')]))
  })

  it('is written down without what was sent', async () => {
    expect((await small.server.inject({ url: '/misread/Somebody%20Else' })).statusCode).toBe(500)
    const line = small.errors.at(-1)
    expect(told()).toMatchObject({ route: '/misread/:what', code: '22007' })
    expect(line).not.toMatch(/typed|Somebody/)
  })

  it('is to be tried again where the database is away', async () => {
    const answer = await small.server.inject({ url: '/away' })
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.body).toContain('try again')
    expect(told()).toMatchObject({ route: '/away', code: '57P01' })
    expect((await small.server.inject({ url: '/token' })).statusCode).toBe(200)
  })
})
