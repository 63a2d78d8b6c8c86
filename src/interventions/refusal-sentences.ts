import { never } from '../kernel/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { CorrectingRefusal } from './commands.ts'
import type { FollowingRefusal } from './following.ts'
import type { GivingRefusal, MissingField } from './giving.ts'
import type { outsidePowers } from './statutory-kind.ts'
import { basisNames, statusNames } from './step-words.ts'

type Outside = NonNullable<ReturnType<typeof outsidePowers>>
export type SpokenRefusal = Exclude<GivingRefusal | CorrectingRefusal | FollowingRefusal, { readonly kind: 'notThere' }>

/** What applies instead, where Part 4 does not reach a school: E&IA 2006 s.59 names the maintained schools it does. */
export const outsideSentence: Readonly<Record<Outside, string>> = {
  academy:
    'This school is an academy. The authority’s powers of intervention reach maintained schools only (s.59). What applies instead: raise the concern with the trust, and with the regional director, who acts for the Secretary of State under the academy’s funding agreement.',
  pupilReferralUnit:
    'This is a pupil referral unit, which is no maintained school for these powers (s.59). What applies instead: the authority maintains the unit itself and acts through its management committee.',
  independent:
    'This is not a school the authority maintains, and its powers of intervention do not reach it (s.59). What applies instead: raise the concern with the Department for Education, which registers it.',
  notASchool:
    'This setting is not a maintained school, and the powers of intervention do not reach it (s.59). What applies instead: raise the concern with those who run it and, where children may not be safe, with Ofsted.',
}

/** The sentence for each reason, under the field it belongs to. Reasons of one field stand together. */
export function stepErrors(reasons: readonly SpokenRefusal[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const reason of reasons) {
    const field = fieldOf(reason)
    errors[field] = errors[field] === undefined ? sentence(reason) : `${errors[field]} ${sentence(reason)}`
  }
  return errors
}

const fieldNames: Readonly<Record<MissingField, string>> = {
  grounds: 'grounds',
  words: 'words',
  required: 'required',
  minded: 'minded',
  complyBy: 'comply',
  basis: 'basis',
  follows: 'follows',
  consultedOn: 'consulted',
  secretaryOfStateOn: 'told',
  reference: 'reference',
}

const missing: Readonly<Record<MissingField, string>> = {
  grounds: 'Select at least one ground of s.60(2)',
  words: 'Enter the matters on which this is based',
  required: 'Enter what the governing body is required to do',
  minded: 'Enter which powers the authority is minded to use',
  complyBy: 'Enter the last day to comply: since 18 April 2016 the notice gives it',
  basis: 'Select why the school is eligible for intervention',
  follows: 'Select the warning notice this follows',
  consultedOn: 'Enter when the governing body and those the Act names were consulted',
  secretaryOfStateOn: 'Enter when the Secretary of State consented (s.65) or was told (s.70A)',
  reference: 'Enter the reference under which the document is kept',
}

function fieldOf(reason: SpokenRefusal): string {
  switch (reason.kind) {
    case 'missing':
      return fieldNames[reason.field]
    case 'preconditionAfter':
      return fieldNames[reason.field]
    case 'beforeTheLaw':
    case 'notOpen':
    case 'tooLate':
      return 'given'
    case 'complyBeforeGiven':
      return 'comply'
    case 'unknownCriterion':
      return 'criteria'
    case 'basisDoesNotOpen':
    case 'notInCategory':
      return 'basis'
    case 'noSuchNotice':
    case 'noticeNotFailed':
    case 'noIntentionGiven':
      return 'follows'
    case 'alreadyCopied':
      return 'to'
    case 'nothingToTakeBack':
      return 'number'
    case 'wordsMissing':
      return 'words'
    case 'beforeGiven':
    case 'representationsTooLate':
    case 'periodRuns':
      return 'on'
    case 'notOfThisKind':
    case 'nothingRepresented':
    case 'representationsUndecided':
      return 'what'
    default:
      return 'form'
  }
}

function sentence(reason: SpokenRefusal): string {
  switch (reason.kind) {
    case 'outsidePowers':
      return outsideSentence[reason.why]
    case 'notOpen':
      return 'The school was not open on that day'
    case 'inTheFuture':
      return 'What has not happened yet cannot be recorded'
    case 'beforeTheLaw':
      return `The law recorded here begins on ${dayText(reason.from)}`
    case 'missing':
      return missing[reason.field]
    case 'complyBeforeGiven':
      return 'The last day to comply must be after the day the notice was given'
    case 'unknownCriterion':
      return `The edition in force on that day has no criterion ${reason.criterion}`
    case 'basisDoesNotOpen':
      return `${reason.section} cannot be used for this reason: ${basisNames[reason.basis]}`
    case 'notInCategory':
      return 'The inspections held do not show this category on that day. Enter the inspection first.'
    case 'noSuchNotice':
      return 'Select a warning notice of this school, of the kind the reason names'
    case 'noticeNotFailed':
      return 'The warning notice is not recorded as not complied with (s.60(1))'
    case 'noIntentionGiven':
      return 'The governing body has had no notice that powers are to be used (s.60(1)). Record that notice first.'
    case 'tooLate':
      return `This power could be used until ${dayText(reason.by)}, two months after the period of the notice`
    case 'preconditionAfter':
      return 'This must have happened by the day the step was given'
    case 'stale':
      return 'Somebody else recorded something after you opened this page'
    case 'annulled':
      return 'This step was recorded by mistake and cannot be corrected'
    case 'beforeGiven':
      return `This must be on or after ${dayText(reason.givenOn)}, when the step was given`
    case 'hasEnded':
      return `This step has come to its end: ${statusNames[reason.status].toLowerCase()}`
    case 'notOfThisKind':
      return 'The law does not know this of such a step'
    case 'alreadyCopied':
      return 'A copy to them is recorded already'
    case 'representationsTooLate':
      return `Representations could be made until ${dayText(reason.until)} (s.60(7))`
    case 'nothingRepresented':
      return 'No representations are recorded on which the Chief Inspector could have decided'
    case 'periodRuns':
      return `The period to comply runs until ${dayText(reason.until)}: this can be said from the day after`
    case 'representationsUndecided':
      return 'Representations were made: record first that the Chief Inspector confirmed the notice (s.60(1))'
    case 'nothingToTakeBack':
      return 'Select an entry that stands'
    case 'wordsMissing':
      return 'Enter the reason, or what was said or done'
    default:
      return never(reason)
  }
}
