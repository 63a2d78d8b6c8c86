/** How the figures of a finding are written: names, figures, where they are from, and why there is none. */
import { findMeasure, predecessorName, type FigureFound, type InspectionRead } from '../evidence/index.ts'
import { frameworkOf, judgementText } from '../inspections/index.ts'
import { academicYearOf, type Day } from '../kernel/index.ts'
import { dayText, figureText } from '../platform/views/index.ts'
import type { ColumnKey, Figure, InspectionFramework, NoFigure } from '../policy/index.ts'
import type { FigureWords } from './finding-sentences.ts'

export interface WordsAround {
  readonly today: Day
  readonly frameworks: readonly InspectionFramework[]
}

/** The words for the figures of one school, which `find` finds. */
export function figureWordsFor(find: (key: ColumnKey) => FigureFound, { today, frameworks }: WordsAround): FigureWords {
  const judgement = (key: ColumnKey, figure: Figure) =>
    judgementText(frameworks, key.measure, figure, find(key).inspection?.on)
  return {
    nameOf: (key) => judgement(key, missing)?.name ?? shortName(key),
    figureText: (key, figure) => judgement(key, figure)?.words ?? ownText(key, figure),
    sourceOf: (key) => sourceText(key, find(key), frameworks),
    lackOf: (key, status) => lackText(key, status, find(key), academicYearOf(today)),
    isOfYear: ({ measure }) => !isInspection(measure),
  }
}

const missing: Figure = { status: 'missing' }

const isInspection = (measure: string): boolean => measure.startsWith('ofsted-')

/** "Safeguarding audit: 1 in place, 2 not fully in place": the name, and what its grades mean. */
const gradesInName = /^(.+): (1 .+)$/

function shortName({ measure }: ColumnKey): string {
  const name = findMeasure(measure)?.name ?? measure
  const short = gradesInName.exec(name)?.[1] ?? name
  return capital(short.replace(/^Ofsted( report card)?: /, ''))
}

function ownText({ measure }: ColumnKey, figure: Figure): string {
  const reading = findMeasure(measure)
  if (!reading)
    return figure.status === 'value' ? String(figure.value) : figureText(figure, { unit: 'count', decimals: 0 })
  const grades = gradesInName.exec(reading.name)?.[2]?.split(', ')
  const grade = figure.status === 'value' ? grades?.find((each) => each.startsWith(`${figure.value} `)) : undefined
  return grade ?? figureText(figure, reading)
}

/**
 * "School absence, as at 30 September 2011"; with how it came about where it is not the file's own figure, and with the day and
 * framework of the inspection for what inspectors judged.
 */
function sourceText(
  key: ColumnKey,
  found: FigureFound,
  frameworks: readonly InspectionFramework[],
): string | undefined {
  const { sources, workedOut, inspection, entered } = found
  const files = filesText(sources, workedOut)
  const told = entered ?? (files === undefined ? undefined : `${files}${whoseText(found)}`)
  if (!inspection || told === undefined || !isInspection(key.measure)) return told
  return `${inspectionText(inspection, frameworks)}; ${told}`
}

/** Whose figure it is where it is not the school's own: that of the school before it. */
function whoseText({ of, beforeItOpened }: FigureFound): string {
  if (of) return `, for ${predecessorName(of)}, which this school follows`
  return beforeItOpened ? ', of before the school opened' : ''
}

const mostNamed = 2

function filesText(sources: FigureFound['sources'], workedOut: boolean): string | undefined {
  if (sources.length === 0) return undefined
  const named = sources.slice(0, mostNamed).map(({ title, asAt }) => `${title}, as at ${dayText(asAt)}`)
  const more = sources.length > mostNamed ? ` and ${sources.length - mostNamed} more` : ''
  return `${workedOut ? 'Worked out from ' : ''}${named.join(' and ')}${more}`
}

/** "Inspection of 12 May 2011 (Framework of September 2009); ungraded inspection of 4 June 2015: School remains Good". */
function inspectionText(
  { on, kind, outcome, since }: InspectionRead,
  frameworks: readonly InspectionFramework[],
): string {
  const framework = frameworkOf(frameworks, on)
  const under = framework ? ` (${framework.name})` : ''
  const ended = kind === 'ungraded' && outcome ? `: ${outcome}` : ''
  const later = since
    ? `; since then, ungraded inspection of ${dayText(since.on)}${since.outcome ? `: ${since.outcome}` : ''}`
    : ''
  return `${kind === 'ungraded' ? 'Ungraded inspection' : 'Inspection'} of ${dayText(on)}${under}${ended}${later}`
}

/** Why there is no figure, after its name and year. Nothing of it may read as if it were zero (4.1). */
function lackText(
  { measure, subject, year }: ColumnKey,
  status: NoFigure,
  found: FigureFound,
  thisYear: number,
): string {
  if (status === 'suppressed') return 'is suppressed, because so few pupils are behind it'
  if (status === 'notPublished') return 'was not published'
  if (status === 'notApplicable') return isInspection(measure) ? 'was not judged' : 'does not apply to this school'
  if (isInspection(measure))
    return found.inspection ? 'is not held for the latest inspection' : 'is not known: no inspection is held'
  if (subject === 'school' && findMeasure(measure)?.held === 'authority')
    return 'has not been recorded by the authority'
  // Rules read the newest year that is held: the present one is asked about only where no earlier one that counts is.
  return year >= thisYear
    ? 'is not published yet, and no earlier year that counts is held'
    : 'is not held: no imported file has it'
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
