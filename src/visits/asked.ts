import { z } from 'zod'
import { listPeople, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Asked } from '../platform/http/index.ts'
import { urnParam, type Urn } from '../schools/index.ts'
import type { Act, RecordId } from './formal-record.ts'

export const ofRecord = z.object({ urn: urnParam, record: z.uuid().transform((id) => id as RecordId) })

/** What the routes of one record are asked with. */
export type AskedOf<Form> = Pick<
  Asked<Actor, { readonly urn: Urn; readonly record: RecordId }, unknown, Form>,
  'actor' | 'params' | 'form' | 'frame' | 'once' | 'now' | 'today' | 'write' | 'audit'
>

/** An act as the decisions take it. */
export const actOf = ({ actor, now, today }: { actor: Actor; now: Date; today: Act['on'] }): Act => ({
  by: actor.personId,
  role: actor.role,
  at: now.toISOString() as Act['at'],
  on: today,
})

/** Names by person, for "written by". */
export const namesOf = async (tx: Tx, actor: Actor): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx, actor.authority)).map(({ id, name }) => [id, name]))
