import type { Instrument } from './formal-record.ts'
import type { letterPlaceholders } from './letter-document.ts'
import type { notePlaceholders } from './note-document.ts'

/** What the pages of a template say, and where they are. */
export const templateWords = {
  letter: {
    path: '/policy/letter',
    noun: 'letter',
    about:
      'By this letter a support level is recorded where no visit is made. Between the two parts stand, always, the old and the new level, the criteria, the dates and what the school answered. Letters that were issued stay as they are.',
    before: 'Before the level',
    after: 'After the level',
    between: 'Here stands the part about the level.',
  },
  noteOfVisit: {
    path: '/policy/note-of-visit',
    noun: 'note of visit',
    about:
      'By this note a visit is recorded, and a support level where the visit was about it. Between the two parts stand, always, the facts of the visit, the level, the findings, the actions and the circulation; either part may be empty. Notes that were issued stay as they are.',
    before: 'Before the facts of the visit',
    after: 'After the circulation',
    between: 'Here stand the facts of the visit, the level, the findings, the actions and the circulation.',
  },
} as const satisfies Record<Instrument, object>

const letterWords: Readonly<Record<(typeof letterPlaceholders)[number], string>> = {
  school: 'the name of the school',
  headteacher: 'the name of the headteacher',
  chair: 'the name of the Chair of governors',
  previousLevel: 'the level before, or “None agreed before”',
  agreedLevel: 'the level agreed',
  levelInASentence:
    'the level, from when, what it was before, and whether the school did not agree, in a sentence or more',
  effectiveFrom: 'the day the level takes effect',
  effect: 'what the level means for the school, as its writer put it',
  supportOffered: 'the support offered, as its writer put it',
  rightToDiscuss: 'with whom the school may discuss it, as its writer put it',
  nextReview: 'the day of the next review',
  signatory: 'the name of who signs',
  signatoryRole: 'the role of who signs',
}

const noteWords: Readonly<Record<(typeof notePlaceholders)[number], string>> = {
  school: 'the name of the school',
  schoolNumber: 'its DfE number',
  reference: 'the reference of the note',
  visitedOn: 'the date of the visit',
  visitor: 'who visited',
  purpose: 'the purpose of the visit',
  present: 'who was present',
  nextVisit: 'the date of the next visit; nothing where none is arranged',
}

/** What is filled in for each school, in words. */
export const placeholderWords: Readonly<Record<Instrument, Readonly<Record<string, string>>>> = {
  letter: letterWords,
  noteOfVisit: noteWords,
}
