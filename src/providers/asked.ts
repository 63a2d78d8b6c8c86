import { z } from 'zod'
import { isInForce, listAppointments, listPeople, type Actor, type Person } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Asked } from '../platform/http/index.ts'
import { findSchoolInView, urnParam, type SchoolInView, type Urn } from '../schools/index.ts'
import type { DesignationId, DesignationVersion } from './designation.ts'
import { listDesignations } from './store.ts'

export const ofSchool = z.object({ urn: urnParam })
export const ofDesignation = z.object({ urn: urnParam, designation: z.uuid().transform((id) => id as DesignationId) })
export type OfDesignation = z.output<typeof ofDesignation>

/** What the routes of this slice are asked with. */
export type AskedOf<Params> = Pick<
  Asked<Actor, Params, unknown, unknown>,
  'actor' | 'params' | 'frame' | 'once' | 'now' | 'today'
>

/** Those who sign in for a school on a day. */
export async function listPeopleOf(
  tx: Tx,
  { actor, today }: Pick<AskedOf<unknown>, 'actor' | 'today'>,
  urn: Urn,
): Promise<readonly Person[]> {
  const held = await listAppointments(tx, actor.authority, { urn })
  const ids = new Set(
    held.filter(({ from, to }) => isInForce({ from, to: to ?? undefined }, today)).map(({ personId }) => personId),
  )
  return (await listPeople(tx, actor.authority)).filter(({ id }) => ids.has(id))
}

export interface FoundDesignation {
  readonly inView: SchoolInView
  readonly current: DesignationVersion
  /** The newest first. */
  readonly versions: readonly [DesignationVersion, ...DesignationVersion[]]
}

/** A designation of a school; undefined when it is not there, or not this person's to see: answer `notFound()`. */
export async function findDesignation(
  tx: Tx,
  { actor, params, today }: Pick<AskedOf<OfDesignation>, 'actor' | 'params' | 'today'>,
): Promise<FoundDesignation | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return undefined
  const all = await listDesignations(tx, actor.authority, params.urn)
  const [current, ...before] = all.filter(({ id }) => id === params.designation).toReversed()
  return current && { inView, current, versions: [current, ...before] }
}
