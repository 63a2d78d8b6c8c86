import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { School } from '../schools/index.ts'
import type { DataImport } from './import.ts'
import { censusOf } from './school-evidence-census.ts'
import type { ComparedSchool } from './school-evidence-comparators.ts'
import type { HeldRecord } from './school-evidence-figures.ts'
import type { Lineage } from './school-evidence-lineage.ts'
import { nearestIn, phaseOf, type PhaseOfSchools } from './school-evidence-similar.ts'
import { listProfiles, type ProfileRow } from './school-evidence-store.ts'

/** The schools nearest to each, by the latest census in which it is; the profiles of a phase are read once. */
export async function loadSimilar(
  tx: Tx,
  authority: AuthorityId,
  schools: readonly Pick<School, 'urn' | 'phase'>[],
  lineages: ReadonlyMap<number, Lineage>,
  records: readonly HeldRecord[],
  inForce: readonly DataImport[],
): Promise<ReadonlyMap<number, readonly ComparedSchool[]>> {
  const near = new Map<number, readonly ComparedSchool[]>()
  const read = new Map<string, PhaseOfSchools<ProfileRow>>()
  const byUrn = groupedByCode(records)
  for (const { urn, phase } of schools) {
    const lineage = lineages.get(urn)
    if (!lineage) continue
    const own = [lineage, ...lineage.generations.flat()].flatMap((each) => byUrn.get(each.urn) ?? [])
    const census = censusOf(inForce, own, undefined)
    if (!census) continue
    const { source, part, recordYear, roll, fsm, eal, sen } = census
    const name = [phase, source.authority, source.number, part, recordYear, roll, fsm, eal, sen].join(' ')
    const whole = read.get(name) ?? phaseOf(await listProfiles(tx, authority, phase, census, inForce))
    read.set(name, whole)
    const self = whole.schools.find((profile) => profile.urn === census.urn)
    const outcome = self && nearestIn(whole, self)
    if (outcome?.ok)
      near.set(
        urn,
        outcome.value.schools.map(({ school }) => ({ urn: school.urn, number: school.number })),
      )
  }
  return near
}

function groupedByCode(records: readonly HeldRecord[]): Map<number, HeldRecord[]> {
  const groups = new Map<number, HeldRecord[]>()
  for (const record of records) {
    const group = groups.get(record.code)
    if (group) group.push(record)
    else groups.set(record.code, [record])
  }
  return groups
}
