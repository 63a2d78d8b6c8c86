/** The authority's own text of its records (7.2): what stands before and after the part that every one of them has. */
import type { Outcome } from '../kernel/index.ts'
import { fillTemplate, type Block, type MergeRefusal, type Words } from '../platform/documents/index.ts'
import type { Instrument } from './formal-record.ts'

export interface RecordTemplate {
  readonly opening: readonly Block[]
  readonly closing: readonly Block[]
}
export type RecordTemplates = Readonly<Record<Instrument, RecordTemplate>>

/** The blocks of a record in the authority's words; refused with every placeholder of both parts that is not known. */
export function fillAround(
  template: RecordTemplate,
  values: Readonly<Record<string, string>>,
  middle: readonly Block[],
): Outcome<readonly Block[], MergeRefusal> {
  const opening = fillTemplate(template.opening, values)
  const closing = fillTemplate(template.closing, values)
  if (!opening.ok) return closing.ok ? opening : { ok: false, reasons: [...opening.reasons, ...closing.reasons] }
  if (!closing.ok) return closing
  return {
    ok: true,
    value: [...withoutEmptyParts([...opening.value, ...middle]), ...withoutEmptyParts(closing.value)],
  }
}

/** Leaves out paragraphs without words, such as that of support where none is offered, and headings with nothing below them. */
function withoutEmptyParts(blocks: readonly Block[]): readonly Block[] {
  const worded = blocks.filter((block) => block.kind !== 'paragraph' || textOf(block.words).trim() !== '')
  return worded.filter((block, at) => {
    if (block.kind !== 'heading') return true
    const next = worded[at + 1]
    return next !== undefined && (next.kind !== 'heading' || next.level > block.level)
  })
}

const textOf = (words: Words): string => (typeof words === 'string' ? words : words.map(({ text }) => text).join(''))
