import { z } from 'zod'
import { academicYearOf, type Day } from '../kernel/index.ts'
import { mayDo, route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { hasErrors } from '../platform/views/index.ts'
import { numberSetting } from '../policy/index.ts'
import { listTermDates, urnParam, type Urn } from '../schools/index.ts'
import { dateTyped } from '../visits/index.ts'
import { actOf } from './act.ts'
import { levelPath, loadAround, reviewPath, type Around } from './around.tsx'
import { ofSchool, type AskedOf } from './asked.ts'
import { correctRegister, openReview, reviewNow } from './commands.ts'
import { correctionForm, openingForm } from './forms.ts'
import { LevelPage } from './level-page.tsx'
import type { EntryId } from './level-history.ts'
import { registerRow } from './register.ts'
import { dueToOpen } from './opening-due.ts'
import { AlreadyOpenPage, CorrectionPage, OpeningPage, termValue } from './review-forms.tsx'
import { answerers } from './review-rules.ts'
import { isOpen } from './review-state.ts'
import { findFirstTerm, listReviewsOf } from './review-store.ts'
import { errorsFrom } from './sentences.ts'
import { reviewTerms, termsOf } from './terms.ts'

const ofEntry = z.object({ urn: urnParam, entry: z.uuid().transform((id) => id as EntryId) })

/** The level of one school: where it stands, opening a review, correcting the register. */
export const schoolRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/support-level',
    permission: 'read school',
    audit: 'none',
    params: ofSchool,
    act: (asked) => asked.read((tx) => showLevel(tx, asked)),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/reviews/new',
    permission: 'propose level',
    audit: 'none',
    params: ofSchool,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await openingPage(tx, asked, blankForm())
        return shown ? page(shown) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/reviews',
    permission: 'propose level',
    audit: 'changes',
    params: ofSchool,
    form: openingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, today } = asked
        const again = async (read: FormRead<unknown>): Promise<Answer> => {
          const shown = await openingPage(tx, asked, read)
          return shown ? unacceptable(shown) : notFound()
        }
        if (!form.ok) return again(form)
        const terms = termsToOpen(today, await listTermDates(tx, actor.authority))
        const term = terms.find((dates) => termValue(dates) === form.value.term)
        if (!term) return again(withErrors(form, { term: 'Select the term the review is for' }))
        const { kind, source, reason = '' } = form.value
        const outcome = await openReview(tx, actor.authority, params.urn, { kind, term, source, reason }, actOf(asked))
        if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
        await asked.audit(tx, {
          action: 'open review',
          urn: params.urn,
          subject: `review ${outcome.value}`,
          after: { kind, source },
        })
        return seeOther(reviewPath(params, outcome.value), 'You have opened a review.')
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/support-level/entries/:entry/correct',
    permission: 'correct register',
    audit: 'none',
    params: ofEntry,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await correctionPage(tx, asked, undefined)
        return shown ? page(shown) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/support-level/entries/:entry/correct',
    permission: 'correct register',
    audit: 'changes',
    params: ofEntry,
    form: correctionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form } = asked
        const again = async (read: FormRead<unknown>): Promise<Answer> => {
          const shown = await correctionPage(tx, asked, read)
          return shown ? unacceptable(shown) : notFound()
        }
        if (!form.ok) return again(form)
        const request = { ...form.value, replaces: params.entry }
        const outcome = await correctRegister(tx, actor.authority, params.urn, request, actOf(asked))
        if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
        await asked.audit(tx, {
          action: 'correct register',
          urn: params.urn,
          subject: `entry ${params.entry}`,
          after: form.value,
        })
        return seeOther(levelPath(params), 'You have corrected the register.')
      }),
  }),
]

async function showLevel(
  tx: Tx,
  { actor, params, frame, today, notice }: AskedOf<{ readonly urn: Urn }>,
): Promise<Answer> {
  const around = await loadAround(tx, actor, params.urn, today)
  if (!around) return notFound()
  const { row, reviews } = await loadStanding(tx, actor, around, today)
  return page(
    <LevelPage
      frame={frame}
      around={around}
      row={row}
      reviews={reviews}
      ofSchool={actor.urn !== undefined}
      mayOpen={mayDo(actor.role, 'propose level')}
      mayCorrect={mayDo(actor.role, 'correct register')}
      notice={notice}
    />,
  )
}

/** Where the level of a school stands today, with its reviews. */
async function loadStanding(tx: Tx, actor: Actor, { school, edition, entries }: Around, today: Day) {
  const reviews = await listReviewsOf(tx, actor.authority, school.urn)
  const terms = reviewTerms(await findFirstTerm(tx, actor.authority), today, await listTermDates(tx, actor.authority))
  const dueSoonDays = numberSetting(edition, 'dueSoonDays')
  const { urn, openedOn, closedOn } = school
  const known = { urn, openedOn, closedOn, entries, reviews, terms, dueSoonDays, answerers: answerers(edition) }
  return { row: registerRow({ ...known, on: today }), reviews: reviews.map((review) => reviewNow(review, edition)) }
}

/** This year's and last year's terms: a late review is still made. */
const termsToOpen = (today: AskedOf<unknown>['today'], own: Awaited<ReturnType<typeof listTermDates>>) => {
  const year = academicYearOf(today)
  return [...termsOf((year - 1) as typeof year, own), ...termsOf(year, own)].filter(({ from }) => from <= today)
}

async function openingPage(
  tx: Tx,
  { actor, params, frame, once, today }: AskedOf<{ readonly urn: Urn }>,
  form: FormRead<unknown>,
) {
  const around = await loadAround(tx, actor, params.urn, today)
  if (!around) return undefined
  const { row, reviews } = await loadStanding(tx, actor, around, today)
  const open = reviews.find(({ state }) => isOpen(state))
  if (open && !hasErrors(form.ok ? {} : form.errors))
    return <AlreadyOpenPage frame={frame} around={around} review={open} />
  const terms = termsToOpen(today, await listTermDates(tx, actor.authority))
  const current = terms.find(({ from, to }) => from <= today && today <= to)
  const due = dueToOpen(row.next, reviews, terms)
  const begun = blankForm({ ...(current ? { term: termValue(current) } : {}), ...due })
  const shown = Object.keys(form.typed).length > 0 || (!form.ok && Object.keys(form.errors).length > 0) ? form : begun
  const props = { frame, around, form: shown.ok ? begun : shown, once, terms: terms.toReversed(), open }
  return <OpeningPage {...props} />
}

async function correctionPage(
  tx: Tx,
  { actor, params, frame, once, today }: AskedOf<z.output<typeof ofEntry>>,
  form: FormRead<unknown> | undefined,
) {
  const around = await loadAround(tx, actor, params.urn, today)
  const entry = around?.entries.find(({ id }) => id === params.entry)
  if (!around || !entry) return undefined
  const begun = blankForm({
    level: entry.level === null ? 'none' : String(entry.level),
    ...dateTyped('effectiveFrom', entry.effectiveFrom),
  })
  return (
    <CorrectionPage frame={frame} around={around} form={form && !form.ok ? form : begun} once={once} entry={entry} />
  )
}
