import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import { withErrors, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { route } from './actor.ts'
import { WithdrawAppointmentPage } from './appointment-pages.tsx'
import { findHeld, ofAppointment } from './appointment-routes.tsx'
import { withdrawalForm } from './forms.ts'
import { postText } from './people-list.tsx'
import { withdrawAppointmentOf, type ListSchoolNames } from './person-commands.ts'
import { withdrawalRefusal } from './refusal-sentences.ts'

/** Taking back an appointment before its first day. */
export const withdrawalRoutes = (schoolNames: ListSchoolNames): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: '/people/:person/appointments/:appointment/withdraw',
    permission: 'keep people',
    audit: 'none',
    params: ofAppointment,
    act: ({ actor, params, frame, form, once, read }) =>
      read(async (tx) => {
        const held = await findHeld(tx, actor, params)
        if (!held) return notFound()
        const names = await schoolNames(tx, actor.authority)
        return page(<WithdrawAppointmentPage {...held} frame={frame} form={form} once={once} schoolNames={names} />)
      }),
  }),
  route({
    method: 'POST',
    url: '/people/:person/appointments/:appointment/withdraw',
    permission: 'keep people',
    audit: 'changes',
    params: ofAppointment,
    form: withdrawalForm,
    act: (asked) =>
      asked.write(async (tx: Tx) => {
        const { actor, params, form, frame, once, today } = asked
        const held = await findHeld(tx, actor, params)
        if (!held) return notFound()
        const { person, appointment } = held
        const shown = { ...held, frame, once, schoolNames: await schoolNames(tx, actor.authority) }
        const again = (read: FormRead<z.output<typeof withdrawalForm>>) =>
          unacceptable(<WithdrawAppointmentPage {...shown} form={read} />)
        if (!form.ok) return again(form)
        const outcome = await withdrawAppointmentOf(tx, actor.authority, appointment, today)
        if (!outcome.ok) return again(withErrors(form, Object.fromEntries(outcome.reasons.map(withdrawalRefusal))))
        const { role, from: firstDay, to: lastDay } = appointment
        await asked.audit(tx, {
          action: 'withdraw appointment',
          subject: `person ${person.id}`,
          urn: appointment.urn ?? undefined,
          before: { role, firstDay, lastDay },
          after: { reason: form.value.reason ?? null },
        })
        const post = postText(appointment, shown.schoolNames)
        return seeOther(`/people/${person.id}`, `You have withdrawn ${post} for ${person.name}.`)
      }),
  }),
]
