import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import {
  correctRecord,
  mayChangeDraft,
  recordState,
  type Act,
  type FormalRecord,
  type RecordId,
} from './formal-record.ts'
import { blankLetter, completeLetter } from './letter.ts'
import { customaryLetter } from './letter-template.ts'
import { readForm } from '../platform/forms/index.ts'
import { letterForm } from './forms.ts'
import { levelBlocks } from './level-blocks.ts'
import { letterDocument } from './letter-document.ts'
import { noLevelBefore } from './level-section.ts'
import type { LevelSection } from './level-section.ts'
import { noteDocument, type Letterhead } from './note-document.ts'
import { customaryNote } from './note-template.ts'
import { blankNote, completeNote, type CompleteNote, type NoteDraft } from './note-of-visit.ts'
import { answerRecord } from './response.ts'

const today = day('2011-02-14')
const note: NoteDraft = {
  visitedOn: day('2011-02-10'),
  visitor: 'Priya Nair, School Improvement Adviser',
  purpose: 'Termly review',
  present: ['Headteacher', 'Chair of governors'],
  evidenceSeen: 'Minutes',
  findings: [{ heading: 'Attendance', words: 'Rising' }],
  impactSinceLast: '',
  actions: [{ what: 'Call home on the first day', who: 'Headteacher', byWhen: day('2011-03-01') }],
  nextVisitOn: day('2011-05-10'),
  circulation: ['Headteacher', 'Chair of governors', 'File'],
}
const level: LevelSection = {
  previous: '1 Secure',
  agreed: '2 Vulnerable',
  effectiveFrom: day('2011-02-14'),
  ratified: { meeting: 'Standards meeting', on: day('2011-02-08') },
  criteria: [
    { wording: 'Attendance is low', answer: 'Met', because: 'Absence 7.1 per cent, England 5.6', school: 'Not met' },
  ],
  reasons: 'Attendance fell for three years.',
  answers: [{ who: 'Headteacher', answer: 'Agrees', when: day('2011-02-09'), how: 'signed in' }],
  withoutSchool: { reason: 'The chair has resigned', nextStep: 'Meet the new chair' },
  nextStep: null,
}
const head: Letterhead = {
  reference: 'NV/2011/0001',
  issuedOn: today,
  council: { name: 'Ambleford Council', address: [] },
  school: { name: 'Oak Primary School', number: '999/2001' },
  corrects: null,
  dayInWords: (of) => of,
}
const kinds = (outcome: { ok: true } | { ok: false; reasons: readonly object[] }) => (outcome.ok ? [] : outcome.reasons)

describe('a note of visit', () => {
  it('7.2 issues only when complete, and says everything that is missing', () => {
    expect(completeNote(note, today)).toEqual({ ok: true, value: note })
    expect(kinds(completeNote(blankNote, today))).toEqual(
      ['visitedOn', 'visitor', 'purpose', 'present', 'findings', 'circulation'].map((what) => ({
        kind: 'noteLacks',
        what,
      })),
    )
  })

  it('7.2 names each unfinished finding and action by its place', () => {
    const draft: NoteDraft = {
      ...note,
      findings: [{ heading: 'Attendance', words: ' ' }],
      actions: [
        note.actions[0]!,
        { what: 'Meet', who: '', byWhen: null },
        { what: 'A', who: 'B', byWhen: day('2011-02-09') },
      ],
    }
    expect(kinds(completeNote(draft, today))).toEqual([
      { kind: 'findingIncomplete', place: 1, lacks: 'words' },
      { kind: 'actionIncomplete', place: 2, lacks: 'who' },
      { kind: 'actionIncomplete', place: 2, lacks: 'byWhen' },
      { kind: 'actionBeforeVisit', place: 3 },
    ])
  })

  it('7.2 is of a visit that has been, with the next one after it', () => {
    expect(
      kinds(completeNote({ ...note, visitedOn: day('2011-02-15'), nextVisitOn: null, actions: [] }, today)),
    ).toEqual([{ kind: 'visitInFuture', visitedOn: '2011-02-15' }])
    expect(completeNote({ ...note, visitedOn: today, nextVisitOn: null, actions: [] }, today).ok).toBe(true)
    expect(kinds(completeNote({ ...note, nextVisitOn: day('2011-02-10') }, today))).toEqual([
      { kind: 'nextVisitNotLater', visitedOn: '2011-02-10' },
    ])
  })

  it('7.2 its document shows old and new level, criteria and dates', () => {
    const said = JSON.stringify(noteDocument(note as CompleteNote, level, head, customaryNote))
    for (const words of [
      '1 Secure',
      '2 Vulnerable',
      '2011-02-14',
      'Standards meeting, 2011-02-08',
      'Attendance is low',
      'Absence 7.1 per cent',
      'The chair has resigned',
      'Meet the new chair',
      'Call home on the first day',
      '999/2001',
    ])
      expect(said).toContain(words)
    expect(JSON.stringify(noteDocument(note as CompleteNote, null, head, customaryNote))).not.toContain('Agreed level')
  })
})

