import { z } from 'zod'
import { listAudit } from '../platform/audit/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type AnyRoute, type Asked } from '../platform/http/index.ts'
import { listRoutes, originOf } from '../platform/lists/index.ts'
import { listAccess } from './access-store.ts'
import { route, type Actor, type PersonId } from './actor.ts'
import type { Appointment } from './appointment.ts'
import { correctionForm, nothingForm } from './forms.ts'
import { makeInvitation } from './invitation-commands.ts'
import { PeoplePage, peopleList, type ListedPerson } from './people-list.tsx'
import { correctPersonTo, type ListSchoolNames } from './person-commands.ts'
import { CorrectionPage, PersonPage } from './person-pages.tsx'
import { nameRefusal } from './refusal-sentences.ts'
import { findPerson, findPersonVersion, listAppointments, listPeople } from './store.ts'

const params = z.object({ person: z.uuid().transform((text) => text as PersonId) })

/** The people of an authority, and each one's page. */
export const personRoutes = (schoolNames: ListSchoolNames): readonly AnyRoute[] => [
  ...listRoutes(route, {
    url: '/people',
    permission: 'keep people',
    load: ({ read, actor: { authority }, today, now }) =>
      read(async (tx) => ({
        list: peopleList(await schoolNames(tx, authority), today),
        rows: await listedPeople(tx, authority, now),
      })),
    page: (shown) => <PeoplePage {...shown} />,
  }),
  route({
    method: 'GET',
    url: '/people/:person',
    permission: 'keep people',
    audit: 'none',
    params,
    act: (asked) => asked.read((tx) => personPage(tx, asked, schoolNames)),
  }),
  route({
    method: 'POST',
    url: '/people/:person/link',
    permission: 'keep people',
    audit: 'changes',
    params,
    form: nothingForm,
    async act(asked) {
      const {
        actor,
        params: { person: id },
        now,
      } = asked
      return asked.write(async (tx) => {
        const person = await findPerson(tx, actor.authority, id)
        if (!person) return notFound()
        const path = await makeInvitation(tx, actor.authority, id, now)
        await asked.audit(tx, { action: 'make link', subject: `person ${id}`, after: { for: person.name } })
        return seeOther(`/people/${id}`, path)
      })
    },
  }),
  route({
    method: 'GET',
    url: '/people/:person/name',
    permission: 'keep people',
    audit: 'none',
    params,
    async act({ actor, params: { person: id }, frame, once, read }) {
      const person = await read((tx) => findPersonVersion(tx, actor.authority, id))
      if (!person) return notFound()
      const form = { ok: false, errors: {}, typed: { name: person.name, email: person.email } } as const
      return page(<CorrectionPage frame={frame} form={form} person={person} version={person.version} once={once} />)
    },
  }),
  route({
    method: 'POST',
    url: '/people/:person/name',
    permission: 'keep people',
    audit: 'changes',
    params,
    form: correctionForm,
    async act(asked) {
      const {
        actor,
        params: { person: id },
        form,
        frame,
        once,
      } = asked
      return asked.write(async (tx) => {
        const person = await findPersonVersion(tx, actor.authority, id)
        if (!person) return notFound()
        const shown = { frame, once, person, version: person.version }
        if (!form.ok) return unacceptable(<CorrectionPage {...shown} form={form} />)
        const { name, email, version } = form.value
        const outcome = await correctPersonTo(tx, actor.authority, id, { name, email }, version)
        if (outcome.ok) {
          const before = { name: person.name, emailAddress: person.email }
          const after = { name: outcome.value.name, emailAddress: outcome.value.email }
          await asked.audit(tx, { action: 'correct name', subject: `person ${id}`, before, after })
          return seeOther(`/people/${id}`, `You have corrected ${outcome.value.name}.`)
        }
        const [reason] = outcome.reasons
        if (reason === 'noSuchPerson') return notFound()
        if (reason === 'stale') return conflict(<CorrectionPage {...shown} form={form} savedMeanwhile />)
        const [field, sentence] = nameRefusal(reason)
        return unacceptable(<CorrectionPage {...shown} form={withErrors(form, { [field]: sentence })} />)
      })
    },
  }),
]

async function listedPeople(tx: Tx, authority: AuthorityId, now: Date): Promise<readonly ListedPerson[]> {
  const appointments = new Map<PersonId, Appointment[]>()
  for (const each of await listAppointments(tx, authority))
    appointments.set(each.personId, [...(appointments.get(each.personId) ?? []), each])
  const access = new Map((await listAccess(tx, authority, now)).map((each) => [each.personId, each]))
  return (await listPeople(tx, authority)).map((person) => ({
    ...person,
    appointments: appointments.get(person.id) ?? [],
    access: access.get(person.id),
  }))
}

type AskedOfPerson = Asked<Actor, { readonly person: PersonId }, unknown, unknown>

async function personPage(tx: Tx, asked: AskedOfPerson, schoolNames: ListSchoolNames) {
  const {
    actor,
    params: { person: id },
    frame,
    once,
    notice,
    now,
    today,
    origin,
  } = asked
  const { authority } = actor
  const person = await findPerson(tx, authority, id)
  if (!person) return notFound()
  // A link is told on as the notice of the next page: shown once, kept nowhere.
  const isLink = notice?.startsWith('/invitation/') === true
  return page(
    <PersonPage
      frame={frame}
      person={person}
      appointments={await listAppointments(tx, authority, { person: id })}
      access={(await listAccess(tx, authority, now)).find(({ personId }) => personId === id)}
      history={await listAudit(tx, authority, { subject: `person ${id}` }, 20)}
      schoolNames={await schoolNames(tx, authority)}
      today={today}
      back={originOf(frame) ?? '/people'}
      once={once}
      link={isLink ? origin + notice : undefined}
      notice={isLink ? undefined : notice}
    />,
  )
}
