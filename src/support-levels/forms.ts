import { parseDay, type Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import type { Level, Verdict } from '../policy/index.ts'
import { latestEffect } from './formal-record.ts'
import type { HowAnswered, ReviewKind, ReviewSource } from './review.ts'
import { tooLateText } from './sentences.ts'
import { z } from 'zod'

const long = 10_000

export const openingForm = form({
  kind: field.choice(
    ['annual', 'termly', 'extra'] as const satisfies readonly ReviewKind[],
    'Select what kind of review it is',
  ),
  term: field.text('Select the term the review is for', 20),
  source: field.choice(
    [
      'termlyRound',
      'school',
      'advisersVisit',
      'authorityMeeting',
      'inspection',
    ] as const satisfies readonly ReviewSource[],
    'Select why the level is reviewed',
  ),
  reason: field.optionalText(long),
})

export const criterionForm = form({
  version: field.version(),
  verdict: field.choice(['met', 'notMet', 'notKnown'] as const satisfies readonly Verdict[], 'Select an answer'),
  reason: field.optionalText(5000),
  evidence: field.optionalText(5000),
})

export const proposalForm = form({
  version: field.version(),
  draftVersion: field.wholeNumber('This page has lost its place. Open it again.'),
  intent: field.optionalText(20),
  level: field
    .optionalChoice(['1', '2', '3'], 'Select a level')
    .transform((text) => (text ? (Number(text) as Level) : null)),
  reasons: field.optionalText(long),
  reasonAgainstKeyCriteria: field.optionalText(long),
})

export const completionForm = (today: Day) =>
  form({
    version: field.version(),
    note: field.text('Enter what the review found', long),
    reviewedOn: field.date('date of the review', {
      latest: [today, 'The date of the review must be today or in the past'],
    }),
    record: field.optionalText(40),
    reasonAgainstKeyCriteria: field.optionalText(long),
  })

export const commentForm = form({ version: field.version(), comment: field.text('Enter a comment', long) })
export const reasonForm = form({ version: field.version(), reason: field.text('Enter the reason', long) })
export const nextStepForm = form({ version: field.version(), nextStep: field.text('Enter the next step', long) })
export const withoutSchoolForm = form({
  version: field.version(),
  reason: field.text('Enter why the level is agreed without the school', long),
  nextStep: field.text('Enter the next step', long),
})

const answers = ['agrees', 'disputes'] as const
export const answerForm = form({
  version: field.version(),
  answer: field.choice(answers, 'Select whether you agree with the level'),
  words: field.optionalText(long),
})

export const recordedAnswerForm = (today: Day) =>
  form({
    version: field.version(),
    answerer: field.choice(['headteacher', 'chairOfGovernors'], 'Select who answered'),
    answer: field.choice(answers, 'Select what they answered'),
    words: field.optionalText(long),
    how: field.choice(
      ['inPerson', 'telephone', 'email', 'letter'] as const satisfies readonly Exclude<HowAnswered, 'signedIn'>[],
      'Select how they answered',
    ),
    answeredOn: field.date('date they answered', {
      latest: [today, 'The date they answered must be today or in the past'],
    }),
  })

export const issueForm = (today: Day) =>
  form({
    version: field.version(),
    record: field.reference('Select the note of visit or letter'),
    effectiveFrom: field.date('date the level takes effect', {
      earliest: [today, 'The level takes effect on or after the day its record is issued, which is today'],
      latest: [latestEffect(today), tooLateText(latestEffect(today))],
    }),
  })

export const issueQuery = z.object({
  record: z.uuid(),
  from: z
    .string()
    .transform(parseDay)
    .pipe(z.custom<Day>((value) => value !== undefined)),
})

export const confirmForm = form({
  version: field.version(),
  record: field.reference(),
  recordVersion: field.wholeNumber('This page has lost its place. Open it again.'),
  effectiveFrom: field.text('This page has lost its place. Open it again.', 10),
})

export const correctionForm = form({
  level: field
    .choice(['1', '2', '3', 'none'], 'Select the level')
    .transform((text) => (text === 'none' ? null : (Number(text) as Level))),
  effectiveFrom: field.date('date the level took effect'),
  reason: field.text('Enter the reason for the correction', 5000),
})

export const freezeForm = form({ term: field.text('Select a term', 20) })
export const nothingForm = form({})

/** A sitting: for each proposal that waits, what the meeting decided. `decided-<review>` and `reason-<review>` follow. */
export const sittingForm = (today: Day) =>
  z
    .object({
      meeting: field.text('Enter the name of the meeting', 200),
      metOn: field.date('date of the meeting', {
        latest: [today, 'The date of the meeting must be today or in the past'],
      }),
    })
    .catchall(z.union([z.string().max(long), z.array(z.string()), z.undefined()]))
