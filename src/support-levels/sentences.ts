/** Why something cannot be done, as a sentence beside its field. A refusal without words does not compile. */
import { academicYearName, never, type Day } from '../kernel/index.ts'
import { dayText } from '../platform/views/index.ts'
import { recordErrors, type IssueRefusal } from '../visits/index.ts'
import { roleText } from './act.ts'
import type { AnswerRefusal, WithoutSchoolRefusal } from './agreement.ts'
import type { ChangedSince, Unknown } from './commands.ts'
import type { CompletionRefusal } from './completion.ts'
import type { CorrectionRefusal } from './correction.ts'
import type { JudgementRefusal, SelfEvaluationRefusal } from './criterion-answer.ts'
import type { RecordRefusal } from './formal-record.ts'
import type { OpeningRefusal } from './opening.ts'
import type { ProposalRefusal } from './proposal.ts'
import type { RatificationRefusal } from './ratification.ts'
import type { FreezeRefusal } from './register-freeze.ts'
import type { WordsMissing } from './review-rules.ts'
import type { ReviewState } from './review-state.ts'

export type LevelRefusal =
  | OpeningRefusal
  | ProposalRefusal
  | RatificationRefusal
  | AnswerRefusal
  | WithoutSchoolRefusal
  | RecordRefusal
  | CompletionRefusal
  | CorrectionRefusal
  | FreezeRefusal
  | JudgementRefusal
  | SelfEvaluationRefusal
  | Unknown
  | ChangedSince

interface Sentence {
  readonly field: string
  readonly text: string
}

/** Refusals as the errors of a form, in their order; those of a note or letter among them in their own words. */
export function errorsFrom(refusals: readonly (LevelRefusal | IssueRefusal)[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const refusal of refusals) {
    if (isOfRecord(refusal))
      errors['form'] = [errors['form'], ...Object.values(recordErrors([refusal]))].filter(Boolean).join('. ')
    else {
      const { field, text } = sentenceFor(refusal)
      errors[field] ??= text
    }
  }
  return errors
}

export const changedSentence =
  'Something happened to this review after you opened this page: see below. Nothing of yours was saved; send it again if it still holds.'

const ofLevels = new Set<string>(['changedSince', 'wordsMissing'])
const recordKinds = new Set<string>([
  'noteLacks',
  'visitInFuture',
  'findingIncomplete',
  'actionIncomplete',
  'actionBeforeVisit',
  'nextVisitNotLater',
  'letterLacks',
  'nextReviewPast',
  'unknownPlaceholder',
  'brokenPlaceholder',
  'letterWithoutLevel',
  'recordUnknown',
  'noLongerDraft',
  'anothersDraft',
  'cannotBePrinted',
])
const isOfRecord = (refusal: LevelRefusal | IssueRefusal): refusal is Exclude<IssueRefusal, ChangedSince> =>
  recordKinds.has(refusal.kind) && !ofLevels.has(refusal.kind)

const about = (field: string, text: string): Sentence => ({ field, text })
const whole = (text: string): Sentence => about('form', text)

