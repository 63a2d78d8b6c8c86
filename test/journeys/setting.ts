import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from '../../scripts/build.mjs'
import {
  recordAppointment,
  recordPerson,
  roleNames,
  type Appointment,
  type PersonId,
  type Role,
} from '../../src/people/index.ts'
import { withTx, type AuthorityId, type Tx } from '../../src/platform/database/index.ts'
import { recordSchools } from '../../src/schools/index.ts'
import { exampleSchool } from '../../src/schools/example-school.ts'
import { startTestApp, testToday, type TestApp, type TestBrowser } from '../app.ts'
import {
  authority as ambleford,
  castAppointments,
  castPeople,
  demonstrationFiles,
  demonstrationSchools,
  isAcademy,
  type DemonstrationSchool,
  type Person,
} from '../cast.ts'

/** One authority with the cast, its schools and three years of figures, on a real server that real browsers open. */
export interface Setting {
  readonly app: TestApp
  readonly authority: AuthorityId
  readonly address: string
  /** Signs in without a browser, to bring things to where a journey begins. */
  quick(person: Person, role: Role): Promise<TestBrowser>
  /** Opens a browser's window in which a person of the cast has signed in. */
  window(person: Person, role: Role, options?: WindowOptions): Promise<Page>
  close(): Promise<void>
}

interface WindowOptions {
  readonly javaScript?: boolean
  /** The name of the school under which the sign-in page lists the person. */
  readonly school?: string
}

export async function prepareSetting(browser: Browser): Promise<Setting> {
  await build()
  const app = await startTestApp()
  const authority = await app.addAuthority(ambleford.code, ambleford.name, true)
  await withTx(app.database, { authority }, async (tx) => {
    await recordSchools(tx, authority, demonstrationSchools(testToday).map(schoolOf))
    await recordCast(tx, authority)
  })
  const address = await app.listen()
  const contexts: BrowserContext[] = []
  const setting: Setting = {
    app,
    authority,
    address,
    async quick(person, role) {
      const browsing = app.browser()
      const answer = await browsing.submit('/sign-in', {}, `${person.name}, ${roleNames[role]}`)
      if (answer.status !== 303) throw new Error(`${person.name} could not sign in: ${answer.status}`)
      return browsing
    },
    async window(person, role, { javaScript = true, school } = {}) {
      const context = await browser.newContext({
        baseURL: address,
        javaScriptEnabled: javaScript,
        viewport: { width: 1280, height: 900 },
        acceptDownloads: true,
      })
      context.setDefaultTimeout(15_000)
      contexts.push(context)
      const page = await context.newPage()
      await signInOn(page, person, role, school)
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await app.close()
    },
  }
  await importFigures(await setting.quick(castPerson('dataOfficer'), 'dataOfficer'))
  return setting
}

/** Signs in through the page, as the demonstration offers it. */
async function signInOn(page: Page, person: Person, role: Role, school?: string): Promise<void> {
  await page.goto('/sign-in')
  if (school !== undefined) await page.locator('summary').filter({ hasText: school }).click()
  await page
    .getByRole('button', { name: person.name })
    .filter({ hasText: `, ${roleNames[role]}` })
    .first()
    .click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

function castPerson(role: Role): Person {
  const { email } = castAppointments(testToday).find((appointment) => appointment.role === role) ?? { email: '' }
  const found = castPeople.find((person) => person.email === email)
  if (!found) throw new Error(`Nobody of the cast is ${role}`)
  return found
}

async function recordCast(tx: Tx, authority: AuthorityId): Promise<void> {
  const ids = new Map(castPeople.map(({ email }) => [email, randomUUID() as PersonId]))
  for (const { name, email } of castPeople)
    await recordPerson(tx, authority, { id: ids.get(email) as PersonId, name, email })
  for (const { email, role, urn, from, to } of castAppointments(testToday))
    await recordAppointment(tx, authority, {
      id: randomUUID() as Appointment['id'],
      personId: ids.get(email) as PersonId,
      role,
      urn: urn ?? null,
      from,
      to: to ?? null,
    })
}

/** The figures of the last three years, but for the newest absence: a journey brings that in. */
async function importFigures(officer: TestBrowser): Promise<void> {
  const wanted = /^(2023|2024|2025)_england_(abs|ks2final|ks4final|census)|return_2025|2025-08-31_ofsted/
  for (const { name, text } of demonstrationFiles(testToday)) {
    if (!wanted.test(name) || name === '2025_england_abs.csv') continue
    const sent = await officer.upload('/evidence/import', { name, bytes: Buffer.from(text) })
    const applied = await officer.post(`${sent.location}/apply`)
    if (applied.status !== 303) throw new Error(`${name} could not be imported: ${applied.text}`)
  }
}

const schoolOf = (of: DemonstrationSchool) =>
  exampleSchool(of.urn, {
    establishmentNumber: of.establishment,
    name: of.name,
    phase: of.phase,
    governance: isAcademy(of) ? 'academy' : 'maintained',
    openedOn: of.opened,
    closedOn: of.closed ?? null,
    closingOn: of.closing ?? null,
    area: of.area,
    street: of.street,
    locality: of.locality,
    town: ambleford.shortName,
    postcode: of.postcode,
    telephone: of.telephone,
    lowAge: of.lowAge,
    highAge: of.highAge,
  })
