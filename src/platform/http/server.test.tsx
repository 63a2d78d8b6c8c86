import { mkdtempSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { clientOf, type AuthorityId } from '../database/index.ts'
import { field, form } from '../forms/index.ts'
import { deriveSecrets } from '../secrets/index.ts'
import { Page } from '../views/index.ts'
import {
  createServer,
  page,
  routesOf,
  seeOther,
  unacceptable,
  type AnyRoute,
  type AskingPerson,
  type Guard,
  type Service,
} from './index.ts'

const north = 1 as AuthorityId
const person: AskingPerson = {
  authority: north,
  personId: '00000000-0000-4000-8000-000000000001',
  personName: 'Ada Adviser',
  role: 'adviser',
  requestId: null,
}
const route = routesOf<AskingPerson, 'add' | 'forbidden' | 'signedIn' | 'public'>()
const words =
  (text: string) =>
  ({ frame }: { frame: Parameters<Guard['notFoundPage']>[0] }) => (
    <Page frame={frame} title={text}>
      <h1>{text}</h1>
    </Page>
  )
const NotFound = words('Not found')
const Denied = words('Denied')
const Broken = words('Broken')

const guard: Guard = {
  identify: async (_, session) => (session === 'ada' ? person : undefined),
  mayDo: (_, permission) => permission === 'add',
  frame: async (request) => guard.bareFrame(request),
  bareFrame: ({ path, csrf }) => ({
    council: { name: 'North' },
    assets: { css: '/assets/a.css', js: '/assets/a.js' },
    path,
    csrf,
    demonstration: false,
    navigation: [],
  }),
  signInAddress: () => '/sign-in',
  notFoundPage: (frame) => <NotFound frame={frame} />,
  deniedPage: (frame) => <Denied frame={frame} />,
  refusedPage: (frame, sentence) => (
    <Page frame={frame} title="Refused">
      <p>{sentence}</p>
    </Page>
  ),
  brokenPage: (frame) => <Broken frame={frame} />,
  inlineScripts: [],
}

const routes: AnyRoute[] = [
  route({
    method: 'GET',
    url: '/token',
    permission: 'public',
    audit: 'none',
    act: async ({ frame }) => page(<p>{frame.csrf}</p>),
  }),
  route({
    method: 'GET',
    url: '/secret',
    permission: 'signedIn',
    audit: 'sensitive',
    act: async () => page(<p>seen</p>),
  }),
  route({
    method: 'GET',
    url: '/forbidden',
    permission: 'forbidden',
    audit: 'none',
    act: async () => page(<p>never</p>),
  }),
  route({
    method: 'GET',
    url: '/broken',
    permission: 'public',
    audit: 'none',
    act: async () => {
      throw new Error('select secret from table at /home/somewhere')
    },
  }),
  route({
    method: 'GET',
    url: '/misread/:what',
    permission: 'public',
    audit: 'none',
    params: z.object({ what: z.string() }),
    act: async ({ read }) => {
      await read((tx) => clientOf(tx).query('select $1::date', ['what somebody typed']))
      return page(<p>never</p>)
    },
  }),
  route({
    method: 'GET',
    url: '/away',
    permission: 'public',
    audit: 'none',
    act: async ({ read }) => {
      await read((tx) => clientOf(tx).query('reset role; select pg_terminate_backend(pg_backend_pid())'))
      return page(<p>never</p>)
    },
  }),
  route({
    method: 'POST',
    url: '/things',
    permission: 'add',
    audit: 'changes',
    form: form({ name: field.text('Enter a name', 50) }),
    act: (asked) =>
      asked.write(async (tx) => {
        if (!asked.form.ok) return unacceptable(<p>{asked.form.errors.name}</p>)
        await clientOf(tx).query('insert into thing values (1, $1)', [asked.form.value.name])
        await asked.audit(tx, { action: 'add thing', after: asked.form.value })
        if (asked.form.value.name === 'regretted') return unacceptable(<p>no</p>)
        return seeOther(`/things/${asked.form.value.name}`, 'Added.')
      }),
  }),
  route({
    method: 'POST',
    url: '/files',
    permission: 'add',
    audit: 'changes',
    form: form({}),
    fileLimit: 1000,
    act: async ({ file, fileRefusal }) => page(<p>{fileRefusal ?? `${file?.name} ${file?.size}`}</p>),
  }),
]

let database: TestDatabase
let service: Service
let server: Awaited<ReturnType<typeof createServer>>
let token: string
const errors: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  await database.owner("insert into authority (authority_id, name) values (1, 'North')")
  await database.owner("create table thing (authority_id integer, name text); call wall('thing')")
  service = {
    database,
    secrets: deriveSecrets('a secret for tests alone, 32 characters'),
    clock: { now: () => new Date('2026-03-04T12:00:00Z') },
    assets: { css: '', js: '' },
    folder: mkdtempSync(join(tmpdir(), 'school-support-http-')),
    secure: false,
  }
  server = await createServer({
    service,
    routes,
    guard,
    publicFolder: '/nowhere',
    tellError: (line) => errors.push(line),
  })
  const answer = await server.inject({ url: '/token', headers: { cookie: 'session=ada' } })
  token = /<p>([\w-]+)<\/p>/.exec(answer.body)?.[1] ?? ''
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { cookie: 'session=ada', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const things = async (): Promise<string[]> =>
  (await database.owner('select name from thing order by name')).rows.map((row) => row.name)
const audited = async (action: string): Promise<number> =>
  Number((await database.owner('select count(*) from audit_entry where action = $1', [action])).rows[0].count)

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
      createServer({ service, routes: [bad as unknown as AnyRoute], guard, publicFolder: '/nowhere' }),
    ).rejects.toThrow(sentence.split(' ')[0] === 'reading' ? 'reading never' : sentence)
  })

  it('lead to sign in, deny in words and remember the denial', async () => {
    expect((await server.inject('/secret')).headers.location).toBe('/sign-in')
    const denied = await server.inject({ url: '/forbidden', headers: { cookie: 'session=ada' } })
    expect([denied.statusCode, denied.body.includes('Denied')]).toEqual([403, true])
    expect(await audited('GET /forbidden')).toBe(1)
  })

  it('remember sensitive reading', async () => {
    const before = await audited('see /secret')
    await server.inject({ url: '/secret', headers: { cookie: 'session=ada' } })
    expect(await audited('see /secret')).toBe(before + 1)
  })

  it('show no trace of what broke', async () => {
    const answer = await server.inject('/broken')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('Broken')
    expect(answer.body).not.toMatch(/select|somewhere|Error:.*at/)
  })

  it('carry the headers that keep strangers out, on every answer', async () => {
    for (const url of ['/token', '/broken', '/none', '/secret']) {
      const { headers } = await server.inject(url)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      if (url !== '/secret') expect(headers['cache-control']).toBe('no-store')
    }
  })
})

