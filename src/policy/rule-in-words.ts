import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import type { EditionInForce } from './edition-in-force.ts'
import type { MeasureId, Subject } from './figure.ts'
import type { Change, Comparand, Compare, Comparison, Fixed, MeasureRef, Rule, Trend } from './rule.ts'
import { phaseInWords } from './school.ts'

/** The name of a measure as a page shows it. */
export type NameOfMeasure = (measure: MeasureId) => string

/** A rule in words: a phrase, and the phrases it gathers, so that a page can set them as a list within a list. */
export interface RuleWords {
  readonly text: string
  readonly parts: readonly RuleWords[]
}

/** The whole rule, for any year, in words an adviser and a headteacher both understand (3.2, 3.3). */
export function ruleInWords(edition: EditionInForce, rule: Rule, nameOf: NameOfMeasure): RuleWords {
  const words = (part: Rule) => ruleInWords(edition, part, nameOf)
  const head = rule.said ?? headInWords(edition, rule, nameOf)
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { text: head, parts: rule.of.map(words) }
    case 'not':
      return { text: head, parts: [words(rule.rule)] }
    case 'when':
    case 'latest':
      return joined(head, words(rule.rule))
    default:
      return phrase(head)
  }
}

/** "Only when the school is open, all of these": a list that stands alone under its condition needs no line of its own. */
function joined(text: string, part: RuleWords): RuleWords {
  const isList = part.text === everyOne || part.text === anyOne
  return isList ? { text: `${text}, ${part.text}`, parts: part.parts } : { text, parts: [part] }
}

const everyOne = 'all of these'
const anyOne = 'any of these'

function headInWords(edition: EditionInForce, rule: Rule, nameOf: NameOfMeasure): string {
  switch (rule.kind) {
    case 'compare':
      return compareInWords(edition, rule, nameOf)
    case 'trend':
      return `${measureInWords(edition, rule.measure, nameOf)} ${trendInWords(rule)}`
    case 'change':
      return `${measureInWords(edition, rule.measure, nameOf)} ${changeInWords(rule, fixed(edition, rule.by))}`
    case 'all':
      return everyOne
    case 'any':
      return anyOne
    case 'not':
      return 'not this'
    case 'when':
      return `only when ${sentenceOf(ruleInWords(edition, rule.condition, nameOf))}`
    case 'latest':
      return `in the latest year held, at most ${yearsInWords(rule.within)} back`
    case 'held':
      return heldInWords(measureInWords(edition, rule.measure, nameOf))
    case 'phaseIs':
    case 'governanceIs':
    case 'isOpen':
    case 'yearIs':
      return factInWords(rule)
  }
}

/** The same as one run of words. */
export function sentenceOf({ text, parts }: RuleWords): string {
  if (parts.length === 0) return text
  const [only] = parts
  if (parts.length === 1 && only) return `${text}: ${sentenceOf(only)}`
  return `${text}: ${parts.map((part) => (part.parts.length > 0 ? `(${sentenceOf(part)})` : part.text)).join('; ')}`
}

/** A comparison in one year: "Overall absence, 2010/11, is at most the authority's figure". */
export function comparisonInWords(
  rule: Compare,
  against: string,
  measure: MeasureId | undefined,
  year: AcademicYear,
  nameOf: NameOfMeasure,
): string {
  const name = measure === undefined ? 'the figure' : nameOf(measure)
  return `${name}, ${academicYearName(year)}, is ${comparing[rule.is]} ${against}`
}

export function trendInWords({ is, years }: Trend, year?: AcademicYear): string {
  const steps = years === 1 ? 'on the year before' : `in each of the last ${years} years`
  return `is ${is} ${steps}${upTo(year)}`
}

export function changeInWords(rule: Change, by: number, year?: AcademicYear): string {
  const moved = rule.is === 'rising' ? 'up' : 'down'
  const unit = rule.in === 'percent' ? 'per cent' : 'points'
  return `is ${moved} by ${by} ${unit} or more over ${yearsInWords(rule.years)}${upTo(year)}`
}

