import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { Conflict } from '../platform/views/index.ts'
import type { Day } from '../kernel/index.ts'
import { urnParam } from '../schools/index.ts'
import { loadSteps, stepPath, type AroundSteps, type AskedOfSchool } from './around-steps.tsx'
import { correctStep, recordGiven } from './commands.ts'
import { correctionForm, factsOf, stepForm, typedOf } from './forms.ts'
import { stepErrors, type SpokenRefusal } from './refusal-sentences.ts'
import { ChooseStepPage } from './school-steps-page.tsx'
import { findPower, powerOf, type StatutoryKind } from './statutory-kind.ts'
import { StepFormPage } from './step-form-page.tsx'
import { ofStep } from './step-routes.tsx'
import { stepState } from './step-state.ts'
import { versionOf, type StatutoryStep, type WrittenBy } from './statutory-step.ts'
import { whatText } from './step-page.tsx'

const ofKind = z.object({
  urn: urnParam,
  power: z
    .string()
    .refine((kind) => findPower(kind) !== undefined)
    .transform((kind) => kind as StatutoryKind),
})

export const actOf = ({ actor, now }: { readonly actor: Actor; readonly now: Date }): WrittenBy => ({
  by: actor.personId,
  byName: actor.personName,
  role: actor.role,
  at: now,
})

/** Recording a step that was given, and correcting what one says. */
export const givingRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/statutory-powers/new',
    permission: 'record statutory powers',
    audit: 'none',
    params: z.object({ urn: urnParam }),
    act: (asked) =>
      asked.read(async (tx) => {
        const around = await loadSteps(tx, asked)
        return around ? page(<ChooseStepPage around={around} />) : notFound()
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/statutory-powers/new/:power',
    permission: 'record statutory powers',
    audit: 'none',
    params: ofKind,
    act: (asked) =>
      asked.read(async (tx) => {
        const shell = await formShell(tx, asked)
        return shell ? page(<StepFormPage {...shell} kind={asked.params.power} form={blankForm()} />) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/statutory-powers/new/:power',
    permission: 'record statutory powers',
    audit: 'changes',
    params: ofKind,
    form: stepForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, today, frame } = asked
        const shell = await formShell(tx, asked)
        if (!shell) return notFound()
        const again = (read: FormRead<unknown>) =>
          unacceptable(<StepFormPage {...shell} kind={params.power} form={shownAgain(read)} />)
        if (!form.ok) return again(form)
        const request = { urn: params.urn, kind: params.power, facts: factsOf(form.value), act: actOf(asked), today }
        const outcome = await recordGiven(tx, actor.authority, request)
        if (!outcome.ok) return again(withErrors(form, stepErrors(outcome.reasons.filter(isSpoken))))
        await asked.audit(tx, {
          action: 'record statutory step',
          subject: subjectOf(outcome.value),
          after: { kind: params.power, ...request.facts },
        })
        return seeOther(onwardFrom(frame)(stepPath(outcome.value)), `You have recorded: ${powerOf(params.power).name}.`)
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/statutory-powers/:step/correct',
    permission: 'record statutory powers',
    audit: 'none',
    params: ofStep,
    act: (asked) =>
      asked.read(async (tx) => {
        const shell = await formShell(tx, asked)
        const step = shell?.around.steps.find(({ id }) => id === asked.params.step)
        if (!shell || !step) return notFound()
        const typed = typedOf(stepState(step, asked.today).facts, versionOf(step))
        return page(<StepFormPage {...shell} kind={step.kind} corrects={step} form={blankForm(typed)} />)
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/statutory-powers/:step/correct',
    permission: 'record statutory powers',
    audit: 'changes',
    params: ofStep,
    form: correctionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, today, frame } = asked
        const shell = await formShell(tx, asked)
        const step = shell?.around.steps.find(({ id }) => id === params.step)
        if (!shell || !step) return notFound()
        const props = { ...shell, kind: step.kind, corrects: step }
        if (!form.ok) return unacceptable(<StepFormPage {...props} form={form} />)
        const facts = factsOf(form.value)
        const { reason, version: seen } = form.value
        const request = { urn: params.urn, id: step.id, facts, reason, seen, act: actOf(asked), today }
        const outcome = await correctStep(tx, actor.authority, request)
        if (!outcome.ok) {
          const reasons = outcome.reasons.filter(isSpoken)
          if (reasons.some(({ kind }) => kind === 'stale'))
            return conflict(
              <StepFormPage
                {...props}
                form={{ typed: { ...form.typed, version: String(versionOf(step)) } }}
                above={<Meanwhile step={step} yours={reason} today={today} />}
              />,
            )
          return unacceptable(<StepFormPage {...props} form={withErrors(form, stepErrors(reasons))} />)
        }
        await asked.audit(tx, {
          action: 'correct statutory step',
          subject: subjectOf(step),
          before: stepState(step, today).facts,
          after: { ...facts, reason },
        })
        return seeOther(onwardFrom(frame)(stepPath(step)), 'You have corrected the step.')
      }),
  }),
]

/**
 * What the audit calls a step. The audit row carries no school number of its own: a school's History tab is open to more
 * people than its statutory steps are; the step's own page has its whole history.
 */
export const subjectOf = ({ id, urn }: Pick<StatutoryStep, 'id' | 'urn'>): string =>
  `statutory step ${id} of school ${urn}`

export const isSpoken = <Reason extends { readonly kind: string }>(
  reason: Reason,
): reason is Exclude<Reason, { readonly kind: 'notThere' }> & SpokenRefusal => reason.kind !== 'notThere'

/** What somebody else recorded after the page was opened, beside what this person wrote. */
export function Meanwhile({ step, yours, today }: { step: StatutoryStep; yours: string; today: Day }) {
  const latest = step.happenings.at(-1)
  if (!latest) return null
  const saved = `${whatText(latest)}${'reason' in latest ? `: ${latest.reason}` : ''}`
  const { status } = stepState(step, today)
  return (
    <Conflict
      savedBy={latest.byName}
      savedAt={latest.at}
      fields={[{ name: `What was recorded (now ${status})`, yours, saved }]}
    />
  )
}

/** A form that comes back, whatever it was read as. */
const shownAgain = (read: FormRead<unknown>) => (read.ok ? blankForm(read.typed) : read)

async function formShell(
  tx: Tx,
  asked: AskedOfSchool & { readonly once: string },
): Promise<
  { around: AroundSteps; criteria: Awaited<ReturnType<typeof editionInForce>>['criteria']; once: string } | undefined
> {
  const around = await loadSteps(tx, asked)
  if (!around) return undefined
  const { criteria } = await editionInForce(tx, asked.actor.authority, asked.today)
  return { around, criteria, once: asked.once }
}
