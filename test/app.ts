import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { createApp } from '../src/app.tsx'
import { day, type Day } from '../src/kernel/index.ts'
import { recordNewcomer, recordPassword, type Role } from '../src/people/index.ts'
import { hashPassword } from '../src/people/password.ts'
import { withTx, type AuthorityId } from '../src/platform/database/index.ts'
import type { ServerOptions, Service } from '../src/platform/http/index.ts'
import { deriveSecrets } from '../src/platform/secrets/index.ts'
import { assetsFrom, readAssetManifest } from '../src/platform/views/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

const publicFolder = 'dist/public'

/** The day the tests live on, unless they move the clock. */
export const testToday: Day = day('2026-03-04')

export interface TestApp {
  readonly database: TestDatabase
  readonly service: Service
  /** Moves the clock to noon of a day, or to an instant. */
  setClock(to: Day | Date): void
  /** Records an authority; its number is its LA code. */
  addAuthority(laCode: number, name: string, demonstration?: boolean): Promise<AuthorityId>
  /** Records a person in a role and signs them in. */
  signIn(authority: AuthorityId, role: Role, urn?: number, name?: string): Promise<TestBrowser>
  /** A browser nobody has signed in with. */
  browser(): TestBrowser
  /** The server, for requests that no browser would send. */
  readonly inject: Server['inject']
  /** Listens on a free port of this machine, for real browsers; answers the address. */
  listen(): Promise<string>
  close(): Promise<void>
}

export interface TestPage {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly document: Document
}

/** A filled form on its way: what is sent each time is the same to the byte, its key included. */
export interface Sending {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  send(): Promise<TestPage>
}

export interface TestBrowser {
  get(url: string): Promise<TestPage>
  /** Sends a form with the token of this browser, as a page of the service would. */
  post(url: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<TestPage>
  /** Sends a form with a file. */
  upload(
    url: string,
    file: { name: string; bytes: Buffer },
    fields?: Readonly<Record<string, string>>,
  ): Promise<TestPage>
  /** What makes a request this browser's: its cookies, and the token of its forms. */
  credentials(): Promise<{ readonly cookie: string; readonly token: string }>
  /** Opens the page and fills its form, with everything else as the page has it: a sending, which can be sent again and again. */
  fill(url: string, fields: Readonly<Record<string, string | readonly string[]>>, button?: string): Promise<Sending>
  /** The same, sent once. */
  submit(url: string, fields: Readonly<Record<string, string | readonly string[]>>, button?: string): Promise<TestPage>
}

/** The real service on a fresh database, with the clock in the test's hand. */
export async function startTestApp(options: Pick<ServerOptions, 'tellError'> = {}): Promise<TestApp> {
  const database = await freshDatabase()
  let now = new Date(`${testToday}T12:00:00Z`)
  const service: Service = {
    database,
    secrets: deriveSecrets('a secret for tests alone, 32 characters'),
    clock: { now: () => now },
    assets: assetsFrom(readAssetManifest(publicFolder)),
    folder: mkdtempSync(join(tmpdir(), 'school-support-app-')),
    secure: false,
  }
  const server = await createApp(service, { publicFolder, log: process.env.LOG === 'yes', ...options })
  const browser = (): TestBrowser => browserOn(server)
  return {
    database,
    service,
    setClock(to) {
      now = to instanceof Date ? to : new Date(`${to}T12:00:00Z`)
    },
    async addAuthority(laCode, name, demonstration = false) {
      await database.owner(
        'insert into authority (authority_id, la_code, name, demonstration) values ($1::integer, $1::integer, $2, $3)',
        [laCode, name, demonstration],
      )
      return laCode as AuthorityId
    },
    async signIn(authority, role, urn, name = `${role} of ${urn ?? authority}`) {
      const email = `${randomUUID()}@ambleford.example`
      await withTx(database, { authority }, async (tx) => {
        const { person } = await recordNewcomer(tx, authority, { name, email, role, urn, from: day('2000-09-01') })
        await recordPassword(tx, authority, person.id, await testPasswordHash, now)
      })
      const signedIn = browser()
      const answer = await signedIn.submit('/sign-in', { authority: String(authority), email, password: testPassword })
      if (answer.status !== 303) throw new Error(`Signing in as ${role} answered ${answer.status}: ${answer.text}`)
      return signedIn
    },
    browser,
    inject: server.inject.bind(server),
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await server.close()
      await database.drop()
    },
  }
}

