import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { z } from 'zod'
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
} from '../src/platform/http/index.ts'
import { clientOf, type AuthorityId } from '../src/platform/database/index.ts'
import { field, form } from '../src/platform/forms/index.ts'
import { deriveSecrets } from '../src/platform/secrets/index.ts'
import { Page } from '../src/platform/views/index.ts'
import { freshDatabase } from './database.ts'

type SmallServer = Awaited<ReturnType<typeof createServer>>

/** A server of eight routes and one person, for what holds of every route. */
export interface SmallService {
  readonly service: Service
  readonly server: SmallServer
  readonly guard: Guard
  /** The token of her browser's forms. */
  readonly token: string
  /** What was written of errors, a line each. */
  readonly errors: string[]
  post(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  things(): Promise<string[]>
  /** How many audit rows name an action. */
  audited(action: string): Promise<number>
  close(): Promise<void>
}

export async function startSmallService(): Promise<SmallService> {
  const database = await freshDatabase()
  await database.owner("insert into authority (authority_id, name) values (1, 'North')")
  await database.owner("create table thing (authority_id integer, name text); call wall('thing')")
  const errors: string[] = []
  const service: Service = {
    database,
    secrets: deriveSecrets('a secret for tests alone, 32 characters'),
    clock: { now: () => new Date('2026-03-04T12:00:00Z') },
    assets: { css: '', js: '' },
    folder: mkdtempSync(join(tmpdir(), 'school-support-http-')),
    secure: false,
  }
  const server = await createServer({
    service,
    routes,
    guard,
    publicFolder: '/nowhere',
    tellError: (line) => errors.push(line),
  })
  const opened = await server.inject({ url: '/token', headers: { cookie: 'session=ada' } })
  return {
    service,
    server,
    guard,
    token: /<p>([\w-]+)<\/p>/.exec(opened.body)?.[1] ?? '',
    errors,
    post: (url, fields, headers = {}) =>
      server.inject({
        method: 'POST',
        url,
        headers: { cookie: 'session=ada', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(fields).toString(),
      }),
    things: async () => (await database.owner('select name from thing order by name')).rows.map((row) => row.name),
    audited: async (action) =>
      Number((await database.owner('select count(*) from audit_entry where action = $1', [action])).rows[0].count),
    async close() {
      await server.close()
      await database.drop()
    },
  }
}

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
