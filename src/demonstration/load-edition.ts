import {
  changeEdition,
  editionInForce,
  listShipped,
  withKeys,
  type EditionVersion,
  type Revision,
} from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import type { CriterionId, EditionInForce, Key } from '../policy/index.ts'
import { audited, personIdOf, type Loading } from './loading.ts'
import { officers } from './officers.ts'
import { authority as council } from './place.ts'
import { septemberBefore } from './years.ts'

/** The edition by which the authority decided on each day of the story. */
export interface LoadedEdition {
  readonly on: (day: Day) => EditionInForce
  readonly audit: readonly Audited[]
}

/**
 * What the authority decided about the policy: its headteachers adopted it before the story begins, and a year later
 * confirmed which criteria are key; a year after that it set how soon an adviser visits. The floor of recent years is left as it comes: since 2019 there is none, so its
 * criteria do not apply, and a local figure would change nothing.
 */
export async function loadEdition(loading: Loading): Promise<LoadedEdition> {
  const { tx, authority, today } = loading
  const [adopted, confirmed, timed] = [4, 3, 2].map((years) => septemberBefore(today, years)) as [Day, Day, Day]
  const audit = [
    await change(loading, adopted, {
      change: 'Adoption recorded',
      reason: `Agreed by the headteachers of ${council.shortName} in the summer and adopted by the council.`,
      revise: ({ version: seen }) => ({ seen, adoptedBy: adoptedBy, adoptedFrom: adopted }),
    }),
    await change(loading, confirmed, {
      change: 'Key criteria confirmed',
      reason:
        'The printed policy has lost its bold type. Headteachers confirmed these after a year of use; the roll and mobility are put off until there are local thresholds.',
      revise: ({ version: seen, shippedId, choices }) => ({
        seen,
        choices: withKeys(shipped(shippedId), choices, keys),
      }),
    }),
    await change(loading, timed, {
      change: 'Days to the visit set',
      reason: 'The policy says that an adviser visits, and not by when. Headteachers agreed to three weeks.',
      revise: ({ version: seen, choices }) => ({
        seen,
        choices: { ...choices, settings: { ...choices.settings, daysToVisit: 21 } },
      }),
    }),
  ]
  const first = await editionInForce(tx, authority, adopted)
  const second = await editionInForce(tx, authority, confirmed)
  const third = await editionInForce(tx, authority, timed)
  return {
    on: (day) => [first, second, third][[confirmed, timed].filter((from) => from <= day).length] ?? third,
    audit,
  }
}

interface Change {
  readonly change: string
  readonly reason: string
  readonly revise: (latest: EditionVersion) => Revision
}

async function change({ tx, authority }: Loading, on: Day, { change, reason, revise }: Change): Promise<Audited> {
  const at = `${on}T05:00:00.000Z`
  const person = officers.systemAdministrator
  const actor = { authority, personId: personIdOf(person), personName: person.name, role: 'administrator' } as const
  const outcome = await changeEdition(tx, { actor, change, reason, today: on, now: new Date(at) }, revise)
  if (!outcome.ok) throw new Error(`The demonstration's edition is refused: ${JSON.stringify(outcome.reasons)}`)
  const { after } = outcome.value
  const facts = { action: 'change edition', subject: `edition version ${after.version}`, after: { change, reason } }
  return audited({ person, role: 'administrator', at }, facts)
}

const adoptedBy = `${council.shortName} Headteachers' Conference`

const shipped = (id: string) => {
  const found = listShipped().find((edition) => edition.id === id)
  if (!found) throw new Error(`This build has no edition ${id}`)
  return found
}

/**
 * Plausible rather than true: what inspectors, safeguarding and leadership say is key; what moves from year to year
 * (results, attendance, staffing) is confirmed as not key; two criteria are left for people to try the page on.
 */
const keys: Readonly<Record<CriterionId, Key>> = {
  'secure-inspection-good': 'key',
  'secure-leadership-good': 'key',
  'secure-self-evaluation': 'notKey',
  'secure-standards-compare-well': 'key',
  'secure-teaching-good': 'key',
  'secure-no-significant-gaps': 'notKey',
  'secure-governance-strong': 'notKey',
  'secure-attendance-in-line': 'notKey',
  'secure-parents-engaged': 'notKey',
  'vulnerable-safeguarding-incomplete': 'key',
  'vulnerable-attainment-below-floor': 'key',
  'vulnerable-progress-below-medians': 'key',
  'vulnerable-inspection-satisfactory': 'key',
  'vulnerable-teaching-inconsistent': 'notKey',
  'vulnerable-attainment-falling': 'notKey',
  'vulnerable-groups-slow': 'notKey',
  'vulnerable-attendance-low': 'notKey',
  'vulnerable-exclusions-high': 'notKey',
  'vulnerable-leadership-limited': 'notKey',
  'vulnerable-performance-management': 'notKey',
  'vulnerable-special-needs-weak': 'notKey',
  'vulnerable-governors-missing': 'notKey',
  'vulnerable-head-missing': 'key',
  'vulnerable-staffing-limited': 'notKey',
  'vulnerable-parents-negative': 'notKey',
  'vulnerable-budget-unsound': 'notKey',
  'concern-safeguarding-not-in-place': 'key',
  'concern-inspection-category': 'key',
  'concern-below-floor': 'key',
  'concern-warning-notice': 'key',
  'concern-governors-duties': 'key',
}
