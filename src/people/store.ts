import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import type { Role } from './role.ts'
import './tables.ts'

export interface Authority {
  readonly id: AuthorityId
  readonly name: string
  readonly laCode: number | null
  readonly demonstration: boolean
}

/** Every authority of the database but the published library, by name. */
export function listAuthorities(tx: Tx): Promise<readonly Authority[]> {
  return tx
    .selectFrom('authority')
    .select(['authority_id as id', 'name', 'la_code as laCode', 'demonstration'])
    .where('authority_id', '>', 0 as AuthorityId)
    .orderBy('name')
    .execute()
}

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly email: string
}

export interface Appointment {
  readonly id: AppointmentId
  readonly personId: PersonId
  readonly role: Role
  readonly urn: number | null
  readonly from: Day
  readonly to: Day | null
}

const personColumns = ['person_id as id', 'name', 'email'] as const
const appointmentColumns = [
  'appointment_id as id',
  'person_id as personId',
  'role',
  'urn',
  'from_day as from',
  'to_day as to',
] as const

export function findPersonByEmail(tx: Tx, authority: AuthorityId, email: string): Promise<Person | undefined> {
  return tx
    .selectFrom('person')
    .select(personColumns)
    .where('authority_id', '=', authority)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

export function findPerson(tx: Tx, authority: AuthorityId, person: PersonId): Promise<Person | undefined> {
  return tx
    .selectFrom('person')
    .select(personColumns)
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .executeTakeFirst()
}

export function listPeople(tx: Tx, authority: AuthorityId): Promise<readonly Person[]> {
  return tx.selectFrom('person').select(personColumns).where('authority_id', '=', authority).orderBy('name').execute()
}

/** Appointments of one person, of one school, or of the whole authority; past and future ones too. */
export function listAppointments(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly person?: PersonId; readonly urn?: number } = {},
): Promise<readonly Appointment[]> {
  let query = tx.selectFrom('appointment').select(appointmentColumns).where('authority_id', '=', authority)
  if (of.person !== undefined) query = query.where('person_id', '=', of.person)
  if (of.urn !== undefined) query = query.where('urn', '=', of.urn)
  return query.orderBy('from_day').orderBy('appointment_id').execute()
}

export async function recordPerson(tx: Tx, authority: AuthorityId, person: Person): Promise<void> {
  await tx
    .insertInto('person')
    .values({ authority_id: authority, person_id: person.id, name: person.name, email: person.email.toLowerCase() })
    .execute()
}

export async function recordAppointment(tx: Tx, authority: AuthorityId, appointment: Appointment): Promise<void> {
  const { id, personId, role, urn, from, to } = appointment
  await tx
    .insertInto('appointment')
    .values({ authority_id: authority, appointment_id: id, person_id: personId, role, urn, from_day: from, to_day: to })
    .execute()
}

/** Sets the last day of an appointment. */
export async function recordAppointmentEnd(tx: Tx, authority: AuthorityId, id: AppointmentId, to: Day): Promise<void> {
  await tx
    .updateTable('appointment')
    .set({ to_day: to })
    .where('authority_id', '=', authority)
    .where('appointment_id', '=', id)
    .execute()
}

export async function findPasswordHash(tx: Tx, authority: AuthorityId, person: PersonId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('password')
    .select('hash')
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.hash
}

export async function recordPassword(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
  hash: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('password')
    .values({ authority_id: authority, person_id: person, hash, set_at: at })
    .onConflict((conflict) => conflict.columns(['authority_id', 'person_id']).doUpdateSet({ hash, set_at: at }))
    .execute()
}

export async function recordInvitation(
  tx: Tx,
  authority: AuthorityId,
  invitation: { readonly hash: Buffer; readonly personId: PersonId; readonly madeAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('invitation')
    .values({
      authority_id: authority,
      token_hash: invitation.hash,
      person_id: invitation.personId,
      made_at: invitation.madeAt,
      expires_at: invitation.expiresAt,
      used_at: null,
    })
    .execute()
}

/** An invitation that can still be used; `forUpdate` holds it against a second use at the same moment. */
export async function findOpenInvitation(
  tx: Tx,
  authority: AuthorityId,
  hash: Buffer,
  now: Date,
  forUpdate: 'forUpdate' | 'read',
): Promise<Person | undefined> {
  const query = tx
    .selectFrom('invitation')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
  const row = await (forUpdate === 'forUpdate' ? query.forUpdate() : query).executeTakeFirst()
  return row && findPerson(tx, authority, row.person_id)
}

export async function recordInvitationUsed(tx: Tx, authority: AuthorityId, hash: Buffer, at: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hash)
    .execute()
}
