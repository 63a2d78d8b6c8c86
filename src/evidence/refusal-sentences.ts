import { academicYearName, never } from '../kernel/index.ts'
import type { WorkbookRefusal } from '../platform/spreadsheets/index.ts'
import { longestCell, longestRow, mostCells } from './delimited-text.ts'
import { yearBoundsSentence } from './official-dates.ts'
import type { FileRefusal, NearMiss, RefusedRow, RowReason } from './refusals.ts'

/** Why a whole file is refused, as a sentence for the person who chose it. */
export function fileRefusalSentence(refusal: FileRefusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty.'
    case 'notATable':
      return notATable[refusal.looksLike]
    case 'brokenCompression':
      return 'The file is compressed and cannot be unpacked: it is damaged or was cut off. Download it again.'
    case 'tooLarge':
      return 'The file unpacks to far more than any data set holds. It is damaged or was made to do harm.'
    case 'brokenUtf8':
      return 'The file says that it is UTF-8 text, but it holds characters that are not. Save it again as “CSV UTF-8”.'
    case 'brokenSpreadsheet':
      return brokenSpreadsheetSentence(refusal.because)
    case 'cutOff':
      return (
        `The file was cut off: line ${refusal.line}, the last, ends after ${refusal.cells} of ` +
        `${refusal.expected} cells. Download it again. Nothing was taken from it.`
      )
    case 'repeatedHeading':
      return (
        `The heading “${shortened(refusal.heading)}” stands twice, in columns ${refusal.first} and ${refusal.second}. ` +
        'Each column needs its own heading.'
      )
    case 'noFigures':
      return refusal.because
    case 'noSuchLayout':
      return `There is no layout “${shortened(refusal.layout)}”. Leave it out: files are recognised by their columns.`
    case 'unknownLayout':
      return `The columns of this file are not those of a known data set.${nearestSentence(refusal.nearest)}`
    case 'yearNeeded':
      return `This is ${refusal.title}, but neither the file nor its name says which academic year. Give the year.`
    case 'yearOutOfBounds':
      return `The file is taken to be of ${academicYearName(refusal.year)}. ${yearBoundsSentence(refusal.bounds)}.`
    case 'noRows':
      return 'The file has headings but no rows under them.'
    case 'cannotBeRead':
      return 'The file cannot be read. Check that it is still there and that you may open it.'
    case 'unclosedQuotation':
      return (
        `Line ${refusal.line}, column ${refusal.column}: a quotation mark is opened and never closed. ` +
        'The file was cut off, or the mark should not be there.'
      )
    case 'textAfterQuotation':
      return `Line ${refusal.line}, column ${refusal.column}: text follows a closing quotation mark.`
    case 'nulCharacter':
      return (
        `Line ${refusal.line}, column ${refusal.column}: the file holds a character (NUL) that no table has. ` +
        'It is not a text file, or it is damaged.'
      )
    case 'cellTooLong':
      return `Line ${refusal.line}, column ${refusal.column}: the cell is longer than ${grouped(longestCell)} characters.`
    case 'tooManyCells':
      return `Line ${refusal.line} has more than ${grouped(mostCells)} cells.`
    case 'rowTooLong':
      return `Line ${refusal.line} is longer than ${grouped(longestRow)} characters.`
    default:
      return never(refusal)
  }
}

function brokenSpreadsheetSentence(because: WorkbookRefusal | undefined): string {
  switch (because?.kind) {
    case 'passwordProtected':
      return 'The spreadsheet is protected by a password, or of the old kind (.xls). Save it without a password as .xlsx or .ods.'
    case 'tooLarge':
      return `The spreadsheet has ${grouped(because.found)} ${sizeNames[because.what]}; at most ${grouped(because.most)} are read. Save it as CSV.`
    case 'damaged':
      return `The spreadsheet cannot be opened: it is damaged (${shortened(because.detail)}). Save or download it again.`
    case 'notASpreadsheet':
      return 'The file has the name of a spreadsheet, but is none.'
    case undefined:
      return 'The spreadsheet cannot be opened: it is damaged, protected by a password or not a spreadsheet.'
  }
}

