import type { VNode } from 'preact'
import { markupToHtml, trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

/**
 * A part of a page that is the same for many people, made once for each `of` and kept (`remembered.ts` says what may be:
 * nothing that a person wrote, no name and no token). `of` must hold everything that the part shows.
 */
export function rememberedPart<Of extends readonly (string | number | null)[]>(
  limit: number,
  make: (...of: Of) => VNode,
): (...of: Of) => VNode {
  const texts = remembered(limit)
  return (...of) => trustedHtml(texts(JSON.stringify(of), () => markupToHtml(make(...of))))
}
