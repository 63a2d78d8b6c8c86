import { isSchoolRole, type Role } from '../../src/people/index.ts'
import type { AuthorityId } from '../../src/platform/database/index.ts'
import { startTestApp, type Sending, type TestApp, type TestBrowser, type TestPage } from '../app.ts'
import { putSchool } from '../school-entry.ts'

/** An authority of three schools, in which whoever is asked for has signed in. */
export interface Town {
  readonly app: TestApp
  readonly authority: AuthorityId
  readonly code: number
  readonly schools: { readonly oak: number; readonly ash: number; readonly elm: number }
  /** The person of a role, signed in once: for roles of a school, that of the oak unless said. */
  as(role: Role, urn?: number): Promise<TestBrowser>
}

/** Sends what a step of a journey sends. `status` is what it is answered when nothing goes wrong. */
export type Send = (sending: Sending, status?: number) => Promise<TestPage>

export async function foundTown(app: TestApp, code: number, name: string, first: number): Promise<Town> {
  const authority = await app.addAuthority(code, name)
  const schools = { oak: first, ash: first + 1, elm: first + 2 }
  for (const [tree, urn] of Object.entries(schools))
    await putSchool(app.database, urn, `${tree} Primary School of ${name}`, { authority: code })
  const signedIn = new Map<string, Promise<TestBrowser>>()
  return {
    app,
    authority,
    code,
    schools,
    as(role, urn = schools.oak) {
      const school = isSchoolRole(role) ? urn : undefined
      const key = `${role} ${school}`
      const known = signedIn.get(key) ?? app.signIn(authority, role, school, `The ${role} of ${school ?? name}`)
      signedIn.set(key, known)
      return known
    },
  }
}

/** The errors that the fault tests bring about are told with LOG=yes alone: they are a thousand lines. */
export const startTown = async (): Promise<Town> => foundTown(await startTestApp(told), 999, 'Ambleford', 100_001)

const told = process.env.LOG === 'yes' ? {} : { tellError: () => undefined }

/** Sends once, and says what came instead of what should have. */
export const sendOnce: Send = async (sending, status = 303) => {
  const answer = await sending.send()
  if (answer.status === status) return answer
  const said = [...answer.document.querySelectorAll('h1, .govuk-error-message')].map((each) => each.textContent?.trim())
  throw new Error(`${sending.url} answered ${answer.status}: ${said.join(' | ')} to ${JSON.stringify(sending.fields)}`)
}

/** A form for which no page is opened. */
export async function posting(browser: TestBrowser, url: string, fields: Sending['fields'] = {}): Promise<Sending> {
  await browser.credentials()
  return { method: 'POST', url, fields, send: () => browser.post(url, fields) }
}

/** Opening a page, as something that can be sent. */
export const opening = (browser: TestBrowser, url: string): Sending => ({
  method: 'GET',
  url,
  fields: {},
  send: () => browser.get(url),
})

/** The three boxes of a date. */
export const dateFields = (name: string, [day, month, year]: readonly [number, number, number] = [4, 3, 2026]) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})

export const lastPart = (path: string | undefined): string => path?.split('/').at(-1) ?? ''
