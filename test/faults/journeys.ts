import { allRoutes } from '../../src/app.tsx'
import { walkPolicy, walkSchools } from './journeys-council.ts'
import { walkEvidence } from './journeys-evidence.ts'
import { walkLevels } from './journeys-levels.ts'
import { walkPeople } from './journeys-people.ts'
import { walkRecords } from './journeys-records.ts'
import { walkSupport } from './journeys-support.ts'
import type { Send, Town } from './town.ts'

/** What stands for each `:part` of an address once everything has been done: something that is there and has pages. */
export type Parts = Readonly<Record<string, string>>

/** Does everything that can be done, once or more, as the people who may. */
export async function walkEverything(town: Town, send: Send): Promise<Parts> {
  const people = await walkPeople(town, send)
  await walkPolicy(town, send)
  const contact = await walkSchools(town, send)
  await walkEvidence(town, send)
  const records = await walkRecords(town, send)
  const levels = await walkLevels(town, send)
  const support = await walkSupport(town, send)
  return {
    ...fixed,
    ...people,
    ...levels,
    ...support,
    contact,
    urn: String(town.schools.oak),
    record: records.issued,
    draft: records.draft,
  }
}

const fixed: Parts = {
  number: '1',
  criterion: 'vulnerable-teaching-inconsistent',
  table: 'ks2-floor-attainment',
  year: '2026',
  on: '2025-11-10',
  kind: 'graded',
  format: 'csv',
  token: '999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
}

/** An address of the route table with everything filled in. */
export const addressOf = (url: string, parts: Parts): string => {
  const filled = url.replaceAll(/:(\w+)/g, (_, part: string) => parts[meant(url, part)] ?? `no-${part}`)
  return url.endsWith('/issue/check') ? `${filled}?record=${parts.draft}&from=2026-03-04` : filled
}

/** Two parts stand for different things at different addresses. */
function meant(url: string, part: string): string {
  if (part === 'record' && /:record\/(edit|check|note|letter|issue|discard)$/.test(url)) return 'draft'
  return part === 'entry' && url.includes('good-practice') ? 'practice' : part
}

/** The route that an address is answered by: one without parts comes first. */
export function routeOf(method: 'GET' | 'POST', address: string): string {
  const path = address.split('?')[0] ?? ''
  const fits = allRoutes.filter((route) => route.method === method && patternOf(route.url).test(path))
  const [first] = fits.toSorted((one, other) => one.url.split(':').length - other.url.split(':').length)
  return `${method} ${first?.url ?? address}`
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
