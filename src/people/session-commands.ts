import { dayInEngland } from '../kernel/index.ts'
import { withTx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import type { Actor } from './actor.ts'
import { isInForce } from './role.ts'
import { secondsLeft } from './session.ts'
import { findSession, recordSeen, type HeldSession } from './session-store.ts'
import { readToken } from './token.ts'

/**
 * Who holds a session, in the role they have taken up; undefined when the session has ended or the appointment no
 * longer holds. Asked at every request, so that the end of a role is the end of its access.
 */
export async function identify(service: Service, text: string | undefined, now: Date): Promise<Actor | undefined> {
  const token = readToken(text)
  if (!token) return undefined
  const { authority, hash } = token
  const today = dayInEngland(now)
  const held = await withTx(service.database, { authority }, (tx) => findSession(tx, authority, hash, today))
  if (!held || secondsLeft(held, now) <= 0) return undefined
  if (!isInForce({ from: held.from, to: held.to ?? undefined }, today)) return undefined
  // Once a minute is enough to tell a session in use from one left alone.
  if (now.getTime() - held.seenAt.getTime() > 60_000)
    await withTx(service.database, { authority }, (tx) => recordSeen(tx, authority, hash, now))
  return actorOf(authority, held, now)
}

/**
 * Whose session it was, ended of itself or not: never who may do anything. Undefined once it was ended on purpose (signing
 * out, a new password) or is no longer kept.
 */
export async function lastHolder(
  service: Service,
  text: string | undefined,
): Promise<Pick<Actor, 'authority' | 'personId' | 'appointmentId'> | undefined> {
  const token = readToken(text)
  if (!token) return undefined
  const { authority, hash } = token
  const today = dayInEngland(service.clock.now())
  const held = await withTx(service.database, { authority }, (tx) => findSession(tx, authority, hash, today))
  return held && { authority, personId: held.personId, appointmentId: held.appointmentId }
}

function actorOf(authority: Actor['authority'], held: HeldSession, now: Date): Actor {
  return {
    authority,
    urn: held.urn ?? undefined,
    personId: held.personId,
    personName: held.personName,
    role: held.role,
    appointmentId: held.appointmentId,
    requestId: null,
    authorityName: held.authorityName,
    laCode: held.laCode,
    demonstration: held.demonstration,
    hasOtherRoles: held.appointments > 1,
    sessionSeconds: secondsLeft({ beganAt: held.beganAt, seenAt: now }, now),
  }
}
