import { accepted, dayInEngland, refused, type Outcome } from '../kernel/index.ts'
import { recordAudit } from '../platform/audit/index.ts'
import { withTx, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import { inForce, type Appointment } from './appointment.ts'
import { isPassword } from './password.ts'
import { longestSeconds, networkOf, throttle } from './session.ts'
import { countFailures, recordFailures, recordSession, removeAged, removeSession } from './session-store.ts'
import { findPerson, findPersonByEmail, listAppointments, listAuthorities, type Person } from './store.ts'
import { findPasswordHash } from './access-store.ts'
import { newToken, readToken, type Token } from './token.ts'

export type SignInRefusal = 'unknown' | 'tooManyAttempts' | 'noRole'

/** Who asks to sign in, and from which network address. */
export interface SignInRequest {
  readonly authority: AuthorityId
  readonly email: string
  readonly password: string
  readonly address: string
  /** Of the person's own appointments that to take up, where it is in force; else the first is. */
  readonly preferred?: AppointmentId | undefined
}

/**
 * Begins a session for the person whose e-mail address and password these are. Answers the same, after the same work,
 * whether the account is unknown or the password wrong; says so after ten failures in five minutes.
 */
export async function signIn(
  service: Service,
  request: SignInRequest,
  now: Date,
): Promise<Outcome<Token, SignInRefusal>> {
  const { authority } = request
  const keys = [`account:${request.email.toLowerCase()}`, `network:${networkOf(request.address)}`]
  const since = new Date(now.getTime() - throttle.seconds * 1000)
  const known = await withTx(service.database, { authority }, async (tx) => {
    const failures = await countFailures(tx, authority, keys, since)
    const person = await findPersonByEmail(tx, authority, request.email)
    return { failures, person, hash: person && (await findPasswordHash(tx, authority, person.id)) }
  })
  if (known.failures >= throttle.failures) return refused('tooManyAttempts')
  const fits = await isPassword(known.hash, request.password)
  const { person } = known
  if (!fits || !person) {
    await withTx(service.database, { authority }, async (tx) => {
      await recordFailures(tx, authority, keys, now)
      await remember(tx, service, authority, person, 'sign in', 'refused', now)
    })
    return refused('unknown')
  }
  return withTx(service.database, { authority }, (tx) =>
    beginFor(tx, service, authority, person, now, { preferred: request.preferred }),
  )
}

/** Signs in as one of the cast: in a demonstration authority alone, where nobody is real. */
export async function signInAsCast(
  service: Service,
  authority: AuthorityId,
  appointmentId: AppointmentId,
  now: Date,
): Promise<Outcome<Token, SignInRefusal>> {
  return withTx(service.database, { authority }, async (tx) => {
    const demonstration = (await listAuthorities(tx)).some((each) => each.id === authority && each.demonstration)
    const appointment = (await listAppointments(tx, authority)).find((each) => each.id === appointmentId)
    const person = appointment && (await findPerson(tx, authority, appointment.personId))
    if (!demonstration || !person) return refused<SignInRefusal>('unknown')
    return beginFor(tx, service, authority, person, now, { wanted: appointmentId })
  })
}

/** Takes up another of one's own appointments: a new session, the old one ended. */
export async function takeUpRole(
  tx: Tx,
  service: Service,
  held: { readonly authority: AuthorityId; readonly personId: PersonId; readonly session: string | undefined },
  appointmentId: AppointmentId,
  now: Date,
): Promise<Outcome<Token, SignInRefusal>> {
  const person = await findPerson(tx, held.authority, held.personId)
  if (!person) return refused('unknown')
  const begun = await beginFor(tx, service, held.authority, person, now, { wanted: appointmentId })
  if (begun.ok) await endSessionOf(tx, held.session)
  return begun
}

export async function endSessionOf(tx: Tx, session: string | undefined): Promise<void> {
  const token = readToken(session)
  if (token) await removeSession(tx, token.authority, token.hash)
}

/** Begins a session in the wanted appointment and no other, or in the preferred one or the first that holds today. */
async function beginFor(
  tx: Tx,
  service: Service,
  authority: AuthorityId,
  person: Person,
  now: Date,
  { wanted, preferred }: { readonly wanted?: AppointmentId; readonly preferred?: AppointmentId | undefined },
): Promise<Outcome<Token, SignInRefusal>> {
  const held = inForce(await listAppointments(tx, authority, { person: person.id }), dayInEngland(now))
  const appointment =
    held.find((each) => each.id === (wanted ?? preferred)) ?? (wanted === undefined ? held[0] : undefined)
  if (!appointment) return refused('noRole')
  const token = newToken(authority)
  await recordSession(tx, authority, { hash: token.hash, personId: person.id, appointmentId: appointment.id, at: now })
  const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)
  await removeAged(tx, authority, before(86_400), before(longestSeconds))
  await remember(tx, service, authority, person, 'sign in', 'done', now, appointment)
  return accepted(token)
}

async function remember(
  tx: Tx,
  service: Service,
  authority: AuthorityId,
  person: Person | undefined,
  action: string,
  outcome: 'done' | 'refused',
  now: Date,
  appointment?: Appointment,
): Promise<void> {
  const actor = {
    authority,
    personId: person?.id ?? null,
    personName: person?.name ?? 'Unknown account',
    role: appointment?.role ?? null,
    requestId: null,
  }
  const subject = person && `person ${person.id}`
  await recordAudit(tx, service.secrets.audit, actor, { action, outcome, subject }, now)
}
