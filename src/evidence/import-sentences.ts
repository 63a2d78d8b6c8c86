import { academicYearName, never } from '../kernel/index.ts'
import { dayText, instantText, numberText } from '../platform/views/index.ts'
import type { AsAtFrom } from './as-at.ts'
import { clearWord } from './authority-return.ts'
import type { ApplyRefusal, PreviewRefusal, RedateRefusal, UndoRefusal } from './commands.ts'
import { importStatus, type DataImport, type ImportCounts, type ImportStatus } from './import.ts'
import type { MappingRefusal } from './mapping.ts'
import type { RenamingRefusal } from './renamed-layout.ts'
import type { SchoolsGivenBack, SchoolsHeld } from './register-schools.ts'
import type { SuccessionsSettled } from './successions.ts'
import { fileRefusalSentence, shortened } from './refusal-sentences.ts'

export function previewRefusalSentence(refusal: PreviewRefusal): string {
  switch (refusal.kind) {
    case 'file':
      return fileRefusalSentence(refusal.refusal)
    case 'alreadyApplied':
      return (
        `This file is in force already: it was imported as “${shortened(refusal.fileName)}” (import ${refusal.number}) ` +
        `on ${instantText(refusal.at)}. Nothing would change.`
      )
    default:
      return never(refusal)
  }
}

export function happeningRefusalSentence(refusal: ApplyRefusal | UndoRefusal | RedateRefusal | SchoolsHeld): string {
  switch (refusal.kind) {
    case 'unknown':
      return 'There is no such import any more. Somebody may have discarded it.'
    case 'alreadyApplied':
      return `Import ${refusal.number} was applied already, on ${instantText(refusal.at)}.`
    case 'noReason':
      return 'Enter why figures are taken back'
    case 'stale':
      return staleSentence
    case 'everApplied':
      return `Import ${refusal.number} has been applied: its day stays as it was then. Undo it and import the file again.`
    case 'notApplied':
      return `Import ${refusal.number} is not in force, so there is nothing to undo.`
    case 'schoolsHeld':
      return schoolsHeldSentence(refusal)
    default:
      return never(refusal)
  }
}

const staleSentence =
  'What is in force has changed since you opened this page, so nothing was imported. These are the rows as they count now: look at them, then apply the file.'

export function mappingRefusalSentence(refusal: MappingRefusal): string {
  switch (refusal.kind) {
    case 'noTitle':
      return 'Enter what the data set is called.'
    case 'noKey':
      return 'Select the column that holds the URN or the LAESTAB number.'
    case 'noColumns':
      return 'Select at least one column and what it measures.'
    case 'headingNotInFile':
      return `The file has no column “${shortened(refusal.heading)}”.`
    case 'unknownMeasure':
      return 'Select a measure from the list.'
    case 'measureTwice':
      return 'Two columns are given the same measure.'
    case 'notALayout':
      return `This cannot be saved: ${refusal.fault}.`
    default:
      return never(refusal)
  }
}

/** The same where nobody can be asked: on the command line. */
export const unaskedRefusalSentence = (refusal: ApplyRefusal): string =>
  refusal.kind === 'noReason'
    ? `The file takes back what is held in ${cellsInWords(refusal.cells)}. Import it in the browser, where you are asked why.`
    : happeningRefusalSentence(refusal)

/** "1 cell (CLEAR)". */
export const cellsInWords = (cells: number): string =>
  `${cells === 1 ? '1 cell' : `${numberText(cells)} cells`} (${clearWord})`

export function renamingRefusalSentence(refusal: RenamingRefusal): string {
  switch (refusal.kind) {
    case 'noTitle':
      return 'Enter what the data set is called'
    case 'notChosen':
      return `Select the column that is “${shortened(refusal.name)}”: files are not recognised without it`
    case 'notOffered':
      return `“${shortened(refusal.column)}” is no column that the data set does not know already`
    case 'chosenTwice':
      return `“${shortened(refusal.column)}” is selected twice`
    default:
      return never(refusal)
  }
}

const mostNamed = 5

/** What became of the schools with a register that was undone. */
export function schoolsGivenBackSentence({ removed, restored, remembered }: SchoolsGivenBack): string {
  const gone =
    removed === 1 ? '1 school that it had added is removed.' : `${removed} schools that it had added are removed.`
  if (!remembered) return `${gone} What it changed about other schools stays until another register says otherwise.`
  const back = restored === 1 ? '1 school is as it was before.' : `${restored} schools are as they were before.`
  return `${gone} ${back}`
}

function schoolsHeldSentence({ of: { number }, schools }: SchoolsHeld): string {
  const named = schools.slice(0, mostNamed).map(({ name, by }) => `${name} (${holders[by] ?? 'records about it'})`)
  const more = schools.length > mostNamed ? ` and ${schools.length - mostNamed} more` : ''
  const [them, are] = schools.length === 1 ? ['a school', 'it'] : ['schools', 'them']
  return (
    `Import ${number} cannot be undone: it added ${them} that something hangs on by now: ${named.join('; ')}${more}. ` +
    `Nothing has been changed. Take those entries back first, or import a register that has ${are} as it should be.`
  )
}

/** Which schools are closed, or open again, because of who has followed them; empty where none are. */
export function successionsSentence(settled: SuccessionsSettled | undefined): string {
  if (!settled) return ''
  const { closed, opened } = settled
  const because = 'not in the newest register, and another school has taken the place'
  return [
    closed.length === 0 ? '' : ` Closed, because ${because}: ${namedBriefly(closed)}.`,
    opened.length === 0 ? '' : ` Open again: ${namedBriefly(opened)}.`,
  ].join('')
}

const namedBriefly = (names: readonly string[]): string =>
  `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`

const holders: Readonly<Record<string, string>> = {
  appointment: 'people with a role there',
  contact: 'contacts',
  link_adviser: 'a link adviser',
  school_link: 'schools before or after it',
  formal_record: 'notes of visit or letters',
  criterion_answer: 'answers to criteria',
  review: 'reviews',
  level_entry: 'a support level',
  entered_inspection: 'inspections entered by hand',
  facts: 'facts that the council entered',
}

/** "20,190 new, 3 changed, 12 unchanged, none refused". */
export function countsInWords(counts: ImportCounts): string {
  const parts = [
    `${numberText(counts.new)} new`,
    `${numberText(counts.changed)} changed`,
    `${numberText(counts.unchanged)} unchanged`,
    `${counts.refused === 0 ? 'none' : numberText(counts.refused)} refused`,
  ]
  return parts.join(', ')
}

/** Where the day for which a file holds is from: ", from the name of the file". */
export function asAtFromInWords({ counts }: Pick<DataImport, 'counts'>): string {
  return counts.asAtFrom === undefined ? '' : `, ${asAtSources[counts.asAtFrom]}`
}

const asAtSources: Readonly<Record<AsAtFrom, string>> = {
  person: 'as entered',
  fileName: 'from the name of the file',
  year: 'the last day of its academic year',
  rows: 'the latest day in its rows',
  today: 'the day it came in, because nothing in it tells a day',
}

const statusWords: Readonly<Record<ImportStatus, string>> = {
  previewed: 'Not yet applied',
  applied: 'In force',
  undone: 'Undone',
}

export const statusInWords = (of: DataImport): string => statusWords[importStatus(of)]

/** The year or the day a file describes. */
export const periodInWords = (of: DataImport): string =>
  of.year === null ? `as at ${dayText(of.asAt)}` : academicYearName(of.year)
