import { comparableHeading } from './layout.ts'

/** The headings of a file, and where each stands. */
export interface Headings {
  readonly texts: readonly string[]
  /** The column of the first of these headings that the file has, from 0; undefined when it has none. */
  find(alternatives: readonly string[] | undefined): number | undefined
}

export function headingsOf(texts: readonly string[]): Headings {
  const places = new Map<string, number>()
  texts.forEach((text, index) => {
    const heading = comparableHeading(text)
    if (heading !== '' && !places.has(heading)) places.set(heading, index)
  })
  return {
    texts,
    find(alternatives = []) {
      for (const heading of alternatives) {
        const place = places.get(comparableHeading(heading))
        if (place !== undefined) return place
      }
      return undefined
    },
  }
}

/** The first heading that stands twice, and where (from 1); empty headings do not count. */
export function repeatedHeading(
  texts: readonly string[],
): { heading: string; first: number; second: number } | undefined {
  const seen = new Map<string, number>()
  for (const [index, text] of texts.entries()) {
    const heading = comparableHeading(text)
    const first = seen.get(heading)
    if (heading !== '' && first !== undefined) return { heading: text, first: first + 1, second: index + 1 }
    seen.set(heading, index)
  }
  return undefined
}
