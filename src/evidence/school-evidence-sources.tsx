import { DataTable, dayText } from '../platform/views/index.ts'
import type { DataImport } from './import.ts'

/** Where the figures of a page are from: the files, by the numbers that stand beside the figures. */
export const EvidenceSources = ({ sources }: { sources: readonly DataImport[] }) => (
  <DataTable
    id="sources"
    caption="Where these figures are from"
    columns={[
      { name: 'number', heading: 'Number', cell: ({ number }) => number },
      { name: 'title', heading: 'Data set', rowHeading: true, cell: ({ source }) => source.title },
      { name: 'file', heading: 'File', cell: ({ source }) => source.fileName },
      { name: 'publisher', heading: 'Publisher', cell: ({ source }) => source.publisher },
      { name: 'as-at', heading: 'As at', nowrap: true, cell: ({ source }) => dayText(source.asAt) },
      { name: 'licence', heading: 'Licence', cell: ({ source }) => source.licence },
    ]}
    rows={sources.map((source, at) => ({ source, number: at + 1 }))}
    empty="No figures are shown."
  />
)
