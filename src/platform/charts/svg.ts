import type { Svg } from './chart.ts'

/** Colours that are told apart by people with any colour vision; text is never drawn in them. */
export const palette = ['#12436D', '#28A197', '#801650', '#F46A25'] as const
export const colourAt = (index: number): string => palette[index % palette.length] ?? palette[0]
export const hairline = '#b1b4b6'

/** The width of every drawing in its own units: small, so that words of 13 units can be read on a screen 320 pixels wide. */
export const width = 400
export const textSize = 13
/** How wide words are, near enough to keep them apart: most letters of a sans serif face are half as wide as high. */
export const textWidth = (text: string): number => text.length * textSize * 0.51

export type Attributes = Readonly<Record<string, string | number>>

/** One element. Attribute values and words are escaped here; `children` are elements already made. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${coordinate(value)}"`)
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`
}

export const words = (text: string, attributes: Attributes): string =>
  element('text', { fill: 'currentColor', 'font-size': textSize, ...attributes }, escape(text))

/** The whole drawing with its name and description, said to be one image to those who hear it. */
export function drawing(
  chart: { id: string; title: string },
  description: string,
  height: number,
  ...parts: readonly string[]
): Svg {
  if (!/^[A-Za-z][\w-]*$/.test(chart.id)) throw new Error(`Not an id for a chart: ${chart.id}`)
  const [title, desc] = [`${chart.id}-title`, `${chart.id}-description`]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      role: 'img',
      'aria-labelledby': `${title} ${desc}`,
    },
    element('title', { id: title }, escape(chart.title)),
    element('desc', { id: desc }, escape(description)),
    ...parts,
  ) as Svg
}

const coordinate = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escape(value)

/** Plain words and numbers, which most are, need no second look. */
const plain = /^[\w .,:;%#()/+-]*$/

function escape(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(/\p{Surrogate}|\p{Cc}|\p{Noncharacter_Code_Point}/gu, ' ')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
