/** The part of a note or letter that shows a level: old and new, the criteria, the dates, what the school answered (7.2). */
import type { Day } from '../kernel/index.ts'
import type { Block } from '../platform/documents/index.ts'
import { disagreement, type LevelSection } from './level-section.ts'

/** `dayInWords` as the authority writes days. */
export function levelBlocks(level: LevelSection, dayInWords: (day: Day) => string): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Support level' },
    ...disagreementBlocks(level),
    { kind: 'summary', rows: levelRows(level, dayInWords) },
    ...part('Why this level', level.reasons),
    ...part('Why this level, although criteria of a higher level are met', level.reasonAgainstKeyCriteria ?? ''),
    ...criteriaBlocks(level),
    ...answerBlocks(level, dayInWords),
  ]
}

const part = (text: string, words: string): readonly Block[] =>
  words === ''
    ? []
    : [
        { kind: 'heading', level: 2, text },
        { kind: 'paragraph', words },
      ]

const disagreementBlocks = (level: LevelSection): readonly Block[] => {
  const sentences = disagreement(level).join(' ')
  const { withoutSchool, nextStep } = level
  return [
    ...(sentences === '' ? [] : [{ kind: 'paragraph', words: [{ text: sentences, bold: true }] } as const]),
    ...part('Why without the school’s agreement', withoutSchool?.reason ?? ''),
    ...part('Next step', [withoutSchool?.nextStep, nextStep].filter(Boolean).join('\n\n')),
  ]
}

const levelRows = (level: LevelSection, dayInWords: (day: Day) => string) => [
  { key: 'Previous level', value: level.previous },
  { key: decidedAlone(level) ? 'Level decided by the authority' : 'Agreed level', value: level.agreed },
  { key: 'In effect from', value: dayInWords(level.effectiveFrom) },
  ...(level.ratified
    ? [{ key: 'Ratified', value: `${level.ratified.meeting}, ${dayInWords(level.ratified.on)}` }]
    : []),
]

const decidedAlone = ({ withoutSchool, disputedBy = [] }: LevelSection): boolean =>
  withoutSchool !== null || disputedBy.length > 0

const criteriaBlocks = ({ criteria }: LevelSection): readonly Block[] => {
  if (criteria.length === 0) return [{ kind: 'paragraph', words: 'No criterion was found to be met.' }]
  return [
    {
      kind: 'table',
      caption: 'Criteria met, and those the school answered otherwise',
      columns: [
        { heading: 'Criterion', width: 3 },
        { heading: 'Answer' },
        { heading: 'Why', width: 3 },
        { heading: 'School’s own answer' },
      ],
      rows: criteria.map(({ wording, answer, because, school }) => [wording, answer, because, school]),
      rowHeaders: true,
    },
  ]
}

const answerBlocks = (level: LevelSection, dayInWords: (day: Day) => string): readonly Block[] =>
  level.answers.length > 0 ? [answersTable(level, dayInWords)] : []

const answersTable = ({ answers }: LevelSection, dayInWords: (day: Day) => string): Block => ({
  kind: 'table',
  caption: 'What the school answered',
  columns: [{ heading: 'Who' }, { heading: 'Answer', width: 2 }, { heading: 'When' }, { heading: 'How' }],
  rows: answers.map(({ who, answer, when, how }) => [who, answer, dayInWords(when), how]),
  rowHeaders: true,
})
