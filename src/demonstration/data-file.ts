import type { Figure } from '../policy/index.ts'

/** A file as a publisher or the council itself would hand it over: text in the layout of a known data set. */
export interface DataFile {
  readonly name: string
  readonly text: string
}

/** Comma-separated text with a heading row; cells with commas, quotes or line ends are quoted. */
export const delimited = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A figure as the publishers write it: a number, or their code for why there is none. */
export const figureCell = (figure: Figure | undefined): string => {
  if (!figure) return ''
  return figure.status === 'value' ? String(figure.value) : codes[figure.status]
}

const codes = { suppressed: 'SUPP', notApplicable: 'NA', notPublished: 'NP', missing: '' } as const
