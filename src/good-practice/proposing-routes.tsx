import { randomUUID } from 'node:crypto'
import { route } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, type FormRead } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { findSchoolInView, type Urn } from '../schools/index.ts'
import { actOf, findEntry, ofEntry, ofSchool, type AskedOf } from './asked.ts'
import { addGoodPractice } from './commands.ts'
import { entryPath } from './entries-table.tsx'
import { ProposalPage } from './entry-forms.tsx'
import { EntryPage } from './entry-page.tsx'
import { proposalForm, wordsIn } from './forms.ts'
import type { EntryId } from './good-practice.ts'

/** Proposing good practice, and the page of an entry on its way. */
export const proposingRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/good-practice/new',
    permission: 'propose good practice',
    audit: 'none',
    params: ofSchool,
    act: (asked) =>
      asked.read(async (tx) => {
        const shown = await proposalPage(tx, asked, blankForm())
        return shown ? page(shown) : notFound()
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/good-practice/new',
    permission: 'propose good practice',
    audit: 'changes',
    params: ofSchool,
    form: proposalForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, frame } = asked
        if (!form.ok) {
          const shown = await proposalPage(tx, asked, form)
          return shown ? unacceptable(shown) : notFound()
        }
        const of = { urn: params.urn, id: randomUUID() as EntryId }
        const words = wordsIn(form.value)
        const outcome = await addGoodPractice(tx, actor.authority, of, words, actOf(asked))
        if (!outcome.ok) return notFound()
        await asked.audit(tx, {
          action: 'propose good practice',
          urn: params.urn,
          subject: `good practice ${of.id}`,
          after: { ...words, happened: outcome.value.map(({ what }) => what) },
        })
        return seeOther(onwardFrom(frame)(entryPath(of)), 'You have proposed this good practice.')
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/good-practice/:entry',
    permission: 'read school',
    audit: 'none',
    params: ofEntry,
    act: (asked) =>
      asked.read(async (tx) => {
        const found = await findEntry(tx, asked)
        const { frame, actor, once, notice } = asked
        return found
          ? page(<EntryPage frame={frame} actor={actor} once={once} notice={notice} {...found} />)
          : notFound()
      }),
  }),
]

async function proposalPage(
  tx: Tx,
  { actor, params, today, frame, once }: Omit<AskedOf<{ readonly urn: Urn }>, 'form'>,
  form: FormRead<unknown>,
) {
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  const shown = form.ok ? blankForm(form.typed) : form
  return inView && <ProposalPage frame={frame} actor={actor} inView={inView} once={once} form={shown} />
}
