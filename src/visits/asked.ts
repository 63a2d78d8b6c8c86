import { z } from 'zod'
import type { Day } from '../kernel/index.ts'
import { listPeople, type Actor } from '../people/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { FormRead } from '../platform/forms/index.ts'
import type { Answer } from '../platform/http/index.ts'
import type { Frame } from '../platform/views/index.ts'
import { urnParam, type Urn } from '../schools/index.ts'
import type { Act, RecordId } from './formal-record.ts'

export const ofRecord = z.object({ urn: urnParam, record: z.uuid().transform((id) => id as RecordId) })

/** What the routes of one record are asked with. */
export interface AskedOf<Form> {
  readonly actor: Actor
  readonly params: { readonly urn: Urn; readonly record: RecordId }
  readonly form: FormRead<Form>
  readonly frame: Frame
  readonly once: string
  readonly now: Date
  readonly today: Day
  write(work: (tx: Tx) => Promise<Answer>): Promise<Answer>
  audit(tx: Tx, facts: AuditFacts): Promise<void>
}

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
