import { route } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { page, seeOther, unacceptable } from '../platform/http/index.ts'
import { addSchool, type NewSchoolRefusal } from './commands.ts'
import { factsOf } from './fact-routes.tsx'
import { keptFacts } from './facts.ts'
import { factSentence } from './facts-page.tsx'
import { newSchoolForm } from './forms.ts'
import { NewSchoolPage } from './new-school-page.tsx'
import type { Urn } from './school.ts'

const at = { url: '/schools/new', permission: 'keep schools' } as const

/** Adding a school by hand. */
export const newSchoolRoutes = [
  route({
    ...at,
    method: 'GET',
    audit: 'none',
    act: async ({ actor, frame, once }) =>
      page(<NewSchoolPage frame={frame} actor={actor} form={blankForm()} once={once} />),
  }),
  route({
    ...at,
    method: 'POST',
    audit: 'changes',
    form: newSchoolForm,
    async act(asked) {
      const { actor, frame, today, once, form } = asked
      const shown = { frame, actor, once }
      if (!form.ok) return unacceptable(<NewSchoolPage {...shown} form={form} />)
      const { urn, predecessor, ...values } = form.value
      const given = { urn: urn as Urn, predecessor: predecessor as Urn | null, values }
      return asked.write(async (tx) => {
        const outcome = await addSchool(tx, actor.authority, given, today)
        if (!outcome.ok) {
          const known = outcome.reasons.find((reason) => reason.kind === 'known')?.school
          const errors = outcome.reasons.map(sentenceFor)
          return unacceptable(
            <NewSchoolPage {...shown} known={known} form={withErrors(form, Object.assign({}, ...errors))} />,
          )
        }
        const school = outcome.value
        await asked.audit(tx, {
          action: 'add school',
          urn: school.urn,
          after: { ...factsOf(school, keptFacts), predecessor },
        })
        return seeOther(`/schools/${school.urn}`, `You have added ${school.name}. No adviser is assigned to it yet.`)
      })
    },
  }),
]

function sentenceFor(refusal: NewSchoolRefusal): Readonly<Record<string, string>> {
  switch (refusal.kind) {
    case 'known':
      return { urn: `${refusal.school.name} already has this number. Open it, or enter another number` }
    case 'followsItself':
      return { predecessor: 'Enter the URN of another school: no school follows itself' }
    default:
      return factSentence(refusal.kind)
  }
}
