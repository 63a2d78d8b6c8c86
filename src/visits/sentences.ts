/** Why a record cannot be changed, issued, corrected or answered, as sentences. A refusal without one does not compile. */
import { never } from '../kernel/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { IssueRefusal, RecordUnknown } from './issuing.ts'
import type { CorrectionRefusal } from './formal-record.ts'
import type { LetterRefusal } from './letter.ts'
import type { NoteRefusal } from './note-of-visit.ts'
import type { CannotBePrinted } from './printable.ts'
import type { ResponseRefusal } from './response.ts'

export type AnyRefusal = IssueRefusal | CorrectionRefusal | ResponseRefusal | RecordUnknown

/** A refusal beside the field it is about; `form` when it is about the whole. */
export interface Sentence {
  readonly field: string
  readonly text: string
}

export function sentenceFor(refusal: AnyRefusal): Sentence {
  switch (refusal.kind) {
    case 'noteLacks':
      return { field: refusal.what === 'findings' ? 'heading1' : refusal.what, text: noteLacks[refusal.what] }
    case 'visitInFuture':
      return { field: 'visitedOn', text: 'The date of the visit must be today or in the past' }
    case 'nextVisitNotLater':
      return { field: 'nextVisitOn', text: `The next visit must be after ${dayText(refusal.visitedOn)}` }
    case 'findingIncomplete':
      return { field: `${refusal.lacks}${refusal.place}`, text: `Finding ${refusal.place} has no ${refusal.lacks}` }
    case 'actionIncomplete':
      return actionIncomplete(refusal)
    case 'actionBeforeVisit':
      return {
        field: `by${refusal.place}`,
        text: `Action ${refusal.place} must be done on or after the day of the visit`,
      }
    case 'letterLacks':
      return { field: refusal.what, text: letterLacks[refusal.what] }
    case 'nextReviewPast':
      return { field: 'nextReviewOn', text: 'The next review must be in the future' }
    case 'wordsMissing':
      return { field: 'words', text: 'Say what is inaccurate' }
    case 'cannotBePrinted':
      return { field: refusal.field, text: cannotBePrinted(refusal) }
    case 'alreadyAnswered':
    case 'alreadyCorrected':
    case 'anothersDraft':
    case 'brokenPlaceholder':
    case 'changedSince':
    case 'letterWithoutLevel':
    case 'noLongerDraft':
    case 'notIssued':
    case 'notTheHeadteacher':
    case 'onlyIssuedIsCorrected':
    case 'recordUnknown':
    case 'unknownPlaceholder':
      return { field: 'form', text: wholeSentence(refusal) }
  }
}

type AboutWhole = Exclude<AnyRefusal, NoteRefusal | LetterRefusal | CannotBePrinted | { kind: 'wordsMissing' }>

function wholeSentence(refusal: AboutWhole): string {
  switch (refusal.kind) {
    case 'recordUnknown':
      return 'This record no longer exists'
    case 'noLongerDraft':
      return refusal.is === 'issued'
        ? 'This record has been issued and cannot be changed'
        : 'This draft was thrown away'
    case 'changedSince':
      return 'This draft was saved again after you opened it'
    case 'anothersDraft':
      return 'Only the person who began a draft can change or issue it'
    case 'letterWithoutLevel':
      return 'A letter records a support level: issue it from the review of the level'
    case 'unknownPlaceholder':
      return `The authority’s template names {{${refusal.name}}}, which is not known. Ask your administrator to correct it.`
    case 'brokenPlaceholder':
      return `The authority’s template has a broken placeholder near "${refusal.near}". Ask your administrator to correct it.`
    case 'onlyIssuedIsCorrected':
      return 'A draft needs no correction: change it'
    case 'alreadyCorrected':
      return 'A correction of this record has already been begun'
    case 'notIssued':
      return 'This record has not been issued'
    case 'alreadyAnswered':
      return `This record has been answered: ${refusal.answer}`
    case 'notTheHeadteacher':
      return 'The headteacher answers for the school'
    default:
      return never(refusal)
  }
}

/** At most so many characters are named; each that cannot be seen by its number. */
const mostShown = 20

function cannotBePrinted({ name, characters }: CannotBePrinted): string {
  const shown = characters.slice(0, mostShown).map((one) => (/[\p{C}\p{M}\p{Z}]/u.test(one) ? codeOf(one) : one))
  const more = characters.length > mostShown ? ` and ${characters.length - mostShown} more` : ''
  return `${name}: the PDF cannot show ${shown.join(' ')}${more}. Write it another way`
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const actionIncomplete = ({ place, lacks }: Extract<NoteRefusal, { kind: 'actionIncomplete' }>): Sentence => {
  const field = `${lacks === 'byWhen' ? 'by' : lacks}${place}`
  return { field, text: `Action ${place} does not say ${{ what: 'what', who: 'who', byWhen: 'by when' }[lacks]}` }
}

const noteLacks: Readonly<Record<Extract<NoteRefusal, { kind: 'noteLacks' }>['what'], string>> = {
  visitedOn: 'Enter the date of the visit',
  visitor: 'Enter who visited',
  purpose: 'Enter the purpose of the visit',
  present: 'Enter who was present',
  findings: 'Enter at least one finding',
  circulation: 'Enter who receives the note',
}

const letterLacks: Readonly<Record<Extract<LetterRefusal, { kind: 'letterLacks' }>['what'], string>> = {
  subject: 'Enter the subject of the letter',
  headteacher: 'Enter the name of the headteacher',
  chair: 'Enter the name of the chair of governors',
  effect: 'Enter what the level means for the school',
  rightToDiscuss: 'Enter with whom the school may discuss it',
  nextReviewOn: 'Enter the date of the next review',
  signatory: 'Enter who signs the letter',
  signatoryRole: 'Enter the role of who signs',
}

/** Refusals as the errors of a form, in their order. */
export function errorsFrom(refusals: readonly AnyRefusal[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const refusal of refusals) {
    const { field, text } = sentenceFor(refusal)
    errors[field] ??= text
  }
  return errors
}
