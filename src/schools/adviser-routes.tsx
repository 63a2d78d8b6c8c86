import { z } from 'zod'
import { route, type Actor, type PersonId } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Asked } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { AdviserPage, adviserSentence, nobody, type AdviserPageProps } from './adviser-page.tsx'
import { dayBoxes } from './day-boxes.ts'
import { adviserForm } from './forms.ts'
import { findLastSaved } from './last-saved.ts'
import { adviserOn } from './link-adviser.ts'
import { linkAdviser, linksSeen, listPossibleAdvisers } from './link-adviser-commands.ts'
import { listLinkAdvisers } from './link-adviser-store.ts'
import type { Urn } from './school.ts'
import { findSchoolInView } from './school-in-view.ts'
import { urnParam } from './urn-param.ts'

const at = { url: '/schools/:urn/adviser', permission: 'keep schools', params: z.object({ urn: urnParam }) } as const

/** Linking an adviser to a school. */
export const adviserRoutes = [
  route({
    ...at,
    method: 'GET',
    audit: 'none',
    async act(asked) {
      const found = await asked.read((tx) => findAdviserPage(tx, asked))
      if (!found) return notFound()
      const typed = { adviser: found.current, ...dayBoxes('from', asked.today) }
      return page(<AdviserPage {...found.props} form={blankForm(typed)} />)
    },
  }),
  route({
    ...at,
    method: 'POST',
    audit: 'changes',
    form: adviserForm,
    async act(asked) {
      const { actor, params, now, frame, form } = asked
      return asked.write(async (tx) => {
        const found = await findAdviserPage(tx, asked)
        if (!found) return notFound()
        if (!form.ok) return unacceptable(<AdviserPage {...found.props} form={form} />)
        const { adviser, from, seen } = form.value
        const personId = adviser === nobody ? undefined : (adviser as PersonId)
        const outcome = await linkAdviser(tx, actor.authority, params.urn, { personId, from, seen })
        if (!outcome.ok) {
          if (outcome.reasons.some(({ kind }) => kind === 'stale')) {
            const lastSaved = await findLastSaved(tx, actor.authority, { urn: params.urn }, ['link adviser'], now)
            return conflict(<AdviserPage {...found.props} form={withErrors(form, {})} lastSaved={lastSaved} />)
          }
          return unacceptable(<AdviserPage {...found.props} form={withErrors(form, sentences(outcome.reasons))} />)
        }
        const name = found.props.advisers.find((each) => each.personId === personId)?.name
        await asked.audit(tx, {
          action: 'link adviser',
          urn: params.urn,
          before: { adviser: found.props.inView.adviser ?? null },
          after: { adviser: name ?? personId ?? null, from },
        })
        const { school } = found.props.inView
        return seeOther(
          onwardFrom(frame)(`/schools/${params.urn}`),
          name ? `${name} is now linked to ${school.name}.` : `Nobody is now linked to ${school.name}.`,
        )
      })
    },
  }),
]

type AskedOfSchool = Pick<
  Asked<Actor, { readonly urn: Urn }, undefined, unknown>,
  'actor' | 'params' | 'today' | 'frame' | 'once'
>

async function findAdviserPage(
  tx: Tx,
  { actor, params, today, frame, once }: AskedOfSchool,
): Promise<{ props: Omit<AdviserPageProps, 'form'>; current: string } | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return undefined
  const links = await listLinkAdvisers(tx, actor.authority, params.urn)
  const advisers = await listPossibleAdvisers(tx, actor.authority, today)
  return {
    props: { frame, actor, inView, once, advisers, seen: linksSeen(links) },
    current: adviserOn(links, today)?.personId ?? nobody,
  }
}

type Reasons = Extract<Awaited<ReturnType<typeof linkAdviser>>, { ok: false }>['reasons']

const sentences = (reasons: Reasons): Record<string, string> =>
  Object.assign(
    {},
    ...reasons.map((reason) => (reason.kind === 'stale' || reason.kind === 'noSchool' ? {} : adviserSentence(reason))),
  )
