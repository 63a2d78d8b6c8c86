import type { Day } from '../kernel/index.ts'
import type { DocumentModel } from '../platform/documents/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { Instrument } from './formal-record.ts'
import { blankLetter } from './letter.ts'
import { letterDocument } from './letter-document.ts'
import { noteDocument, type Letterhead } from './note-document.ts'
import type { CompleteNote } from './note-of-visit.ts'
import type { RecordTemplate } from './record-template.ts'

/** What a record is shown with before there is one. */
export interface Example {
  readonly levels: { readonly previous: string; readonly agreed: string }
  readonly authority: string
  readonly person: string
  readonly today: Day
}

/** A record to no school in particular, in the words of a template; undefined where these cannot be filled. */
export function templatePreview(
  instrument: Instrument,
  template: RecordTemplate,
  example: Example,
): DocumentModel | undefined {
  const outcome =
    instrument === 'letter'
      ? letterDocument(exampleLetter(example), exampleLevel(example), template, exampleHead(example, 'L/0000/0000'))
      : noteDocument(exampleNote(example), exampleLevel(example), exampleHead(example, 'NV/0000/0000'), template)
  return outcome.ok ? outcome.value : undefined
}

const exampleLetter = ({ levels, person, today }: Example) => ({
  ...blankLetter,
  subject: `Support level ${levels.agreed}`,
  headteacher: 'the headteacher',
  chair: 'the Chair of governors',
  effect: 'Here stands what the level means for the school.',
  supportOffered: 'Here stands the support that is offered.',
  rightToDiscuss: 'Here stands with whom the school may discuss it.',
  nextReviewOn: today,
  signatory: person,
  signatoryRole: 'Role',
})

const exampleNote = ({ person, today }: Example): CompleteNote => ({
  visitedOn: today,
  visitor: person,
  purpose: 'The purpose of the visit',
  present: ['the headteacher', 'the Chair of governors'],
  evidenceSeen: 'Here stands the evidence that was seen.',
  findings: [{ heading: 'A finding', words: 'Here stands what was found.' }],
  impactSinceLast: '',
  actions: [],
  circulation: ['Headteacher', 'Chair of governors'],
  nextVisitOn: today,
})

const exampleLevel = ({ levels, today }: Example) => ({
  ...levels,
  effectiveFrom: today,
  ratified: { meeting: 'The meeting', on: today },
  criteria: [],
  reasons: 'Here stand the reasons of whoever proposed it.',
  answers: [],
  withoutSchool: null,
  nextStep: null,
})

const exampleHead = ({ authority, today }: Example, reference: string): Letterhead => ({
  reference,
  issuedOn: today,
  council: { name: authority, service: 'Quality and Standards', address: [] },
  school: { name: 'the school', number: 'its number' },
  corrects: null,
  dayInWords: dayText,
})
