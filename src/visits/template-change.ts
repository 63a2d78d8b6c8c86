/** Changing the authority's own letter or note of visit (7.2): each change is a version; of two who change the same one the second is told. */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { checkTemplate, type MergeRefusal } from '../platform/documents/index.ts'
import type { Instrument } from './formal-record.ts'
import { letterPlaceholders } from './letter-document.ts'
import { notePlaceholders } from './note-document.ts'
import type { RecordTemplate } from './record-template.ts'
import { templateText } from './template-text.ts'

/** A template and how often the authority has changed it; 0 is that of the service. */
export interface TemplateVersion extends RecordTemplate {
  readonly version: number
}

export type TemplateRefusal =
  | (MergeRefusal & { readonly part: keyof RecordTemplate })
  | { readonly kind: 'partMissing'; readonly part: keyof RecordTemplate }
  /** No part says the level: the letter would not be the record of it (7.2). */
  | { readonly kind: 'levelMissing' }
  | { readonly kind: 'nothingChanged' }
  | { readonly kind: 'templateStale'; readonly latest: number }

/**
 * The next version; refused with every placeholder that no record could fill, and a letter that would not say the level. A note
 * says all it must between the two parts, so either may be empty. `seen` is what it was
 * written over.
 */
export function changeTemplate(
  instrument: Instrument,
  now: TemplateVersion,
  { opening, closing }: RecordTemplate,
  seen: number,
): Outcome<TemplateVersion, TemplateRefusal> {
  const reasons: readonly TemplateRefusal[] = [
    ...(seen === now.version ? [] : [{ kind: 'templateStale', latest: now.version } as const]),
    ...(instrument === 'noteOfVisit' || saysLevel({ opening, closing }) ? [] : [{ kind: 'levelMissing' } as const]),
    ...(['opening', 'closing'] as const).flatMap((part) =>
      partRefused(instrument, part, part === 'opening' ? opening : closing),
    ),
    ...(seen === now.version && isSame(now, { opening, closing }) ? [{ kind: 'nothingChanged' } as const] : []),
  ]
  return acceptUnless(reasons, () => ({ version: now.version + 1, opening, closing }))
}

const placeholders = { letter: letterPlaceholders, noteOfVisit: notePlaceholders } as const

function partRefused(
  instrument: Instrument,
  part: keyof RecordTemplate,
  blocks: RecordTemplate['opening'],
): readonly TemplateRefusal[] {
  if (blocks.length === 0 && instrument === 'letter') return [{ kind: 'partMissing', part }]
  const checked = checkTemplate(blocks, placeholders[instrument])
  return checked.ok ? [] : checked.reasons.map((reason) => ({ ...reason, part }))
}

/** The sentence also says that the school did not agree (7.1), which the level alone would not. */
const saysLevel = ({ opening, closing }: RecordTemplate): boolean =>
  /\{\{\s*levelInASentence\s*\}\}/.test(`${templateText(opening)}\n${templateText(closing)}`)

const isSame = (one: RecordTemplate, other: RecordTemplate): boolean =>
  templateText(one.opening) === templateText(other.opening) && templateText(one.closing) === templateText(other.closing)
