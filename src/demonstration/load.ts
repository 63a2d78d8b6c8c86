import pg from 'pg'
import { accepted, dayInEngland, refused, type Outcome } from '../kernel/index.ts'
import { listAuthorities, listPeople, recordAuthority } from '../people/index.ts'
import { publishedLibrary, sql, withTx, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import { loadEdition } from './load-edition.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadLeaders } from './load-leaders.ts'
import { loadPeople } from './load-people.ts'
import { loadPractice } from './load-practice.ts'
import { loadPowers } from './load-powers.ts'
import { loadResources } from './load-resources.ts'
import { loadSchools } from './load-schools.ts'
import { loadAudit, loadStory } from './load-story.ts'
import { demonstrationAuthority, type Loading, type TellProgress } from './loading.ts'
import { demonstrationPeople } from './people.ts'
import { authority as council } from './place.ts'
import { demonstrationSchools } from './schools.ts'

/** There are real authorities in the database: everyone in a demonstration may be signed in as, so it never stands beside them. */
export interface RealDataHeld {
  readonly kind: 'realDataHeld'
  readonly authorities: readonly string[]
}

/**
 * Loads the demonstration into a database without authorities. What is there already is left as it is.
 *
 * The authority comes first, by itself; everything in it comes in one transaction. So whoever ends the service in the
 * middle leaves an authority with nobody in it, which the next start fills; and of two that start at once the second
 * waits and finds it done.
 */
export async function loadDemonstration(
  { database, secrets, clock }: Pick<Service, 'database' | 'secrets' | 'clock'>,
  owner: pg.ClientConfig,
  tell: TellProgress = () => undefined,
): Promise<Outcome<'loaded' | 'alreadyThere', RealDataHeld>> {
  const known = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  const real = known.filter(({ demonstration }) => !demonstration).map(({ name }) => name)
  if (real.length > 0) return refused({ kind: 'realDataHeld', authorities: real })
  if (known.length === 0) {
    const made = await recordAuthority(owner, { name: council.name, laCode: council.code, demonstration: true })
    // Otherwise another server has just made it.
    if (!made.ok && made.reasons.includes('demonstrationBesideReal'))
      return refused({ kind: 'realDataHeld', authorities: [] })
  } else if (known.every(({ id }) => id !== demonstrationAuthority)) return accepted('alreadyThere')
  const now = clock.now()
  const load = async (tx: Tx): Promise<'loaded' | 'alreadyThere'> => {
    await sql`select pg_advisory_xact_lock(4079)`.execute(tx)
    if ((await listPeople(tx, demonstrationAuthority)).length > 0) return 'alreadyThere'
    await loadAll({ tx, authority: demonstrationAuthority, today: dayInEngland(now), now, tell }, secrets.audit)
    return 'loaded'
  }
  const loaded = await withTx(database, { authority: demonstrationAuthority }, load, { statementTimeout })
  if (loaded === 'loaded') await analyse(owner)
  return accepted(loaded)
}

/** Long enough to wait for another server that is loading. */
const statementTimeout = 600_000

async function loadAll(loading: Loading, auditKey: Buffer): Promise<void> {
  const { today, tell } = loading
  tell('schools and people')
  const staffing = demonstrationPeople(today)
  await loadPeople(loading, staffing)
  const schools = await loadSchools(loading, demonstrationSchools(today), staffing)
  const edition = await loadEdition(loading)
  tell('evidence')
  const evidence = await loadEvidence(loading, schools, edition)
  // Before the story: the registers frozen in it say who could support others.
  const held = [...(await loadLeaders(loading, staffing)), ...(await loadPractice(loading, staffing, edition))]
  const story = await loadStory(loading, { schools, people: staffing.people, edition, evidence })
  const after = [...(await loadPowers(loading, schools)), ...(await loadResources(loading, schools))]
  tell('the history')
  await loadAudit(loading, auditKey, [...edition.audit, ...evidence.audit, ...held, ...story, ...after])
}

/** So that the first pages are planned by what is in the tables and not by what was. */
async function analyse(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
