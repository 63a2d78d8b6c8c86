import type { Layout } from './layout.ts'
import { column } from './layout-parts.ts'
import { measures, type Measure } from './measures.ts'

/** The measures an authority returns on its own form, in its order. */
export const returnedMeasures: readonly Measure[] = measures.filter((measure) => measure.held === 'authority')

const schoolHeading = 'URN'
const nameHeading = 'School'
const yearHeading = 'Academic year'

/** The headings of the authority's return: one sheet, one row for each school and year. */
export const returnHeadings: readonly string[] = [
  schoolHeading,
  nameHeading,
  yearHeading,
  ...returnedMeasures.map((measure) => measure.name),
]

/** What is written in a cell, or typed, to take back a figure that is held: nothing is held of it then. */
export const clearWord = 'CLEAR'

const yesAndNo = { Yes: 1, No: 0, Y: 1, N: 0, True: 1, False: 0 } as const

const clears = { [clearWord]: 'cleared' } as const

/** What is counted one by one: there is no half of a vacancy. */
const counted: ReadonlySet<Measure['unit']> = new Set(['count', 'pupils', 'terms'])

/** What the local authority holds: targets, governors, staffing, budget, exclusions, mobility, complaints, safeguarding. */
export const authorityReturnLayout: Layout = {
  id: 'authority-return',
  title: 'What the authority holds',
  publisher: 'The local authority',
  licence: 'Held by the authority, not for publication',
  holds: 'figures',
  needs: [[schoolHeading], [yearHeading]],
  year: { by: 'column', column: [yearHeading], inFull: true },
  key: { urn: [schoolHeading] },
  rows: [],
  shortRows: true,
  parts: [
    {
      name: 'return',
      columns: returnedMeasures.map((measure) =>
        column(measure.id, [measure.name, measure.id], {
          codes: measure.unit === 'flag' ? { ...yesAndNo, ...clears } : clears,
          ...(counted.has(measure.unit) ? { whole: true } : {}),
        }),
      ),
    },
  ],
}
