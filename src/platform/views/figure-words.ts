/**
 * A figure as the policy's records hold it (structurally `Figure` of the policy): a number, or why there is none.
 * The four reasons are never a blank and never zero.
 */
export type ShownFigure =
  | { readonly status: 'value'; readonly value: number }
  | { readonly status: 'suppressed' | 'notApplicable' | 'notPublished' | 'missing' }

/** How the number is to be read; decimals are how many are shown. */
export interface Reading {
  readonly unit: 'percent' | 'pupils' | 'count' | 'grade' | 'score' | 'pounds' | 'ratio' | 'flag' | 'terms' | 'days'
  readonly decimals: number
  /** Where some files publish fewer: noughts after so many decimals are left out. Without it there are always as many. */
  readonly fewest?: number
}

/** "61.5%", "£12,300", "212 pupils", "Yes", or the reason in words: "Suppressed", "Not held". */
export const figureText = (figure: ShownFigure, reading: Reading): string =>
  figure.status === 'value' ? valueText(figure.value, reading) : reasonText[figure.status]

/** "12,345" or "-3.20": thousands apart, a true minus sign, no rounding to "-0". */
export function numberText(value: number, decimals = 0, fewest = decimals): string {
  const text = unsigned(Math.abs(value), decimals, fewest)
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text
}

const reasonText = {
  suppressed: 'Suppressed',
  notApplicable: 'Not applicable',
  notPublished: 'Not published',
  missing: 'Not held',
}

function valueText(value: number, { unit, decimals, fewest }: Reading): string {
  const number = numberText(value, decimals, fewest)
  switch (unit) {
    case 'percent':
      return `${number}%`
    case 'pounds':
      return number.startsWith('\u2212') ? `\u2212£${number.slice(1)}` : `£${number}`
    case 'flag':
      return value === 0 ? 'No' : 'Yes'
    case 'pupils':
    case 'terms':
    case 'days':
      return `${number} ${number === '1' ? unit.slice(0, -1) : unit}`
    case 'ratio':
    case 'count':
    case 'grade':
    case 'score':
      return number
  }
}

/** Small whole numbers, which fill the tables, need no formatter: it is fifty times slower. */
const unsigned = (value: number, decimals: number, fewest: number): string =>
  decimals === 0 && value < 1000 && Number.isInteger(value) ? String(value) : format(decimals, fewest).format(value)

const formats = new Map<number, Intl.NumberFormat>()
function format(decimals: number, fewest: number): Intl.NumberFormat {
  const key = decimals * 100 + fewest
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat('en-GB', { minimumFractionDigits: fewest, maximumFractionDigits: decimals })
  formats.set(key, made)
  return made
}
