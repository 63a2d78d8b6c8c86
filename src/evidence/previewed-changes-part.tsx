import { academicYearName, academicYearOf, lastDayOfYear } from '../kernel/index.ts'
import { DataTable, dayText, figureText, numberText } from '../platform/views/index.ts'
import { factNames, factText } from '../schools/index.ts'
import type { ImportCounts } from './import.ts'
import { findMeasure } from './measures.ts'
import type { PreviewedChange, PreviewedChanges } from './previewed-changes.ts'

/** What a file would change about the authority's own schools, old beside new, before anybody applies it. */
export function PreviewedChangesPart({ changes, counts }: { changes: PreviewedChanges; counts: ImportCounts }) {
  const { first, total, schools } = changes
  if (counts.changed === 0 && total === 0) return null
  if (total === 0) return <p class="govuk-body">No changed row is about one of the authority’s own schools.</p>
  const whose =
    schools === 1 ? '1 of the authority’s own schools' : `${numberText(schools)} of the authority’s own schools`
  const more = total > first.length ? `: the first ${numberText(first.length)} of ${numberText(total)}` : ''
  return (
    <DataTable
      id="changes"
      caption={`What would change about ${whose}${more}`}
      columns={columns}
      rows={first}
      empty=""
    />
  )
}

const columns = [
  { name: 'school', heading: 'School', rowHeading: true, cell: ({ school }: PreviewedChange) => school.name },
  { name: 'what', heading: 'What', cell: whatOf },
  { name: 'before', heading: 'Held now', cell: (change: PreviewedChange) => textOf(change, 'before') },
  { name: 'after', heading: 'In the file', cell: (change: PreviewedChange) => textOf(change, 'after') },
]

function whatOf(change: PreviewedChange): string {
  if (change.of === 'fact') return factNames[change.fact]
  const year = academicYearOf(change.day)
  const period = change.day === lastDayOfYear(year) ? academicYearName(year) : dayText(change.day)
  return `${findMeasure(change.measure)?.name ?? change.measure}, ${period}`
}

function textOf(change: PreviewedChange, side: 'before' | 'after'): string {
  if (change.of === 'fact') return factText(change.fact, change[side]) ?? 'Not known'
  const measure = findMeasure(change.measure)
  return measure ? figureText(change[side], measure) : ''
}
