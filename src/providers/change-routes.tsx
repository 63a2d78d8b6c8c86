import type { Outcome } from '../kernel/index.ts'
import { route } from '../people/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { dayBoxes } from '../schools/index.ts'
import { findDesignation, listPeopleOf, ofDesignation, type AskedOf, type OfDesignation } from './asked.ts'
import { changeDesignation } from './commands.ts'
import {
  annulDesignation,
  correctDesignation,
  endDesignation,
  type DecidedDesignation,
  type DesignationRefusal,
  type DesignationVersion,
} from './designation.ts'
import { CorrectDesignationPage, EndDesignationPage } from './designation-forms.tsx'
import { designationPath } from './designations-table.tsx'
import { designationErrors } from './designation-words.ts'
import { correctionForm, endForm, heldOf, typedOf } from './forms.ts'

const at = { permission: 'record designations', params: ofDesignation } as const

/** Ending, correcting and taking back a designation. */
export const changeRoutes = [
  route({
    ...at,
    method: 'GET',
    url: '/schools/:urn/designations/:designation/end',
    audit: 'none',
    act: (asked) =>
      asked.read(async (tx) => shown(await endPage(tx, asked, blankForm(dayBoxes('last', asked.today))), page)),
  }),
  route({
    ...at,
    method: 'POST',
    url: '/schools/:urn/designations/:designation/end',
    audit: 'changes',
    form: endForm,
    act: (asked) =>
      asked.write((tx) => {
        const { form } = asked
        const end = (current: DesignationVersion) =>
          form.ok
            ? endDesignation(current, { to: form.value.last, reason: form.value.why }, form.value.version)
            : undefined
        return change(tx, asked, { decide: end, again: endPage, lastDay: 'last', action: 'end designation' })
      }),
  }),
  route({
    ...at,
    method: 'GET',
    url: '/schools/:urn/designations/:designation/correct',
    audit: 'none',
    act: (asked) => asked.read(async (tx) => shown(await correctPage(tx, asked, undefined), page)),
  }),
  route({
    ...at,
    method: 'POST',
    url: '/schools/:urn/designations/:designation/correct',
    audit: 'changes',
    form: correctionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form, params } = asked
        const people = await listPeopleOf(tx, asked, params.urn)
        const correct = (current: DesignationVersion, standing: readonly DesignationVersion[]) => {
          if (!form.ok) return undefined
          const { why, version } = form.value
          if (form.value.annul) return annulDesignation(current, why, version)
          return correctDesignation(standing, current, { held: heldOf(form.value, people), reason: why }, version)
        }
        const action = form.ok && form.value.annul ? 'annul designation' : 'correct designation'
        return change(tx, asked, { decide: correct, again: correctPage, lastDay: 'to', action })
      }),
  }),
]

interface AskedToChange extends AskedOf<OfDesignation> {
  readonly form: FormRead<unknown>
  audit(tx: Tx, facts: AuditFacts): Promise<void>
}

interface Change {
  /** Undefined when the form could not be read. */
  decide(
    current: DesignationVersion,
    standing: readonly DesignationVersion[],
  ): Outcome<DecidedDesignation, DesignationRefusal> | undefined
  readonly again: typeof endPage
  readonly lastDay: 'to' | 'last'
  readonly action: string
}

/** One change: kept and led on, or the page again with what is wrong, or with what somebody else saved meanwhile. */
async function change(tx: Tx, asked: AskedToChange, { decide, again, lastDay, action }: Change): Promise<Answer> {
  const { actor, params, form, now, frame } = asked
  if (!form.ok) return shown(await again(tx, asked, form), unacceptable)
  const outcome = await changeDesignation(
    tx,
    actor.authority,
    { urn: params.urn, id: params.designation },
    (current, standing) => decide(current, standing) ?? { ok: false, reasons: [{ kind: 'stale' }] },
    { by: actor, now },
  )
  if (outcome.ok) {
    const { before, after } = outcome.value
    await asked.audit(tx, {
      action,
      urn: params.urn,
      subject: `designation ${params.designation}`,
      before: before && wordsOf(before),
      after: wordsOf(after),
    })
    return seeOther(onwardFrom(frame)(designationPath(after)), `You have ${done[after.what]}.`)
  }
  const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
  if (reasons.length === 0) return notFound()
  if (reasons.some(({ kind }) => kind === 'stale'))
    return shown(await again(tx, asked, withErrors(form, {}), 'savedMeanwhile'), conflict)
  return shown(await again(tx, asked, withErrors(form, designationErrors(reasons, lastDay))), unacceptable)
}

const done = {
  recorded: 'recorded the designation',
  ended: 'ended the designation',
  corrected: 'corrected the designation',
  annulled: 'taken back the designation',
} as const

const wordsOf = ({ kind, holderName, holderPost, from, to, source, what, reason }: DesignationVersion) => ({
  kind,
  holderName,
  holderPost,
  from,
  to,
  source,
  what,
  reason,
})

type Shown = Parameters<typeof page>[0]
const shown = (made: Shown | undefined, answer: (made: Shown) => Answer): Answer => (made ? answer(made) : notFound())

async function endPage(
  tx: Tx,
  asked: AskedOf<OfDesignation>,
  form: FormRead<unknown> | undefined,
  saved?: 'savedMeanwhile',
): Promise<Shown | undefined> {
  const found = await findDesignation(tx, asked)
  if (!found || found.current.what === 'annulled') return undefined
  const { frame, actor, once } = asked
  const given = form && !form.ok ? form : blankForm()
  const stale = saved !== undefined
  return <EndDesignationPage {...found} frame={frame} actor={actor} once={once} form={given} savedMeanwhile={stale} />
}

async function correctPage(
  tx: Tx,
  asked: AskedOf<OfDesignation>,
  form: FormRead<unknown> | undefined,
  saved?: 'savedMeanwhile',
): Promise<Shown | undefined> {
  const found = await findDesignation(tx, asked)
  if (!found || found.current.what === 'annulled') return undefined
  const { frame, actor, once, params } = asked
  const props = { ...found, frame, actor, once, people: await listPeopleOf(tx, asked, params.urn) }
  const given = form && !form.ok ? form : blankForm(typedOf(found.current))
  return <CorrectDesignationPage {...props} form={given} savedMeanwhile={saved !== undefined} />
}
