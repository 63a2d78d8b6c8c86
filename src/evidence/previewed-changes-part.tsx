import { DataTable, figureText, numberText } from '../platform/views/index.ts'
import { factNames, factText } from '../schools/index.ts'
import { ChangesElsewherePart, periodOf } from './changes-elsewhere-part.tsx'
import type { DataImport } from './import.ts'
import { findMeasure } from './measures.ts'
import type { Preview, PreviewedChange, PreviewedChanges } from './previewed-changes.ts'

/** What a file would change, old beside new, before anybody applies it: the authority's own schools, then the others. */
export const PreviewedChangesPart = ({ preview, of }: { preview: Preview; of: DataImport }) => {
  const { changed, elsewhere } = of.counts
  if (changed === 0 && preview.own.total === 0) return null
  return (
    <>
      {of.holds !== 'links' && <OwnChanges changes={preview.own} holds={of.holds} />}
      {elsewhere && <ChangesElsewherePart changes={elsewhere} holds={of.holds} names={preview.names} />}
    </>
  )
}

interface OwnChangesProps {
  readonly changes: PreviewedChanges
  readonly holds: DataImport['holds']
}

function OwnChanges({ changes: { first, total, schools }, holds }: OwnChangesProps) {
  if (total === 0) return <p class="govuk-body">{holds === 'register' ? noFact : noRow}</p>
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

const noRow = 'No changed row is about one of the authority’s own schools.'
const noFact = 'Nothing that the page of one of the authority’s own schools shows would change.'

const columns = [
  { name: 'school', heading: 'School', rowHeading: true, cell: ({ school }: PreviewedChange) => school.name },
  { name: 'what', heading: 'What', cell: whatOf },
  { name: 'before', heading: 'Held now', cell: (change: PreviewedChange) => textOf(change, 'before') },
  { name: 'after', heading: 'In the file', cell: (change: PreviewedChange) => textOf(change, 'after') },
]

function whatOf(change: PreviewedChange): string {
  if (change.of === 'fact') return factNames[change.fact]
  return `${findMeasure(change.measure)?.name ?? change.measure}, ${periodOf(change.day)}`
}

function textOf(change: PreviewedChange, side: 'before' | 'after'): string {
  if (change.of === 'fact') return factText(change.fact, change[side]) ?? 'Not known'
  if (side === 'after' && change.takenBack) return 'Taken back: nothing is held'
  const measure = findMeasure(change.measure)
  return measure ? figureText(change[side], measure) : ''
}
