import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import type { Role } from './role.ts'
import './tables.ts'

/** What a session leads to: the person, the appointment taken up, and the authority. */
export interface HeldSession {
  readonly beganAt: Date
  readonly seenAt: Date
  readonly personId: PersonId
  readonly personName: string
  readonly appointmentId: AppointmentId
  readonly role: Role
  readonly urn: number | null
  readonly from: Day
  readonly to: Day | null
  readonly authorityName: string
  readonly laCode: number | null
  readonly demonstration: boolean
  readonly appointments: number
}

export async function findSession(
  tx: Tx,
  authority: AuthorityId,
  hash: Buffer,
  today: Day,
): Promise<HeldSession | undefined> {
  const row = await tx
    .selectFrom('session as s')
    .innerJoin('person as p', (join) =>
      join.onRef('p.authority_id', '=', 's.authority_id').onRef('p.person_id', '=', 's.person_id'),
    )
    .innerJoin('appointment as a', (join) =>
      join.onRef('a.authority_id', '=', 's.authority_id').onRef('a.appointment_id', '=', 's.appointment_id'),
    )
    .innerJoin('authority as l', 'l.authority_id', 's.authority_id')
    .select((select) => [
      's.began_at as beganAt',
      's.seen_at as seenAt',
      'p.person_id as personId',
      'p.name as personName',
      'a.appointment_id as appointmentId',
      'a.role',
      'a.urn',
      'a.from_day as from',
      'a.to_day as to',
      'l.name as authorityName',
      'l.la_code as laCode',
      'l.demonstration',
      select
        .selectFrom('appointment as o')
        .select((o) => o.fn.countAll<number>().as('count'))
        .whereRef('o.authority_id', '=', 's.authority_id')
        .whereRef('o.person_id', '=', 's.person_id')
        .where('o.from_day', '<=', today)
        .where((o) => o.or([o('o.to_day', 'is', null), o('o.to_day', '>=', today)]))
        .as('appointments'),
    ])
    .where('s.authority_id', '=', authority)
    .where('s.token_hash', '=', hash)
    .executeTakeFirst()
  return row && { ...row, appointments: Number(row.appointments ?? 0) }
}

export async function recordSession(
  tx: Tx,
  authority: AuthorityId,
  session: {
    readonly hash: Buffer
    readonly personId: PersonId
    readonly appointmentId: AppointmentId
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      authority_id: authority,
      token_hash: session.hash,
      person_id: session.personId,
      appointment_id: session.appointmentId,
      began_at: session.at,
      seen_at: session.at,
    })
    .execute()
}

export async function recordSeen(tx: Tx, authority: AuthorityId, hash: Buffer, at: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ seen_at: at })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hash)
    .execute()
}

export async function removeSession(tx: Tx, authority: AuthorityId, hash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('authority_id', '=', authority).where('token_hash', '=', hash).execute()
}

/** Ends every session of a person: at a change of password or role. */
export async function removeSessionsOf(tx: Tx, authority: AuthorityId, person: PersonId): Promise<void> {
  await tx.deleteFrom('session').where('authority_id', '=', authority).where('person_id', '=', person).execute()
}

/** How many failures each key has since an instant. */
export async function countFailures(
  tx: Tx,
  authority: AuthorityId,
  keys: readonly string[],
  since: Date,
): Promise<number> {
  const rows = await tx
    .selectFrom('sign_in_failure')
    .select((select) => ['failure_key', select.fn.countAll<number>().as('count')])
    .where('authority_id', '=', authority)
    .where('failure_key', 'in', [...keys])
    .where('at', '>', since)
    .groupBy('failure_key')
    .execute()
  return Math.max(0, ...rows.map((row) => Number(row.count)))
}

export async function recordFailures(tx: Tx, authority: AuthorityId, keys: readonly string[], at: Date): Promise<void> {
  await tx
    .insertInto('sign_in_failure')
    .values(keys.map((key) => ({ authority_id: authority, failure_key: key, at })))
    .execute()
}

/** Failures no longer count once they are old; sessions that have ended are not kept either. */
export async function removeAged(
  tx: Tx,
  authority: AuthorityId,
  failuresBefore: Date,
  sessionsBefore: Date,
): Promise<void> {
  await tx
    .deleteFrom('sign_in_failure')
    .where('authority_id', '=', authority)
    .where('at', '<', failuresBefore)
    .execute()
  await tx.deleteFrom('session').where('authority_id', '=', authority).where('began_at', '<', sessionsBefore).execute()
}

/** Whether anybody of the authority was at work in the service since then. */
export async function wasUsedSince(tx: Tx, authority: AuthorityId, since: Date): Promise<boolean> {
  const seen = await tx
    .selectFrom('session')
    .select('seen_at')
    .where('authority_id', '=', authority)
    .where('seen_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return seen !== undefined
}
