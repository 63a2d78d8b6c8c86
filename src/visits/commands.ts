import { randomUUID } from 'node:crypto'
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { DocumentModel } from '../platform/documents/index.ts'
import { findSchool, lockSchool, type School, type Urn } from '../schools/index.ts'
import {
  correctRecord,
  mayChangeDraft,
  type Act,
  type CorrectionRefusal,
  type DraftRefusal,
  type Instrument,
  type RecordId,
} from './formal-record.ts'
import { findDocument, makeFiles, recordDocument, type IssuedDocument } from './issued-document.ts'
import {
  issueOf,
  numberText,
  type Around,
  type Issue,
  type IssueRefusal,
  type Issuing,
  type RecordUnknown,
} from './issuing.ts'
import type { LetterDraft } from './letter.ts'
import type { NoteDraft } from './note-of-visit.ts'
import { unprintableIn } from './printable.ts'
import { answerRecord as decideAnswer, type ResponseRefusal, type ResponseRequest } from './response.ts'
import {
  findCorrectionOf,
  findRecord,
  recordDraft,
  recordDraftText,
  recordHappening,
  takeNumber,
  type DraftRecord,
} from './store.ts'
import { findTemplate } from './template-store.ts'

const unknown: RecordUnknown = { kind: 'recordUnknown' }

/** Begins a draft. */
export async function beginRecord(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  begun: { readonly instrument: Instrument; readonly draft: NoteDraft | LetterDraft; readonly corrects?: RecordId },
  act: Act,
): Promise<RecordId> {
  const id = randomUUID() as RecordId
  const { instrument, draft, corrects = null } = begun
  await recordDraft(tx, authority, { id, urn, instrument, corrects, writtenBy: act.by, draft }, act)
  return id
}

/** Saves a draft over the version the writer had before them; answers the new version. */
export async function saveDraft(
  tx: Tx,
  authority: AuthorityId,
  saved: { readonly id: RecordId; readonly version: number; readonly draft: NoteDraft | LetterDraft },
  act: Act,
): Promise<Outcome<number, DraftRefusal | RecordUnknown>> {
  const record = await lockRecord(tx, authority, saved.id)
  if (!record) return refused(unknown)
  const outcome = mayChangeDraft(record, saved.version, act)
  if (outcome.ok) await recordDraftText(tx, authority, saved.id, { version: outcome.value, draft: saved.draft }, act)
  return outcome
}

export async function discardDraft(
  tx: Tx,
  authority: AuthorityId,
  draft: { readonly id: RecordId; readonly version: number },
  act: Act,
): Promise<Outcome<number, DraftRefusal | RecordUnknown>> {
  const record = await lockRecord(tx, authority, draft.id)
  if (!record) return refused(unknown)
  const outcome = mayChangeDraft(record, draft.version, act)
  if (outcome.ok) await recordHappening(tx, authority, record, { ...act, what: 'discarded' })
  return outcome
}

/** Issues a draft: makes its files, keeps them for ever, gives it its reference. */
export async function issueRecord(
  tx: Tx,
  authority: AuthorityId,
  issuing: Issuing,
  act: Act,
): Promise<Outcome<IssuedDocument, IssueRefusal>> {
  const record = await lockRecord(tx, authority, issuing.id)
  if (!record) return refused(unknown)
  const number = numberText(await takeNumber(tx, authority, Number(act.on.slice(0, 4))))
  const outcome = await decideIssue(tx, authority, record, { issuing, act, number })
  if (!outcome.ok) return outcome
  const { model, level } = outcome.value
  const document = { id: record.id, urn: record.urn, reference: model.reference, issuedOn: act.on, level, model }
  await recordDocument(tx, authority, document, await makeFiles(model))
  await recordHappening(tx, authority, record, { ...act, what: 'issued' })
  return accepted((await findDocument(tx, authority, record.id)) as IssuedDocument)
}

/** The document as it would be issued now, but for its number; or every reason why it cannot be. Writes nothing. */
export async function previewRecord(
  tx: Tx,
  authority: AuthorityId,
  issuing: Issuing,
  act: Act,
): Promise<Outcome<DocumentModel, IssueRefusal>> {
  const record = await findRecord(tx, authority, issuing.id)
  if (!record) return refused(unknown)
  const outcome = await decideIssue(tx, authority, record, { issuing, act, number: 'number given when issued' })
  return outcome.ok ? accepted(outcome.value.model) : outcome
}

/** Begins the correction of an issued record: a new draft with the same text. */
export async function beginCorrection(
  tx: Tx,
  authority: AuthorityId,
  id: RecordId,
  act: Act,
): Promise<Outcome<RecordId, CorrectionRefusal | RecordUnknown>> {
  const record = await lockRecord(tx, authority, id)
  if (!record) return refused(unknown)
  const outcome = correctRecord(record, await findCorrectionOf(tx, authority, id))
  if (!outcome.ok) return outcome
  const { instrument, draft, urn } = record
  return accepted(await beginRecord(tx, authority, urn, { instrument, draft, corrects: id }, act))
}

export async function answerRecord(
  tx: Tx,
  authority: AuthorityId,
  id: RecordId,
  request: ResponseRequest,
  act: Act,
): Promise<Outcome<undefined, ResponseRefusal | RecordUnknown>> {
  const record = await lockRecord(tx, authority, id)
  if (!record) return refused(unknown)
  const outcome = decideAnswer(record, request, act)
  if (!outcome.ok) return outcome
  await recordHappening(tx, authority, record, outcome.value)
  return accepted(undefined)
}

/** Locks the school of a record, then reads the record as whoever held the lock before left it. */
async function lockRecord(tx: Tx, authority: AuthorityId, id: RecordId): Promise<DraftRecord | undefined> {
  const record = await findRecord(tx, authority, id)
  if (!record || !(await lockSchool(tx, authority, record.urn))) return undefined
  return findRecord(tx, authority, id)
}

async function decideIssue(
  tx: Tx,
  authority: AuthorityId,
  record: DraftRecord,
  around: Around,
): Promise<Outcome<Issue, IssueRefusal>> {
  const corrected = record.corrects ? await findDocument(tx, authority, record.corrects) : undefined
  const school = (await findSchool(tx, authority, record.urn)) as School
  const template = await findTemplate(tx, authority, record.instrument)
  const outcome = issueOf(record, school, { ...around, corrected, template })
  const [first, ...others] = unprintableIn(record)
  return first ? refused(first, ...others, ...(outcome.ok ? [] : outcome.reasons)) : outcome
}
