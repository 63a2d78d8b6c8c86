import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { day } from '../../src/kernel/index.ts'
import { builtInLayouts } from '../../src/evidence/layouts.ts'
import { withTx } from '../../src/platform/database/index.ts'
import { recordContact, type ContactId, type Urn } from '../../src/schools/index.ts'
import { cast } from '../cast.ts'
import type { TestBrowser } from '../app.ts'
import { dateFields, inEffect, proposed, ratified } from './beginnings.ts'
import type { Setting } from './setting.ts'

/** What stands for each `:part` of an address, and what a page needs to be asked for; so that every page can be opened. */
export interface Samples {
  readonly parts: Readonly<Record<string, string>>
  /** An address of the route table with everything filled in. */
  addressOf(url: string): string
}

/** One school with everything that has a page of its own: a level in effect, a review ratified after it, records, a draft. */
export async function prepareSamples(setting: Setting, urn: number): Promise<Samples> {
  const adviser = await setting.quick(cast.adviserTown, 'schoolImprovementAdviser')
  const principal = await setting.quick(cast.principalAdviser, 'principalAdviser')
  const first = await proposed(adviser, urn, 2)
  await ratified(principal, first)
  await inEffect(adviser, first)
  await principal.submit('/register/freezes/check?term=2026-autumn', {}, 'Freeze the register')
  const review = await proposed(adviser, urn, 3, 'extra')
  await ratified(principal, review)
  const begun = await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')
  const draft = begun.location?.split('/').at(-2) ?? ''
  const contact = await keptContact(setting, urn)
  const step = await givenNotice(principal, urn)
  const line = await plannedLine(setting, principal, urn)
  await savedLayout(setting)
  const designation = await heldDesignation(setting, principal, urn)
  const practice = await practiceInForce(setting, adviser, principal, urn)
  await adviser.submit(`/schools/${urn}/inspections/${inspected.on}/${inspected.kind}`, {
    'ofsted-leadership': '2',
    source: 'The published report',
  })
  const { rows } = await setting.app.database.owner(
    `select e.entry_id, e.record_id, a.person_id, a.appointment_id from level_entry e, appointment a
      where e.urn = $1 and a.role = 'clerk' limit 1`,
    [urn],
  )
  const [{ entry_id: entry, record_id: issued, person_id: person, appointment_id: appointment }] = rows
  const parts: Samples['parts'] = {
    urn: String(urn),
    review: review.split('/').at(-1) ?? '',
    number: '1',
    criterion: 'vulnerable-attendance-low',
    table: 'ks2-floor-attainment',
    year: '2026',
    ...inspected,
    record: issued,
    entry,
    person,
    appointment,
    contact,
    power: 'interimExecutiveBoard',
    step,
    line,
    designation,
    layout: 'our-attendance',
  }
  // Entries of the register and entries of good practice go by one name in their addresses.
  const ofItsOwn = (url: string, part: string): string | undefined =>
    part === 'entry' && url.includes('/good-practice/') ? practice : undefined
  return {
    parts,
    addressOf(url) {
      const isWriting = /:record\/(edit|check)$/.test(url)
      const filled = url.replaceAll(/:(\w+)/g, (_, part: string) =>
        part === 'record' && isWriting ? draft : (ofItsOwn(url, part) ?? parts[part] ?? ''),
      )
      if (url === '/register/freezes/check') return `${filled}?term=2025-summer`
      return url.endsWith('/issue/check') ? `${filled}?record=${draft}&from=2026-03-04` : filled
    },
  }
}

const inspected = { on: '2025-10-01', kind: 'graded' }

/** A layout that somebody described and named. */
async function savedLayout({ app, authority }: Setting): Promise<void> {
  const layout = { ...builtInLayouts[0], id: 'our-attendance', title: 'Our attendance' }
  await app.database.owner(
    `insert into saved_layout (authority_id, layout_id, layout, saved_at, person_name)
     values ($1, 'our-attendance', $2, '2026-03-03', $3)`,
    [authority, JSON.stringify(layout), cast.dataOfficer.name],
  )
}

/** A leader of education at the school; answers the id of the designation. */
async function heldDesignation({ app }: Setting, principal: TestBrowser, urn: number): Promise<string> {
  const recorded = await principal.submit(`/schools/${urn}/designations/new`, {
    kind: 'localLeader',
    name: cast.schools.newlyVulnerable.headteacher.name,
    post: 'Headteacher',
    person: '',
    source: 'Letter of 1 July',
    ...dateFields('from', [1, 9, 2024]),
  })
  expect(recorded.status).toBe(303)
  const { rows } = await app.database.owner('select designation_id from designation where urn = $1', [urn])
  return rows[0]?.designation_id ?? ''
}

/** Good practice that the school consented to and the authority verified; answers its id. */
async function practiceInForce(
  setting: Setting,
  adviser: TestBrowser,
  principal: TestBrowser,
  urn: number,
): Promise<string> {
  const proposing = await adviser.submit(`/schools/${urn}/good-practice/new`, {
    title: 'Reading aloud',
    area: 'english',
    whatWasDone: 'Every class reads aloud',
    impact: 'More read well',
    evidence: 'Three years of results',
    contact: 'The office',
  })
  const entry = proposing.location ?? ''
  const head = await setting.quick(cast.schools.newlyVulnerable.headteacher, 'headteacher')
  await head.submit(entry, {}, 'Give the school’s consent')
  expect((await principal.submit(`${entry}/verify`, { reason: 'Saw two lessons' }, 'Verify it')).status).toBe(303)
  return entry.split('/').at(-1) ?? ''
}

/** A warning notice given two days ago; answers its id. */
async function givenNotice(principal: TestBrowser, urn: number): Promise<string> {
  const given = await principal.submit(`/schools/${urn}/statutory-powers/new/warningNotice`, {
    ...dateFields('given', [2, 3, 2026]),
    grounds: 'management',
    words: 'Two meetings without a quorum.',
    required: 'Approve a budget.',
    minded: 'Appoint additional governors.',
    ...dateFields('comply', [30, 4, 2026]),
    copies: ['chiefInspector', 'headteacher'],
    reference: 'SI/2026/1',
  })
  return (given.location ?? '').split('/').at(-1) ?? ''
}

/** Days planned by whoever is signed in; answers the id of the line. */
async function plannedLine({ app }: Setting, principal: TestBrowser, urn: number): Promise<string> {
  await principal.submit(`/schools/${urn}/resources/new`, { days: '2.5', pounds: '300', purpose: 'Governance review' })
  const { rows } = await app.database.owner('select line_id from central_line where urn = $1', [urn])
  return rows[0]?.line_id ?? ''
}

async function keptContact({ app, authority }: Setting, urn: number): Promise<string> {
  const id = randomUUID()
  const contact = {
    id: id as ContactId,
    urn: urn as Urn,
    role: 'clerk',
    name: cast.schools.newlyVulnerable.clerk.name,
    email: cast.schools.newlyVulnerable.clerk.email,
    telephone: null,
    from: day('2024-09-01'),
    to: null,
  } as const
  await withTx(app.database, { authority }, (tx) => recordContact(tx, authority, contact))
  return id
}
