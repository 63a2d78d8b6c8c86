import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { listAbleToSignIn } from './access-store.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import {
  appoint,
  correctPerson,
  endAppointment,
  letIn,
  type Appointment,
  type EndRefusal,
  type NameRefusal,
  type Newcomer,
  type NewcomerRefusal,
  type Post,
  type PostRefusal,
  type WithdrawalRefusal,
  withdrawAppointment,
} from './appointment.ts'
import { recordNewcomer, recordPost } from './invitation-commands.ts'
import { removeSessionsOf } from './session-store.ts'
import {
  findPersonByEmail,
  listAppointments,
  lockAdministrators,
  lockPerson,
  recordAppointmentEnd,
  recordCorrection,
  removeAppointment,
  type Person,
} from './store.ts'

/** The schools of an authority, by name: handed in by whoever knows them, since people stand above schools. */
export type ListSchoolNames = (tx: Tx, authority: AuthorityId) => Promise<ReadonlyMap<number, string>>

/** Lets a person in whom nobody has recorded yet. */
export async function addPerson(
  tx: Tx,
  authority: AuthorityId,
  newcomer: Newcomer,
  schools: ReadonlyMap<number, string>,
): Promise<Outcome<Person, NewcomerRefusal>> {
  const emailUsed = (await findPersonByEmail(tx, authority, newcomer.email)) !== undefined
  const outcome = letIn(newcomer, { held: [], isSchool: (urn) => schools.has(urn), emailUsed })
  if (!outcome.ok) return outcome
  const { person } = await recordNewcomer(tx, authority, newcomer)
  return accepted(person)
}

/** Gives a person one more role. */
export async function addAppointment(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
  post: Post,
  schools: ReadonlyMap<number, string>,
): Promise<Outcome<AppointmentId, PostRefusal | 'noSuchPerson'>> {
  if (!(await lockPerson(tx, authority, person))) return refused('noSuchPerson')
  const held = await listAppointments(tx, authority, { person })
  const outcome = appoint(post, { held, isSchool: (urn) => schools.has(urn) })
  return outcome.ok ? accepted(await recordPost(tx, authority, person, post)) : outcome
}

/**
 * Sets the last day of an appointment. When that day is here or past, whatever the person has open ends at once:
 * with a role goes its access.
 */
export async function endAppointmentOn(
  tx: Tx,
  authority: AuthorityId,
  held: Appointment,
  lastDay: Day,
  today: Day,
): Promise<Outcome<Day, EndRefusal>> {
  await lockPerson(tx, authority, held.personId)
  const administrators = await lockAdministrators(tx, authority)
  const now =
    (await listAppointments(tx, authority, { person: held.personId })).find(({ id }) => id === held.id) ?? held
  const others = await ofWhoCanSignIn(tx, authority, administrators, held)
  const outcome = endAppointment(now, lastDay, today, others)
  if (!outcome.ok) return outcome
  await recordAppointmentEnd(tx, authority, held.id, lastDay)
  if (lastDay <= today) await removeSessionsOf(tx, authority, held.personId)
  return outcome
}

/** Takes back an appointment that has not begun. */
export async function withdrawAppointmentOf(
  tx: Tx,
  authority: AuthorityId,
  held: Appointment,
  today: Day,
): Promise<Outcome<Appointment, WithdrawalRefusal>> {
  await lockPerson(tx, authority, held.personId)
  const administrators = await lockAdministrators(tx, authority)
  const others = await ofWhoCanSignIn(tx, authority, administrators, held)
  const outcome = withdrawAppointment(held, today, others)
  if (outcome.ok) await removeAppointment(tx, authority, held.id)
  return outcome
}

/** Corrects a person's name or e-mail address, unless somebody else did after `seen`. */
export async function correctPersonTo(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
  corrected: { readonly name: string; readonly email: string },
  seen: number,
): Promise<Outcome<Person, NameRefusal | 'stale' | 'noSuchPerson'>> {
  const held = await lockPerson(tx, authority, person)
  if (!held) return refused('noSuchPerson')
  if (held.version !== seen) return refused('stale')
  const email = corrected.email.toLowerCase()
  const other = await findPersonByEmail(tx, authority, email)
  const isTaken = other !== undefined && other.id !== person
  const outcome = correctPerson<Person>(held, { name: corrected.name, email }, isTaken)
  if (outcome.ok) await recordCorrection(tx, authority, outcome.value)
  return outcome
}

/** The other appointments of people who can sign in: an invitation that was never used lets nobody in. */
async function ofWhoCanSignIn(
  tx: Tx,
  authority: AuthorityId,
  appointments: readonly Appointment[],
  held: Appointment,
): Promise<readonly Appointment[]> {
  const able = new Set(await listAbleToSignIn(tx, authority))
  return appointments.filter(({ id, personId }) => id !== held.id && able.has(personId))
}
