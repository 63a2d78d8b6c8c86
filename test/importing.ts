import { getByRole } from '@testing-library/dom'
import { afterAll, beforeAll } from 'vitest'
import type { AuthorityId } from '../src/platform/database/index.ts'
import { startTestApp, type TestApp, type TestBrowser, type TestPage } from './app.ts'

/** The authority of these tests; its number is its LA code. */
export const ambleford = 999 as AuthorityId

/** A register of two schools of Ambleford and one elsewhere. */
export const register = [
  'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Town,Postcode',
  '900001,999,2001,Abbey Primary School,Community school,Open,,Primary,4,11,Ambleford,AM1 1AA',
  '900002,999,4001,Bridge Academy,Academy converter,Open,01-09-2011,Secondary,11,18,Ambleford,AM1 1AB',
  '100000,201,3614,Elsewhere School,Voluntary aided school,Open,,Primary,3,11,London,EC3A 5DE',
  '',
].join('\n')

/** Absence of one of them and of England, with a row that is refused. */
export const absence =
  'LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,900001,5.1,3.0\n999,4001,900002,abc,SUPP\nNAT,PRI,,4.4,3.4\n'

export interface Importing {
  readonly app: TestApp
  readonly officer: TestBrowser
  /** Sends a file of that name and text. */
  upload(name: string, text: string, fields?: Readonly<Record<string, string>>): Promise<TestPage>
  /** Sends a file and applies it; answers the address of the import. */
  bringIn(name: string, text: string, fields?: Readonly<Record<string, string>>): Promise<string>
}

/** The service with a data officer of Ambleford signed in; nothing is imported yet. */
export async function startImporting(): Promise<Importing> {
  const app = await startTestApp()
  await app.addAuthority(ambleford, 'Ambleford Council')
  const officer = await app.signIn(ambleford, 'dataOfficer')
  const upload: Importing['upload'] = (name, text, fields = {}) =>
    officer.upload('/evidence/import', { name, bytes: Buffer.from(text) }, fields)
  return {
    app,
    officer,
    upload,
    async bringIn(name, text, fields) {
      const sent = await upload(name, text, fields)
      if (sent.location === undefined) throw new Error(`${name} was not taken: ${mainText(sent)}`)
      const applied = await officer.post(`${sent.location}/apply`, {})
      if (applied.status !== 303) throw new Error(`${name} was not applied: ${mainText(applied)}`)
      return sent.location
    },
  }
}

/** `startImporting` before the tests of a file and its end after them; with the register brought in where they need schools. */
export function importingHere(bring?: 'register'): Importing {
  const here = {} as Importing
  beforeAll(async () => {
    Object.assign(here, await startImporting())
    if (bring === 'register') await here.bringIn('edubasealldata20251231.csv', register)
  }, 120_000)
  afterAll(() => here.app.close())
  return here
}

export const bodyOf = (page: TestPage) => page.document.body as unknown as HTMLElement

/** What the page says, without what stands around it. */
export const mainText = (page: TestPage) => page.document.querySelector('main')?.textContent?.replace(/\s+/g, ' ') ?? ''

/** What the form with a button of that name would send: its hidden and written fields. */
export function fieldsOf(page: TestPage, button: string): Record<string, string> {
  const form = getByRole(bodyOf(page), 'button', { name: button }).closest('form') as HTMLElement
  const inputs = [...form.querySelectorAll('input[name]')]
  return Object.fromEntries(inputs.map((each) => [each.getAttribute('name') ?? '', each.getAttribute('value') ?? '']))
}
