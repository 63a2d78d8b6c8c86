import { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import type { Closing } from './closing.ts'
import { ClosingPage, closingSentence } from './closing-page.tsx'
import { recordClosing } from './commands.ts'
import { dayBoxes } from './day-boxes.ts'
import { factsOf, savingActions } from './fact-routes.tsx'
import { closingForm, versionForm } from './forms.ts'
import { findLastSaved } from './last-saved.ts'
import type { Urn } from './school.ts'
import { findSchoolInView } from './school-in-view.ts'
import { statusSentence } from './school-words.ts'
import { urnParam } from './urn-param.ts'

const at = { permission: 'keep schools', params: z.object({ urn: urnParam }) } as const

/** Recording that a school closes, and that it does not. */
export const closingRoutes = [
  route({
    ...at,
    method: 'GET',
    url: '/schools/:urn/closing',
    audit: 'none',
    async act({ actor, params, today, frame, once, read }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      if (!inView) return notFound()
      const form = blankForm(dayBoxes('on', inView.school.closedOn))
      return page(<ClosingPage frame={frame} actor={actor} inView={inView} form={form} once={once} />)
    },
  }),
  route({
    ...at,
    method: 'POST',
    url: '/schools/:urn/closing',
    audit: 'changes',
    form: closingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form } = asked
        if (!form.ok) return again(tx, asked, form)
        const { on, successor, version } = form.value
        return saveClosing(tx, asked, { closing: { on, successor: (successor as Urn | null) ?? undefined }, version })
      }),
  }),
  route({
    ...at,
    method: 'POST',
    url: '/schools/:urn/closing/withdraw',
    audit: 'changes',
    form: versionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form } = asked
        return form.ok ? saveClosing(tx, asked, { closing: undefined, version: form.value.version }) : notFound()
      }),
  }),
]

type AskedOfSchool = Asked<Actor, { readonly urn: Urn }, undefined, unknown>

async function saveClosing(
  tx: Tx,
  asked: AskedOfSchool,
  given: { readonly closing: Closing | undefined; readonly version: number },
): Promise<Answer> {
  const { actor, params, today, now, frame, form } = asked
  const outcome = await recordClosing(tx, actor.authority, params.urn, given, today)
  if (outcome.ok) {
    const { before, after } = outcome.value
    await asked.audit(tx, {
      action: given.closing ? 'close school' : 'keep school open',
      urn: params.urn,
      before: factsOf(before, ['closedOn', 'closingOn']),
      after: { ...factsOf(after, ['closedOn', 'closingOn']), successor: given.closing?.successor ?? null },
    })
    const status = statusSentence(after, today)
    return seeOther(
      onwardFrom(frame)(`/schools/${params.urn}`),
      `${after.name}: ${status ?? 'open, with no day on which it closes'}.`,
    )
  }
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return notFound()
  const shown = { frame, actor, inView, once: asked.once }
  if (outcome.reasons.some(({ kind }) => kind === 'stale')) {
    const lastSaved = await findLastSaved(tx, actor.authority, { urn: params.urn }, savingActions, now)
    return conflict(<ClosingPage {...shown} form={withErrors(form, {})} lastSaved={lastSaved} />)
  }
  const errors = outcome.reasons.map(({ kind }) =>
    kind === 'stale' || kind === 'noSchool' ? {} : closingSentence(kind),
  )
  return unacceptable(<ClosingPage {...shown} form={withErrors(form, Object.assign({}, ...errors))} />)
}

async function again(
  tx: Tx,
  { actor, params, today, frame, once }: AskedOfSchool,
  form: FormRead<unknown>,
): Promise<Answer> {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView) return notFound()
  return unacceptable(
    <ClosingPage
      frame={frame}
      actor={actor}
      inView={inView}
      form={withErrors(form, form.ok ? {} : form.errors)}
      once={once}
    />,
  )
}
