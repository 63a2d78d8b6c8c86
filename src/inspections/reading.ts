import {
  inspectionsIn,
  lineageOf,
  listImportsInForce,
  listInspectionRecords,
  listPredecessors,
  type Inspection,
  type Predecessor,
} from '../evidence/index.ts'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { inspectionsOfSchool, latestGraded, type SchoolInspection } from './school-inspection.ts'
import { listEnteredInspections } from './store.ts'

/**
 * The inspections of a school over time, the latest first, followed back to the schools before it while there was one before
 * each: of two that were joined neither's inspections are the new school's. As known at an instant where one is given.
 */
export async function listInspections(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  knownAt?: Date,
): Promise<readonly SchoolInspection[]> {
  const inForce = await listImportsInForce(tx, authority, knownAt)
  const { generations } = lineageOf(urn, null, await listPredecessors(tx, authority, urn, inForce))
  const alone = generations.findIndex((generation) => generation.length > 1)
  const before = new Map<number, Predecessor>(
    (alone < 0 ? generations : generations.slice(0, alone)).flat().map((school) => [school.urn, school]),
  )
  const urns = [urn, ...before.keys()]
  const published = inspectionsIn(await listInspectionRecords(tx, authority, urns), inForce)
  const entered = await listEnteredInspections(tx, authority, urns, knownAt)
  const holding = entered.filter(({ withdrawnBecause }) => withdrawnBecause === null)
  return inspectionsOfSchool(published, holding, before)
}

/** Each school's own inspections, the latest first, for many at once: without those of the schools they follow. */
export async function listOwnInspections(
  tx: Tx,
  authority: AuthorityId,
  urns: readonly number[],
): Promise<ReadonlyMap<number, readonly SchoolInspection[]>> {
  const published = inspectionsIn(
    await listInspectionRecords(tx, authority, urns),
    await listImportsInForce(tx, authority),
  )
  const entered = (await listEnteredInspections(tx, authority, urns)).filter(
    ({ withdrawnBecause }) => withdrawnBecause === null,
  )
  const of = new Map<number, { published: Inspection[]; entered: typeof entered }>(
    urns.map((urn) => [urn, { published: [], entered: [] }]),
  )
  for (const one of published) of.get(one.urn)?.published.push(one)
  for (const one of entered) of.get(one.urn)?.entered.push(one)
  return new Map([...of].map(([urn, own]) => [urn, inspectionsOfSchool(own.published, own.entered, new Map())]))
}

/** The latest inspection that judged the school, as at a day. */
export const latestInspection = async (
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  on: Day,
): Promise<SchoolInspection | undefined> => latestGraded(await listInspections(tx, authority, urn), on)
