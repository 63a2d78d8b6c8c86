import { z } from 'zod'
import { withTx, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import {
  beginSession,
  beginSessionOn,
  endSession,
  formTokenOf,
  notFound,
  ownPath,
  page,
  seeOther,
  unacceptable,
  type AnyRoute,
  type Asked,
} from '../platform/http/index.ts'
import { textOf } from '../platform/views/index.ts'
import { publicRoute, route, type Actor, type AppointmentId } from './actor.ts'
import { inForce } from './appointment.ts'
import { castOffered } from './authority.ts'
import { castForm, nothingForm, roleForm, signInForm, unsentForm } from './forms.ts'
import type { ListSchoolNames } from './person-commands.ts'
import { longestSeconds } from './session.ts'
import { identify, lastHolder } from './session-commands.ts'
import { endSessionOf, signIn, signInAsCast, takeUpRole, type SignInRefusal } from './sign-in-commands.ts'
import { RolesPage, SignInPage, type CastMember } from './sign-in-pages.tsx'
import { listAppointments, listAuthorities, listPeople } from './store.ts'
import type { Token } from './token.ts'
import { openUnsent, sealUnsent, type Unsent } from './unsent.ts'
import { UnsentPage } from './unsent-page.tsx'

const anyone = { authority: 0 as AuthorityId }
/** With the way back to a list that was filtered, an address is long. */
const path = z.string().max(4000)
const nextQuery = z.object({
  next: path.optional(),
  unsent: z.literal('form').optional(),
  /** The authority whose link was just used: chosen already, where there are several. */
  authority: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
})
const unsentQuery = z.object({ next: path, action: path })

/** Signing in and out, and taking up another of one's roles. */
export const signInRoutes = (schoolNames: ListSchoolNames): readonly AnyRoute[] => [
  publicRoute({
    method: 'GET',
    url: '/sign-in',
    permission: 'public',
    audit: 'none',
    query: nextQuery,
    async act(asked) {
      const { next, unsent, authority } = asked.query
      const form = blankForm({ authority })
      const props = await signInProps({ ...asked, form }, schoolNames, next)
      return page(<SignInPage {...props} notice={asked.notice} unsent={unsent && { kind: 'lost' }} />)
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/sign-in/unsent',
    permission: 'public',
    audit: 'none',
    query: unsentQuery,
    form: unsentForm,
    async act(asked) {
      const { query, form, service, now, actor } = asked
      const next = ownPath(query.next)
      if (actor) return seeOther(next)
      const held = await lastHolder(service, asked.session)
      const written = { page: next, action: ownPath(query.action), fields: form.typed }
      const text = held && sealUnsent(service.secrets.forms, { ...held, ...written }, now)
      const unsent = held && text ? ({ kind: 'kept', text, personId: held.personId } as const) : lost
      const fresh = blankForm(held ? { authority: String(held.authority) } : {})
      return page(<SignInPage {...(await signInProps({ ...asked, form: fresh }, schoolNames, next))} unsent={unsent} />)
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/sign-in',
    permission: 'public',
    audit: 'changes',
    form: signInForm,
    async act(asked) {
      const { form, service, now, address } = asked
      const text = textOf(form.typed, 'unsent')
      const written = openUnsent(service.secrets.forms, text, now)
      const again = async (shown: typeof form, next: string | undefined) => {
        const unsent = written && ({ kind: 'kept', text, personId: written.personId } as const)
        const props = await signInProps({ ...asked, form: shown }, schoolNames, next)
        return unacceptable(<SignInPage {...props} unsent={unsent} />)
      }
      if (!form.ok) return again(form, String(form.typed.next ?? ''))
      const { email, password, next } = form.value
      const authority = form.value.authority as AuthorityId
      const known = await withTx(service.database, anyone, listAuthorities)
      const outcome = known.some((each) => each.id === authority)
        ? await signIn(service, { authority, email, password, address, preferred: written?.appointmentId }, now)
        : ({ ok: false, reasons: ['unknown'] } as const)
      if (outcome.ok) return beginAgain(asked, outcome.value, next, written)
      return again(withErrors(form, { email: sentenceFor(outcome.reasons[0]) }), next)
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/sign-in/as',
    permission: 'public',
    audit: 'changes',
    form: castForm,
    async act(asked) {
      const { form, service, now } = asked
      if (!form.ok) return seeOther('/sign-in')
      const demonstration = castOffered(await withTx(service.database, anyone, listAuthorities))
      if (!demonstration) return notFound()
      const outcome = await signInAsCast(service, demonstration.id, form.value.appointment as AppointmentId, now)
      if (!outcome.ok) return seeOther('/sign-in')
      const written = openUnsent(service.secrets.forms, form.value.unsent ?? '', now)
      return beginAgain(asked, outcome.value, form.value.next, written)
    },
  }),
  route({
    method: 'POST',
    url: '/sign-out',
    permission: 'signedIn',
    audit: 'changes',
    form: nothingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        await endSessionOf(tx, asked.session)
        await asked.audit(tx, { action: 'sign out', subject: `person ${asked.actor.personId}` })
        return endSession('/sign-in')
      }),
  }),
  route({
    method: 'GET',
    url: '/roles',
    permission: 'signedIn',
    audit: 'none',
    act: async (asked) => page(await asked.read((tx) => rolesPage(tx, asked, schoolNames))),
  }),
  route({
    method: 'POST',
    url: '/roles',
    permission: 'signedIn',
    audit: 'changes',
    form: roleForm,
    async act(asked) {
      const { form, actor, service, now } = asked
      if (!form.ok) return seeOther('/roles')
      const { appointment } = form.value
      return asked.write(async (tx) => {
        const held = { authority: actor.authority, personId: actor.personId, session: asked.session }
        const outcome = await takeUpRole(tx, service, held, appointment as AppointmentId, now)
        return outcome.ok ? begin(outcome.value, '/') : seeOther('/roles')
      })
    },
  }),
]

const begin = (token: Token, next: string | undefined) => beginSession(cookieOf(token), ownPath(next ?? '/'))

const cookieOf = ({ text }: Token) => ({ text, seconds: longestSeconds })

const lost = { kind: 'lost' } as const

/** Begins a session; what this same person wrote when the last one had ended is put back first, anybody else's is dropped. */
async function beginAgain(
  { service, frame, now }: Pick<AnyAsked, 'service' | 'frame' | 'now'>,
  token: Token,
  next: string | undefined,
  unsent: Unsent | undefined,
) {
  const actor = unsent && (await identify(service, token.text, now))
  if (!unsent || actor?.authority !== unsent.authority || actor.personId !== unsent.personId) return begin(token, next)
  const session = cookieOf(token)
  return beginSessionOn(
    session,
    <UnsentPage frame={{ ...frame, csrf: formTokenOf(service, session) }} unsent={unsent} />,
  )
}

function sentenceFor(refusal: SignInRefusal): string {
  switch (refusal) {
    case 'unknown':
      return 'The email address or password is not right. Check both and try again.'
    case 'tooManyAttempts':
      return 'There have been too many attempts. Wait five minutes, then try again.'
    case 'noRole':
      return 'You hold no role today. Ask the administrator of this service at your local authority.'
  }
}

type AnyAsked = Pick<
  Asked<Actor | undefined, unknown, unknown, unknown>,
  'service' | 'frame' | 'form' | 'today' | 'now'
>

async function signInProps(
  { service, frame, form, today }: Omit<AnyAsked, 'now'>,
  schoolNames: ListSchoolNames,
  next: string | undefined,
) {
  const authorities = await withTx(service.database, anyone, listAuthorities)
  const demonstration = castOffered(authorities)
  const cast = demonstration
    ? await withTx(service.database, { authority: demonstration.id }, (tx) =>
        listCast(tx, demonstration.id, today, schoolNames),
      )
    : []
  return { frame, form, authorities, next: ownPath(next ?? '/'), cast }
}

async function listCast(
  tx: Tx,
  authority: AuthorityId,
  today: Asked<Actor, 0, 0, 0>['today'],
  schoolNames: ListSchoolNames,
): Promise<readonly CastMember[]> {
  const names = await schoolNames(tx, authority)
  const people = new Map((await listPeople(tx, authority)).map((person) => [person.id, person]))
  return inForce(await listAppointments(tx, authority), today).flatMap((appointment) => {
    const person = people.get(appointment.personId)
    const school = appointment.urn === null ? undefined : names.get(appointment.urn)
    return person ? [{ appointment, person, school }] : []
  })
}

async function rolesPage(
  tx: Tx,
  { actor, frame, today }: Asked<Actor, unknown, unknown, unknown>,
  schoolNames: ListSchoolNames,
) {
  const held = inForce(await listAppointments(tx, actor.authority, { person: actor.personId }), today)
  const names = await schoolNames(tx, actor.authority)
  return <RolesPage frame={frame} appointments={held} current={actor.appointmentId} schoolNames={names} />
}
