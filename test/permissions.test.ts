import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../src/app.tsx'
import { isSchoolRole, recordPost, roles, type Role } from '../src/people/index.ts'
import { day } from '../src/kernel/index.ts'
import { withTx, type AuthorityId } from '../src/platform/database/index.ts'
import type { AnyRoute } from '../src/platform/http/index.ts'
import { startTestApp, type TestApp, type TestBrowser } from './app.ts'
import { putSchool } from './school-entry.ts'

/**
 * Who may do what, cell by cell: every role at every address, for the own school, another, one of another authority and
 * one they used to serve. The table stands in `permission-table.txt`, with no default: an address that is not in it, or
 * a cell that is not so, fails. After a change on purpose write it anew with `PERMISSION_TABLE=write`, and read the
 * difference: it is the review.
 */
const file = 'test/permission-table.txt'

/** Addresses that anyone may open, reviewed here and nowhere else. */
const publicAddresses = [
  'GET /accessibility',
  'GET /cookies',
  'GET /help',
  'GET /invitation/:token',
  'GET /privacy',
  'GET /sign-in',
  'POST /invitation/:token',
  'POST /sign-in',
  'POST /sign-in/as',
  'POST /sign-in/unsent',
]

/** Columns of the table: a role each, then nobody. */
const columns: Readonly<Record<Role | 'nobody', string>> = {
  administrator: 'adm',
  dataOfficer: 'dat',
  dcs: 'dcs',
  sltMember: 'slt',
  principalAdviser: 'pri',
  seniorAdviserPrimary: 'sap',
  seniorAdviserSecondary: 'sas',
  schoolImprovementTeamLeader: 'tea',
  schoolImprovementAdviser: 'sia',
  officer: 'off',
  headteacher: 'hea',
  schoolLeader: 'lea',
  chair: 'cha',
  governor: 'gov',
  clerk: 'cle',
  executiveMember: 'exe',
  selectCommitteeMember: 'sel',
  provider: 'pro',
  auditor: 'aud',
  nobody: 'nob',
}
const everyone = Object.keys(columns) as readonly (keyof typeof columns)[]

const schools = { own: 900101, other: 900102, formerly: 900103, elsewhere: 900201 } as const
type Place = keyof typeof schools

/**
 * `yes`: let through. `no`: denied. `-`: not found. `in`: led to sign in. `.`: a role for the whole authority has no school
 * that it used to serve. Anything else is a fault.
 */
function cellOf(status: number, location: string | undefined): string {
  if (status === 303 && /^\/sign-in(?:\?|$)/.test(location ?? '')) return 'in'
  if (status === 403) return 'no'
  if (status === 404) return '-'
  return status < 500 ? 'yes' : String(status)
}

interface Line {
  readonly address: string
  readonly place: Place | 'any'
  readonly cells: Readonly<Record<string, string>>
}

const nameOf = ({ method, url }: AnyRoute): string => `${method} ${url}`
const rank = ({ method, url }: AnyRoute): number => (method === 'GET' ? 0 : url === '/sign-out' ? 2 : 1)
/** Reading first, so that nothing sent changes what is read; signing out last. */
const inOrder = [...allRoutes].sort((one, other) => rank(one) - rank(other) || (nameOf(one) < nameOf(other) ? -1 : 1))
const placesOf = ({ url }: AnyRoute): readonly (Place | 'any')[] =>
  url.includes(':urn') ? (Object.keys(schools) as Place[]) : ['any']

/** An address with a school's number where it takes one, and something that nobody holds everywhere else. */
const addressAt = ({ url }: AnyRoute, place: Place | 'any'): string =>
  url
    .replace(':urn', String(place === 'any' ? schools.own : schools[place]))
    .replace(/:(?:number|version|year)\b/g, '999999')
    .replace(/:\w+/g, '7e0e8d1c-6b3a-4f0e-9a55-0f6f0d1f2a3b')

let app: TestApp
let lines: readonly Line[]

async function browserOf(who: Role | 'nobody', authority: AuthorityId): Promise<TestBrowser> {
  if (who === 'nobody') return app.browser()
  const browser = await app.signIn(authority, who, isSchoolRole(who) ? schools.own : undefined, `The ${who}`)
  if (!isSchoolRole(who)) return browser
  await withTx(app.database, { authority }, async (tx) => {
    const { rows } = await app.database.owner('select person_id from person where name = $1', [`The ${who}`])
    const until = { from: day('2010-09-01'), to: day('2015-08-31') }
    await recordPost(tx, authority, rows[0].person_id, { role: who, urn: schools.formerly, ...until })
  })
  return browser
}

