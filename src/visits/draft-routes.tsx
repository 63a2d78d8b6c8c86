import { route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormValues } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { findSchoolInView, type SchoolInView } from '../schools/index.ts'
import { discardDraft, issueRecord, previewRecord, saveDraft } from './commands.ts'
import { actOf, namesOf, ofRecord, type AskedOf } from './asked.ts'
import { CheckPage, DraftConflictPage, DraftPage } from './draft-pages.tsx'
import { recordState } from './formal-record.ts'
import { letterForm, letterFrom, letterTyped, noteForm, noteFrom, noteTyped, versionForm } from './forms.ts'
import type { Issuing } from './issuing.ts'
import type { LetterDraft } from './letter.ts'
import { type NoteDraft } from './note-of-visit.ts'
import { recordPath, recordsPath } from './pages.tsx'
import { errorsFrom, type AnyRefusal } from './sentences.ts'
import { findRecord, type DraftRecord } from './store.ts'

/** Writing a record: from the first save to its issue. */
export const draftRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/records/:record/edit',
    permission: 'write records',
    audit: 'none',
    params: ofRecord,
    act: (asked) =>
      asked.read(async (tx) => {
        const found = await draftOf(tx, asked)
        if (!found) return noLongerDraft(tx, asked)
        const { frame, once, notice } = asked
        return page(
          <DraftPage frame={frame} {...found} form={blankForm(typedOf(found.record))} once={once} notice={notice} />,
        )
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/note',
    permission: 'write records',
    audit: 'changes',
    params: ofRecord,
    form: noteForm,
    act: (asked) => save(asked, noteFrom),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/letter',
    permission: 'write records',
    audit: 'changes',
    params: ofRecord,
    form: letterForm,
    act: (asked) => save(asked, letterFrom),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/records/:record/check',
    permission: 'write records',
    audit: 'none',
    params: ofRecord,
    act: (asked) =>
      asked.read(async (tx) => {
        const found = await draftOf(tx, asked)
        return found ? page(await checkPage(tx, asked, found)) : noLongerDraft(tx, asked)
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/issue',
    permission: 'write records',
    audit: 'changes',
    params: ofRecord,
    form: versionForm,
    act: (asked) => asked.write((tx) => issue(tx, asked)),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/discard',
    permission: 'write records',
    audit: 'changes',
    params: ofRecord,
    form: versionForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, frame, once } = asked
        const found = await draftOf(tx, asked)
        if (!found) return noLongerDraft(tx, asked)
        if (!form.ok) return notFound()
        const outcome = await discardDraft(tx, actor.authority, { id: params.record, ...form.value }, actOf(asked))
        if (!outcome.ok) {
          const again = withErrors(blankForm(typedOf(found.record)), errorsFrom(outcome.reasons))
          return unacceptable(<DraftPage frame={frame} {...found} form={again} once={once} />)
        }
        await asked.audit(tx, { action: 'throw draft away', urn: params.urn, subject: `record ${params.record}` })
        return seeOther(recordsPath(found.inView.school), 'You have thrown the draft away.')
      }),
  }),
]

/** Saves what was typed, whole or not; a save from an older version is answered with both texts. */
const save = <Form extends { readonly version: number; readonly intent?: string | undefined }>(
  asked: AskedOf<Form>,
  from: (value: Form) => NoteDraft | LetterDraft,
): Promise<Answer> =>
  asked.write(async (tx) => {
    const { actor, params, form, frame, once } = asked
    const found = await draftOf(tx, asked)
    if (!found) return notFound()
    if (!form.ok) return unacceptable(<DraftPage frame={frame} {...found} form={form} once={once} />)
    const saved = { id: params.record, version: form.value.version, draft: from(form.value) }
    const outcome = await saveDraft(tx, actor.authority, saved, actOf(asked))
    if (!outcome.ok) return refusedSave(tx, asked, found, outcome.reasons)
    await asked.audit(tx, { action: 'save draft', urn: params.urn, subject: `record ${params.record}` })
    const path = recordPath(found.inView.school, params.record)
    const later = form.value.intent === 'later' || found.record.instrument === 'letter'
    return later ? seeOther(`${path}/edit`, 'Your draft is saved.') : seeOther(`${path}/check`)
  })

