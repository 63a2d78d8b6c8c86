import { z } from 'zod'
import type { Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Asked } from '../platform/http/index.ts'
import { findSchoolInView, urnParam, type SchoolInView } from '../schools/index.ts'
import type { Act, EntryId, GoodPractice } from './good-practice.ts'
import { listGoodPractice } from './store.ts'

export const ofSchool = z.object({ urn: urnParam })
export const entryParam = z.uuid().transform((id) => id as EntryId)
export const ofEntry = z.object({ urn: urnParam, entry: entryParam })
export type OfEntry = z.output<typeof ofEntry>

/** What the routes of this slice are asked with. */
export type AskedOf<Params, Form = unknown> = Pick<
  Asked<Actor, Params, unknown, Form>,
  'actor' | 'params' | 'form' | 'frame' | 'once' | 'now' | 'today' | 'notice' | 'audit'
>

export const actOf = ({ actor, now, today }: Pick<AskedOf<unknown>, 'actor' | 'now' | 'today'>): Act => ({
  by: actor.personId,
  byName: actor.personName,
  role: actor.role,
  on: today,
  at: now,
})

export interface FoundEntry {
  readonly inView: SchoolInView
  readonly entry: GoodPractice
}

/** An entry of a school; undefined when it is not there, or not this person's to see: answer `notFound()`. */
export async function findEntry(
  tx: Tx,
  { actor, params, today }: Pick<AskedOf<OfEntry>, 'actor' | 'params' | 'today'>,
): Promise<FoundEntry | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return undefined
  const entry = (await listGoodPractice(tx, actor.authority, params.urn)).find(({ id }) => id === params.entry)
  return entry && { inView, entry }
}