/** Asks for every address as one person, and writes down how each answers. */
async function ask(who: Role | 'nobody', authority: AuthorityId, found: Map<string, Record<string, string>>) {
  const browser = await browserOf(who, authority)
  for (const route of inOrder) {
    let denied: string | undefined
    for (const place of placesOf(route)) {
      const cells = found.get(`${nameOf(route)} | ${place}`)
      if (!cells) continue
      const known = denied ?? (place === 'formerly' && !isSchoolRole(who as Role) ? '.' : undefined)
      cells[who] = known ?? (await cellAt(browser, route, place))
      // Who is denied is denied before the address is read (platform/http/handle.ts): the school makes no difference.
      if (cells[who] === 'no' || cells[who] === 'in') denied = cells[who]
    }
  }
}

async function cellAt(browser: TestBrowser, route: AnyRoute, place: Place | 'any'): Promise<string> {
  const address = addressAt(route, place)
  const { status, location } = await (route.method === 'GET' ? browser.get(address) : browser.post(address))
  return cellOf(status, location)
}

beforeAll(async () => {
  app = await startTestApp()
  const ambleford = await app.addAuthority(999, 'Ambleford Council')
  await app.addAuthority(998, 'Brackwater Council')
  for (const [place, urn] of Object.entries(schools))
    await putSchool(app.database, urn, `The ${place} School`, { authority: place === 'elsewhere' ? 998 : 999 })
  const found = new Map(
    inOrder.flatMap((route) => placesOf(route).map((place) => [`${nameOf(route)} | ${place}`, {}] as const)),
  )
  for (let from = 0; from < everyone.length; from += 5)
    await Promise.all(everyone.slice(from, from + 5).map((who) => ask(who, ambleford, found)))
  lines = [...found].map(([key, cells]) => {
    const [address = '', place = ''] = key.split(' | ')
    return { address, place: place as Place, cells }
  })
}, 300_000)
afterAll(() => app.close())

describe('who may do what', () => {
  it('is as it is written down, every cell of it', () => {
    const text = tableOf(lines)
    if (process.env.PERMISSION_TABLE === 'write' || !existsSync(file)) writeFileSync(file, text)
    const written = readFileSync(file, 'utf8').split('\n')
    const actual = text.split('\n')
    expect({
      'in the service, not in the table': actual.filter((line) => !written.includes(line)),
      'in the table, not in the service': written.filter((line) => !actual.includes(line)),
    }).toEqual({ 'in the service, not in the table': [], 'in the table, not in the service': [] })
  })

  it('opens to nobody but what is public', () => {
    const open = allRoutes.filter(({ permission }) => permission === 'public').map(nameOf)
    expect(open.sort()).toEqual(publicAddresses)
    const strangers = lines.filter(({ address, cells }) => !publicAddresses.includes(address) && cells.nobody !== 'in')
    expect(strangers).toEqual([])
  })

  it('never reaches a school of another authority', () => {
    expect(lines.filter(({ place, cells }) => place === 'elsewhere' && Object.values(cells).includes('yes'))).toEqual(
      [],
    )
  })

  it('never lets people of a school reach another, nor one they used to serve', () => {
    const reached = lines.flatMap(({ address, place, cells }) =>
      place === 'other' || place === 'formerly'
        ? roles
            .filter((role) => isSchoolRole(role) && cells[role] === 'yes')
            .map((role) => `${role} ${address} ${place}`)
        : [],
    )
    expect(reached).toEqual([])
  })

  it('gives each role a first page and the policy', () => {
    for (const address of ['GET /', 'GET /policy', 'GET /roles']) {
      const cells = lines.find((line) => line.address === address)?.cells
      for (const role of roles) expect(cells?.[role], `${role} ${address}`).toBe('yes')
    }
  })

  it('never breaks, whoever asks for whatever', () => {
    const broken = lines.filter(({ cells }) => Object.values(cells).some((cell) => cell.startsWith('5')))
    expect(broken).toEqual([])
  })
})

function tableOf(all: readonly Line[]): string {
  const width = Math.max(...all.map(({ address }) => address.length)) + 2
  const row = (address: string, place: string, cells: readonly string[]): string =>
    `${address.padEnd(width)}${place.padEnd(11)}${cells.map((cell) => cell.padEnd(4)).join('')}`.trimEnd()
  const sorted = [...all].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
  return `${[
    row(
      'Address',
      'School',
      everyone.map((who) => columns[who]),
    ),
    ...sorted.map(({ address, place, cells }) =>
      row(
        address,
        place,
        everyone.map((who) => cells[who] ?? '?'),
      ),
    ),
  ].join('\n')}\n`
}

const sortKey = ({ address, place }: Line): string => {
  const [method = '', url = ''] = address.split(' ')
  return `${url} ${method} ${['any', 'own', 'other', 'formerly', 'elsewhere'].indexOf(place)}`
}
