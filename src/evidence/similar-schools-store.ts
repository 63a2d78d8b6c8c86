import type { AcademicYear } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { School } from '../schools/index.ts'
import type { DataImport } from './import.ts'
import { censusOf, type Census } from './school-evidence-census.ts'
import type { ComparedSchool } from './school-evidence-comparators.ts'
import type { HeldRecord } from './school-evidence-figures.ts'
import type { Lineage } from './school-evidence-lineage.ts'
import { nearestIn, phaseOf, type PhaseOfSchools } from './school-evidence-similar.ts'
import { listProfiles, type ProfileRow } from './school-evidence-store.ts'

/** The schools similar to one, for figures of a year; none where no census tells. */
export type SimilarOf = (urn: number, year: AcademicYear) => readonly ComparedSchool[]

/**
 * The schools nearest to each, for each of some years by the census of that time (`censusOf`), and all of them together. The
 * profiles of a phase are read once for each census.
 */
export async function loadSimilar(
  tx: Tx,
  authority: AuthorityId,
  { schools, years }: SimilarAsked,
  lineages: ReadonlyMap<number, Lineage>,
  records: readonly HeldRecord[],
  inForce: readonly DataImport[],
): Promise<{ readonly of: SimilarOf; readonly all: readonly ComparedSchool[] }> {
  const near = new Map<string, readonly ComparedSchool[]>()
  const read = new Map<string, PhaseOfSchools<ProfileRow>>()
  const byUrn = groupedByCode(records)
  for (const { urn, phase } of schools) {
    const lineage = lineages.get(urn)
    if (!lineage) continue
    const own = [lineage, ...lineage.generations.flat()].flatMap((each) => byUrn.get(each.urn) ?? [])
    const chosen = new Map<string, readonly ComparedSchool[]>()
    for (const year of years) {
      const census = censusOf(inForce, own, year)
      if (!census) continue
      const name = `${phase} ${nameOf(census)}`
      const whole = read.get(name) ?? phaseOf(await listProfiles(tx, authority, phase, census, inForce))
      read.set(name, whole)
      const found = chosen.get(name) ?? nearestTo(whole, census.urn)
      chosen.set(name, found)
      near.set(`${urn} ${year}`, found)
    }
  }
  return { of: (urn, year) => near.get(`${urn} ${year}`) ?? [], all: [...near.values()].flat() }
}

interface SimilarAsked {
  readonly schools: readonly Pick<School, 'urn' | 'phase'>[]
  readonly years: readonly AcademicYear[]
}

/** The same for a census, whoever asks. */
export const nameOf = ({ source, part, recordYear, roll, fsm, eal, sen }: Census): string =>
  [source.authority, source.number, part, recordYear, roll, fsm, eal, sen].join(' ')

function nearestTo(whole: PhaseOfSchools<ProfileRow>, urn: number): readonly ComparedSchool[] {
  const self = whole.schools.find((profile) => profile.urn === urn)
  const outcome = self && nearestIn(whole, self)
  return outcome?.ok ? outcome.value.schools.map(({ school }) => ({ urn: school.urn, number: school.number })) : []
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
