import { z } from 'zod'
import { route } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { keepFacts } from './commands.ts'
import { FactsConflictPage, FactsPage, factSentence } from './facts-page.tsx'
import { factsForm } from './forms.ts'
import { findLastSaved } from './last-saved.ts'
import type { School, SchoolFact } from './school.ts'
import { findSchoolInView } from './school-in-view.ts'
import { typedFacts } from './typed-facts.ts'
import { urnParam } from './urn-param.ts'

const at = { url: '/schools/:urn/facts', permission: 'keep schools', params: z.object({ urn: urnParam }) } as const

/** Changing what is known of a school. */
export const factRoutes = [
  route({
    ...at,
    method: 'GET',
    audit: 'none',
    async act({ actor, params, today, frame, once, read }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      if (!inView) return notFound()
      const form = blankForm(typedFacts(inView.school))
      return page(<FactsPage frame={frame} actor={actor} inView={inView} form={form} once={once} />)
    },
  }),
  route({
    ...at,
    method: 'POST',
    audit: 'changes',
    form: factsForm,
    async act(asked) {
      const { actor, params, today, now, frame, once, form } = asked
      const { authority } = actor
      return asked.write(async (tx) => {
        const inView = await findSchoolInView(tx, authority, params.urn, today)
        if (!inView) return notFound()
        const shown = { frame, actor, inView, once }
        if (!form.ok) return unacceptable(<FactsPage {...shown} form={form} />)
        const { version, seen: _seen, release, ...values } = form.value
        const outcome = await keepFacts(tx, authority, params.urn, { values, release, version }, today)
        if (!outcome.ok) {
          const stale = outcome.reasons.find((reason) => reason.kind === 'stale')
          if (stale) {
            const lastSaved = await findLastSaved(tx, authority, { urn: params.urn }, savingActions, now)
            const current = { ...shown, inView: { ...inView, school: stale.saved } }
            return conflict(<FactsConflictPage {...current} form={form} lastSaved={lastSaved} />)
          }
          const errors = outcome.reasons.map(({ kind }) =>
            kind === 'noSchool' || kind === 'stale' ? {} : factSentence(kind),
          )
          return unacceptable(<FactsPage {...shown} form={withErrors(form, Object.assign({}, ...errors))} />)
        }
        const { before, school, changed, released } = outcome.value
        const there = onwardFrom(frame)(`/schools/${params.urn}`)
        if (changed.length + released.length === 0) return seeOther(there)
        const facts = [...changed, ...released]
        await asked.audit(tx, {
          action: 'change facts',
          urn: params.urn,
          before: factsOf(before, facts),
          after: factsOf(school, facts),
        })
        return seeOther(there, `You have changed the facts about ${school.name}.`)
      })
    },
  }),
]

/** What can have changed a school since its page was made. */
export const savingActions = ['change facts', 'add school', 'close school', 'keep school open']

/** The values and sources of some facts, for the audit. */
export const factsOf = (school: School, facts: readonly SchoolFact[]) =>
  Object.fromEntries(facts.map((fact) => [fact, { value: school[fact], source: school.sources[fact] ?? null }]))
