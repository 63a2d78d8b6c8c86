import type { FormRead } from '../platform/forms/index.ts'
import { DataTable, Form, instantText, Page, SummaryList, TextField, type Frame } from '../platform/views/index.ts'
import type { SavedLayout } from './layout-store.ts'
import { findMeasure } from './measures.ts'

interface LayoutsPageProps {
  readonly frame: Frame
  readonly layouts: readonly SavedLayout[]
  readonly success?: string | undefined
}

/** The layouts people of the authority made for files that nobody knew. */
export const LayoutsPage = ({ frame, layouts, success }: LayoutsPageProps) => (
  <Page frame={frame} title="Saved layouts" back={{ href: '/evidence', text: 'Evidence' }} success={success}>
    <h1 class="govuk-heading-l">Saved layouts</h1>
    <DataTable
      id="layouts"
      caption="Layouts by which files are recognised"
      columns={columns}
      rows={layouts}
      empty="No layout has been saved. One is made when a file is imported whose columns are not known."
    />
  </Page>
)

const columns = [
  {
    name: 'title',
    heading: 'Data set',
    rowHeading: true,
    cell: ({ id, layout }: SavedLayout) => <a href={`/evidence/layouts/${id}`}>{layout.title}</a>,
  },
  { name: 'publisher', heading: 'Publisher', cell: ({ layout }: SavedLayout) => layout.publisher },
  { name: 'imports', heading: 'Imports', numeric: true, cell: ({ imports }: SavedLayout) => imports },
  {
    name: 'saved',
    heading: 'Saved',
    cell: ({ savedAt, savedBy }: SavedLayout) => `${instantText(savedAt)}, ${savedBy}`,
  },
]

interface LayoutPageProps {
  readonly frame: Frame
  readonly saved: SavedLayout
  readonly form: FormRead<unknown>
  readonly once: string
  readonly success?: string | undefined
}

/** One layout: what its columns are, another name for it, and its removal where no import was read by it. */
export function LayoutPage({ frame, saved, form, once, success }: LayoutPageProps) {
  const { id, layout, imports } = saved
  const figures = layout.parts.flatMap((part) => part.columns)
  return (
    <Page
      frame={frame}
      title={layout.title}
      errors={form.ok ? {} : form.errors}
      back={{ href: '/evidence/layouts', text: 'Saved layouts' }}
      success={success}
    >
      <h1 class="govuk-heading-l">{layout.title}</h1>
      <SummaryList
        rows={figures.map(({ headings, measure }) => ({
          key: { text: headings.join(', ') },
          value: { text: findMeasure(measure)?.name ?? measure },
        }))}
      />
      <Form action={`/evidence/layouts/${id}/rename`} csrf={frame.csrf} once={once} submit="Rename the layout">
        <TextField form={form} name="title" label="What is the data set called?" />
      </Form>
      {imports > 0 ? (
        <p class="govuk-body">
          {imports === 1 ? '1 import was' : `${imports} imports were`} read by this layout, so it stays.
        </p>
      ) : (
        <Form
          action={`/evidence/layouts/${id}/remove`}
          csrf={frame.csrf}
          once={once}
          submit="Remove the layout"
          submitStyle="warning"
        >
          {null}
        </Form>
      )}
    </Page>
  )
}
