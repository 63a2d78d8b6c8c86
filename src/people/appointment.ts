import { accepted, acceptUnless, addDays, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import { isInForce, isSchoolRole, type Role } from './role.ts'

/** A role held by a person from one day to another (both included), for the whole authority or one school. */
export interface Appointment {
  readonly id: AppointmentId
  readonly personId: PersonId
  readonly role: Role
  readonly urn: number | null
  readonly from: Day
  readonly to: Day | null
}

/** A role to be given. */
export interface Post {
  readonly role: Role
  readonly urn?: number | undefined
  readonly from: Day
  readonly to?: Day | undefined
}

/** A person to be let in, with their first role. */
export interface Newcomer extends Post {
  readonly name: string
  readonly email: string
}

export type PostRefusal = 'schoolNeeded' | 'schoolNotNeeded' | 'noSuchSchool' | 'endsBeforeItBegins' | 'alreadyHeld'
export type NewcomerRefusal = PostRefusal | 'emailUsed'

/** What must be known before a role is given. */
export interface KnownBefore {
  /** What the person holds, held or is going to hold. */
  readonly held: readonly Appointment[]
  isSchool(urn: number): boolean
}

/** Whether a role may be given like this: school roles name their school, others name none, nobody holds one twice. */
export function appoint<Given extends Post>(
  post: Given,
  known: KnownBefore = nothingKnown,
): Outcome<Given, PostRefusal> {
  return acceptUnless(postRefused(post, known), () => post)
}

/** Whether somebody may be let in: as `appoint`, and nobody has their e-mail address yet. */
export function letIn(
  newcomer: Newcomer,
  known: KnownBefore & { emailUsed: boolean },
): Outcome<Newcomer, NewcomerRefusal> {
  const reasons: NewcomerRefusal[] = [...postRefused(newcomer, known)]
  if (known.emailUsed) reasons.push('emailUsed')
  return acceptUnless(reasons, () => newcomer)
}

export type EndRefusal = 'alreadyEnded' | 'endsBeforeItBegins' | 'lastAdministrator'

/**
 * Whether an appointment may end with this day. What has ended stays as it is; an authority is never left without
 * an administrator who can sign in. `others` are the other appointments of people who can.
 */
export function endAppointment(
  held: Appointment,
  lastDay: Day,
  today: Day,
  others: readonly Appointment[],
): Outcome<Day, EndRefusal> {
  const reasons: EndRefusal[] = []
  if (held.to !== null && held.to < today) return refused('alreadyEnded')
  if (lastDay < held.from) reasons.push('endsBeforeItBegins')
  const dayAfter = addDays(lastDay < today ? today : lastDay, 1)
  const isKept = others.some((each) => each.role === 'administrator' && holds(each, dayAfter))
  if (held.role === 'administrator' && !isKept) reasons.push('lastAdministrator')
  return acceptUnless(reasons, () => lastDay)
}

export type WithdrawalRefusal = 'alreadyBegun' | 'lastAdministrator'

/**
 * Whether an appointment that has not begun may be taken back: nothing was done in it, so nothing of it stays but the
 * history. One that has begun is ended. `others` are the other appointments of people who can sign in.
 */
export function withdrawAppointment(
  held: Appointment,
  today: Day,
  others: readonly Appointment[],
): Outcome<Appointment, WithdrawalRefusal> {
  if (held.from <= today) return refused('alreadyBegun')
  const isKept = others.some((each) => each.role === 'administrator' && holds(each, held.from))
  return held.role === 'administrator' && !isKept ? refused('lastAdministrator') : accepted(held)
}

/** Whether an appointment holds on a day. */
export const holds = (appointment: Appointment, on: Day): boolean =>
  isInForce({ from: appointment.from, to: appointment.to ?? undefined }, on)

/** The appointments that hold on a day. */
export const inForce = (appointments: readonly Appointment[], on: Day): readonly Appointment[] =>
  appointments.filter((each) => holds(each, on))

export const standings = ['inForce', 'future', 'ended'] as const
export type Standing = (typeof standings)[number]

/** How an appointment stands on a day. */
export function standingOn(appointment: Appointment, on: Day): Standing {
  if (appointment.from > on) return 'future'
  return holds(appointment, on) ? 'inForce' : 'ended'
}

export type NameRefusal = 'emailUsed' | 'nothingChanged'

/** Whether a person's name and e-mail address may be corrected to these. */
export function correctPerson<Named extends { readonly name: string; readonly email: string }>(
  person: Named,
  corrected: { readonly name: string; readonly email: string },
  emailUsedByAnother: boolean,
): Outcome<Named, NameRefusal> {
  if (emailUsedByAnother) return refused('emailUsed')
  if (person.name === corrected.name && person.email === corrected.email) return refused('nothingChanged')
  return accepted({ ...person, ...corrected })
}

const nothingKnown: KnownBefore = { held: [], isSchool: () => true }

function postRefused({ role, urn, from, to }: Post, { held, isSchool }: KnownBefore): readonly PostRefusal[] {
  const reasons: PostRefusal[] = []
  if (isSchoolRole(role) && urn === undefined) reasons.push('schoolNeeded')
  if (!isSchoolRole(role) && urn !== undefined) reasons.push('schoolNotNeeded')
  if (isSchoolRole(role) && urn !== undefined && !isSchool(urn)) reasons.push('noSuchSchool')
  if (to !== undefined && to < from) reasons.push('endsBeforeItBegins')
  const overlaps = (each: Appointment): boolean =>
    (each.to === null || each.to >= from) && (to === undefined || each.from <= to)
  if (held.some((each) => each.role === role && each.urn === (urn ?? null) && overlaps(each)))
    reasons.push('alreadyHeld')
  return reasons
}
