import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSmallService, type SmallService } from '../../../test/small-service.tsx'
import { createServer, page, type AnyRoute } from './index.ts'

let small: SmallService
beforeAll(async () => {
  small = await startSmallService()
})
afterAll(() => small.close())

describe('routes', () => {
  it.each([
    ['who may use it', { permission: '' }],
    ['what is remembered', { audit: undefined }],
    ['what may be sent', { method: 'POST', form: undefined }],
    ['what its address may hold', { url: '/things/:id' }],
    ['reading never changes', { audit: 'changes' }],
  ])('are refused at start when they do not say %s', async (sentence, change) => {
    const bad = {
      method: 'GET',
      url: '/bad',
      permission: 'public',
      audit: 'none',
      act: async () => page(<p />),
      ...change,
    }
    await expect(
      createServer({
        service: small.service,
        routes: [bad as unknown as AnyRoute],
        guard: small.guard,
        publicFolder: '/nowhere',
      }),
    ).rejects.toThrow(sentence.split(' ')[0] === 'reading' ? 'reading never' : sentence)
  })

  it('lead to sign in, deny in words and remember the denial', async () => {
    expect((await small.server.inject('/secret')).headers.location).toBe('/sign-in')
    const denied = await small.server.inject({ url: '/forbidden', headers: { cookie: 'session=ada' } })
    expect([denied.statusCode, denied.body.includes('Denied')]).toEqual([403, true])
    expect(await small.audited('GET /forbidden')).toBe(1)
  })

  it('remember sensitive reading', async () => {
    const before = await small.audited('see /secret')
    await small.server.inject({ url: '/secret', headers: { cookie: 'session=ada' } })
    expect(await small.audited('see /secret')).toBe(before + 1)
  })

  it('show no trace of what broke', async () => {
    const answer = await small.server.inject('/broken')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('Broken')
    expect(answer.body).not.toMatch(/select|somewhere|Error:.*at/)
  })

  it('carry the headers that keep strangers out, on every answer', async () => {
    for (const url of ['/token', '/broken', '/none', '/secret']) {
      const { headers } = await small.server.inject(url)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      if (url !== '/secret') expect(headers['cache-control']).toBe('no-store')
    }
  })
})
