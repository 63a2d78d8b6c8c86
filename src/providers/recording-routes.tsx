import { randomUUID } from 'node:crypto'
import { route } from '../people/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { findSchoolInView, type Urn } from '../schools/index.ts'
import { findDesignation, listPeopleOf, ofDesignation, ofSchool, type AskedOf } from './asked.ts'
import { addDesignation } from './commands.ts'
import type { DesignationId } from './designation.ts'
import { NewDesignationPage } from './designation-forms.tsx'
import { capacityPath } from './capacity-frame.tsx'
import { DesignationPage } from './designation-pages.tsx'
import { designationErrors, kindNames } from './designation-words.ts'
import { heldOf, newDesignationForm } from './forms.ts'

/** Recording a designation, and its page. */
export const recordingRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/designations/new',
    permission: 'record designations',
    audit: 'none',
    params: ofSchool,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await newPage(tx, asked, blankForm())
        return shown ? page(shown) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/designations/new',
    permission: 'record designations',
    audit: 'changes',
    params: ofSchool,
    form: newDesignationForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, frame, now } = asked
        const again = async (read: FormRead<unknown>) => {
          const shown = await newPage(tx, asked, read)
          return shown ? unacceptable(shown) : notFound()
        }
        if (!form.ok) return again(form)
        const held = heldOf(form.value, await listPeopleOf(tx, asked, params.urn))
        const of = { urn: params.urn, id: randomUUID() as DesignationId }
        const outcome = await addDesignation(tx, actor.authority, of, held, { by: actor, now })
        if (!outcome.ok) {
          const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
          return reasons.length === 0 ? notFound() : again(withErrors(form, designationErrors(reasons)))
        }
        await asked.audit(tx, {
          action: 'record designation',
          urn: params.urn,
          subject: `designation ${of.id}`,
          after: held,
        })
        return seeOther(
          onwardFrom(frame)(capacityPath(params.urn)),
          `You have recorded ${held.holderName} as ${kindNames[held.kind]}.`,
        )
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/designations/:designation',
    permission: 'read school',
    audit: 'none',
    params: ofDesignation,
    act: (asked) =>
      asked.read(async (tx) => {
        const found = await findDesignation(tx, asked)
        const { frame, actor, notice } = asked
        return found ? page(<DesignationPage frame={frame} actor={actor} notice={notice} {...found} />) : notFound()
      }),
  }),
]

async function newPage(tx: Tx, asked: AskedOf<{ readonly urn: Urn }>, form: FormRead<unknown>) {
  const { actor, params, today, frame, once } = asked
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return undefined
  const people = await listPeopleOf(tx, asked, params.urn)
  const shown = form.ok ? blankForm(form.typed) : form
  return <NewDesignationPage frame={frame} actor={actor} inView={inView} once={once} people={people} form={shown} />
}
