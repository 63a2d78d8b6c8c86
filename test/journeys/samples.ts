import { randomUUID } from 'node:crypto'
import { day } from '../../src/kernel/index.ts'
import { withTx } from '../../src/platform/database/index.ts'
import { recordContact, type ContactId, type Urn } from '../../src/schools/index.ts'
import { cast } from '../cast.ts'
import { inEffect, proposed, ratified } from './beginnings.ts'
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
  await principal.submit('/register/freezes', { term: '2026-spring' }, 'Freeze the register')
  const review = await proposed(adviser, urn, 3, 'extra')
  await ratified(principal, review)
  const begun = await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')
  const draft = begun.location?.split('/').at(-2) ?? ''
  const contact = await keptContact(setting, urn)
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
    on: '2025-10-01',
    kind: 'graded',
    record: issued,
    entry,
    person,
    appointment,
    contact,
  }
  return {
    parts,
    addressOf(url) {
      const isWriting = /:record\/(edit|check)$/.test(url)
      const filled = url.replaceAll(/:(\w+)/g, (_, part: string) =>
        part === 'record' && isWriting ? draft : (parts[part] ?? ''),
      )
      return url.endsWith('/issue/check') ? `${filled}?record=${draft}&from=2026-03-04` : filled
    },
  }
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
