import { DataTable, instantText, Page, Tag, type Frame } from '../platform/views/index.ts'
import { importStatus, type DataImport } from './import.ts'
import { periodInWords, statusInWords } from './import-sentences.ts'

export interface ImportsPageProps {
  readonly frame: Frame
  readonly imports: readonly DataImport[]
  readonly mayImport: boolean
  readonly success?: string | undefined
}

/** The data sets the authority has imported, and those of the published library beside them. */
export function ImportsPage({ frame, imports, mayImport, success }: ImportsPageProps) {
  return (
    <Page frame={frame} title="Evidence" width="wide" success={success}>
      <h1 class="govuk-heading-l">Evidence</h1>
      {mayImport && (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href="/evidence/import">
              Import a file
            </a>
          </li>
          <li>
            <a class="govuk-link" href="/evidence/layouts">
              Layouts that were saved
            </a>
          </li>
          <li>
            <a class="govuk-link" href="/evidence/template.xlsx">
              Download the form for what the authority holds (spreadsheet)
            </a>
          </li>
        </ul>
      )}
      <DataTable
        id="imports"
        caption="Imported files"
        columns={columns}
        rows={imports}
        empty={mayImport ? <a href="/evidence/import">Import the first file</a> : 'No file has been imported yet.'}
      />
    </Page>
  )
}

const columns = [
  {
    name: 'title',
    heading: 'Data set',
    rowHeading: true,
    cell: (of: DataImport) =>
      of.authority === 0 ? of.title : <a href={`/evidence/imports/${of.number}`}>{of.title}</a>,
  },
  { name: 'period', heading: 'Describes', cell: periodInWords },
  { name: 'file', heading: 'File', cell: (of: DataImport) => of.fileName },
  {
    name: 'from',
    heading: 'Held by',
    cell: (of: DataImport) => (of.authority === 0 ? 'Published library' : 'Authority'),
  },
  { name: 'status', heading: 'Status', cell: (of: DataImport) => <StatusTag of={of} /> },
  {
    name: 'who',
    heading: 'Last changed',
    cell: (of: DataImport) => {
      const last = of.happenings.at(-1)
      return `${instantText(last?.at ?? of.previewedAt)}, ${last?.by ?? of.previewedBy}`
    },
  },
]

export const StatusTag = ({ of }: { readonly of: DataImport }) => {
  const status = importStatus(of)
  const colour = status === 'applied' ? 'green' : status === 'undone' ? 'grey' : 'yellow'
  return <Tag text={statusInWords(of)} classes={`govuk-tag--${colour}`} />
}
