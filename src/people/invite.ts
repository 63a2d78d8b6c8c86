import { randomUUID } from 'node:crypto'
import { acceptUnless, accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import { hashPassword, passwordProblem } from './password.ts'
import { isSchoolRole, type Role } from './role.ts'
import { removeSessionsOf } from './session-store.ts'
import {
  findOpenInvitation,
  findPersonByEmail,
  recordAppointment,
  recordInvitation,
  recordInvitationUsed,
  recordPassword,
  recordPerson,
  type Person,
} from './store.ts'
import { newToken, readToken } from './token.ts'

/** A person to be let in: the role is held from a day, for the whole authority or one school. */
export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly urn?: number | undefined
  readonly from: Day
  readonly to?: Day | undefined
}

export type NewcomerRefusal = 'schoolNeeded' | 'schoolNotNeeded' | 'endsBeforeItBegins'

/** Whether a role may be given like this: school roles name their school, others name none. Pure. */
export function appoint(newcomer: Newcomer): Outcome<Newcomer, NewcomerRefusal> {
  const ofSchool = isSchoolRole(newcomer.role)
  const reasons: NewcomerRefusal[] = []
  if (ofSchool && newcomer.urn === undefined) reasons.push('schoolNeeded')
  if (!ofSchool && newcomer.urn !== undefined) reasons.push('schoolNotNeeded')
  if (newcomer.to !== undefined && newcomer.to < newcomer.from) reasons.push('endsBeforeItBegins')
  return acceptUnless(reasons, () => newcomer)
}

/** Records the appointment; the person too when the e-mail address is new. Answers whose it is. */
export async function recordNewcomer(
  tx: Tx,
  authority: AuthorityId,
  newcomer: Newcomer,
): Promise<{ person: Person; appointmentId: AppointmentId }> {
  const known = await findPersonByEmail(tx, authority, newcomer.email)
  const person = known ?? { id: randomUUID() as PersonId, name: newcomer.name, email: newcomer.email.toLowerCase() }
  if (!known) await recordPerson(tx, authority, person)
  const appointmentId = randomUUID() as AppointmentId
  const { role, urn = null, from, to = null } = newcomer
  await recordAppointment(tx, authority, { id: appointmentId, personId: person.id, role, urn, from, to })
  return { person, appointmentId }
}

/** Days in which an invitation can be used. */
export const invitationDays = 7

/** Makes a link that lets this person set a password once. Answers the path of the link; it is not kept. */
export async function makeInvitation(tx: Tx, authority: AuthorityId, personId: PersonId, now: Date): Promise<string> {
  const token = newToken(authority)
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  await recordInvitation(tx, authority, { hash: token.hash, personId, madeAt: now, expiresAt })
  return `/invitation/${token.text}`
}

export type InvitationRefusal = { readonly kind: 'notOpen' } | { readonly kind: 'password'; readonly sentence: string }

/** Sets the password of the person the link was made for; the link is used up and every earlier session ends. */
export async function acceptInvitation(
  tx: Tx,
  link: string,
  password: string,
  now: Date,
): Promise<Outcome<Person, InvitationRefusal>> {
  const token = readToken(link)
  const person = token && (await findOpenInvitation(tx, token.authority, token.hash, now, 'forUpdate'))
  if (!token || !person) return refused<InvitationRefusal>({ kind: 'notOpen' })
  const sentence = passwordProblem(password, [person.name, person.email])
  if (sentence !== undefined) return refused<InvitationRefusal>({ kind: 'password', sentence })
  await recordPassword(tx, token.authority, person.id, await hashPassword(password), now)
  await recordInvitationUsed(tx, token.authority, token.hash, now)
  await removeSessionsOf(tx, token.authority, person.id)
  return accepted(person)
}
