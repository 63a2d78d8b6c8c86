import type { CategoryCode } from './entered-inspection.ts'

/** What the codes of the published lists stand for. */
export const categoryNames: Readonly<Record<CategoryCode, string>> = {
  SM: 'Special measures',
  SWK: 'Serious weaknesses',
  NTI: 'Notice to improve',
  RSI: 'Requires significant improvement',
}

/** A category of concern in words; a code nobody told us of is shown as it stands. */
export function categoryWords(code: string): string {
  const name = categoryNames[code.trim() as CategoryCode]
  return name ?? `In a category of concern (${code.trim()})`
}

/** The categories of a framework by its own names for them. */
export const categoriesNamed = (names: readonly string[]): readonly CategoryCode[] =>
  (Object.keys(categoryNames) as CategoryCode[]).filter((code) => names.includes(categoryNames[code].toLowerCase()))