export function sentenceFor(refusal: LevelRefusal): Sentence {
  switch (refusal.kind) {
    case 'unknown':
      return whole('This no longer exists')
    case 'changedSince':
      return whole(changedSentence)
    case 'roleMayNot':
      return whole(`The policy does not have a ${roleText(refusal.role).toLowerCase()} do this`)
    case 'notPossibleNow':
      return whole(`This is not possible now: the review is ${stateText[refusal.is].toLowerCase()}`)
    case 'wordsMissing':
      return about(refusal.field, wordsText[refusal.field])
    case 'anotherReviewOpen':
      return whole('A review of this school is already open. Finish or withdraw it first.')
    case 'termAlreadyReviewed':
      return about(
        'term',
        `The level has been reviewed for the ${refusal.term} term of ${academicYearName(refusal.year)}`,
      )
    case 'annualAgreementMade':
      return about('kind', `The annual agreement for ${academicYearName(refusal.year)} has been made`)
    case 'termNotBegun':
      return about('term', `That term begins on ${dayText(refusal.term.from)}`)
    case 'schoolNotOpen':
      return whole('The school is not open')
    case 'unknownLevel':
      return about('level', 'Select a level')
    case 'keyCriteriaMet':
      return about('reasonAgainstKeyCriteria', keyCriteriaText(refusal))
    case 'ownProposal':
      return whole('You proposed this level yourself. Somebody else ratifies it.')
    case 'meetingInFuture':
      return about('metOn', 'The date of the meeting must be today or in the past')
    case 'meetingBeforeProposal':
      return about(
        'metOn',
        `The meeting must be on or after ${dayText(refusal.proposedOn)}, when the level was proposed`,
      )
    case 'doesNotAnswer':
      return whole(`A ${roleText(refusal.role).toLowerCase()} does not answer for the school`)
    case 'answeredInFuture':
      return about('answeredOn', 'The date they answered must be today or in the past')
    case 'answeredBeforeRatified':
      return about(
        'answeredOn',
        `They answered on or after ${dayText(refusal.ratifiedOn)}, when the level was ratified`,
      )
    case 'answeredSignedIn':
      return about(
        'answerer',
        `The ${roleText(refusal.role).toLowerCase()} answered signed in, and alone can change that`,
      )
    case 'schoolHasAnswered':
      return whole('Both headteacher and chair have answered')
    case 'awaitingAnswers':
    case 'disputeWithoutNextStep':
    case 'recordOfAnotherSchool':
    case 'recordInFuture':
    case 'recordBeforeRatified':
    case 'takesEffectBeforeRecord':
    case 'takesEffectTooLate':
    case 'takesEffectBeforeEarlierChange':
    case 'takesEffectAfterLaterChange':
    case 'correctedToLaterDay':
    case 'noRecordSaysLevel':
    case 'annulmentChangesLevel':
    case 'levelChangedSince':
    case 'recordDoesNotShow':
    case 'annualNeedsAgreement':
    case 'noLevelToKeep':
    case 'reviewedInFuture':
    case 'recordRequired':
    case 'entryUnknown':
    case 'entryAlreadyReplaced':
    case 'nothingCorrected':
    case 'termAlreadyFrozen':
    case 'termGoesOn':
    case 'unknownCriterion':
    case 'answeredByRuleAlone':
      return endSentence(refusal)
  }
}

type AboutTheEnd = Exclude<
  RecordRefusal | CompletionRefusal | CorrectionRefusal | FreezeRefusal | JudgementRefusal | SelfEvaluationRefusal,
  OpeningRefusal | ProposalRefusal | AnswerRefusal
>

