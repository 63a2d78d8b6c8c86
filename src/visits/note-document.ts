import type { Day, Outcome } from '../kernel/index.ts'
import type { Block, DocumentModel, MergeRefusal } from '../platform/documents/index.ts'
import { levelBlocks } from './level-blocks.ts'
import type { LevelSection } from './level-section.ts'
import type { Action, CompleteNote } from './note-of-visit.ts'
import { fillAround, type RecordTemplate } from './record-template.ts'

/** What stands around every record of an authority. */
export interface Letterhead {
  readonly reference: string
  readonly issuedOn: Day
  readonly council: DocumentModel['council']
  readonly school: { readonly name: string; readonly number: string }
  /** "Corrects NV/2011/0042", where this record corrects another. */
  readonly corrects: string | null
  readonly dayInWords: (day: Day) => string
}

/** What `{{placeholders}}` a template of notes may use. */
export const notePlaceholders = [
  'school',
  'schoolNumber',
  'reference',
  'visitedOn',
  'visitor',
  'purpose',
  'present',
  'nextVisit',
] as const
type Placeholder = (typeof notePlaceholders)[number]

/**
 * The document of a complete note: what the page, the Word file and the PDF all say. The facts, the level, the findings and the
 * actions stand always, between the authority's own words; refused with every placeholder of these that is not known.
 */
export function noteDocument(
  note: CompleteNote,
  level: LevelSection | null,
  head: Letterhead,
  template: RecordTemplate,
): Outcome<DocumentModel, MergeRefusal> {
  const blocks = fillAround(template, placeholderValues(note, head), noteBlocks(note, level, head))
  return blocks.ok ? { ok: true, value: noteModel(blocks.value, head) } : blocks
}

const noteModel = (blocks: readonly Block[], head: Letterhead): DocumentModel => ({
  form: 'record',
  title: `Note of visit: ${head.school.name}`,
  reference: head.reference,
  date: head.issuedOn,
  language: 'en-GB',
  council: head.council,
  addressees: [],
  blocks: head.corrects ? [{ kind: 'paragraph', words: head.corrects }, ...blocks] : blocks,
})

const placeholderValues = (note: CompleteNote, head: Letterhead): Record<Placeholder, string> => ({
  school: head.school.name,
  schoolNumber: head.school.number,
  reference: head.reference,
  visitedOn: head.dayInWords(note.visitedOn),
  visitor: note.visitor,
  purpose: note.purpose,
  present: note.present.join(', '),
  nextVisit: note.nextVisitOn ? head.dayInWords(note.nextVisitOn) : '',
})

const noteBlocks = (note: CompleteNote, level: LevelSection | null, head: Letterhead): readonly Block[] => [
  { kind: 'summary', rows: factRows(note, head) },
  ...section('Evidence seen', note.evidenceSeen),
  ...(level ? levelBlocks(level, head.dayInWords) : []),
  { kind: 'heading', level: 1, text: 'Findings' },
  ...note.findings.flatMap(findingBlocks),
  ...section('Impact since the last visit', note.impactSinceLast),
  ...actionBlocks(note, head),
  { kind: 'heading', level: 1, text: 'Circulation' },
  { kind: 'list', style: 'bullets', items: note.circulation },
]

const factRows = (note: CompleteNote, { school, dayInWords }: Letterhead) => [
  { key: 'School', value: school.name },
  { key: 'DfE number', value: school.number },
  { key: 'Date of visit', value: dayInWords(note.visitedOn) },
  { key: 'Visitor', value: note.visitor },
  { key: 'Purpose', value: note.purpose },
  { key: 'Present', value: note.present.join('\n') },
  { key: 'Next visit', value: note.nextVisitOn ? dayInWords(note.nextVisitOn) : 'Not arranged' },
]

const section = (text: string, words: string): readonly Block[] =>
  words.trim() === ''
    ? []
    : [
        { kind: 'heading', level: 1, text },
        { kind: 'paragraph', words },
      ]

const findingBlocks = ({ heading, words }: { heading: string; words: string }): readonly Block[] => [
  { kind: 'heading', level: 2, text: heading },
  { kind: 'paragraph', words },
]

function actionBlocks({ actions }: CompleteNote, { dayInWords }: Letterhead): readonly Block[] {
  const heading = { kind: 'heading', level: 1, text: 'Actions' } as const
  if (actions.length === 0) return [heading, { kind: 'paragraph', words: 'No actions were agreed.' }]
  const row = ({ what, who, byWhen }: Action) => [what, who, byWhen ? dayInWords(byWhen) : 'No date set']
  return [
    heading,
    {
      kind: 'table',
      caption: 'Actions agreed',
      columns: [{ heading: 'What', width: 3 }, { heading: 'Who' }, { heading: 'By when' }],
      rows: actions.map(row),
    },
  ]
}
