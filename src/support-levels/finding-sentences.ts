/** One comparison of a rule as a sentence that a headteacher understands (3.2, 3.3): the figure, what it stands beside, the year. */
import { academicYearName } from '../kernel/index.ts'
import type { ColumnKey, Comparator, Figure, LeafExplanation, NoFigure, WhyNotKnown } from '../policy/index.ts'

/** How a measure and its figures are written, and where one is from. */
export interface FigureWords {
  /** "Overall absence"; in the words of the framework for what inspections judge. */
  readonly nameOf: (key: ColumnKey) => string
  /** "7.1%", "3 Requires improvement", "Suppressed". */
  readonly figureText: (key: ColumnKey, figure: Figure) => string
  /** "School absence, as at 30 September 2011"; undefined where nothing is held. */
  readonly sourceOf: (key: ColumnKey) => string | undefined
  /** Why there is no figure, after the name of the measure and the year: "is not published yet". */
  readonly lackOf: (key: ColumnKey, status: NoFigure) => string
  /** Whether the figure is of a year: an inspection's is of its day, which the source tells. */
  readonly isOfYear: (key: ColumnKey) => boolean
}

/** "Overall absence: 7.1% in 2010/11, higher than 5.1% (England's figure for the phase)". No full stop. */
export function sentenceFor(leaf: LeafExplanation, words: FigureWords): string {
  const [key] = leaf.test.reads
  if (!key) return `${capital(leaf.test.words)}: ${whyWithoutFigure(leaf.why)}`
  if (leaf.why) return `${named(leaf, key, words)} ${lackText(leaf, key, words, leaf.why)}`
  if (leaf.test.asks.kind !== 'compare') return movementText(leaf, words)
  const figure = words.figureText(key, leaf.figures[0] ?? missing)
  if (leaf.test.said !== undefined || !leaf.comparator) return `${named(leaf, key, words)}: ${figure}`
  return `${words.nameOf(key)}: ${figure}${inYear(key, words)}, ${besideText(leaf, leaf.comparator, key, words)}`
}

/** What a figure was compared with: "5.1% (England's figure for the phase)"; null where there is nothing to compare. */
export function comparatorText({ comparator, test }: LeafExplanation, words: FigureWords): string | null {
  const key = comparator?.source.reads ?? test.reads[0]
  return comparator && key ? withLabel(words.figureText(key, comparator.figure), comparator.source.words) : null
}

/** Why there is no answer, for a cell beside the figures: "the school’s figure is not held". */
export function whyText(why: WhyNotKnown, leaf: LeafExplanation, words: FigureWords): string {
  const key = leaf.test.reads[0]
  return key ? capital(lackText(leaf, key, words, why)) : whyWithoutFigure(why)
}

const missing: Figure = { status: 'missing' }

/** "Overall absence", or with the years that lack it: "Overall absence, 2009/10 and 2010/11,". */
function named(leaf: LeafExplanation, key: ColumnKey, words: FigureWords): string {
  const name = words.nameOf(key)
  if (!words.isOfYear(key) || (leaf.test.reads.length > 1 && leaf.why && leaf.why.kind !== 'noFigure'))
    return leaf.why && name.includes(',') ? `${name},` : name
  return `${name}, ${lackingYears(leaf)}${leaf.why ? ',' : ''}`
}

/** The years whose figures are lacking, or the one year that is asked about. */
function lackingYears({ test: { reads }, figures }: LeafExplanation): string {
  const lacking = reads.filter((_, index) => figures[index] && figures[index].status !== 'value')
  const asked = lacking.length > 0 ? lacking : reads.slice(0, 1)
  return listed(asked.map(({ year }) => academicYearName(year)).toReversed())
}

function lackText(leaf: LeafExplanation, key: ColumnKey, words: FigureWords, why: WhyNotKnown): string {
  switch (why.kind) {
    case 'noFigure': {
      // Of several years the oldest that lacks it: the newest may merely not be out yet.
      const at = leaf.figures.findLastIndex(({ status }) => status === why.status)
      return words.lackOf(leaf.test.reads[at] ?? key, why.status)
    }
    case 'noComparator': {
      const beside = leaf.comparator?.source
      const lack = beside?.reads ? words.lackOf(beside.reads, why.status) : 'is not held'
      return `has nothing to stand beside: ${beside?.words ?? 'what it is compared with'} ${lack}`
    }
    case 'noThreshold':
      return 'has no threshold set for the year and phase'
    case 'noMeasure':
      return 'has no measure set for the year'
    case 'measuredDifferently':
      return 'cannot be followed over the years, because they were measured differently'
  }
}

const whyWithoutFigure = (why: WhyNotKnown | undefined): string =>
  why?.kind === 'noMeasure' ? 'no measure is set for the year' : 'not known'

const inYear = (key: ColumnKey, words: FigureWords): string =>
  words.isOfYear(key) ? ` in ${academicYearName(key.year)}` : ''

/** "higher than 5.1% (England's figure for the phase)". A figure as published is the same as its rounding. */
function besideText(
  { figures: [own] }: LeafExplanation,
  beside: Comparator,
  key: ColumnKey,
  words: FigureWords,
): string {
  const of = beside.source.reads ?? key
  const text = words.figureText(of, beside.figure)
  const [mine, theirs] = [valueOf(own), valueOf(beside.figure)]
  const isSame = own !== undefined && words.figureText(key, own) === text
  const relation = mine > theirs ? 'higher than' : 'lower than'
  return `${isSame ? 'the same as' : relation} ${withLabel(text, beside.source.words)}`
}

const valueOf = (figure: Figure | undefined): number => (figure?.status === 'value' ? figure.value : Number.NaN)

/** A bare number is said once; "5 (local setting)" says what it is; the rest is named beside the figure. */
function withLabel(figure: string, source: string): string {
  if (/^[\d.,\u2212-]+$/.test(source)) return figure
  const own = /^[\d.,\u2212-]+ \((.+)\)$/.exec(source)?.[1] ?? source
  return `${figure} (${own === 'local setting' ? 'the authority’s own threshold' : own})`
}

/** "Pupils on roll: from 210 pupils in 2010/11 to 190 pupils in 2013/14, a fall of 10%". */
function movementText({ figures, test, answer }: LeafExplanation, words: FigureWords): string {
  const { asks, reads } = test
  const told = reads.map(
    (key, index) => `${words.figureText(key, figures[index] ?? missing)} in ${academicYearName(key.year)}`,
  )
  const name = reads[0] ? words.nameOf(reads[0]) : capital(test.words)
  const path = `${name}: from ${told.toReversed().join(' to ')}`
  if (asks.kind === 'change') return `${path}, ${changeText(valueOf(figures[0]), valueOf(figures.at(-1)))}`
  const moved = asks.is === 'rising' ? 'up' : 'down'
  const each = figures.length > 2 ? ' each year' : ''
  return `${path}: ${answer === 'met' ? '' : 'not '}${moved}${each}`
}

function changeText(now: number, before: number): string {
  if (now === before) return 'no change'
  const percent = before === 0 ? '' : ` of ${Math.round((Math.abs(now - before) / Math.abs(before)) * 1000) / 10}%`
  return `${now < before ? 'a fall' : 'a rise'}${percent}`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
