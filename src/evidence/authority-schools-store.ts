import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Phase } from '../policy/index.ts'
import type { DataImport } from './import.ts'
import { listPredecessorsOf } from './lineage-store.ts'
import type { ComparedSchool } from './school-evidence-comparators.ts'
import { among, importLists } from './school-evidence-store.ts'

/** A school whose figures are the authority's, by phase. */
export interface SchoolOfAuthority extends ComparedSchool {
  readonly phase: Phase
}

/**
 * The schools of an authority of some phases: those of its registers, closed ones too, and the schools before them. A register
 * leaves out what has closed, so that without the links an average of some years ago would leave out every school that has been
 * converted since. A school of no register has the phase of the one that took its place, or that of its number where the other
 * is all-through: a secondary school that became one was none.
 */
export async function listSchoolsOfAuthority(
  tx: Tx,
  authority: AuthorityId,
  la: number | null,
  phases: readonly Phase[],
  inForce: readonly DataImport[],
): Promise<readonly SchoolOfAuthority[]> {
  const registered = await listRegistered(tx, authority, la, inForce)
  const urns = registered.map(({ urn }) => urn)
  const links = await listPredecessorsOf(tx, authority, urns, inForce)
  const all = new Map(registered.map((school) => [school.urn, school]))
  for (const { urn, number, successor } of links) {
    const known = all.get(urn)
    const isOnly = links.filter((link) => link.successor === successor).length === 1
    const phase = known?.phase ?? phaseBefore(all.get(successor), isOnly)
    const isElsewhere = !known && number !== null && Math.floor(number / 10_000) !== la
    if (phase === undefined || isElsewhere) continue
    all.set(urn, { urn, number: known?.number ?? number, phase, followedBy: successor })
  }
  return [...all.values()].filter(({ phase }) => phases.includes(phase))
}

/** The phase a school had before another took its place; a conversion keeps the establishment number, which tells it. */
function phaseBefore(successor: SchoolOfAuthority | undefined, isOnly: boolean): Phase | undefined {
  if (successor?.phase !== 'allThrough' || !isOnly) return successor?.phase
  const establishment = (successor.number ?? 0) % 10_000
  if (establishment >= 2_000 && establishment < 4_000) return 'primary'
  return establishment >= 4_000 && establishment < 5_000 ? 'secondary' : successor.phase
}

async function listRegistered(
  tx: Tx,
  authority: AuthorityId,
  la: number | null,
  inForce: readonly DataImport[],
): Promise<readonly SchoolOfAuthority[]> {
  const { rows } = await clientOf(tx).query<SchoolOfAuthority>(
    `select distinct on (urn) urn, number, phase from (
       select urn, $2::int * 10000 + establishment_number as number, phase, 0 as rank from school where authority_id = $1
       union all
       select urn, la * 10000 + establishment_number, phase, 1 from establishment where la = $2 and ${among('$3', '$4')}
     ) as each order by urn, rank`,
    [authority, la, ...importLists(inForce.filter(({ holds }) => holds === 'register'))],
  )
  return rows
}