/** That something, be it only "suppressed", is held of a measure. */
export const heldInWords = (name: string | undefined, year?: AcademicYear): string =>
  `${name ?? 'the figure'}${year === undefined ? '' : `, ${academicYearName(year)},`} is held`

type Fact = Extract<Rule, { kind: 'phaseIs' | 'governanceIs' | 'isOpen' | 'yearIs' }>

export function factInWords(rule: Fact): string {
  switch (rule.kind) {
    case 'phaseIs':
      return `the school is one of the ${listed(rule.phases.map(phaseInWords))}`
    case 'governanceIs':
      return `the school is ${rule.governances.join(' or ')}`
    case 'isOpen':
      return 'the school is open'
    case 'yearIs':
      return `the year is ${spanInWords(rule.from, rule.to)}`
  }
}

export const settingInWords = (value: number): string => `${value} (local setting)`

export function subjectInWords(subject: Exclude<Subject, 'school'>): string {
  return wordsForSubject[subject]
}

/** Another figure of the school: named where it is another measure, else the same one in another year. */
export const otherFigureInWords = (name: string | undefined, year: AcademicYear): string =>
  `${name ?? "the school's own figure"}, ${academicYearName(year)}`

const phrase = (text: string): RuleWords => ({ text, parts: [] })

const comparing: Readonly<Record<Comparison, string>> = {
  atLeast: 'at least',
  atMost: 'at most',
  above: 'above',
  below: 'below',
  equals: 'the same as',
}

const wordsForSubject: Readonly<Record<Exclude<Subject, 'school'>, string>> = {
  national: "England's figure",
  phase: "England's figure for the phase",
  authority: "the authority's figure",
  similar: 'the figure of similar schools',
}

const upTo = (year: AcademicYear | undefined): string => (year === undefined ? '' : ` to ${academicYearName(year)}`)

const yearsInWords = (years: number): string => (years === 1 ? '1 year' : `${years} years`)

const yearsBack = (back: number | undefined): string => (back ? `, ${yearsInWords(back)} before,` : '')

function compareInWords(edition: EditionInForce, rule: Compare, nameOf: NameOfMeasure): string {
  const name = measureInWords(edition, rule.measure, nameOf)
  return `${name}${yearsBack(rule.back)} is ${comparing[rule.is]} ${comparandInWords(edition, rule.against, nameOf)}`
}

function comparandInWords(edition: EditionInForce, comparand: Comparand, nameOf: NameOfMeasure): string {
  switch (comparand.kind) {
    case 'constant':
      return String(comparand.value)
    case 'setting':
      return settingInWords(fixed(edition, comparand))
    case 'configured':
    case 'configuredSubject':
      return `the ${labelOf(edition, comparand.name)} for the year`
    case 'subject':
      return subjectInWords(comparand.subject)
    case 'measure':
      return `${measureInWords(edition, comparand.measure, nameOf)}${yearsBack(comparand.back)}`
    case 'firstOf':
      return comparand.of.map((each) => comparandInWords(edition, each, nameOf)).join(', else ')
  }
}

const measureInWords = (edition: EditionInForce, ref: MeasureRef, nameOf: NameOfMeasure): string =>
  typeof ref === 'string' ? nameOf(ref) : `the ${labelOf(edition, ref.configured)} for the year`

const labelOf = (edition: EditionInForce, name: string): string =>
  edition.configuration.find((table) => table.name === name)?.label ?? name

function fixed(edition: EditionInForce, by: Fixed): number {
  const value = by.kind === 'constant' ? by.value : edition.values[by.key]
  return typeof value === 'number' ? value : Number.NaN
}

function spanInWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? 'any' : `${nameOfYear(to)} or before`
  if (to === undefined) return `${nameOfYear(from)} or after`
  return from === to ? nameOfYear(from) : `from ${nameOfYear(from)} to ${nameOfYear(to)}`
}

const nameOfYear = (year: number): string => academicYearName(year as AcademicYear)

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
