import type { Outcome } from '../kernel/index.ts'
import {
  fillTemplate,
  type Addressee,
  type Block,
  type DocumentModel,
  type MergeRefusal,
} from '../platform/documents/index.ts'
import type { CompleteLetter } from './letter.ts'
import { levelBlocks } from './level-blocks.ts'
import type { LevelSection } from './level-section.ts'
import type { Letterhead } from './note-document.ts'

/** The authority's own text of the letter: what stands before and after the part that shows the level. */
export interface LetterTemplate {
  readonly opening: readonly Block[]
  readonly closing: readonly Block[]
}

/** What `{{placeholders}}` a template may use. */
export const letterPlaceholders = [
  'school',
  'headteacher',
  'chair',
  'previousLevel',
  'agreedLevel',
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
  template: LetterTemplate,
  head: Letterhead,
): Outcome<DocumentModel, MergeRefusal> {
  const values = placeholderValues(letter, level, head)
  const opening = fillTemplate(template.opening, values)
  const closing = fillTemplate(template.closing, values)
  if (!opening.ok) return closing.ok ? opening : { ok: false, reasons: [...opening.reasons, ...closing.reasons] }
  if (!closing.ok) return closing
  const blocks = [...opening.value, ...levelBlocks(level, head.dayInWords), ...closing.value]
  return { ok: true, value: letterModel(letter, blocks, head) }
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
  effectiveFrom: dayInWords(level.effectiveFrom),
  effect: letter.effect,
  supportOffered: letter.supportOffered,
  rightToDiscuss: letter.rightToDiscuss,
  nextReview: dayInWords(letter.nextReviewOn),
  signatory: letter.signatory,
  signatoryRole: letter.signatoryRole,
})
