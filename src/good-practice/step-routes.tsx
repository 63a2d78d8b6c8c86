import { editionInForce } from '../editions/index.ts'
import { route } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type AnyRoute, type Answer } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { askingSteps, type AskingStep } from './asking-steps.ts'
import { actOf, findEntry, ofEntry, type AskedOf, type FoundEntry, type OfEntry } from './asked.ts'
import { stepGoodPractice } from './commands.ts'
import { entryPath } from './entries-table.tsx'
import { ReasonPage, RevisionPage } from './entry-forms.tsx'
import { EntryPage } from './entry-page.tsx'
import { doneNames, happeningNames, pathErrors } from './entry-words.ts'
import { consentForm, reasonForm, revisionForm, wordsIn } from './forms.ts'
import { wordsOf, type GoodPractice, type Happening } from './good-practice.ts'
import { consentToGoodPractice, reviseGoodPractice, type Decided } from './path.ts'

type Shown = Parameters<typeof page>[0]
type Asking = AskedOf<OfEntry>
type Drawing = (asked: Asking, found: FoundEntry, form: FormRead<unknown>, saved: boolean) => Shown

const routesOfStep = ({ path, permission, missing, decide, ...words }: AskingStep): readonly AnyRoute[] => {
  const url = `/schools/:urn/good-practice/:entry/${path}`
  const draw: Drawing = ({ frame, actor, once }, found, form, saved) => {
    const props = { frame, actor, once, ...found, step: { path, ...words }, savedMeanwhile: saved }
    return <ReasonPage {...props} form={form.ok ? blankForm(form.typed) : form} />
  }
  return [
    route({
      method: 'GET',
      url,
      permission,
      audit: 'none',
      params: ofEntry,
      act: (asked) => asked.read((tx) => drawn(tx, asked, draw, blankForm())),
    }),
    route({
      method: 'POST',
      url,
      permission,
      audit: 'changes',
      params: ofEntry,
      form: reasonForm(missing),
      act: (asked) =>
        asked.write(async (tx) => {
          const { form, actor, today } = asked
          if (!form.ok) return drawn(tx, asked, draw, form, unacceptable)
          const { reason, version } = form.value
          const edition = await editionInForce(tx, actor.authority, today)
          return take(tx, asked, draw, (entry) => decide(entry, reason, edition, actOf(asked), version))
        }),
    }),
  ]
}

const drawRevision: Drawing = ({ frame, actor, once }, found, form, saved) => {
  const props = { frame, actor, once, ...found, savedMeanwhile: saved }
  const begun = blankForm({ ...wordsOf(found.entry) })
  const given = !form.ok && Object.keys(form.typed).length > 0 ? form : begun
  return <RevisionPage {...props} form={given} />
}

const drawEntry: Drawing = ({ frame, actor, once }, found, form) => (
  <EntryPage
    {...found}
    frame={frame}
    actor={actor}
    once={once}
    notice={undefined}
    errors={form.ok ? undefined : form.errors}
  />
)

/** Each step that an entry takes after it was proposed (5.4). */
export const stepRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    url: '/schools/:urn/good-practice/:entry/consent',
    permission: 'consent to good practice',
    audit: 'changes',
    params: ofEntry,
    form: consentForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form } = asked
        if (!form.ok) return drawn(tx, asked, drawEntry, form, unacceptable)
        const { version } = form.value
        return take(tx, asked, drawEntry, (entry) => consentToGoodPractice(entry, actOf(asked), version))
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/good-practice/:entry/revise',
    permission: 'propose good practice',
    audit: 'none',
    params: ofEntry,
    act: (asked) => asked.read((tx) => drawn(tx, asked, drawRevision, blankForm())),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/good-practice/:entry/revise',
    permission: 'propose good practice',
    audit: 'changes',
    params: ofEntry,
    form: revisionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form } = asked
        if (!form.ok) return drawn(tx, asked, drawRevision, form, unacceptable)
        const { why, version } = form.value
        const request = { words: wordsIn(form.value), reason: why }
        return take(tx, asked, drawRevision, (entry) => reviseGoodPractice(entry, request, actOf(asked), version))
      }),
  }),
  ...askingSteps.flatMap(routesOfStep),
]

/** The page of a step; not found when the entry is not there. */
async function drawn(
  tx: Tx,
  asked: Asking,
  draw: Drawing,
  form: FormRead<unknown>,
  answer: (made: Shown) => Answer = page,
  saved = false,
): Promise<Answer> {
  const found = await findEntry(tx, asked)
  return found ? answer(draw(asked, found, form, saved)) : notFound()
}

/** Takes a step: kept and led on, or the page again with what is wrong, or with what somebody else saved meanwhile. */
async function take(tx: Tx, asked: Asking, draw: Drawing, decide: (entry: GoodPractice) => Decided): Promise<Answer> {
  const { actor, params, form, frame } = asked
  const of = { urn: params.urn, id: params.entry }
  const outcome = await stepGoodPractice(tx, actor.authority, of, decide)
  if (outcome.ok) {
    const last = outcome.value.happenings.at(-1)
    const name = last ? happeningNames[last.what].toLowerCase() : ''
    await asked.audit(tx, {
      action: `good practice ${name}`,
      urn: params.urn,
      subject: `good practice ${params.entry}`,
      after: last && { what: last.what, on: last.on, ...factsOf(last) },
    })
    return seeOther(onwardFrom(frame)(entryPath(of)), last && `You have ${doneNames[last.what]} this good practice.`)
  }
  const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
  if (reasons.length === 0) return notFound()
  if (reasons.some(({ kind }) => kind === 'stale')) return drawn(tx, asked, draw, withErrors(form, {}), conflict, true)
  return drawn(tx, asked, draw, withErrors(form, pathErrors(reasons)), unacceptable)
}

const factsOf = (last: Happening) => ({
  ...('words' in last ? last.words : {}),
  ...('reason' in last ? { reason: last.reason } : {}),
  ...('expiresOn' in last ? { expiresOn: last.expiresOn } : {}),
})
