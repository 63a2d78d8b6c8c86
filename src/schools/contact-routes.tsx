import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Asked } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { correctContact, recordContactEnd, recordNewContact } from './contact-commands.ts'
import type { Contact, ContactId, ContactRefusal } from './contact.ts'
import { ContactPage, contactSentence, EndContactPage, NewContactPage } from './contact-pages.tsx'
import { findContact } from './contact-store.ts'
import { contactForm, endContactForm, newContactForm } from './forms.ts'
import { findLastSaved } from './last-saved.ts'
import type { Urn } from './school.ts'
import { findSchoolInView } from './school-in-view.ts'
import { contactRoleNames } from './school-words.ts'
import { urnParam } from './urn-param.ts'

const ofSchool = { permission: 'keep schools', params: z.object({ urn: urnParam }) } as const
const ofContact = {
  permission: 'keep schools',
  params: z.object({ urn: urnParam, contact: z.uuid().transform((id) => id as ContactId) }),
} as const

/** Whom the authority writes to at a school: adding, correcting, ending. */
export const contactRoutes = [
  route({
    ...ofSchool,
    method: 'GET',
    url: '/schools/:urn/contacts/new',
    audit: 'none',
    async act({ actor, params, today, frame, once, read }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      return inView
        ? page(<NewContactPage frame={frame} actor={actor} inView={inView} form={blankForm()} once={once} />)
        : notFound()
    },
  }),
  route({
    ...ofSchool,
    method: 'POST',
    url: '/schools/:urn/contacts/new',
    audit: 'changes',
    form: newContactForm,
    async act(asked) {
      const { actor, params, today, frame, once, form } = asked
      return asked.write(async (tx) => {
        const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
        if (!inView) return notFound()
        const shown = { frame, actor, inView, once }
        if (!form.ok) return unacceptable(<NewContactPage {...shown} form={form} />)
        const contact: Contact = { ...form.value, id: randomUUID() as ContactId, urn: params.urn, to: null }
        const outcome = await recordNewContact(tx, actor.authority, contact)
        if (!outcome.ok)
          return unacceptable(<NewContactPage {...shown} form={withErrors(form, sentences(outcome.reasons))} />)
        const { ends } = outcome.value
        await asked.audit(tx, {
          action: 'add contact',
          urn: params.urn,
          subject: `contact ${contact.id}`,
          after: contact,
        })
        if (ends)
          await asked.audit(tx, {
            action: 'end contact',
            urn: params.urn,
            subject: `contact ${ends.contact.id}`,
            before: ends.contact,
            after: { ...ends.contact, to: ends.to },
          })
        const followed = ends ? `, after ${ends.contact.name}` : ''
        return seeOther(
          onwardFrom(frame)(`/schools/${params.urn}`),
          `You have added ${contact.name} as ${contactRoleNames[contact.role].toLowerCase()}${followed}.`,
        )
      })
    },
  }),
  route({
    ...ofContact,
    method: 'GET',
    url: '/schools/:urn/contacts/:contact',
    audit: 'none',
    async act(asked) {
      const found = await asked.read((tx) => findContactInView(tx, asked))
      if (!found) return notFound()
      const { name, email, telephone } = found.contact
      const form = blankForm({ name, email: email ?? '', telephone: telephone ?? '' })
      return page(<ContactPage frame={asked.frame} actor={asked.actor} once={asked.once} {...found} form={form} />)
    },
  }),
  route({
    ...ofContact,
    method: 'POST',
    url: '/schools/:urn/contacts/:contact',
    audit: 'changes',
    form: contactForm,
    async act(asked) {
      const { actor, params, now, frame, once, form } = asked
      return asked.write(async (tx) => {
        const found = await findContactInView(tx, asked)
        if (!found) return notFound()
        const shown = { frame, actor, once, ...found }
        if (!form.ok) return unacceptable(<ContactPage {...shown} form={form} />)
        const outcome = await correctContact(tx, actor.authority, idOf(params), form.value)
        if (!outcome.ok) {
          const stale = outcome.reasons.find((reason) => reason.kind === 'stale')
          if (!stale) return notFound()
          const lastSaved = await findLastSaved(
            tx,
            actor.authority,
            { subject: `contact ${params.contact}` },
            saving,
            now,
          )
          return conflict(
            <ContactPage {...shown} contact={stale.saved} form={withErrors(form, {})} lastSaved={lastSaved} />,
          )
        }
        const { before, after } = outcome.value
        const there = onwardFrom(frame)(`/schools/${params.urn}`)
        if (after.name === before.name && after.email === before.email && after.telephone === before.telephone)
          return seeOther(there)
        await asked.audit(tx, {
          action: 'change contact',
          urn: params.urn,
          subject: `contact ${after.id}`,
          before,
          after,
        })
        return seeOther(there, `You have changed ${after.name}.`)
      })
    },
  }),
  route({
    ...ofContact,
    method: 'GET',
    url: '/schools/:urn/contacts/:contact/end',
    audit: 'none',
    async act(asked) {
      const found = await asked.read((tx) => findContactInView(tx, asked))
      return found
        ? page(
            <EndContactPage frame={asked.frame} actor={asked.actor} once={asked.once} {...found} form={blankForm()} />,
          )
        : notFound()
    },
  }),
  route({
    ...ofContact,
    method: 'POST',
    url: '/schools/:urn/contacts/:contact/end',
    audit: 'changes',
    form: endContactForm,
    async act(asked) {
      const { actor, params, frame, once, form } = asked
      return asked.write(async (tx) => {
        const found = await findContactInView(tx, asked)
        if (!found) return notFound()
        const shown = { frame, actor, once, ...found }
        if (!form.ok) return unacceptable(<EndContactPage {...shown} form={form} />)
        const outcome = await recordContactEnd(tx, actor.authority, idOf(params), form.value.to)
        if (!outcome.ok)
          return unacceptable(<EndContactPage {...shown} form={withErrors(form, sentences(outcome.reasons))} />)
        const { before, after } = outcome.value
        await asked.audit(tx, { action: 'end contact', urn: params.urn, subject: `contact ${after.id}`, before, after })
        return seeOther(onwardFrom(frame)(`/schools/${params.urn}`), `You have recorded the last day of ${after.name}.`)
      })
    },
  }),
]

/** What can have changed a contact since its page was made. */
const saving = ['add contact', 'change contact', 'end contact']

type AskedOfContact = Asked<Actor, { readonly urn: Urn; readonly contact: ContactId }, undefined, unknown>

async function findContactInView(tx: Tx, { actor, params, today }: Pick<AskedOfContact, 'actor' | 'params' | 'today'>) {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  const contact = inView && (await findContact(tx, actor.authority, params.urn, params.contact))
  return inView && contact ? { inView, contact } : undefined
}

const idOf = ({ urn, contact }: AskedOfContact['params']) => ({ urn, id: contact })

const sentences = (reasons: readonly (ContactRefusal | { readonly kind: 'notThere' })[]): Record<string, string> =>
  Object.assign({}, ...reasons.map((reason) => (reason.kind === 'notThere' ? {} : contactSentence(reason))))
