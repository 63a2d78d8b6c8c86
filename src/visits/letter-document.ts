import type { Outcome } from '../kernel/index.ts'
import type { Addressee, Block, DocumentModel, MergeRefusal } from '../platform/documents/index.ts'
import type { CompleteLetter } from './letter.ts'
import { levelBlocks } from './level-blocks.ts'
import { disagreement, noLevelBefore, type LevelSection } from './level-section.ts'
import type { Letterhead } from './note-document.ts'
import { fillAround, type RecordTemplate } from './record-template.ts'

/** What `{{placeholders}}` a template may use. */
export const letterPlaceholders = [
  'school',
  'headteacher',
  'chair',
  'previousLevel',
  'agreedLevel',
  'levelInASentence',
  'effectiveFrom',
  'effect',
  'supportOffered',
  'rightToDiscuss',
  'nextReview',
  'signatory',
  'signatoryRole',
] as const
type Placeholder = (typeof letterPlaceholders)[number]

/** The letter in the authority's words; refused with every placeholder of the template that is not known. */
export function letterDocument(
  letter: CompleteLetter,
  level: LevelSection,
  template: RecordTemplate,
  head: Letterhead,
): Outcome<DocumentModel, MergeRefusal> {
  const values = placeholderValues(letter, level, head)
  const blocks = fillAround(template, values, levelBlocks(level, head.dayInWords))
  return blocks.ok ? { ok: true, value: letterModel(letter, blocks.value, head) } : blocks
}

const letterModel = (letter: CompleteLetter, blocks: readonly Block[], head: Letterhead): DocumentModel => ({
  form: 'letter',
  title: letter.subject,
  reference: head.reference,
  date: head.issuedOn,
  language: 'en-GB',
  council: head.council,
  addressees: addressees(letter, head),
  blocks: head.corrects ? [{ kind: 'paragraph', words: head.corrects }, ...blocks] : blocks,
})

const addressees = ({ headteacher, chair }: CompleteLetter, { school }: Letterhead): readonly Addressee[] => [
  { name: headteacher, role: 'Headteacher', organisation: school.name },
  { name: chair, role: 'Chair of governors', organisation: school.name },
]

/** "The level is 2 Vulnerable, from 14 February 2011. Before that it was 1 Secure."; first of all that the school did not agree. */
const levelInASentence = (level: LevelSection, dayInWords: Letterhead['dayInWords']): string =>
  [...disagreement(level), levelAndBefore(level, dayInWords)].join(' ')

function levelAndBefore({ previous, agreed, effectiveFrom }: LevelSection, dayInWords: Letterhead['dayInWords']) {
  const from = dayInWords(effectiveFrom)
  if (previous === agreed) return `The level stays ${agreed}.`
  const before = previous === noLevelBefore ? 'It is the school’s first level.' : `Before that it was ${previous}.`
  return `The level is ${agreed}, from ${from}. ${before}`
}

const placeholderValues = (
  letter: CompleteLetter,
  level: LevelSection,
  { school, dayInWords }: Letterhead,
): Record<Placeholder, string> => ({
  school: school.name,
  headteacher: letter.headteacher,
  chair: letter.chair,
  previousLevel: level.previous,
  agreedLevel: level.agreed,
  levelInASentence: levelInASentence(level, dayInWords),
  effectiveFrom: dayInWords(level.effectiveFrom),
  effect: letter.effect,
  supportOffered: letter.supportOffered,
  rightToDiscuss: letter.rightToDiscuss,
  nextReview: dayInWords(letter.nextReviewOn),
  signatory: letter.signatory,
  signatoryRole: letter.signatoryRole,
})
