import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import { writeTemplate } from '../platform/spreadsheets/index.ts'
import { clearWord, returnedMeasures, returnHeadings } from './authority-return.ts'
import type { Measure } from './measures.ts'

/** The spreadsheet in which an authority fills in what it holds, with a row for each of its schools. */
export function returnTemplate(
  schools: readonly { readonly urn: number; readonly name: string }[],
  year: AcademicYear,
): Promise<Uint8Array> {
  const [urn = '', name = '', yearHeading = ''] = returnHeadings
  return writeTemplate({
    title: 'What the authority holds',
    notes: [
      'One row for each school and academic year. Leave empty what you do not know: an empty cell changes nothing.',
      'Put values in the cells, not formulas. Enter NA where something does not apply to a school.',
      `Enter ${clearWord} to take back a figure that is held: nothing is held of it then. You are asked why when you import the sheet.`,
    ],
    columns: [
      { heading: urn, type: 'number', guidance: 'The unique reference number of the school.' },
      { heading: name, type: 'text', guidance: 'The name, for your own use: it is not read.', width: 40 },
      { heading: yearHeading, type: 'text', guidance: 'The academic year, like 2010/11.' },
      ...returnedMeasures.map(columnOf),
    ],
    rows: schools.map((school) => [
      school.urn,
      school.name,
      academicYearName(year),
      ...returnedMeasures.map(() => null),
    ]),
  })
}

type TemplateColumn = Parameters<typeof writeTemplate>[0]['columns'][number]

/** Percentages are plain numbers here (63.5, not 0.635), as they are in the published files. */
const columnOf = (measure: Measure): TemplateColumn => ({
  heading: measure.name,
  type: measure.unit === 'flag' ? 'text' : 'number',
  guidance: guidanceOf(measure),
  ...(measure.unit === 'flag' ? { choices: ['Yes', 'No', 'NA', clearWord] } : {}),
})

function guidanceOf({ name, unit, basis }: Measure): string {
  const when = basis === 'asAt' ? 'on the day of this return' : 'in the academic year'
  if (unit === 'flag') return `${name}: yes or no, ${when}.`
  return unit === 'percent' ? `${name}: a number such as 63.5, ${when}.` : `${name}: a number, ${when}.`
}
