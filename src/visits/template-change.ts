/** Changing the authority's own letter (7.2): each change is a version; of two who change the same one the second is told. */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { checkTemplate, type MergeRefusal } from '../platform/documents/index.ts'
import { letterPlaceholders, type LetterTemplate } from './letter-document.ts'
import { templateText } from './template-text.ts'

/** A template and how often the authority has changed it; 0 is the letter of the service. */
export interface TemplateVersion extends LetterTemplate {
  readonly version: number
}

export type TemplateRefusal =
  | (MergeRefusal & { readonly part: keyof LetterTemplate })
  | { readonly kind: 'partMissing'; readonly part: keyof LetterTemplate }
  /** No part says the level: the letter would not be the record of it (7.2). */
  | { readonly kind: 'levelMissing' }
  | { readonly kind: 'nothingChanged' }
  | { readonly kind: 'templateStale'; readonly latest: number }

/** The next version of the letter; refused with every placeholder that no letter could fill. `seen` is what it was written over. */
export function changeTemplate(
  now: TemplateVersion,
  { opening, closing }: LetterTemplate,
  seen: number,
): Outcome<TemplateVersion, TemplateRefusal> {
  const reasons: readonly TemplateRefusal[] = [
    ...(seen === now.version ? [] : [{ kind: 'templateStale', latest: now.version } as const]),
    ...(saysLevel({ opening, closing }) ? [] : [{ kind: 'levelMissing' } as const]),
    ...(['opening', 'closing'] as const).flatMap((part) => partRefused(part, part === 'opening' ? opening : closing)),
    ...(seen === now.version && isSame(now, { opening, closing }) ? [{ kind: 'nothingChanged' } as const] : []),
  ]
  return acceptUnless(reasons, () => ({ version: now.version + 1, opening, closing }))
}

function partRefused(part: keyof LetterTemplate, blocks: LetterTemplate['opening']): readonly TemplateRefusal[] {
  if (blocks.length === 0) return [{ kind: 'partMissing', part }]
  const checked = checkTemplate(blocks, letterPlaceholders)
  return checked.ok ? [] : checked.reasons.map((reason) => ({ ...reason, part }))
}

/** The sentence also says that the school did not agree (7.1), which the level alone would not. */
const saysLevel = ({ opening, closing }: LetterTemplate): boolean =>
  /\{\{\s*levelInASentence\s*\}\}/.test(`${templateText(opening)}\n${templateText(closing)}`)

const isSame = (one: LetterTemplate, other: LetterTemplate): boolean =>
  templateText(one.opening) === templateText(other.opening) && templateText(one.closing) === templateText(other.closing)
