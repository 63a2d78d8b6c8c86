/** What the fields of a note of visit and of a letter are called, wherever one is spoken of away from its form. */
import type { Instrument } from './formal-record.ts'

/** "Purpose of the visit", "Finding 2: what was found"; a date in three boxes by the name of the whole. */
export function fieldWords(instrument: Instrument, name: string): string {
  const [whole = name] = name.split('-')
  const [, part = '', place] = /^([a-zA-Z]+?)(\d+)$/.exec(whole) ?? []
  if (place !== undefined && part in placed) return placed[part as keyof typeof placed](place)
  return (instrument === 'letter' ? ofLetter : ofNote)[whole] ?? whole
}

const placed = {
  heading: (place: string) => `Finding ${place}: criterion or heading`,
  words: (place: string) => `Finding ${place}: what was found`,
  what: (place: string) => `Action ${place}: what will be done`,
  who: (place: string) => `Action ${place}: who will do it`,
  by: (place: string) => `Action ${place}: by when`,
}

const ofNote: Readonly<Record<string, string>> = {
  visitedOn: 'Date of the visit',
  visitor: 'Visitor',
  purpose: 'Purpose of the visit',
  present: 'Who was present',
  evidenceSeen: 'Evidence seen',
  impactSinceLast: 'Impact since the last visit',
  nextVisitOn: 'Date of the next visit',
  circulation: 'Who receives the note',
}

const ofLetter: Readonly<Record<string, string>> = {
  subject: 'Subject',
  headteacher: 'Headteacher',
  chair: 'Chair of governors',
  effect: 'What the level means for the school',
  supportOffered: 'Support offered',
  rightToDiscuss: 'With whom the school may discuss it, and how',
  nextReviewOn: 'Date of the next review',
  signatory: 'Signed by',
  signatoryRole: 'Role of who signs',
}
