/** A council's own colours, each `#rrggbb`. */
export interface CouncilColours {
  /** Behind the council's name, and the line under the header. White text must be readable on it. */
  readonly header: string
  /** Links and buttons keep the design system's colours, which are known to be readable; this is for the line and marks. */
  readonly accent: string
}

export const defaultColours: CouncilColours = { header: '#12436d', accent: '#28a197' }

/**
 * The stylesheet of one council's colours, served from an address of its own because the security policy allows no
 * styles inside pages. Undefined when a colour is not six hexadecimal digits or white text on the header would have
 * less contrast than 4.5 to 1 (WCAG 2.2, 1.4.3).
 */
export function councilStylesheet({ header, accent }: CouncilColours): string | undefined {
  if (!isColour(header) || !isColour(accent) || contrastWithWhite(header) < 4.5) return undefined
  return `:root{--council-header:${header};--council-accent:${accent}}\n`
}

const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text)

/** WCAG contrast ratio of white on the colour: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

const linear = (part: number): number => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
