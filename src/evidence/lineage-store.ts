import type { Day } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { DataImport } from './import.ts'
import type { PredecessorLink } from './school-evidence-lineage.ts'
import { listNames } from './school-evidence-store.ts'

const mostGenerations = 6

/**
 * The links that lead back from many schools at once, a query for each generation: asking school by school takes a hundred times
 * as long. The authority's own links stand beside those of the registers in force. A name is only what the link itself gives.
 */
export async function listPredecessorsOf(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
  inForce: readonly DataImport[],
): Promise<readonly PredecessorLink[]> {
  const registers = new Set(inForce.map((each) => `${each.authority} ${each.number}`))
  const found = new Map<string, PredecessorLink>()
  let successors = urns
  for (let generation = 0; generation < mostGenerations && successors.length > 0; generation++) {
    const { rows } = await clientOf(tx).query<LinkRow>(linksOf, [authority, successors])
    const earlier = new Set(found.keys())
    const fresh = rows.filter(
      ({ successor, urn, register }) =>
        (register === null || registers.has(register)) && !earlier.has(`${successor} ${urn}`),
    )
    for (const { register: _, ...link } of fresh) {
      const { successor, urn, name } = link
      const known = found.get(`${successor} ${urn}`)
      found.set(`${successor} ${urn}`, known ? { ...known, name: known.name ?? name } : link)
    }
    successors = [...new Set(fresh.map(({ urn }) => urn))]
  }
  return [...found.values()]
}

/** The same for one school, with what the schools before it were called. */
export async function listPredecessors(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  inForce: readonly DataImport[],
): Promise<readonly PredecessorLink[]> {
  const links = await listPredecessorsOf(tx, authority, [urn], inForce)
  if (links.length === 0) return links
  const before = links.map((link) => link.urn)
  const names = await listNames(tx, authority, before, inForce)
  return links.map((link) => ({ ...link, name: names.get(link.urn) ?? link.name }))
}

interface LinkRow {
  readonly successor: number
  readonly urn: number
  readonly until: Day | null
  readonly number: number | null
  readonly name: string | null
  readonly merged: boolean
  /** The import that says so: its authority and number; null for the authority's own links. */
  readonly register: string | null
}

/** Every part names the authority first, as the indexes do. A school that was split off has no figures of its own before. */
const linksOf = `
  with link as (
    select urn as successor, other_urn as urn, established_on as until, null as register, null as name, false as merged
    from school_link where authority_id = $1 and kind = 'predecessor' and urn = any($2::int[])
    union all
    select other_urn, urn, established_on, null, null, false
    from school_link where authority_id = $1 and kind = 'successor' and other_urn = any($2::int[])
    union all
    select urn, linked_urn, established_on, authority_id || ' ' || import_number, link_name,
      link_type ilike '%merged%'
    from establishment_link where authority_id in (0, $1) and urn = any($2::int[])
      and link_type ilike 'predecessor%' and link_type not ilike '%split%'
    union all
    select linked_urn, urn, established_on, authority_id || ' ' || import_number, null, link_type ilike '%merged%'
    from establishment_link where authority_id in (0, $1) and linked_urn = any($2::int[])
      and link_type ilike 'successor%' and link_type not ilike '%split%'
  )
  select l.successor, l.urn, l.until, l.register, l.name, l.merged, (
    select e.la * 10000 + e.establishment_number from establishment e
    where e.authority_id in (0, $1) and e.urn = l.urn and e.la is not null and e.establishment_number is not null limit 1
  ) as number
  from link l order by l.successor, l.urn, l.until desc nulls last`
