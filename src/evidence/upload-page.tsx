import type { FormRead } from '../platform/forms/index.ts'
import { DateField, FileField, Form, Page, TextField, type Frame } from '../platform/views/index.ts'
import type { KeptFile } from './kept-file.ts'
import { KeptFileNote } from './kept-file-note.tsx'

export interface UploadPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly success?: string | undefined
  /** The file that was sent before and is kept: only what is missing about it is asked. */
  readonly kept?: KeptFile | undefined
}

export const uploadLimit = 300 * 1024 * 1024

/** Choosing a file. What it is, is found from its headings and its name; a person says only what they do not tell. */
export function UploadPage({ frame, form, once, success, kept }: UploadPageProps) {
  const lacksYear = !form.ok && form.errors.year !== undefined
  return (
    <Page
      frame={frame}
      title="Import a file"
      errors={form.ok ? {} : form.errors}
      back={{ href: '/evidence', text: 'Evidence' }}
      success={success}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Import a file</h1>
          {!kept && (
            <p class="govuk-body">
              Choose a published data set, Ofsted’s management information, a register from Get Information about
              Schools, or the form of what the authority holds. You see what it would change before anything is changed.
            </p>
          )}
          <Form
            action="/evidence/import"
            csrf={frame.csrf}
            once={once}
            submit="Read the file"
            cancel={{ href: '/evidence' }}
            hidden={kept ? { kept: kept.id } : undefined}
            multipart={!kept}
          >
            {kept ? <KeptFileNote kept={kept} /> : <FileToSend form={form} />}
            <TextField
              form={form}
              name="year"
              label={lacksYear ? 'Academic year' : 'Academic year (optional)'}
              hint={`Like 2010/11${lacksYear ? '' : '. Only needed when neither the file nor its name says it.'}`}
              width={10}
            />
            <DateField
              form={form}
              name="asAt"
              label="Day the file holds for (optional)"
              hint="Such as the day on which a register was taken. Of two files, the later counts."
            />
          </Form>
        </div>
      </div>
    </Page>
  )
}

const FileToSend = ({ form }: Pick<UploadPageProps, 'form'>) => (
  <FileField
    form={form}
    name="file"
    label="File"
    hint="CSV, tab-separated, Excel (.xlsx) or OpenDocument (.ods), also compressed (.gz), up to 300 MB"
    accept=".csv,.tsv,.txt,.gz,.xlsx,.ods"
  />
)
