import { randomUUID } from 'node:crypto'
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import type { Newcomer, Post } from './appointment.ts'
import { hashPassword, passwordProblem } from './password.ts'
import { removeSessionsOf } from './session-store.ts'
import {
  findOpenInvitation,
  recordInvitation,
  recordInvitationsEnded,
  recordInvitationUsed,
  recordPassword,
} from './access-store.ts'
import { findPersonByEmail, recordAppointment, recordPerson, type Person } from './store.ts'
import { newToken, readToken } from './token.ts'

/** Records the appointment; the person too when the e-mail address is new. Answers whose it is. */
export async function recordNewcomer(
  tx: Tx,
  authority: AuthorityId,
  newcomer: Newcomer,
): Promise<{ person: Person; appointmentId: AppointmentId }> {
  const known = await findPersonByEmail(tx, authority, newcomer.email)
  const person = known ?? { id: randomUUID() as PersonId, name: newcomer.name, email: newcomer.email.toLowerCase() }
  if (!known) await recordPerson(tx, authority, person)
  return { person, appointmentId: await recordPost(tx, authority, person.id, newcomer) }
}

/** Records that a person holds a role. */
export async function recordPost(
  tx: Tx,
  authority: AuthorityId,
  personId: PersonId,
  post: Post,
): Promise<AppointmentId> {
  const id = randomUUID() as AppointmentId
  const { role, urn = null, from, to = null } = post
  await recordAppointment(tx, authority, { id, personId, role, urn, from, to })
  return id
}

/** Days in which an invitation can be used. */
export const invitationDays = 7

/**
 * Makes a link that lets this person set a password once; links made before can no longer be used.
 * Answers the path of the link, which is not kept: it can be shown now and never again.
 */
export async function makeInvitation(tx: Tx, authority: AuthorityId, personId: PersonId, now: Date): Promise<string> {
  const token = newToken(authority)
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  await recordInvitationsEnded(tx, authority, personId, now)
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
