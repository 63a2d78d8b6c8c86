import { academicYearName, academicYearOf, type AcademicYear } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { findSchool, lockSchool } from '../schools/index.ts'
import { HeldCheckPage } from './held-check-page.tsx'
import { listHeldNow, listHeldOfYear } from './held-now.ts'
import { HeldValuesPage } from './held-values-page.tsx'
import { recordHeldValues, type HeldValuesRefusal } from './held-values.ts'
import { rowRefusalSentence } from './refusal-sentences.ts'

type OfSchool<Form> = Asked<Actor, { readonly urn: number }, unknown, Form>

export async function heldValuesAnswer(asked: OfSchool<unknown>): Promise<Answer> {
  const { actor, params, frame, once, notice, today } = asked
  const found = await asked.read(async (tx) => ({
    school: await findSchool(tx, actor.authority, params.urn),
    held: await listHeldNow(tx, actor.authority, params.urn, today),
  }))
  const { school, held } = found
  if (!school) return notFound()
  const form = blankForm({ year: academicYearName(academicYearOf(today)) })
  return page(<HeldValuesPage frame={frame} form={form} once={once} school={school} held={held} success={notice} />)
}

interface Entered {
  readonly year: AcademicYear
  readonly reason?: string | undefined
  readonly step?: 'save' | 'change' | undefined
}

/** Checks what was entered and shows it beside what is held; the second time, saves it. A page undoes what was tried for it. */
export const saveHeldValuesAnswer = (asked: OfSchool<Entered>): Promise<Answer> =>
  asked.write(async (tx) => {
    const { actor, params: at, form, frame, once, now, today } = asked
    const school = await lockSchool(tx, actor.authority, at.urn)
    if (!school) return notFound()
    const held = await listHeldNow(tx, actor.authority, at.urn, today)
    const shown = { frame, once, school, held }
    if (!form.ok) return unacceptable(<HeldValuesPage {...shown} form={form} />)
    const { year, reason, step, ...values } = form.value
    if (step === 'change') return page(<HeldValuesPage {...shown} form={form} />)
    const given = { urn: at.urn, year, reason, values: values as Record<string, string | undefined> }
    const ofYear = await listHeldOfYear(tx, actor.authority, at.urn, year)
    const outcome = await recordHeldValues(tx, actor.authority, given, { ...actor, at: now, today })
    if (!outcome.ok)
      return unacceptable(<HeldValuesPage {...shown} form={withErrors(form, heldValuesError(outcome.reasons[0]))} />)
    if (step !== 'save')
      return page(
        <HeldCheckPage {...shown} held={ofYear} year={academicYearName(year)} values={given.values} reason={reason} />,
      )
    const { number } = outcome.value
    await asked.audit(tx, { action: 'enter evidence', urn: at.urn, subject: `import ${number}`, after: given })
    return seeOther(`/schools/${at.urn}/evidence/held`, 'You have saved what the authority holds.')
  })

function heldValuesError(reason: HeldValuesRefusal): Record<string, string> {
  if (reason.kind === 'value') {
    const sentence = rowRefusalSentence({ line: 1, reason: reason.row.reason, text: reason.row.text ?? '' })
    return { [reason.measure]: sentence.replace(/^Line 1: /, '') }
  }
  if (reason.kind === 'noReason') return { reason: 'Enter why figures are taken back' }
  return {
    year: reason.kind === 'nothing' ? 'Enter at least one figure' : 'This is recorded already: nothing would change',
  }
}