const sizeNames: Readonly<Record<Extract<WorkbookRefusal, { kind: 'tooLarge' }>['what'], string>> = {
  fileBytes: 'bytes',
  unpackedBytes: 'bytes unpacked',
  entries: 'parts',
  ratio: 'times its size when unpacked',
  rows: 'rows',
  columns: 'columns',
  cells: 'cells',
}

/** Why a row is refused, with its line and column, as a sentence. */
export function rowRefusalSentence(row: RefusedRow): string {
  const where = row.column === undefined ? `Line ${row.line}` : `Line ${row.line}, column ${row.column}`
  const heading = row.heading === undefined ? '' : ` (${shortened(row.heading)})`
  return `${where}${heading}: ${reasonInWords(row.reason, row.text ?? '')}`
}

/** At most 60 characters of a text, for a sentence. */
export const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`)

function reasonInWords(reason: RowReason, text: string): string {
  const quoted = `“${shortened(text)}”`
  switch (reason.kind) {
    case 'notANumber':
      return `${quoted} is neither a number nor a known code.`
    case 'formula':
      return `${text === '=' ? 'the cell' : quoted} is a formula. Formulas are never worked out: put the value in the cell.`
    case 'misplacedComma':
      return `${quoted} has a comma that does not part thousands. ${commaAdvice(reason.instead)}`
    case 'outOfRange':
      return `${quoted} is not between ${grouped(reason.lowest)} and ${grouped(reason.highest)}.`
    case 'notWhole':
      return `${quoted} is not a whole number.`
    case 'notADate':
      return `${quoted} is not a date.`
    case 'notAYear':
      return `${quoted} is not an academic year, such as 2010/11.`
    case 'yearOutOfBounds':
      return `${quoted} is not one of the academic years that are taken. ${yearBoundsSentence(reason.bounds)}.`
    case 'notOurSchool':
      return `${quoted} is not the URN of a school on this authority’s list.`
    case 'noKey':
      return 'the row says neither which school nor which authority it is about.'
    case 'badKey':
      return `${quoted} is not the number of a school or an authority.`
    case 'unknownAuthority':
      return `${quoted} is not the name of a known authority or region.`
    case 'tooFewCells':
      return `the row has ${reason.cells} of ${reason.expected} cells.`
    case 'tooManyCells':
      return `the row has ${reason.cells} cells, but there are ${reason.expected} headings.`
    case 'repeated':
      return `the row is about the same school and period as line ${reason.firstLine}.`
    case 'tooLong':
      return `${quoted} is longer than ${reason.longest} characters.`
    case 'missing':
      return 'the cell is empty, and the row cannot be used without it.'
    default:
      return never(reason)
  }
}

const commaAdvice = (instead: string | undefined): string =>
  instead === undefined ? 'Write it like 1234.5 or 1,234.5.' : `Write ${instead}, with a point.`

function nearestSentence(nearest: readonly NearMiss[]): string {
  const [first] = nearest
  if (!first) return ''
  const lacks = first.lacks.slice(0, 3).map((heading) => `“${shortened(heading)}”`)
  const more = first.lacks.length > lacks.length ? ` and ${first.lacks.length - lacks.length} more` : ''
  return ` It is most like ${first.title}, but has no column ${lacks.join(', ')}${more}.`
}

const grouped = (value: number): string => value.toLocaleString('en-GB')

const notATable = {
  webPage: 'The file is a web page, not a table of data. Download the data itself.',
  pdf: 'The file is a PDF document, not a table of data.',
  oldSpreadsheet: 'The file is a spreadsheet of the old kind (.xls). Save it as .xlsx, .ods or .csv.',
  archive: 'The file is an archive (.zip). Unpack it and choose the file inside.',
  bytes:
    'This is not a table of text: it holds bytes that no table has, as pictures, programs and damaged files do. ' +
    'Choose the data itself; if it is text, save it again as “CSV UTF-8”.',
  words: 'The file is text, but not a table with headings.',
} as const
