import type { VNode } from 'preact'
import { route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { listIssued } from '../visits/index.ts'
import { actOf } from './act.ts'
import { loadAround, reviewPath } from './around.tsx'
import { ofReview, type AskedOf, type OfReview } from './asked.ts'
import { addToReview, reviewNow, versionOf } from './commands.ts'
import { loadGrid } from './figures.ts'
import { reviewActs, type ActContext, type ReviewActPage } from './review-acts.tsx'
import { ActPage } from './review-forms.tsx'
import { ReviewPage } from './review-page.tsx'
import { findReview, listReviewsOf } from './review-store.ts'
import { changedSentence, errorsFrom } from './sentences.ts'

/** One review: its page, and whatever else is done to it with a form of its own. */
export const reviewRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/reviews/:review',
    permission: 'read school',
    audit: 'none',
    params: ofReview,
    act: (asked) =>
      asked.read(async (tx) => {
        const found = await loadReview(tx, asked)
        if (!found) return notFound()
        const { frame, actor, notice } = asked
        const ofSchool = actor.urn !== undefined
        const reviews = (await listReviewsOf(tx, actor.authority, asked.params.urn)).map((one) =>
          reviewNow(one, found.around.edition),
        )
        const shown = { ...found, reviews, role: actor.role, ofSchool, notice }
        return page(<ReviewPage frame={frame} {...shown} />)
      }),
  }),
  ...reviewActs.flatMap((act) => [
    route({
      method: 'GET',
      url: `/schools/:urn/support-level/reviews/:review/${act.path}`,
      permission: act.permission,
      audit: 'none',
      params: ofReview,
      act: (asked) =>
        asked.read(async (tx) => {
          const shown = await actPage(tx, asked, act, blankForm(act.begins(asked.today)))
          return shown ? page(shown) : notFound()
        }),
    }),
    route({
      method: 'POST',
      url: `/schools/:urn/support-level/reviews/:review/${act.path}`,
      permission: act.permission,
      audit: 'changes',
      params: ofReview,
      form: act.form,
      act: (asked) => asked.write((tx) => doAct(tx, asked as AskedOf<OfReview, { readonly version: number }>, act)),
    }),
  ]),
]

/** The form again with its sentences: 409 when the review moved on meanwhile, else 422. What was typed stays in it. */
export const refusedAnswer = (shown: VNode, read: FormRead<unknown>): Answer =>
  !read.ok && read.errors['form'] === changedSentence ? conflict(shown) : unacceptable(shown)

type AskedOfReview<Form = unknown> = AskedOf<OfReview, Form>

/** A review with what stands around it, as it is now. */
export async function loadReview(tx: Tx, { actor, params, today }: Pick<AskedOfReview, 'actor' | 'params' | 'today'>) {
  const around = await loadAround(tx, actor, params.urn, today)
  const review = await findReview(tx, actor.authority, params.review)
  if (!around || review?.urn !== params.urn) return undefined
  return { around, review: reviewNow(review, around.edition) }
}

async function actPage(tx: Tx, asked: AskedOfReview, act: ReviewActPage, form: FormRead<unknown>) {
  const { actor, frame, once, today } = asked
  const found = await loadReview(tx, asked)
  if (!found) return undefined
  const { around, review } = found
  const context = await contextOf(tx, actor, act, { ...around, review }, today)
  const shown = form.ok ? blankForm(form.typed) : form
  const props = { frame, around, once, act, context, form: shown, version: versionOf(review) }
  return <ActPage {...props} />
}

async function contextOf(
  tx: Tx,
  actor: Actor,
  { needsGrid }: ReviewActPage,
  standing: Pick<ActContext, 'school' | 'edition' | 'entries' | 'review'>,
  today: AskedOfReview['today'],
): Promise<ActContext> {
  const { school, edition } = standing
  const grid = needsGrid ? await loadGrid(tx, actor, school, edition, today) : []
  return { ...standing, grid, issued: await listIssued(tx, actor.authority, school.urn) }
}

async function doAct(tx: Tx, asked: AskedOfReview<{ readonly version: number }>, act: ReviewActPage): Promise<Answer> {
  const { actor, params, form, today } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> => {
    const shown = await actPage(tx, asked, act, read)
    return shown ? refusedAnswer(shown, read) : notFound()
  }
  if (!form.ok) return again(form)
  const by = actOf(asked)
  const outcome = await addToReview(
    tx,
    actor.authority,
    { ...params, version: form.value.version },
    async (standing) => act.decide(await contextOf(tx, actor, act, standing, today), form.value, by),
    by,
  )
  if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
  const { version: _, ...after } = form.value
  await asked.audit(tx, { action: act.action, urn: params.urn, subject: `review ${params.review}`, after })
  return seeOther(reviewPath(params, params.review), act.notice)
}
