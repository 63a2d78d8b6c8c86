import { z } from 'zod'
import { recordAudit } from '../platform/audit/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { withTx } from '../platform/database/index.ts'
import { withErrors } from '../platform/forms/index.ts'
import {
  beginSession,
  endSession,
  ownPath,
  page,
  seeOther,
  unacceptable,
  notFound,
  type Asked,
  type Service,
} from '../platform/http/index.ts'
import { publicRoute, route, type Actor, type AppointmentId } from './actor.ts'
import { castForm, invitationForm, nothingForm, roleForm, signInForm } from './forms.ts'
import { acceptInvitation } from './invite.ts'
import { InvitationEndedPage, InvitationPage, RolesPage, SignInPage, type CastMember } from './pages.tsx'
import { longestSeconds } from './session.ts'
import { endSessionOf, inForce, signIn, signInAsCast, takeUpRole, type SignInRefusal } from './sign-in.ts'
import { findOpenInvitation, findPerson, listAppointments, listAuthorities, listPeople } from './store.ts'
import { readToken, type Token } from './token.ts'

const anyone = { authority: 0 as AuthorityId }
const nextQuery = z.object({ next: z.string().max(500).optional() })

export const routes = [
  publicRoute({
    method: 'GET',
    url: '/sign-in',
    permission: 'public',
    audit: 'none',
    query: nextQuery,
    act: async (asked) => page(<SignInPage {...(await signInProps(asked, asked.query.next))} />),
  }),
  publicRoute({
    method: 'POST',
    url: '/sign-in',
    permission: 'public',
    audit: 'changes',
    form: signInForm,
    async act(asked) {
      const { form, service, now, address } = asked
      if (!form.ok) return unacceptable(<SignInPage {...(await signInProps(asked, String(form.typed.next ?? '')))} />)
      const { email, password, next } = form.value
      const authority = form.value.authority as AuthorityId
      const known = await withTx(service.database, anyone, listAuthorities)
      const outcome = known.some((each) => each.id === authority)
        ? await signIn(service, { authority, email, password, address }, now)
        : ({ ok: false, reasons: ['unknown'] } as const)
      if (outcome.ok) return begin(outcome.value, next)
      const again = withErrors(form, { email: sentenceFor(outcome.reasons[0]) })
      return unacceptable(<SignInPage {...(await signInProps({ ...asked, form: again }, next))} />)
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/sign-in/as',
    permission: 'public',
    audit: 'changes',
    form: castForm,
    async act({ form, service, now }) {
      if (!form.ok) return seeOther('/sign-in')
      const demonstration = (await withTx(service.database, anyone, listAuthorities)).find((each) => each.demonstration)
      if (!demonstration) return notFound()
      const outcome = await signInAsCast(service, demonstration.id, form.value.appointment as AppointmentId, now)
      return outcome.ok ? begin(outcome.value, form.value.next) : seeOther('/sign-in')
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
    act: async (asked) => page(await asked.read((tx) => rolesPage(tx, asked))),
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
  publicRoute({
    method: 'GET',
    url: '/invitation/:token',
    permission: 'public',
    audit: 'none',
    params: z.object({ token: z.string().max(100) }),
    async act({ frame, form, params, service, now }) {
      const token = readToken(params.token)
      const person =
        token &&
        (await withTx(service.database, token, (tx) =>
          findOpenInvitation(tx, token.authority, token.hash, now, 'read'),
        ))
      const path = `/invitation/${params.token}`
      return page(
        person ? (
          <InvitationPage frame={frame} form={form} person={person} path={path} />
        ) : (
          <InvitationEndedPage frame={frame} />
        ),
      )
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/invitation/:token',
    permission: 'public',
    audit: 'changes',
    params: z.object({ token: z.string().max(100) }),
    form: invitationForm,
    async act({ frame, form, params, service, now }) {
      const token = readToken(params.token)
      if (!token) return page(<InvitationEndedPage frame={frame} />)
      const path = `/invitation/${params.token}`
      return withTx(service.database, token, async (tx) => {
        const person = await findOpenInvitation(tx, token.authority, token.hash, now, 'forUpdate')
        if (!person) return page(<InvitationEndedPage frame={frame} />)
        if (!form.ok) return unacceptable(<InvitationPage frame={frame} form={form} person={person} path={path} />)
        const outcome = await acceptInvitation(tx, params.token, form.value.password, now)
        if (outcome.ok) {
          const actor = {
            authority: token.authority,
            personId: person.id,
            personName: person.name,
            role: null,
            requestId: null,
          }
          await recordAudit(
            tx,
            service.secrets.audit,
            actor,
            { action: 'set password', subject: `person ${person.id}` },
            now,
          )
          return seeOther('/sign-in', 'Your password is set. Sign in with it.')
        }
        const [reason] = outcome.reasons
        if (reason.kind === 'notOpen') return page(<InvitationEndedPage frame={frame} />)
        const again = withErrors(form, { password: reason.sentence })
        return unacceptable(<InvitationPage frame={frame} form={again} person={person} path={path} />)
      })
    },
  }),
]

const begin = (token: Token, next: string | undefined) =>
  beginSession({ text: token.text, seconds: longestSeconds }, ownPath(next ?? '/'))

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

type AnyAsked = Pick<Asked<Actor | undefined, unknown, unknown, unknown>, 'service' | 'frame' | 'form' | 'today'>

async function signInProps({ service, frame, form, today }: AnyAsked, next: string | undefined) {
  const authorities = await withTx(service.database, anyone, listAuthorities)
  const demonstration = authorities.find((each) => each.demonstration)
  const cast = demonstration ? await listCast(service, demonstration.id, today) : []
  return { frame, form, authorities, next: ownPath(next ?? '/'), cast }
}

const listCast = (
  service: Service,
  authority: AuthorityId,
  today: Asked<Actor, 0, 0, 0>['today'],
): Promise<readonly CastMember[]> =>
  withTx(service.database, { authority }, async (tx) => {
    const people = new Map((await listPeople(tx, authority)).map((person) => [person.id, person]))
    return inForce(await listAppointments(tx, authority), today).flatMap((appointment) => {
      const person = people.get(appointment.personId)
      return person ? [{ appointment, person, school: undefined }] : []
    })
  })

async function rolesPage(tx: Tx, { actor, frame, today }: Asked<Actor, unknown, unknown, unknown>) {
  const person = await findPerson(tx, actor.authority, actor.personId)
  const held = person ? inForce(await listAppointments(tx, actor.authority, { person: person.id }), today) : []
  return (
    <RolesPage frame={frame} appointments={held} current={actor.appointmentId} schoolNames={new Map()} today={today} />
  )
}