export const testPassword = 'correct horse battery staple'
const testPasswordHash = hashPassword(testPassword)

type Server = Awaited<ReturnType<typeof createApp>>

function browserOn(server: Server): TestBrowser {
  const cookies = new Map<string, string>()
  const request = async (
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    type?: string,
  ): Promise<TestPage> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(type === undefined ? {} : { 'content-type': type }),
    }
    const answer = await server.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    for (const { name, value, maxAge } of answer.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: answer.statusCode,
      location: answer.headers.location,
      text: answer.body,
      bytes: answer.rawPayload,
      headers: answer.headers,
      get document() {
        return documentOf(answer.body)
      },
    }
  }
  const tokenOn = async (url: string): Promise<string> => {
    const opened = await request('GET', url)
    return opened.document.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
  }
  let token: string | undefined
  const get = (url: string): Promise<TestPage> => request('GET', url)
  const send = (url: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<TestPage> => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
    return request('POST', url, body.toString(), 'application/x-www-form-urlencoded')
  }
  const fill: TestBrowser['fill'] = async (url, fields, button) => {
    const opened = await request('GET', url)
    const forms = [...opened.document.querySelectorAll('main form[method="post"]')]
    const form = button
      ? forms.find((each) => [...each.querySelectorAll('button')].some((b) => b.textContent?.trim() === button))
      : (forms.find((each) => each.querySelector('[name="password"]')) ?? forms[0])
    if (!form) throw new Error(`${url} (${opened.status}) has no form${button ? ` with the button "${button}"` : ''}`)
    const [to, all] = [form.getAttribute('action') || url, { ...valuesOf(form), ...fields }]
    return { method: 'POST', url: to, fields: all, send: () => send(to, all) }
  }
  return {
    get,
    async post(url, fields = {}) {
      token ??= await tokenOn('/roles')
      return send(url, { _csrf: token, ...fields })
    },
    async upload(url, file, fields = {}) {
      token ??= await tokenOn('/roles')
      const boundary = `----${randomUUID()}`
      const parts = Object.entries({ _csrf: token, ...fields }).map(
        ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([
        Buffer.from(parts.join('') + head),
        file.bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ])
      return request('POST', url, payload, `multipart/form-data; boundary=${boundary}`)
    },
    async credentials() {
      token ??= await tokenOn('/roles')
      return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), token }
    },
    fill,
    submit: async (url, fields, button) => (await fill(url, fields, button)).send(),
  }
}

/** A page as `@testing-library/dom` can read it by role and name: nothing in it is hidden by a stylesheet. */
function documentOf(html: string): Document {
  const { document, window } = parseHTML(html)
  Object.assign(window, { getComputedStyle: () => ({ getPropertyValue: () => '' }) })
  return document as unknown as Document
}

/** What a browser would send of an untouched form. */
function valuesOf(form: Element): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  const add = (name: string | null, value: string): void => {
    if (!name) return
    const earlier = values[name]
    values[name] = earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value]
  }
  for (const input of form.querySelectorAll('input')) {
    const type = input.getAttribute('type')
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !input.hasAttribute('checked'))) continue
    add(input.getAttribute('name'), input.getAttribute('value') ?? '')
  }
  for (const area of form.querySelectorAll('textarea')) add(area.getAttribute('name'), area.textContent ?? '')
  for (const select of form.querySelectorAll('select')) {
    const chosen = select.querySelector('option[selected]') ?? select.querySelector('option')
    add(select.getAttribute('name'), chosen?.getAttribute('value') ?? '')
  }
  return values
}
