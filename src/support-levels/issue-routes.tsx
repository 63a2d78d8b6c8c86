import type { z } from 'zod'
import { parseDay, type Day } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import { blankForm, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { dayText } from '../platform/views/index.ts'
import { listContacts } from '../schools/index.ts'
import {
  beginRecord,
  blankLetter,
  dateTyped,
  findRecord,
  listRecords,
  previewRecord,
  recordErrors,
  recordPath,
  recordState,
  type DraftRecord,
  type LetterDraft,
  type RecordId,
} from '../visits/index.ts'
import { roleNames } from '../people/index.ts'
import { actOf } from './act.ts'
import { reviewPath, type Around } from './around.tsx'
import { ofReview, type AskedOf, type OfReview } from './asked.ts'
import { versionOf } from './commands.ts'
import { confirmForm, issueForm, issueQuery, nothingForm } from './forms.ts'
import { findNextReviewDay, reviewDayRefusal } from './letter-review-day.ts'
import { latestEffect } from './formal-record.ts'
import { issueLevel, levelSectionOf, levelText } from './issue-level.ts'
import { IssueCheckPage, IssuePage } from './issue-pages.tsx'
import { loadReview } from './review-routes.tsx'
import type { ReviewNow } from './review-rules.ts'
import { isRatified } from './review-state.ts'
import { errorsFrom, tooLateText } from './sentences.ts'

/** From a ratified and answered level to the note of visit or letter by which it takes effect (7.2). */
export const issueRoutes = [
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/reviews/:review/letter',
    permission: 'write records',
    audit: 'changes',
    params: ofReview,
    form: nothingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const found = await loadReview(tx, asked)
        if (!found) return notFound()
        const { actor, params } = asked
        const draft = await begunLetter(tx, asked, found)
        const id = await beginRecord(tx, actor.authority, params.urn, { instrument: 'letter', draft }, actOf(asked))
        await asked.audit(tx, { action: 'begin letter', urn: params.urn, subject: `record ${id}` })
        return seeOther(
          `${recordPath(params, id)}/edit`,
          'Complete the letter and save it, then issue it from the review.',
        )
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/reviews/:review/issue',
    permission: 'write records',
    audit: 'none',
    params: ofReview,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await issuePage(tx, asked, blankForm(dateTyped('effectiveFrom', asked.today)))
        return (await alreadyIssued(tx, asked)) ?? (shown ? page(shown) : notFound())
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/reviews/:review/issue',
    permission: 'write records',
    audit: 'none',
    params: ofReview,
    form: issueForm,
    act: (asked) =>
      asked.read(async (tx): Promise<Answer> => {
        const { form, params } = asked
        if (form.ok)
          return seeOther(
            `${reviewPath(params, params.review)}/issue/check?record=${form.value.record}&from=${form.value.effectiveFrom}`,
          )
        const shown = await issuePage(tx, asked, form)
        return shown ? unacceptable(shown) : notFound()
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/reviews/:review/issue/check',
    permission: 'write records',
    audit: 'none',
    params: ofReview,
    query: issueQuery,
    act: (asked) =>
      asked.read(async (tx) => {
        const { record, from } = asked.query
        const shown = await checkPage(tx, asked, { record: record as RecordId, effectiveFrom: from }, {})
        return (await alreadyIssued(tx, asked)) ?? (shown ? page(shown) : notFound())
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/reviews/:review/issue/confirm',
    permission: 'write records',
    audit: 'changes',
    params: ofReview,
    form: confirmForm,
    act: (asked) => asked.write((tx) => confirm(tx, asked)),
  }),
]

type AskedOfReview<Form = unknown> = AskedOf<OfReview, Form>

async function issuePage(tx: Tx, asked: AskedOfReview, form: FormRead<unknown>) {
  const found = await loadReview(tx, asked)
  if (!found) return undefined
  const { actor, frame, once } = asked
  const records = await listRecords(tx, actor.authority, asked.params.urn)
  const drafts = records.filter((one) => one.writtenBy === actor.personId && recordState(one.happenings).is === 'draft')
  const shown = form.ok ? blankForm(form.typed) : form
  return (
    <IssuePage frame={frame} {...found} form={shown} once={once} drafts={drafts} version={versionOf(found.review)} />
  )
}

/** Whoever goes back after issuing is led to the review, where the record is. */
async function alreadyIssued(tx: Tx, asked: Omit<AskedOfReview, 'form'>): Promise<Answer | undefined> {
  const found = await loadReview(tx, asked)
  if (found?.review.state.is !== 'inEffect') return undefined
  const path = reviewPath(asked.params, asked.params.review)
  return seeOther(path, 'The formal record of this review has been issued already.')
}

interface Chosen {
  readonly record: RecordId
  readonly effectiveFrom: Day
}

async function checkPage(
  tx: Tx,
  asked: Omit<AskedOfReview, 'form'>,
  chosen: Chosen,
  refusals: Readonly<Record<string, string>>,
) {
  const found = await loadReview(tx, asked)
  const record = await findRecord(tx, asked.actor.authority, chosen.record)
  if (!found || record?.urn !== asked.params.urn || !isRatified(found.review.state)) return undefined
  const { actor, frame, once } = asked
  const level = levelSectionOf(found.review.state, chosen.effectiveFrom, found.around.edition)
  const issuing = { id: record.id, version: record.version, level, ...lettered(actor) }
  const preview = await previewRecord(tx, actor.authority, issuing, actOf(asked))
  const latest = latestEffect(asked.today)
  const late = chosen.effectiveFrom > latest ? { effectiveFrom: tooLateText(latest) } : {}
  const contradicts = reviewDayRefusal(record, await findNextReviewDay(tx, found, asked.today))
  const errors = { ...refusals, ...late, ...contradicts, ...(preview.ok ? {} : recordErrors(preview.reasons)) }
  const isRight = chosen.effectiveFrom <= latest && !('nextReviewOn' in contradicts)
  return (
    <IssueCheckPage
      frame={frame}
      {...found}
      once={once}
      version={versionOf(found.review)}
      record={record}
      effectiveFrom={chosen.effectiveFrom}
      model={preview.ok && isRight ? preview.value : null}
      errors={errors}
    />
  )
}

const lettered = (actor: Actor) => ({ authorityName: actor.authorityName, laCode: actor.laCode })

async function confirm(tx: Tx, asked: AskedOfReview<z.output<typeof confirmForm>>): Promise<Answer> {
  const { actor, params, form } = asked
  const effectiveFrom = form.ok ? parseDay(form.value.effectiveFrom) : undefined
  if (!form.ok || !effectiveFrom) return notFound()
  const id = form.value.record as RecordId
  const record: DraftRecord | undefined = await findRecord(tx, actor.authority, id)
  if (!record) return notFound()
  const { version, recordVersion } = form.value
  const again = async (refusals: Record<string, string>) => {
    const shown = await checkPage(tx, asked, { record: id, effectiveFrom }, refusals)
    return shown ? unacceptable(shown) : notFound()
  }
  const found = await loadReview(tx, asked)
  const contradicts = found && reviewDayRefusal(record, await findNextReviewDay(tx, found, asked.today))
  if (contradicts && 'nextReviewOn' in contradicts) return again(contradicts)
  const issue = { record: id, recordVersion, instrument: record.instrument, effectiveFrom, ...lettered(actor) }
  const outcome = await issueLevel(tx, actor.authority, { ...params, version }, issue, actOf(asked))
  if (!outcome.ok) return again(errorsFrom(outcome.reasons))
  const { reference } = outcome.value
  await asked.audit(tx, {
    action: 'issue record of level',
    urn: params.urn,
    subject: `review ${params.review}`,
    after: { reference, effectiveFrom },
  })
  return seeOther(
    reviewPath(params, params.review),
    `You have issued ${reference}. ${effectText(effectiveFrom, asked.today)}`,
  )
}

const effectText = (from: Day, today: Day): string =>
  from > today ? `The level takes effect on ${dayText(from)}.` : 'The level is in effect from today.'

/** A letter as it may begin: who it is to, what the level means, who signs. All of it can be changed. */
async function begunLetter(
  tx: Tx,
  { actor, today }: Pick<AskedOfReview, 'actor' | 'today'>,
  { around, review }: { around: Around; review: ReviewNow },
): Promise<LetterDraft> {
  const contacts = await listContacts(tx, actor.authority, around.school.urn)
  const nameOf = (role: 'headteacher' | 'chair') =>
    contacts.find((one) => one.role === role && one.to === null)?.name ?? ''
  const level = 'proposal' in review.state ? review.state.proposal.level : null
  const named = around.edition.levels.find((known) => known.level === level)
  return {
    ...blankLetter,
    subject:
      level === null ? 'Support level' : `Support level ${levelText(level, around.edition)}: ${around.school.name}`,
    headteacher: nameOf('headteacher'),
    chair: nameOf('chair'),
    effect: named?.approach.map(({ text }) => text).join(' ') ?? '',
    nextReviewOn: await findNextReviewDay(tx, { around, review }, today),
    signatory: actor.personName,
    signatoryRole: roleNames[actor.role],
  }
}
