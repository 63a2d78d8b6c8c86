import type { Figure, Unit } from './chart.ts'

export const isDrawn = (figure: Figure | undefined): figure is number =>
  typeof figure === 'number' && Number.isFinite(figure)

/** "63.5%", "1,204", or the word for why there is none. `decimals` from 0 to 6. */
export function figureInWords(figure: Figure | undefined, unit: Unit): string {
  if (figure === undefined) return 'no figure'
  if (typeof figure !== 'number') return figure.gap
  if (!Number.isFinite(figure)) return 'no figure'
  const number =
    digits[unit.fewest ?? unit.decimals]?.[unit.decimals]?.format(Math.abs(figure)) ?? String(Math.abs(figure))
  const sign = figure < 0 && /[1-9]/.test(number) ? '-' : ''
  return `${sign}${unit.prefix ?? ''}${number}${unit.suffix}`
}

// Made once: to make one costs more than to draw a chart.
const upToSix = [0, 1, 2, 3, 4, 5, 6]
const digits = upToSix.map((fewest) =>
  upToSix.map(
    (most) =>
      new Intl.NumberFormat('en-GB', { minimumFractionDigits: fewest, maximumFractionDigits: Math.max(fewest, most) }),
  ),
)