describe('forms', () => {
  it('are taken with the token of this browser alone', async () => {
    expect((await post('/things', { name: 'stolen' })).statusCode).toBe(403)
    expect((await post('/things', { name: 'stolen', _csrf: `${token}x` })).statusCode).toBe(403)
    expect(
      (await post('/things', { name: 'stolen', _csrf: token }, { 'sec-fetch-site': 'cross-site' })).statusCode,
    ).toBe(403)
    expect((await post('/things', { name: 'stolen', _csrf: token }, { cookie: 'visitor=ada' })).statusCode).toBe(303)
    expect(await things()).toEqual([])
  })

  it('sent twice take effect once, and both are answered alike', async () => {
    const fields = { name: 'once', _csrf: token, _once: randomUUID() }
    const answers = await Promise.all([post('/things', fields), post('/things', fields), post('/things', fields)])
    expect(answers.map((answer) => [answer.statusCode, answer.headers.location])).toEqual(
      Array(3).fill([303, '/things/once']),
    )
    expect(await things()).toEqual(['once'])
    expect(await audited('add thing')).toBe(1)
  })

  it('answered with a page leave nothing behind, and can be sent again', async () => {
    const key = randomUUID()
    expect((await post('/things', { name: 'regretted', _csrf: token, _once: key })).statusCode).toBe(422)
    expect(await things()).not.toContain('regretted')
    expect(await audited('add thing')).toBe(1)
    expect((await post('/things', { name: 'better', _csrf: token, _once: key })).statusCode).toBe(303)
  })

  it.each([
    ['JSON', 'application/json', '{"name":"x"}'],
    ['plain text', 'text/plain', 'name=x'],
    ['XML', 'application/xml', '<name/>'],
  ])('are not taken as %s', async (_, type, payload) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/things',
      headers: { cookie: 'session=ada', 'content-type': type },
      payload,
    })
    expect(answer.statusCode).toBe(415)
    expect(answer.body).toContain('This address takes forms')
  })

  it('too large are told so', async () => {
    const answer = await post('/things', { name: 'x'.repeat(1_200_000), _csrf: token })
    expect([answer.statusCode, answer.body.includes('too large')]).toEqual([413, true])
  })
})

describe('files', () => {
  const upload = (name: string, bytes: number, url = '/files') => {
    const payload = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${'x'.repeat(bytes)}\r\n--b--\r\n`
    return server.inject({
      method: 'POST',
      url,
      headers: { cookie: 'session=ada', 'content-type': 'multipart/form-data; boundary=b' },
      payload,
    })
  }

  it('arrive under a harmless name and are gone when the answer is sent', async () => {
    expect((await upload('../../etc/a.csv', 10)).body).toContain('a.csv 10')
    expect(await readdir(join(service.folder, 'received'))).toEqual([])
  })

  it('over the limit are refused in words', async () => {
    expect((await upload('a.csv', 2000)).body).toContain('larger than')
    expect(await readdir(join(service.folder, 'received'))).toEqual([])
  })
})

describe('what goes wrong', () => {
  const told = (): Record<string, unknown> => JSON.parse(errors.pop() ?? '{}') as Record<string, unknown>

  it('is written down under the reference the person is shown, whether requests are logged or not', async () => {
    const answer = await server.inject({ url: '/broken?name=Somebody' })
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
    expect(stack).toEqual(expect.arrayContaining([expect.stringContaining('server.test.tsx')]))
  })

  it('is written down without what was sent', async () => {
    expect((await server.inject({ url: '/misread/Somebody%20Else' })).statusCode).toBe(500)
    const line = errors.at(-1)
    expect(told()).toMatchObject({ route: '/misread/:what', code: '22007' })
    expect(line).not.toMatch(/typed|Somebody/)
  })

  it('is to be tried again where the database is away', async () => {
    const answer = await server.inject({ url: '/away' })
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.body).toContain('try again')
    expect(told()).toMatchObject({ route: '/away', code: '57P01' })
    expect((await server.inject({ url: '/token' })).statusCode).toBe(200)
  })
})
