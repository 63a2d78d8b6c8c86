import type { z } from 'zod'
import { route } from '../people/index.ts'
import { blankForm, withErrors, type FormRead, type FormValues } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { proposeLevel as proposedBySystem } from '../policy/index.ts'
import { actOf } from './act.ts'
import { reviewPath } from './around.tsx'
import { ofReview, type AskedOf, type OfReview } from './asked.ts'
import { addToReview, versionOf } from './commands.ts'
import { loadGrid } from './figures.ts'
import { proposalForm } from './forms.ts'
import { policyGrid } from './grid.ts'
import { latestEntry } from './level-history.ts'
import { proposeLevel } from './proposal.ts'
import { findProposalDraft, recordProposalDraft, type SavedDraft } from './proposal-draft-store.ts'
import { ProposalConflictPage, ProposePage } from './propose-page.tsx'
import { loadReview, refusedAnswer } from './review-routes.tsx'
import { errorsFrom } from './sentences.ts'

/** Proposing a level: written, left and resumed, sent for ratification. */
export const proposingRoutes = [
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
]

type AskedOfReview<Form = unknown> = AskedOf<OfReview, Form>
type ProposalSent = z.output<typeof proposalForm>

/** What every page of a proposal shows, and the draft as it is saved now. */
async function proposalProps(tx: Tx, asked: AskedOfReview, form: FormRead<unknown> | undefined) {
  const { actor, frame, once, today, params } = asked
  const found = await loadReview(tx, asked)
  if (!found) return undefined
  const { around, review } = found
  const grid = await loadGrid(tx, actor, around.school, around.edition, today)
  const proposal = proposedBySystem(around.edition, policyGrid(grid))
  const saved = await findProposalDraft(tx, actor.authority, params.review)
  const shown = form && !form.ok ? form : blankForm(typedOf(saved))
  const draftVersion = saved?.version ?? 0
  return { frame, around, review, once, proposal, form: shown, version: versionOf(review), draftVersion, saved }
}

async function proposePage(tx: Tx, asked: AskedOfReview, form: FormRead<unknown> | undefined) {
  const props = await proposalProps(tx, asked, form)
  return props && <ProposePage {...props} />
}

function typedOf(draft: SavedDraft | undefined): FormValues {
  if (!draft) return {}
  const { level, reasons, reasonAgainstKeyCriteria } = draft
  return { reasons, reasonAgainstKeyCriteria, ...(level === null ? {} : { level: String(level) }) }
}

async function propose(tx: Tx, asked: AskedOfReview<ProposalSent>): Promise<Answer> {
  const { form } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> => {
    const shown = await proposePage(tx, asked, read)
    return shown ? refusedAnswer(shown, read) : notFound()
  }
  if (!form.ok) return again(form)
  if (form.value.intent === 'later') return saveForLater(tx, asked, form.value)
  const saved = await findProposalDraft(tx, asked.actor.authority, asked.params.review)
  if (saved && saved.version !== form.value.draftVersion) return overtaken(tx, asked)
  return sendForRatification(tx, asked, form.value, again)
}

async function saveForLater(tx: Tx, asked: AskedOfReview<ProposalSent>, sent: ProposalSent): Promise<Answer> {
  const { actor, params } = asked
  if (!(await loadReview(tx, asked))) return notFound()
  const { level, reasons = '', reasonAgainstKeyCriteria = '', draftVersion: seen } = sent
  const draft = { level, reasons, reasonAgainstKeyCriteria }
  if (!(await recordProposalDraft(tx, actor.authority, { ...params, seen }, draft, actOf(asked))))
    return overtaken(tx, asked)
  await asked.audit(tx, { action: 'save draft of proposal', urn: params.urn, subject: `review ${params.review}` })
  return seeOther(reviewPath(params, params.review), 'Your draft is saved.')
}

/** Somebody saved the draft after this page was made: both texts are shown, and neither is lost. */
async function overtaken(tx: Tx, asked: AskedOfReview<ProposalSent>): Promise<Answer> {
  const typed = { ok: false, errors: {}, typed: asked.form.typed } as const
  const props = await proposalProps(tx, asked, typed)
  const saved = props?.saved
  if (!props || !saved) return notFound()
  const savedBy = props.around.names.get(saved.by) ?? 'Somebody who has left'
  return conflict(<ProposalConflictPage {...props} saved={saved} savedBy={savedBy} />)
}

async function sendForRatification(
  tx: Tx,
  asked: AskedOfReview<ProposalSent>,
  { level, reasons = '', reasonAgainstKeyCriteria = '', version }: ProposalSent,
  again: (read: FormRead<unknown>) => Promise<Answer>,
): Promise<Answer> {
  const { actor, params, form, today } = asked
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
  return seeOther(reviewPath(params, params.review), `You have proposed level ${level}.`)
}
