import { academicYearName } from '../kernel/index.ts'
import type { List, ListValue } from '../platform/lists/index.ts'
import { figureText } from '../platform/views/index.ts'
import type { School } from '../schools/index.ts'
import type { Measure } from './measures.ts'
import type { Comparator } from './school-evidence-comparators.ts'
import { basisWords, betterWords, groupNames, unitWords, type EvidenceGroup } from './school-evidence-groups.ts'
import { sourcesFor, type EvidenceView, type YearView } from './school-evidence-view.ts'
import { predecessorName } from './school-evidence-lineage.ts'
import { comparatorWords, schoolFigureWords, sourceWords } from './school-evidence-words.ts'

/** One line of the file: a measure in a year. */
export interface EvidenceLine extends YearView {
  readonly group: EvidenceGroup
  readonly measure: Measure
}

/** The rows of the page's tables in their order. */
export const evidenceLines = (view: EvidenceView): readonly EvidenceLine[] =>
  view.groups.flatMap(({ group, measures }) =>
    measures.flatMap(({ measure, rows }) => rows.map((row) => ({ ...row, group, measure }))),
  )

/** The page's tables as one list, to be written as a file: figures are numbers, and words where there is no number. */
export function evidenceList(school: Pick<School, 'urn' | 'name'>): List<EvidenceLine> {
  const text = (name: string, heading: string, value: (line: EvidenceLine) => ListValue) => ({ name, heading, value })
  const compared = (name: 'authority' | 'national' | 'similar', heading: string) => [
    { ...text(name, heading, (line) => comparatorValue(line[name], line.measure)), type: 'number' as const },
    text(`${name}-from`, `${heading}: where from`, (line) => comparatorOrigin(line[name], line.measure)),
  ]
  return {
    path: `/schools/${school.urn}/evidence`,
    title: `Evidence ${school.name}`,
    noun: ['figure', 'figures'],
    key: ({ measure, year }) => `${measure.id} ${year}`,
    filters: [],
    sort: { by: 'measure', direction: 'ascending' },
    columns: [
      text('urn', 'URN', () => school.urn),
      text('school', 'School', () => school.name),
      text('group', 'Group', ({ group }) => groupNames[group]),
      text('measure', 'Measure', ({ measure }) => measure.name),
      text('unit', 'Unit', ({ measure }) => unitWords[measure.unit]),
      text('basis', 'Period', ({ measure }) => basisWords[measure.basis]),
      text('better', 'Better', ({ measure }) => betterWords[measure.better]),
      text('year', 'Academic year', ({ year }) => academicYearName(year)),
      { ...text('figure', 'School figure', schoolValue), type: 'number' as const },
      text('of', 'Figure is of', ({ school: own }) => whoseFigure(own)),
      text('from', 'School figure: where from', ({ school: own }) =>
        own.source ? sourceWords(own.source) : 'Not held',
      ),
      ...compared('authority', 'Local authority'),
      ...compared('national', 'National'),
      ...compared('similar', 'Similar schools'),
    ],
  }
}

function whoseFigure({ of, beforeItOpened }: EvidenceLine['school']): string {
  if (of) return predecessorName(of)
  return beforeItOpened ? 'Before the school opened' : 'This school'
}

const schoolValue = ({ school, measure }: EvidenceLine): ListValue =>
  school.figure.status === 'value' ? shownNumber(school.figure.value, measure) : schoolFigureWords(school, measure).text

function comparatorValue(comparator: Comparator, measure: Measure): ListValue {
  if (!('figure' in comparator)) return comparatorWords(comparator, measure).text
  const { figure } = comparator
  if (figure.status !== 'value') return figureText(figure, measure)
  return shownNumber(figure.value, measure)
}

/** The number that the page shows: a file that says more than the page would say another thing. */
const shownNumber = (value: number, { decimals }: Measure): number => Number(value.toFixed(decimals))

const comparatorOrigin = (comparator: Comparator, measure: Measure): string =>
  [comparatorWords(comparator, measure).notes.join(' '), ...sourcesFor(comparator).map(sourceWords)]
    .filter((text) => text !== '')
    .join('; ')
