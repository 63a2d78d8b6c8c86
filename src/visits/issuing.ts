/** What issuing a record makes of its draft: pure, so that a record issued in any way is issued by the same decision (7.2). */
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { DocumentModel, MergeRefusal } from '../platform/documents/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { School } from '../schools/index.ts'
import { mayChangeDraft, type Act, type DraftRefusal, type RecordId } from './formal-record.ts'
import type { IssuedDocument } from './issued-document.ts'
import { completeLetter, type LetterDraft, type LetterRefusal } from './letter.ts'
import { letterDocument } from './letter-document.ts'
import { customaryLetter } from './letter-template.ts'
import type { LevelSection } from './level-section.ts'
import { noteDocument, type Letterhead } from './note-document.ts'
import { customaryNote } from './note-template.ts'
import { completeNote, type NoteDraft, type NoteRefusal } from './note-of-visit.ts'
import type { CannotBePrinted } from './printable.ts'
import type { RecordTemplate, RecordTemplates } from './record-template.ts'
import type { DraftRecord } from './store.ts'

/** The record is not there, or not this person's to see. */
export type RecordUnknown = { readonly kind: 'recordUnknown' }

/** What stands around an issued record. */
export interface Issuing {
  readonly id: RecordId
  readonly version: number
  /** What it shows of a level; null for a visit that was not about the level. */
  readonly level: LevelSection | null
  readonly authorityName: string
  readonly laCode: number | null
}

export type IssueRefusal =
  | DraftRefusal
  | RecordUnknown
  | NoteRefusal
  | LetterRefusal
  | MergeRefusal
  | CannotBePrinted
  /** A letter is about a level. */
  | { readonly kind: 'letterWithoutLevel' }

/** A number as references show it. */
export const numberText = (number: number): string => String(number).padStart(4, '0')

/** What a record is issued with; `number` is the next of the year, as text. */
export interface Around {
  readonly issuing: Issuing
  readonly act: Act
  readonly number: string
}

/** What issuing a draft makes: the document, and what it shows of a level. */
export interface Issue {
  readonly model: DocumentModel
  readonly level: LevelSection | null
}

/** The words of the service around its records, for authorities that have none of their own. */
export const customary: RecordTemplates = { letter: customaryLetter, noteOfVisit: customaryNote }

/** The document that a draft becomes when it is issued with a number, or every reason why it cannot be. Pure. */
export function issueOf(
  record: DraftRecord,
  school: School,
  {
    issuing,
    act,
    number,
    corrected,
    template = customary[record.instrument],
  }: Around & { readonly corrected?: IssuedDocument | undefined; readonly template?: RecordTemplate },
): Outcome<Issue, IssueRefusal> {
  const may = mayChangeDraft(record, issuing.version, act)
  if (!may.ok) return may
  // A correction is about the same level as the record it corrects.
  const level = issuing.level ?? corrected?.level ?? null
  const head = letterhead(record, school, { issuing, act, number }, corrected)
  const model = documentOf(record, { level, head, act, template })
  return model.ok ? accepted({ model: model.value, level }) : model
}

function letterhead(
  record: DraftRecord,
  school: School,
  { issuing, act, number }: Around,
  corrected: IssuedDocument | undefined,
): Letterhead {
  const of = [issuing.laCode, school.establishmentNumber].filter((part) => part !== null)
  return {
    reference: `${record.instrument === 'letter' ? 'L' : 'NV'}/${act.on.slice(0, 4)}/${number}`,
    issuedOn: act.on,
    council: { name: issuing.authorityName, service: 'Quality and Standards', address: [] },
    school: { name: school.name, number: of.length === 2 ? of.join('/') : `URN ${school.urn}` },
    corrects: corrected ? `This record corrects ${corrected.reference} of ${dayText(corrected.issuedOn)}.` : null,
    dayInWords: dayText,
  }
}

interface Parts {
  readonly level: LevelSection | null
  readonly head: Letterhead
  readonly act: Act
  readonly template: RecordTemplate
}

function documentOf(
  { instrument, draft }: DraftRecord,
  { level, head, act, template }: Parts,
): Outcome<DocumentModel, IssueRefusal> {
  if (instrument === 'noteOfVisit') {
    const note = completeNote(draft as NoteDraft, act.on)
    return note.ok ? noteDocument(note.value, level, head, template) : note
  }
  const letter = completeLetter(draft as LetterDraft, act.on)
  if (!letter.ok) return letter
  return level ? letterDocument(letter.value, level, template, head) : refused({ kind: 'letterWithoutLevel' })
}