async function refusedSave(
  tx: Tx,
  { actor, form, frame, once }: AskedOf<unknown>,
  found: FoundDraft,
  reasons: readonly AnyRefusal[],
): Promise<Answer> {
  const stale = reasons.length === 1 && reasons[0]?.kind === 'changedSince'
  if (!stale)
    return unacceptable(<DraftPage frame={frame} {...found} form={withErrors(form, errorsFrom(reasons))} once={once} />)
  const names = await namesOf(tx, actor)
  const savedBy = names.get(found.record.writtenBy) ?? 'Somebody'
  const saved = typedOf(found.record)
  return conflict(
    <DraftConflictPage frame={frame} {...found} yours={form.typed} saved={saved} savedBy={savedBy} once={once} />,
  )
}

async function checkPage(
  tx: Tx,
  asked: Pick<AskedOf<unknown>, 'actor' | 'frame' | 'once' | 'now' | 'today'>,
  found: FoundDraft,
) {
  const { actor, frame, once } = asked
  const outcome = await previewRecord(tx, actor.authority, issuingOf(actor, found.record), actOf(asked))
  return (
    <CheckPage
      frame={frame}
      {...found}
      model={outcome.ok ? outcome.value : null}
      errors={outcome.ok ? {} : errorsFrom(outcome.reasons)}
      once={once}
    />
  )
}

async function issue(tx: Tx, asked: AskedOf<{ readonly version: number }>): Promise<Answer> {
  const { actor, params, form, frame, once } = asked
  const found = await draftOf(tx, asked)
  if (!found || !form.ok) return notFound()
  const issuing = { ...issuingOf(actor, found.record), version: form.value.version }
  const outcome = await issueRecord(tx, actor.authority, issuing, actOf(asked))
  if (!outcome.ok)
    return unacceptable(
      <CheckPage frame={frame} {...found} model={null} errors={errorsFrom(outcome.reasons)} once={once} />,
    )
  const { reference, sha256 } = outcome.value
  await asked.audit(tx, {
    action: 'issue record',
    urn: params.urn,
    subject: `record ${params.record}`,
    after: { reference, sha256 },
  })
  return seeOther(recordPath(found.inView.school, params.record), `You have issued ${reference}.`)
}

/** Whoever comes back to a draft that is none any more, or throws it away once more, is led to what became of it. */
async function noLongerDraft(
  tx: Tx,
  { actor, params, today }: Pick<AskedOf<unknown>, 'actor' | 'params' | 'today'>,
): Promise<Answer> {
  const record = await findRecord(tx, actor.authority, params.record)
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView || record?.urn !== params.urn) return notFound()
  const { is } = recordState(record.happenings)
  if (is === 'issued')
    return seeOther(recordPath(inView.school, record.id), 'This record has been issued and is no longer changed.')
  return seeOther(recordsPath(inView.school), 'This draft has been thrown away already.')
}

interface FoundDraft {
  readonly actor: Actor
  readonly inView: SchoolInView
  readonly record: DraftRecord
}

/** A draft that this person writes, at the school of the address. */
async function draftOf(
  tx: Tx,
  { actor, params, today }: Pick<AskedOf<unknown>, 'actor' | 'params' | 'today'>,
): Promise<FoundDraft | undefined> {
  const record = await findRecord(tx, actor.authority, params.record)
  const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
  if (!inView || record?.urn !== params.urn || recordState(record.happenings).is !== 'draft') return undefined
  return { actor, inView, record }
}

const issuingOf = (actor: Actor, { id, version }: DraftRecord): Issuing => ({
  id,
  version,
  level: null,
  authorityName: actor.authorityName,
  laCode: actor.laCode,
})

const typedOf = ({ instrument, draft }: DraftRecord): FormValues =>
  instrument === 'letter' ? letterTyped(draft as LetterDraft) : noteTyped(draft as NoteDraft)
