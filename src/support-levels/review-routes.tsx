import type { VNode } from 'preact'
import type { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormRead, type FormValues } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { proposeLevel as proposedBySystem } from '../policy/index.ts'
import { listIssued } from '../visits/index.ts'
import { actOf } from './act.ts'
import { loadAround, reviewPath } from './around.tsx'
import { ofReview, type AskedOf, type OfReview } from './asked.ts'
import { addToReview, reviewNow, versionOf } from './commands.ts'
import { loadGrid } from './figures.ts'
import { proposalForm } from './forms.ts'
import { policyGrid } from './grid.ts'
import { latestEntry } from './level-history.ts'
import { proposeLevel } from './proposal.ts'
import { findProposalDraft, recordProposalDraft } from './proposal-draft-store.ts'
import { reviewActs, type ActContext, type ReviewActPage } from './review-acts.tsx'
import { ActPage, ProposePage } from './review-forms.tsx'
import { ReviewPage } from './review-page.tsx'
import { findReview } from './review-store.ts'
import { changedSentence, errorsFrom } from './sentences.ts'

/** One review: its page, proposing a level, and whatever else is done to it with a form of its own. */
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
        return page(<ReviewPage frame={frame} {...found} role={actor.role} ofSchool={ofSchool} notice={notice} />)
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/reviews/:review/propose',
    permission: 'propose level',
    audit: 'none',
    params: ofReview,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await proposePage(tx, asked, undefined)
        return shown ? page(shown) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/reviews/:review/propose',
    permission: 'propose level',
    audit: 'changes',
    params: ofReview,
    form: proposalForm,
    act: (asked) => asked.write((tx) => propose(tx, asked)),
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
const refusedAnswer = (shown: VNode, read: FormRead<unknown>): Answer =>
  !read.ok && read.errors['form'] === changedSentence ? conflict(shown) : unacceptable(shown)

type AskedOfReview<Form = unknown> = AskedOf<OfReview, Form>

/** A review with what stands around it, as it is now. */
export async function loadReview(tx: Tx, { actor, params, today }: Pick<AskedOfReview, 'actor' | 'params' | 'today'>) {
  const around = await loadAround(tx, actor, params.urn, today)
  const review = await findReview(tx, actor.authority, params.review)
  if (!around || review?.urn !== params.urn) return undefined
  return { around, review: reviewNow(review, around.edition) }
}

async function proposePage(tx: Tx, asked: AskedOfReview, form: FormRead<unknown> | undefined) {
  const { actor, frame, once, today } = asked
  const found = await loadReview(tx, asked)
  if (!found) return undefined
  const { around, review } = found
  const grid = await loadGrid(tx, actor, around.school, around.edition, today)
  const proposal = proposedBySystem(around.edition, policyGrid(grid))
  const begun = blankForm(await begunProposal(tx, actor.authority, review.id))
  const shown = form && !form.ok ? form : begun
  const props = { frame, around, review, once, proposal, form: shown, version: versionOf(review) }
  return <ProposePage {...props} />
}

async function begunProposal(tx: Tx, authority: AuthorityId, review: OfReview['review']): Promise<FormValues> {
  const draft = await findProposalDraft(tx, authority, review)
  if (!draft) return {}
  const { level, reasons, reasonAgainstKeyCriteria } = draft
  return { reasons, reasonAgainstKeyCriteria, ...(level === null ? {} : { level: String(level) }) }
}

async function propose(tx: Tx, asked: AskedOfReview<z.output<typeof proposalForm>>): Promise<Answer> {
  const { actor, params, form, today } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> => {
    const shown = await proposePage(tx, asked, read)
    return shown ? refusedAnswer(shown, read) : notFound()
  }
  if (!form.ok) return again(form)
  const { level, reasons = '', reasonAgainstKeyCriteria = '', version, intent } = form.value
  const path = reviewPath(params, params.review)
  if (intent === 'later') {
    if (!(await loadReview(tx, asked))) return notFound()
    await recordProposalDraft(tx, actor.authority, params, { level, reasons, reasonAgainstKeyCriteria }, actOf(asked))
    await asked.audit(tx, { action: 'save draft of proposal', urn: params.urn, subject: `review ${params.review}` })
    return seeOther(path, 'Your draft is saved.')
  }
  if (level === null) return again(withErrors(form, { level: 'Select a level' }))
  const act = actOf(asked)
  const outcome = await addToReview(
    tx,
    actor.authority,
    { ...params, version },
    async ({ review, school, edition, entries }) => {
      const grid = await loadGrid(tx, actor, school, edition, today)
      const previousLevel = latestEntry(entries)?.level ?? null
      return proposeLevel(review, { level, reasons, reasonAgainstKeyCriteria, grid, previousLevel }, edition, act)
    },
    act,
  )
  if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
  await asked.audit(tx, {
    action: 'propose level',
    urn: params.urn,
    subject: `review ${params.review}`,
    after: { level },
  })
  return seeOther(path, `You have proposed level ${level}.`)
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
