import { route, type Actor } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { Day } from '../kernel/index.ts'
import { findSchoolInView } from '../schools/index.ts'
import { findInspectionState, recordWithdrawal } from './commands.ts'
import { ofInspection, withdrawalForm, type OfInspection } from './forms.ts'
import { withdrawalErrors } from './refusal-sentences.ts'
import { WithdrawalPage } from './withdrawal-page.tsx'

const url = '/schools/:urn/inspections/:on/:kind/withdraw'

/** Taking back what was entered by hand about an inspection. */
export const withdrawalRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url,
    permission: 'enter evidence',
    audit: 'none',
    params: ofInspection,
    async act({ actor, params, today, frame, once, read }) {
      return read(async (tx) => {
        const shown = await readEntered(tx, actor, params, today)
        return shown
          ? page(<WithdrawalPage frame={frame} actor={actor} once={once} form={blankForm()} {...shown} />)
          : notFound()
      })
    },
  }),
  route({
    method: 'POST',
    url,
    permission: 'enter evidence',
    audit: 'changes',
    params: ofInspection,
    form: withdrawalForm,
    async act(asked) {
      const { actor, params, today, now, frame, once, form } = asked
      return asked.write(async (tx) => {
        const shown = await readEntered(tx, actor, params, today)
        if (!shown) return notFound()
        const shell = { frame, actor, once, ...shown }
        if (!form.ok) return unacceptable(<WithdrawalPage {...shell} form={form} />)
        const { because, version: seen } = form.value
        const outcome = await recordWithdrawal(tx, actor.authority, { ...params, because, seen, by: actor, now })
        if (!outcome.ok) {
          const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
          const again = <WithdrawalPage {...shell} form={withErrors(form, withdrawalErrors(reasons))} />
          return reasons.some(({ kind }) => kind === 'stale') ? conflict(again) : unacceptable(again)
        }
        await asked.audit(tx, {
          action: 'withdraw inspection',
          urn: params.urn,
          subject: `inspection ${params.on} ${params.kind}`,
          before: {
            judgements: shown.entered.judgements,
            category: shown.entered.category,
            source: shown.entered.source,
          },
          after: { withdrawnBecause: because },
        })
        const list = onwardFrom(frame)(`/schools/${params.urn}/inspections`)
        return seeOther(list, `You have withdrawn what was entered about the inspection of ${dayText(params.on)}.`)
      })
    },
  }),
]

async function readEntered(tx: Tx, actor: Actor, of: OfInspection, today: Day) {
  const inView = await findSchoolInView(tx, actor.authority, of.urn, today)
  if (!inView) return undefined
  const { entered } = await findInspectionState(tx, actor.authority, of)
  return entered && { inView, entered }
}
