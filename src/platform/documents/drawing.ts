import type { Svg } from '../charts/index.ts'

const elements = new Set('svg title desc g path line rect circle polyline polygon text tspan'.split(' '))
const attributes = new Set(
  `xmlns viewBox role aria-labelledby aria-hidden id class d x y x1 y1 x2 y2 dx dy cx cy r rx width height points transform
   fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity
   font-family font-size font-weight text-anchor dominant-baseline preserveAspectRatio`.split(/\s+/),
)
// A drawing is nothing but these; quoted values hold no markup, so the pieces cannot overlap.
const piece = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<>]*")*)\s*\/?>|[^<]+/y
const attribute = /([A-Za-z][\w:-]*)="([^"]*)"/g

/**
 * The drawing, where it holds only shapes and words; undefined for anything that could act or fetch (script, style, links,
 * foreign markup, declarations). The second wall: drawings are made by the charts folder, but models may have been kept as JSON.
 */
export function safeDrawing(svg: string): Svg | undefined {
  if (!svg.startsWith('<svg ') || !svg.endsWith('</svg>')) return undefined
  piece.lastIndex = 0
  while (piece.lastIndex < svg.length) {
    const match = piece.exec(svg)
    if (!match) return undefined
    if (match[2] !== undefined && !(elements.has(match[2]) && onlyKnown(match[3] ?? ''))) return undefined
  }
  return svg as Svg
}

const onlyKnown = (text: string): boolean =>
  [...text.matchAll(attribute)].every(
    ([, name, value]) => attributes.has(name ?? '') && !/url\(|javascript:/i.test(value ?? ''),
  )

/** The drawing with a typeface of its own, for files that have none to inherit. */
export const withTypeface = (svg: Svg, family: string): string => svg.replace('<svg ', `<svg font-family="${family}" `)

/** Width and height from the drawing's viewBox; 2:1 where it has none. */
export function proportions(svg: Svg): { width: number; height: number } {
  const match = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)
  return { width: Number(match?.[1]) || 2, height: Number(match?.[2]) || 1 }
}
