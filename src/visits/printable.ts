import { withoutGlyph } from '../platform/documents/index.ts'
import { fieldWords } from './field-words.ts'
import { letterTyped, noteTyped } from './forms.ts'
import type { LetterDraft } from './letter.ts'
import type { NoteDraft } from './note-of-visit.ts'
import type { DraftRecord } from './store.ts'

/** What is written in a field holds characters that the PDF could only show as empty boxes, for good. */
export interface CannotBePrinted {
  readonly kind: 'cannotBePrinted'
  readonly field: string
  /** What the field is called. */
  readonly name: string
  readonly characters: readonly string[]
}

/** Every field of a draft with characters that would be lost in print (7.2: the record says what was written). */
export const unprintableIn = ({ instrument, draft }: Pick<DraftRecord, 'instrument' | 'draft'>): CannotBePrinted[] =>
  Object.entries(instrument === 'letter' ? letterTyped(draft as LetterDraft) : noteTyped(draft as NoteDraft)).flatMap(
    ([field, value]) => {
      const characters = typeof value === 'string' ? withoutGlyph(value) : []
      const name = fieldWords(instrument, field)
      return characters.length === 0 ? [] : [{ kind: 'cannotBePrinted', field, name, characters }]
    },
  )
