import { writeXlsx, type DataValidation, type WriteSheet } from 'hucre'
import type { WorkbookTemplate, TemplateColumn } from './table.ts'
import { columnLetters } from './sheet-area.ts'
import { cellText, headingStyle, tableSheet, workbook } from './write-workbook.ts'

/** Rows below the header in which the drop-downs and checks of a template hold. */
const checkedRows = 5000

/**
 * A workbook for the authority to fill in (XLSX): the sheet to fill, its header row frozen, with drop-downs and checks of
 * numbers and dates, and a sheet of notes with what to enter in each column. The sheet to fill is the first.
 */
export function writeTemplate(template: WorkbookTemplate): Promise<Uint8Array> {
  const sheet: WriteSheet = {
    ...tableSheet(template, 'xlsx'),
    dataValidations: template.columns.flatMap((column, index) => validation(column, index)),
  }
  return writeXlsx(workbook(template.title, [sheet, notesSheet(template, sheet.name)]))
}

function notesSheet(template: WorkbookTemplate, other: string): WriteSheet {
  const head = ['Column', 'What to enter', 'Allowed values']
  const columns = template.columns.map((column) => [column.heading, column.guidance, (column.choices ?? []).join(', ')])
  const rows = [[template.title], ...template.notes.map((note) => [note]), [], head, ...columns].map((row) =>
    row.map(line),
  )
  const headAt = template.notes.length + 2
  const wrap = { alignment: { wrapText: true, vertical: 'top' as const } }
  return {
    name: other.toLowerCase() === 'notes' ? 'Notes on columns' : 'Notes',
    columns: [
      { width: 30, style: wrap },
      { width: 70, style: wrap },
      { width: 40, style: wrap },
    ],
    rows,
    cells: new Map([
      ['0,0', { value: line(template.title), type: 'string', style: { font: { bold: true, size: 14 } } }],
      ...template.notes.map((note, at) => [`${at + 1},0`, { value: line(note), type: 'string', style: {} }] as const),
      ...head.map((value, at) => [`${headAt},${at}`, { value, type: 'string', style: headingStyle }] as const),
    ]),
    a11y: { headerRow: headAt },
  }
}

function validation(column: TemplateColumn, index: number): DataValidation[] {
  const letters = columnLetters(index + 1)
  const base = {
    range: `${letters}2:${letters}${checkedRows + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    showInputMessage: true,
    inputTitle: column.heading.slice(0, 32),
    inputMessage: column.guidance.slice(0, 255),
    errorTitle: 'Check this cell',
  }
  if (column.choices) return choiceValidation(column.choices, base)
  // A warning, not a stop: words such as SUPP are allowed in a column of numbers.
  const warns = { ...base, errorStyle: 'warning' as const }
  if (column.type === 'number')
    return [
      {
        ...warns,
        type: 'decimal',
        operator: 'between',
        formula1: '-1000000000',
        formula2: '1000000000',
        errorMessage: 'This column is for numbers.',
      },
    ]
  if (column.type === 'percent')
    return [
      {
        ...warns,
        type: 'decimal',
        operator: 'between',
        formula1: '-10',
        formula2: '10',
        errorMessage: 'This column is for percentages, such as 63.5%.',
      },
    ]
  if (column.type === 'date')
    return [
      {
        ...warns,
        type: 'date',
        operator: 'greaterThan',
        formula1: '1',
        errorMessage: 'This column is for dates, such as 14/03/2011.',
      },
    ]
  return []
}

/** Excel takes a list of at most 255 characters in all, and a comma always parts two choices. */
function choiceValidation(choices: readonly string[], base: Omit<DataValidation, 'type'>): DataValidation[] {
  if (choices.join(',').length > 255 || choices.some((choice) => choice.includes(','))) return []
  return [{ ...base, type: 'list', values: [...choices], errorMessage: 'Choose one of the values in the list.' }]
}

const line = (text: string): string => cellText(text, 'xlsx')