describe('a letter', () => {
  const letter = {
    ...blankLetter,
    subject: 'Support level',
    headteacher: 'A Head',
    chair: 'B Chair',
    effect: 'Support is planned',
    rightToDiscuss: 'Ring the Principal Adviser',
    nextReviewOn: day('2011-04-25'),
    signatory: 'C Adviser',
    signatoryRole: 'Principal Adviser',
  }

  it('7.2 issues only when complete; support need not be offered', () => {
    expect(completeLetter(letter, today).ok).toBe(true)
    expect(kinds(completeLetter(blankLetter, today))).toHaveLength(8)
    expect(kinds(completeLetter({ ...letter, nextReviewOn: today }, today))).toEqual([
      { kind: 'nextReviewPast', nextReviewOn: today },
    ])
  })

  it('7.2 is not saved with a next review in the past: the sentence stands beside the field', () => {
    const saved = (year: string) =>
      readForm(letterForm(today), {
        version: '1',
        'nextReviewOn-day': '1',
        'nextReviewOn-month': '5',
        'nextReviewOn-year': year,
      })
    expect(saved('1990')).toMatchObject({
      ok: false,
      errors: { nextReviewOn: 'The next review must be in the future' },
    })
    expect(saved('2011').ok).toBe(true)
  })

  it('7.2 is in the authority’s own words, with both addressees and the level', () => {
    const outcome = letterDocument({ ...letter, nextReviewOn: day('2011-04-25') }, level, customaryLetter, head)
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.value.addressees.map(({ name }) => name)).toEqual(['A Head', 'B Chair'])
    const said = JSON.stringify(outcome.value.blocks)
    for (const words of [
      'Oak Primary School',
      '2 Vulnerable',
      '1 Secure',
      'Ring the Principal Adviser',
      '2011-04-25',
      'Attendance is low',
    ])
      expect(said).toContain(words)
    expect(said).not.toContain('{{')
  })

  const issuedOn = day('2011-04-25')
  const saidOf = (of: Partial<LevelSection>, changed: Partial<typeof letter> = {}): string => {
    const outcome = letterDocument(
      { ...letter, ...changed, nextReviewOn: issuedOn },
      { ...level, ...of },
      customaryLetter,
      head,
    )
    if (!outcome.ok) throw new Error('refused')
    return JSON.stringify(outcome.value.blocks)
  }

  it('7.2 says in a sentence what the level was before: another, the same, or none', () => {
    expect(saidOf({})).toContain('The level is 2 Vulnerable, from 2011-02-14. Before that it was 1 Secure.')
    expect(saidOf({ previous: noLevelBefore })).toContain('It is the school’s first level.')
    expect(saidOf({ previous: noLevelBefore })).not.toContain('it was None agreed before')
    expect(saidOf({ previous: '2 Vulnerable' })).toContain('The level stays 2 Vulnerable.')
  })

  it('7.1 says first that the authority decided without the school, with reason and next step', () => {
    const without = { reason: 'The chair is away', nextStep: 'We will meet in May' }
    const sentence = 'The authority has decided on level 2 Vulnerable without the school’s agreement.'
    const said = saidOf({ withoutSchool: without })
    expect(said).toContain(`Oak Primary School. ${sentence} The level is 2 Vulnerable`)
    expect(said).not.toMatch(/Agreed level|level agreed|Agreed without/)
    const blocks = levelBlocks({ ...level, withoutSchool: without }, String)
    expect(JSON.stringify(blocks[1])).toContain(sentence)
    expect(blocks.slice(2, 6)).toMatchObject([
      { text: 'Why without the school’s agreement' },
      { words: 'The chair is away' },
      { text: 'Next step' },
      { words: 'We will meet in May' },
    ])
  })

  it('7.1 says first who of the school disputes the level, and what happens next', () => {
    const one = saidOf({ withoutSchool: null, disputedBy: ['Chair of governors'], nextStep: 'We will meet in May' })
    expect(one).toContain('Oak Primary School. The Chair of governors disputes level 2 Vulnerable. The level is')
    expect(one.split('We will meet in May')).toHaveLength(2)
    expect(one).not.toMatch(/Agreed level|level agreed/)
    expect(saidOf({ disputedBy: ['Headteacher', 'Chair of governors'] })).toContain(
      'The Headteacher and the Chair of governors dispute level 2 Vulnerable.',
    )
    expect(saidOf({ withoutSchool: null })).toContain('Agreed level')
  })

  it('7.2 has no empty part, and says what the reasons are reasons for', () => {
    expect(saidOf({})).not.toContain('Support offered')
    expect(saidOf({}, { supportOffered: 'Two days' })).toContain('Support offered')
    expect(saidOf({})).toContain('Why this level')
    expect(saidOf({ reasons: '' })).not.toContain('Why this level')
    const against = saidOf({ reasonAgainstKeyCriteria: 'The roll will rise' })
    expect(against).toContain('Why this level, although criteria of a higher level are met')
    expect(against).toContain('The roll will rise')
  })

  it('7.2 a template that names what is not known is refused, in both its parts', () => {
    const wrong = {
      opening: [{ kind: 'paragraph', words: '{{scool}}' }],
      closing: [{ kind: 'paragraph', words: '{{heed}}' }],
    } as const
    expect(kinds(letterDocument({ ...letter, nextReviewOn: today }, level, wrong, head))).toEqual([
      { kind: 'unknownPlaceholder', name: 'scool' },
      { kind: 'unknownPlaceholder', name: 'heed' },
    ])
  })
})

