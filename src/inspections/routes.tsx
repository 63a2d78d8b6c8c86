import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import { withTx, type Tx } from '../platform/database/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import {
  conflict,
  notFound,
  page,
  seeOther,
  unacceptable,
  type AnyRoute,
  type Service,
} from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { dayText } from '../platform/views/index.ts'
import { findSchool, findSchoolInView, urnParam } from '../schools/index.ts'
import { findInspectionState, recordEntry } from './commands.ts'
import { EntryConflictPage, EntryPage, WhichInspectionPage } from './entry-page.tsx'
import { entryForm, entryOf, ofInspection, typedOf, whichForm, type OfInspection } from './forms.ts'
import { InspectionsPage } from './inspections-page.tsx'
import { listInspections } from './reading.ts'
import { entryErrors } from './refusal-sentences.ts'
import { listEnteredInspections } from './store.ts'
import { withdrawalRoutes } from './withdrawal-routes.tsx'

const urnOnly = z.object({ urn: urnParam })
/** A school's inspections, and entering what the published lists do not have. */
export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/inspections',
    permission: 'read school',
    audit: 'none',
    params: urnOnly,
    async act({ actor, params, today, frame, notice, read, service }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      if (!inView) return notFound()
      const { inspections, withdrawn, frameworks } = await readInspections(service, actor, params.urn, today)
      const before = new Set(inspections.flatMap(({ of }) => (of ? [of.urn] : [])))
      const pages = new Set<number>()
      for (const urn of before) if (await read((tx) => findSchool(tx, actor.authority, urn))) pages.add(urn)
      return page(
        <InspectionsPage
          frame={frame}
          actor={actor}
          inView={inView}
          inspections={inspections}
          withdrawn={withdrawn}
          frameworks={frameworks}
          pages={pages}
          notice={notice}
        />,
      )
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/inspections/new',
    permission: 'enter evidence',
    audit: 'none',
    params: urnOnly,
    async act({ actor, params, today, frame, once, read }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      if (!inView) return notFound()
      return page(<WhichInspectionPage frame={frame} actor={actor} inView={inView} once={once} form={blankForm()} />)
    },
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/inspections/new',
    permission: 'enter evidence',
    audit: 'none',
    params: urnOnly,
    form: whichForm,
    async act({ actor, params, today, frame, once, form, read }) {
      const inView = await read((tx) => findSchoolInView(tx, actor.authority, params.urn, today))
      if (!inView) return notFound()
      if (!form.ok)
        return unacceptable(<WhichInspectionPage frame={frame} actor={actor} inView={inView} once={once} form={form} />)
      const { on, kind } = form.value
      return seeOther(onwardFrom(frame)(`/schools/${params.urn}/inspections/${on}/${kind}`))
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/inspections/:on/:kind',
    permission: 'enter evidence',
    audit: 'none',
    params: ofInspection,
    async act({ actor, params, today, frame, once, read }) {
      return read(async (tx) => {
        const shown = await readEntry(tx, actor, params, today)
        if (!shown) return notFound()
        const { entered, known } = shown.state
        const form = blankForm({ ...typedOf(entered), version: String(known.version) })
        return page(<EntryPage frame={frame} actor={actor} once={once} form={form} {...shown} />)
      })
    },
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/inspections/:on/:kind',
    permission: 'enter evidence',
    audit: 'changes',
    params: ofInspection,
    form: entryForm,
    async act(asked) {
      const { actor, params, today, now, frame, once, form } = asked
      return asked.write(async (tx) => {
        const shown = await readEntry(tx, actor, params, today)
        if (!shown) return notFound()
        const shell = { frame, actor, once, ...shown }
        if (!form.ok) return unacceptable(<EntryPage {...shell} form={form} />)
        const entry = entryOf(form.value)
        const request = { ...params, entry, seen: form.value.version, by: actor, now, today }
        const outcome = await recordEntry(tx, actor.authority, shown.frameworks, request)
        if (!outcome.ok) {
          const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
          if (reasons.some(({ kind }) => kind === 'stale')) {
            const latest = await readEntry(tx, actor, params, today)
            return conflict(<EntryConflictPage {...shell} {...latest} form={form} />)
          }
          return unacceptable(<EntryPage {...shell} form={withErrors(form, entryErrors(reasons))} />)
        }
        const { before, after } = outcome.value
        await asked.audit(tx, {
          action: before ? 'correct inspection' : 'enter inspection',
          urn: params.urn,
          subject: `inspection ${params.on} ${params.kind}`,
          before: before && wordsOf(before),
          after: wordsOf(after),
        })
        const list = onwardFrom(frame)(`/schools/${params.urn}/inspections`)
        return seeOther(list, `You have saved the inspection of ${dayText(params.on)}.`)
      })
    },
  }),
  ...withdrawalRoutes,
]

async function readEntry(tx: Tx, actor: Actor, of: OfInspection, today: Day) {
  const inView = await findSchoolInView(tx, actor.authority, of.urn, today)
  if (!inView) return undefined
  const { frameworks } = await editionInForce(tx, actor.authority, today)
  return { inView, frameworks, state: await findInspectionState(tx, actor.authority, of) }
}

/** Read in the scope of the authority: the inspections of the school before are the school's own history. */
const readInspections = (service: Service, { authority }: Actor, urn: number, today: Day) =>
  withTx(
    service.database,
    { authority },
    async (tx) => ({
      inspections: await listInspections(tx, authority, urn),
      withdrawn: (await listEnteredInspections(tx, authority, [urn])).filter((each) => each.withdrawnBecause !== null),
      frameworks: (await editionInForce(tx, authority, today)).frameworks,
    }),
    { readOnly: true },
  )

const wordsOf = ({ judgements, category, outcome, publishedOn, source }: ReturnType<typeof entryOf>) => ({
  judgements,
  category,
  outcome,
  publishedOn,
  source,
})