function endSentence(refusal: AboutTheEnd): Sentence {
  switch (refusal.kind) {
    case 'awaitingAnswers':
      return whole(`Still to answer: ${refusal.roles.map(roleText).join(', ')}`)
    case 'disputeWithoutNextStep':
      return whole('The school disputes the level. Record the next step first.')
    case 'recordOfAnotherSchool':
      return about('record', 'That record is of another school')
    case 'recordInFuture':
      return about('record', 'The record must be issued today or earlier')
    case 'recordBeforeRatified':
      return about(
        'record',
        `The record must be issued on or after ${dayText(refusal.ratifiedOn)}, when the level was ratified`,
      )
    case 'takesEffectBeforeRecord':
      return about(
        'effectiveFrom',
        `The level takes effect on or after ${dayText(refusal.issuedOn)}, when its record was issued`,
      )
    case 'takesEffectTooLate':
      return about('effectiveFrom', tooLateText(refusal.latest))
    case 'takesEffectBeforeEarlierChange':
      return about(
        'effectiveFrom',
        `A change from ${dayText(refusal.from)} stands: this one must take effect on or after it`,
      )
    case 'takesEffectAfterLaterChange':
      return about(
        'effectiveFrom',
        `A later change from ${dayText(refusal.from)} stands: this one must take effect before it`,
      )
    case 'correctedToLaterDay':
      return about('effectiveFrom', 'The day the level took effect must be today or in the past')
    case 'noRecordSaysLevel':
      return about('level', otherLevelText(`No formal record in force says level ${refusal.level} for this entry`))
    case 'annulmentChangesLevel':
      return about(
        'level',
        otherLevelText(
          refusal.to === null
            ? 'Without this entry the school would have no level'
            : `Without this entry level ${refusal.to} would go on`,
        ),
      )
    case 'levelChangedSince':
      return whole('The level on the register has changed since this one was proposed. Return it and propose again.')
    case 'recordDoesNotShow':
      return whole('The record does not show the old and new level, the criteria and the dates as they are')
    case 'annualNeedsAgreement':
      return whole('The annual agreement is made by proposing a level, also when it stays as it is')
    case 'noLevelToKeep':
      return whole('The school has no level yet. Propose one.')
    case 'reviewedInFuture':
      return about('reviewedOn', 'The date of the review must be today or in the past')
    case 'recordRequired':
      return about('record', 'Select the note of visit or letter: your authority asks for one for every review')
    case 'entryUnknown':
      return whole('That entry of the register does not exist')
    case 'entryAlreadyReplaced':
      return whole('That entry has been corrected already. Correct the newer one.')
    case 'nothingCorrected':
      return about('level', 'Change the level or the date: both are as they were')
    case 'termAlreadyFrozen':
      return about('term', `The register of that term is frozen as edition ${refusal.number}`)
    case 'termGoesOn':
      return about('term', `That term can be frozen from ${dayText(refusal.to)}, its last day`)
    case 'unknownCriterion':
      return whole('The edition in force does not have this criterion')
    case 'answeredByRuleAlone':
      return whole('This criterion is answered from data alone')
    default:
      return never(refusal)
  }
}

export const tooLateText = (latest: Day): string =>
  `The level takes effect on or before ${dayText(latest)}, the end of the next term`

/** A correction is no way to another level (7.2, 7.4). */
const otherLevelText = (why: string): string =>
  `${why}, and a correction does not change the level. Open an extra review to change it; where the letter itself is wrong, issue a corrected letter.`

const keyCriteriaText = (refusal: Extract<ProposalRefusal, { kind: 'keyCriteriaMet' }>): string => {
  const count = refusal.keyMetAbove.length + refusal.unconfirmedMetAbove.length
  return `Say why this level is right although ${count} ${count === 1 ? 'criterion' : 'criteria'} of a higher level ${count === 1 ? 'is' : 'are'} met`
}

/** Where a review is, in words. */
export const stateText: Readonly<Record<ReviewState['is'], string>> = {
  draft: 'Begun',
  proposed: 'Waiting to be ratified',
  returned: 'Returned with a comment',
  notRatified: 'Not ratified',
  ratified: 'Waiting for the school’s answer',
  disputed: 'Disputed by the school',
  readyToRecord: 'Ready for its formal record',
  inEffect: 'In effect',
  completedWithoutChange: 'Completed without change',
  withdrawn: 'Withdrawn',
}

export const officersStateText = (state: ReviewState, today: Day): string =>
  state.is === 'inEffect' && state.record.effectiveFrom > today
    ? `Recorded, in effect from ${dayText(state.record.effectiveFrom)}`
    : stateText[state.is]

/** For people of the school, who see a level once it is ratified. */
export const schoolsStateText = (state: ReviewState, today: Day): string =>
  isBeforeRatified(state) ? 'The authority is reviewing the level' : officersStateText(state, today)

export const isBeforeRatified = ({ is }: ReviewState): boolean =>
  ['draft', 'proposed', 'returned', 'notRatified'].includes(is)

const wordsText: Readonly<Record<WordsMissing['field'], string>> = {
  reasons: 'Enter the reasons for the level',
  reason: 'Enter the reason',
  comment: 'Enter a comment',
  note: 'Enter what the review found',
  meeting: 'Enter the name of the meeting',
  nextStep: 'Enter the next step',
  words: 'Say what is disputed, in the school’s words',
}
