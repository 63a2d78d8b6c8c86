import type { NoFigure } from '../policy/index.ts'
import type { Measure } from './measures.ts'
import type { RowReason } from './refusals.ts'

/** What the publishers write instead of a number, and what each means. Upper case; a layout may say otherwise. */
const publishersCodes: Readonly<Record<string, NoFigure>> = {
  '': 'missing',
  '-': 'missing',
  '..': 'missing',
  ':': 'missing',
  NULL: 'missing',
  DNS: 'missing',
  UNAVAIL: 'missing',
  'NO DATA': 'missing',
  SUPP: 'suppressed',
  SUPPRESSED: 'suppressed',
  X: 'suppressed',
  C: 'suppressed',
  LT11: 'suppressed',
  ABSLOW: 'suppressed',
  LOW: 'suppressed',
  NE: 'notApplicable',
  NA: 'notApplicable',
  'N/A': 'notApplicable',
  NOTREQ: 'notApplicable',
  NEW: 'notApplicable',
  Z: 'notApplicable',
  '.': 'notApplicable',
  'NOT APPLICABLE': 'notApplicable',
  'NOT JUDGED': 'notApplicable',
  NP: 'notPublished',
  LOWCOV: 'notPublished',
  LT50PC: 'notPublished',
  U: 'notPublished',
  K: 'notPublished',
}

/** What a cell says: a number, why there is none, or that what was held is taken back. */
export type CellMeaning = number | NoFigure | 'cleared'

/** That, or why the cell is refused. */
export type CellReading = CellMeaning | RowReason

/** How one column's cells are read: its own codes first, then the publishers'. `scale` multiplies (100 for fractions). */
export interface CellRule {
  readonly unit: Measure['unit']
  /** Whether parts of one are refused. */
  readonly whole?: boolean | undefined
  readonly signed: boolean
  readonly highest?: number | undefined
  readonly codes: ReadonlyMap<string, CellMeaning>
  readonly scale: number
}

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)$/
const inThousands = /^[+-]?\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d*)?$/
const withComma = /^[+-]?[\d.,]*\d,[\d.,]*$/
const decimalComma = /^([+-]?\d{1,3}(?:\.\d{3})+|[+-]?\d+),(\d+)$/

/**
 * Reads a cell as a figure. Signs `%` and `£` and whole groups of thousands (1,234 or 12,345.6) are understood. A comma anywhere
 * else is refused: "12,5" is twelve and a half where it was written, and would be 125 here. Formulas are refused.
 */
export function readFigure(cell: string, rule: CellRule): CellReading {
  const code = rule.codes.get(cell)
  if (code !== undefined) return code
  if (plainNumber.test(cell)) return checked(Number(cell) * rule.scale, rule)
  const text = cell.trim()
  const known = rule.codes.get(text) ?? rule.codes.get(text.toUpperCase())
  if (known !== undefined) return known
  const bare = text.replace('\u2212', '-').replace(signs, '$1$2')
  if (plainNumber.test(bare)) return checked(Number(bare) * rule.scale, rule)
  if (inThousands.test(bare)) return checked(Number(bare.replace(/[, \u00a0\u202f]/g, '')) * rule.scale, rule)
  if (withComma.test(bare)) return commaRefused(bare)
  return { kind: /^[=+\-@]/.test(text) ? 'formula' : 'notANumber' }
}

/** A pound sign before the number and a per cent sign after it, with the blanks beside them. */
const signs = /^([+-]?)\s*£?\s*(.*?)\s*%?$/

function commaRefused(text: string): RowReason {
  const [, whole, part] = decimalComma.exec(text) ?? []
  return whole === undefined
    ? { kind: 'misplacedComma' }
    : { kind: 'misplacedComma', instead: `${whole.replaceAll('.', '')}.${part}` }
}

/** The rule of a measure's column: the publishers' codes with the column's own before them. */
export function cellRule(
  measure: Measure,
  own: Readonly<Record<string, CellMeaning>> = {},
  scale: number = 1,
): CellRule {
  const codes = new Map<string, CellMeaning>(Object.entries(publishersCodes))
  for (const [text, means] of Object.entries(own)) codes.set(text, means).set(text.toUpperCase(), means)
  return { unit: measure.unit, signed: measure.signed, highest: measure.highest, codes, scale }
}

function checked(value: number, rule: CellRule): CellReading {
  const [lowest, most] = rule.signed ? signedRange : ranges[rule.unit]
  const highest = rule.highest ?? most
  if (value < lowest || value > highest) return { kind: 'outOfRange', lowest, highest }
  const whole = rule.whole || rule.unit === 'grade' || rule.unit === 'flag'
  if (whole && !Number.isInteger(value)) return { kind: 'notWhole' }
  return rule.scale === 1 ? value : Number(value.toPrecision(12))
}

const signedRange = [-1_000_000, 1_000_000] as const

const ranges: Readonly<Record<Measure['unit'], readonly [number, number]>> = {
  percent: [0, 100],
  pupils: [0, 100_000_000],
  count: [0, 100_000_000],
  grade: [1, 5],
  score: [-1_000, 1_000],
  pounds: [-1_000_000_000, 1_000_000_000],
  ratio: [0, 100_000],
  flag: [0, 1],
  terms: [0, 100],
  days: [0, 100_000],
}
