import { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import { withErrors, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { route, type Actor, type AppointmentId, type PersonId } from './actor.ts'
import {
  AddAppointmentPage,
  AddPersonPage,
  CheckAppointmentPage,
  CheckPersonPage,
  dateTyped,
  EndAppointmentPage,
} from './appointment-pages.tsx'
import { appointmentForm, endForm, personForm } from './forms.ts'
import { makeInvitation } from './invitation-commands.ts'
import { postText } from './people-list.tsx'
import { addAppointment, addPerson, endAppointmentOn, type ListSchoolNames } from './person-commands.ts'
import { endRefusal, newcomerRefusal, postRefusal, type Told } from './refusal-sentences.ts'
import { roleNames } from './role.ts'
import { findPerson, listAppointments } from './store.ts'

const ofPerson = z.object({ person: z.uuid().transform((text) => text as PersonId) })
export const ofAppointment = ofPerson.extend({ appointment: z.uuid().transform((text) => text as AppointmentId) })

/** Letting people in: a first role, another role, the end of one. Answers are checked before they are kept. */
export const appointmentRoutes = (schoolNames: ListSchoolNames): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: '/people/add',
    permission: 'keep people',
    audit: 'none',
    async act({ actor, frame, form, once, read, today }) {
      const names = await read((tx) => schoolNames(tx, actor.authority))
      const blank = { ...form, typed: dateTyped('from', today) } as FormRead<unknown>
      return page(<AddPersonPage frame={frame} form={blank} once={once} schoolNames={names} />)
    },
  }),
  route({
    method: 'POST',
    url: '/people/add',
    permission: 'keep people',
    audit: 'changes',
    form: personForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, form, frame, once, now } = asked
        const shown = { frame, once, schoolNames: await schoolNames(tx, actor.authority) }
        if (!form.ok) return unacceptable(<AddPersonPage {...shown} form={form} />)
        if (form.value.intent === 'change') return page(<AddPersonPage {...shown} form={asking(form)} />)
        const { checked, intent: _, ...newcomer } = form.value
        const outcome = await addPerson(tx, actor.authority, newcomer, shown.schoolNames)
        if (!outcome.ok)
          return unacceptable(<AddPersonPage {...shown} form={told(form, outcome.reasons.map(newcomerRefusal))} />)
        // Undone with the page: nothing is kept before it is confirmed.
        if (!checked) return page(<CheckPersonPage {...shown} form={form} newcomer={newcomer} />)
        const { id } = outcome.value
        const path = await makeInvitation(tx, actor.authority, id, now)
        const { name, email: emailAddress, role, urn, from: firstDay, to: lastDay } = newcomer
        const after = { name, emailAddress, role, firstDay, lastDay }
        await asked.audit(tx, { action: 'add person', subject: `person ${id}`, urn, after })
        return seeOther(`/people/${id}`, path)
      }),
  }),
  route({
    method: 'GET',
    url: '/people/:person/appointments/add',
    permission: 'keep people',
    audit: 'none',
    params: ofPerson,
    async act({ actor, params, frame, form, once, read, today }) {
      const names = await read((tx) => schoolNames(tx, actor.authority))
      const person = await read((tx) => findPerson(tx, actor.authority, params.person))
      if (!person) return notFound()
      const blank = { ...form, typed: dateTyped('from', today) } as FormRead<unknown>
      return page(<AddAppointmentPage frame={frame} form={blank} once={once} schoolNames={names} person={person} />)
    },
  }),
  route({
    method: 'POST',
    url: '/people/:person/appointments/add',
    permission: 'keep people',
    audit: 'changes',
    params: ofPerson,
    form: appointmentForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, frame, once } = asked
        const person = await findPerson(tx, actor.authority, params.person)
        if (!person) return notFound()
        const shown = { frame, once, person, schoolNames: await schoolNames(tx, actor.authority) }
        if (!form.ok) return unacceptable(<AddAppointmentPage {...shown} form={form} />)
        if (form.value.intent === 'change') return page(<AddAppointmentPage {...shown} form={asking(form)} />)
        const { checked, intent: _, ...post } = form.value
        const outcome = await addAppointment(tx, actor.authority, person.id, post, shown.schoolNames)
        if (!outcome.ok) {
          const reasons = outcome.reasons.flatMap((reason) => (reason === 'noSuchPerson' ? [] : [postRefusal(reason)]))
          return unacceptable(<AddAppointmentPage {...shown} form={told(form, reasons)} />)
        }
        if (!checked) return page(<CheckAppointmentPage {...shown} form={form} post={post} />)
        const { role, urn, from: firstDay, to: lastDay } = post
        const after = { role, firstDay, lastDay }
        await asked.audit(tx, { action: 'add appointment', subject: `person ${person.id}`, urn, after })
        return seeOther(`/people/${person.id}`, `You have added ${roleNames[role]} for ${person.name}.`)
      }),
  }),
  route({
    method: 'GET',
    url: '/people/:person/appointments/:appointment/end',
    permission: 'keep people',
    audit: 'none',
    params: ofAppointment,
    act: ({ actor, params, frame, form, once, read, today }) =>
      read(async (tx) => {
        const held = await findHeld(tx, actor, params)
        if (!held) return notFound()
        const blank = { ...form, typed: dateTyped('last', today) } as FormRead<unknown>
        const names = await schoolNames(tx, actor.authority)
        return page(<EndAppointmentPage {...held} frame={frame} form={blank} once={once} schoolNames={names} />)
      }),
  }),
  route({
    method: 'POST',
    url: '/people/:person/appointments/:appointment/end',
    permission: 'keep people',
    audit: 'changes',
    params: ofAppointment,
    form: endForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, frame, once, today } = asked
        const held = await findHeld(tx, actor, params)
        if (!held) return notFound()
        const { person, appointment } = held
        const shown = { ...held, frame, once, schoolNames: await schoolNames(tx, actor.authority) }
        if (!form.ok) return unacceptable(<EndAppointmentPage {...shown} form={form} />)
        const { last, reason } = form.value
        const outcome = await endAppointmentOn(tx, actor.authority, appointment, last, today)
        if (!outcome.ok) {
          const reasons = outcome.reasons.map((each) => endRefusal(each, appointment))
          return unacceptable(<EndAppointmentPage {...shown} form={told(form, reasons)} />)
        }
        await asked.audit(tx, {
          action: 'end appointment',
          subject: `person ${person.id}`,
          urn: appointment.urn ?? undefined,
          before: { role: null, lastDay: appointment.to },
          after: { role: appointment.role, lastDay: last, reason },
        })
        const isOwnRole = appointment.id === actor.appointmentId && last <= today
        const done = `You have ended ${postText(appointment, shown.schoolNames)} for ${person.name}.`
        return isOwnRole ? seeOther('/sign-in', done) : seeOther(`/people/${person.id}`, done)
      }),
  }),
]

/** The form once more as it was sent, with nothing wrong. */
const asking = (form: FormRead<unknown>): FormRead<unknown> => withErrors(form, {})

const told = (form: FormRead<unknown>, reasons: readonly Told[]): FormRead<unknown> =>
  withErrors(form, Object.fromEntries(reasons))

/** The person and the appointment that an address names; undefined when they are not there together. */
export async function findHeld(tx: Tx, { authority }: Actor, asked: { person: PersonId; appointment: AppointmentId }) {
  const person = await findPerson(tx, authority, asked.person)
  const held = await listAppointments(tx, authority, { person: asked.person })
  const appointment = held.find(({ id }) => id === asked.appointment)
  return person && appointment ? { person, appointment } : undefined
}