const act = (by: string, role = 'schoolImprovementAdviser'): Act => ({
  by: by as Act['by'],
  role,
  at: '2011-02-14T09:30:00.000Z' as Act['at'],
  on: today,
})

describe('a formal record', () => {
  const draft: FormalRecord = {
    id: 'n1' as RecordId,
    urn: 1 as FormalRecord['urn'],
    instrument: 'noteOfVisit',
    version: 3,
    writtenBy: 'ad' as Act['by'],
    corrects: null,
    happenings: [],
  }
  const issued: FormalRecord = { ...draft, happenings: [{ ...act('ad'), what: 'issued' }] }

  it('7.2 is changed by its writer alone, from the version before them, until it is issued', () => {
    expect(mayChangeDraft(draft, 3, act('ad'))).toEqual({ ok: true, value: 4 })
    expect(kinds(mayChangeDraft(issued, 2, act('other')))).toEqual([
      { kind: 'noLongerDraft', is: 'issued' },
      { kind: 'changedSince', version: 3 },
      { kind: 'anothersDraft' },
    ])
  })

  it('7.3 a correction is a new record that refers to the issued one, begun once', () => {
    expect(correctRecord(issued, null)).toEqual({
      ok: true,
      value: { urn: 1, instrument: 'noteOfVisit', corrects: 'n1' },
    })
    expect(kinds(correctRecord(issued, 'n2' as RecordId))).toEqual([{ kind: 'alreadyCorrected', by: 'n2' }])
    expect(kinds(correctRecord(draft, null))).toEqual([{ kind: 'onlyIssuedIsCorrected' }])
  })

  it('3.2 the headteacher answers accurate or inaccurate once, with words where it is not', () => {
    const headteacher = act('ht', 'headteacher')
    const answered = answerRecord(issued, { answer: 'inaccurate', words: ' The roll is wrong ' }, headteacher)
    expect(answered).toEqual({
      ok: true,
      value: { ...headteacher, what: 'answered', answer: 'inaccurate', words: 'The roll is wrong' },
    })
    expect(kinds(answerRecord(issued, { answer: 'inaccurate', words: '' }, act('ch', 'chair')))).toEqual([
      { kind: 'notTheHeadteacher' },
      { kind: 'wordsMissing' },
    ])
    expect(kinds(answerRecord(draft, { answer: 'accurate', words: '' }, headteacher))).toEqual([{ kind: 'notIssued' }])
    if (!answered.ok) return
    const again = { ...issued, happenings: [...issued.happenings, answered.value] }
    expect(recordState(again.happenings)).toMatchObject({ is: 'issued', response: { answer: 'inaccurate' } })
    expect(kinds(answerRecord(again, { answer: 'accurate', words: '' }, headteacher))).toEqual([
      { kind: 'alreadyAnswered', answer: 'inaccurate' },
    ])
  })
})
