import { route } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { dateTyped } from '../visits/index.ts'
import { loadSteps, stepPath } from './around-steps.tsx'
import { addToStep } from './commands.ts'
import { followingForm, followingOf } from './forms.ts'
import { FollowingPage } from './following-page.tsx'
import { actOf, isSpoken, Meanwhile, subjectOf } from './giving-routes.tsx'
import { stepErrors } from './refusal-sentences.ts'
import { ofStep } from './step-routes.tsx'
import { eventName } from './step-words.ts'

const at = {
  url: '/schools/:urn/statutory-powers/:step/add',
  permission: 'record statutory powers',
  params: ofStep,
} as const

/** Recording what happened to a step after it was given. */
export const followingRoutes: readonly AnyRoute[] = [
  route({
    ...at,
    method: 'GET',
    audit: 'none',
    act: (asked) =>
      asked.read(async (tx) => {
        const around = await loadSteps(tx, asked)
        const step = around?.steps.find(({ id }) => id === asked.params.step)
        if (!around || !step) return notFound()
        const form = blankForm(dateTyped('on', asked.today))
        return page(<FollowingPage around={around} step={step} form={form} once={asked.once} />)
      }),
  }),
  route({
    ...at,
    method: 'POST',
    audit: 'changes',
    form: followingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, today, frame, once } = asked
        const around = await loadSteps(tx, asked)
        const step = around?.steps.find(({ id }) => id === params.step)
        if (!around || !step) return notFound()
        const props = { around, step, once }
        if (!form.ok) return unacceptable(<FollowingPage {...props} form={form} />)
        const event = followingOf(form.value)
        const { on, version: seen, what, words = '' } = form.value
        if (!event) {
          const errors =
            what === 'copied' ? { to: 'Select who had the copy' } : { number: 'Select the entry that was a mistake' }
          return unacceptable(<FollowingPage {...props} form={withErrors(form, errors)} />)
        }
        const request = { urn: params.urn, id: step.id, on, event, seen, act: actOf(asked), today }
        const outcome = await addToStep(tx, actor.authority, request)
        if (!outcome.ok) {
          const reasons = outcome.reasons.filter(isSpoken)
          if (reasons.some(({ kind }) => kind === 'stale')) {
            const above = <Meanwhile step={step} yours={`${eventName(what)}: ${words}`} today={today} />
            return conflict(<FollowingPage {...props} form={{ typed: form.typed }} above={above} />)
          }
          return unacceptable(<FollowingPage {...props} form={withErrors(form, stepErrors(reasons))} />)
        }
        await asked.audit(tx, {
          action: 'add to statutory step',
          subject: subjectOf(step),
          after: { on, ...event },
        })
        return seeOther(onwardFrom(frame)(stepPath(step)), `You have recorded: ${eventName(what).toLowerCase()}.`)
      }),
  }),
]
