import type { Day } from '../kernel/index.ts'
import { publishedLibrary, withTx, type AuthorityId, type Database, type Tx } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import type { Appointment } from './appointment.ts'
import type { Authority } from './authority.ts'
import './tables.ts'

export type { Authority }

/** Every authority of the database but the published library, by name. */
export function listAuthorities(tx: Tx): Promise<readonly Authority[]> {
  return tx
    .selectFrom('authority')
    .select(['authority_id as id', 'name', 'la_code as laCode', 'demonstration'])
    .where('authority_id', '>', 0 as AuthorityId)
    .orderBy('name')
    .execute()
}

/** The authority whose service this is, where the database has one only. */
export async function findOnlyAuthority(database: Database): Promise<Authority | undefined> {
  const authorities = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  return authorities.length === 1 ? authorities[0] : undefined
}

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly email: string
}

export type { Appointment }

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

/** A person with the version of their name, which a correction must name. */
export function findPersonVersion(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
): Promise<(Person & { readonly version: number }) | undefined> {
  return tx
    .selectFrom('person')
    .select([...personColumns, 'version'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .executeTakeFirst()
}

/** Takes a person until the transaction ends: whoever changes them or what they hold takes them first. */
export async function lockPerson(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
): Promise<(Person & { readonly version: number }) | undefined> {
  return tx
    .selectFrom('person')
    .select([...personColumns, 'version'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirst()
}

/** Overwrites a person's name and e-mail address: one version more. */
export async function recordCorrection(tx: Tx, authority: AuthorityId, person: Person): Promise<void> {
  await tx
    .updateTable('person')
    .set((update) => ({ name: person.name, email: person.email, version: update('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('person_id', '=', person.id)
    .execute()
}

/** Takes every administrator's appointment until the transaction ends, so that two cannot end each other's at once. */
export function lockAdministrators(tx: Tx, authority: AuthorityId): Promise<readonly Appointment[]> {
  return tx
    .selectFrom('appointment')
    .select(appointmentColumns)
    .where('authority_id', '=', authority)
    .where('role', '=', 'administrator')
    .orderBy('appointment_id')
    .forUpdate()
    .execute()
}

/** Takes back an appointment that never began. */
export async function removeAppointment(tx: Tx, authority: AuthorityId, id: AppointmentId): Promise<void> {
  await tx.deleteFrom('appointment').where('authority_id', '=', authority).where('appointment_id', '=', id).execute()
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
