import { documentHtml } from '../platform/documents/index.ts'
import {
  dayText,
  DataTable,
  Form,
  InsetText,
  instantText,
  RadiosField,
  SummaryList,
  Tag,
  WarningText,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Actor } from '../people/index.ts'
import { SchoolFrame, type School, type SchoolFrameProps, type SchoolInView } from '../schools/index.ts'
import { recordState, type RecordState } from './formal-record.ts'
import type { IssuedDocument } from './issued-document.ts'
import type { DraftRecord } from './store.ts'

export interface RecordProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
}

/** A page about a record: the school's own frame, leading back to its records. */
export const RecordFrame = ({ inView, ...rest }: Omit<SchoolFrameProps, 'tab'>) => (
  <SchoolFrame
    back={{ href: recordsPath(inView.school), text: 'Back to notes of visit and letters' }}
    {...rest}
    inView={inView}
    tab="records"
  />
)

export const recordsPath = ({ urn }: Pick<School, 'urn'>): string => `/schools/${urn}/records`
export const recordPath = (school: Pick<School, 'urn'>, id: string): string => `${recordsPath(school)}/${id}`

export const instrumentName = { noteOfVisit: 'Note of visit', letter: 'Letter' } as const

export interface ListedRecord extends DraftRecord {
  readonly writer: string
  readonly issued: Omit<IssuedDocument, 'model'> | undefined
}

/** Every note of visit and letter of a school. */
export const RecordsPage = ({
  frame,
  actor,
  inView,
  records,
  mayWrite,
  once,
  notice,
}: RecordProps & {
  readonly records: readonly ListedRecord[]
  readonly mayWrite: boolean
  readonly once: string
  readonly notice: string | undefined
}) => (
  <SchoolFrame
    frame={frame}
    actor={actor}
    inView={inView}
    tab="records"
    heading="Notes of visit and letters"
    success={notice}
  >
    {mayWrite && (
      <Form action={recordsPath(inView.school)} csrf={frame.csrf} once={once} submit="Begin a note of visit">
        <p class="govuk-body">A letter that records a support level is begun from the review of the level.</p>
      </Form>
    )}
    <DataTable
      id="records"
      caption="Records"
      captionSize="hidden"
      columns={[
        {
          name: 'name',
          heading: 'Record',
          rowHeading: true,
          cell: (row) => <RecordLink school={inView.school} row={row} />,
        },
        { name: 'day', heading: 'Date', nowrap: true, cell: (row) => dayOfRecord(row) },
        { name: 'writer', heading: 'Written by', cell: ({ writer }) => writer },
        { name: 'state', heading: 'Where it is', cell: (row) => <StateTag state={recordState(row.happenings)} /> },
      ]}
      rows={records}
      empty="No note of visit or letter has been issued to this school."
    />
  </SchoolFrame>
)

const RecordLink = ({ school, row }: { school: School; row: ListedRecord }) => {
  const draft = recordState(row.happenings).is === 'draft'
  const name = `${instrumentName[row.instrument]}${row.issued ? ` ${row.issued.reference}` : ''}`
  return (
    <a class="govuk-link" href={`${recordPath(school, row.id)}${draft ? '/edit' : ''}`}>
      {name}
    </a>
  )
}

const dayOfRecord = (row: ListedRecord): string =>
  row.issued ? dayText(row.issued.issuedOn) : `Saved ${instantText(row.savedAt)}`

const StateTag = ({ state }: { state: RecordState }) => {
  if (state.is === 'draft') return <Tag text="Draft" classes="app-tag govuk-tag--grey" />
  if (state.is === 'discarded') return <Tag text="Thrown away" classes="app-tag govuk-tag--grey" />
  if (!state.response) return <Tag text="Issued, not yet answered" classes="app-tag govuk-tag--blue" />
  return state.response.answer === 'accurate' ? (
    <Tag text="Accurate" classes="app-tag govuk-tag--green" />
  ) : (
    <Tag text="Inaccurate" classes="app-tag govuk-tag--orange" />
  )
}

export interface IssuedPageProps extends RecordProps {
  readonly record: DraftRecord
  readonly document: IssuedDocument
  readonly form: ShownForm
  readonly mayAnswer: boolean
  readonly mayCorrect: boolean
  readonly correctedBy: string | null
  readonly once: string
  readonly notice?: string | undefined
}

/** An issued record as it was issued, with what the school answered beside it. */
export const IssuedPage = (props: IssuedPageProps) => {
  const { frame, actor, inView, record, document, form, notice } = props
  const { school } = inView
  const path = recordPath(school, record.id)
  const name = `${instrumentName[record.instrument]} ${document.reference}`
  return (
    <RecordFrame frame={frame} actor={actor} inView={inView} heading={name} errors={form.errors} success={notice}>
      {props.correctedBy && (
        <WarningText iconFallbackText="Warning">
          A correction of this record has been issued:{' '}
          <a class="govuk-link" href={recordPath(school, props.correctedBy)}>
            read it
          </a>
          .
        </WarningText>
      )}
      <p class="govuk-body">
        Download as{' '}
        <a class="govuk-link" href={`${path}/document.docx`}>
          Word document
        </a>
        {document.pdf === 'kept' && (
          <>
            {' '}
            or{' '}
            <a class="govuk-link" href={`${path}/document.pdf`}>
              PDF
            </a>
          </>
        )}
        .{document.pdf !== 'kept' && ` ${noPdf[document.pdf]}`}
      </p>
      <div dangerouslySetInnerHTML={{ __html: documentHtml(document.model, 2) }} />
      <ResponsePart {...props} />
      <Fingerprints document={document} />
      {props.mayCorrect && !props.correctedBy && (
        <Form action={`${path}/correct`} csrf={frame.csrf} once={props.once} submit="Begin a correction">
          <p class="govuk-body">
            An issued record is never changed. A correction is a new record that refers to this one.
          </p>
        </Form>
      )}
    </RecordFrame>
  )
}

const noPdf: Readonly<Record<Exclude<IssuedDocument['pdf'], 'kept'>, string>> = {
  beingMade: 'The PDF is being made. Open this page again in a few minutes.',
  failed: 'A PDF of this record could not be made. The Word document says the same.',
  notHere:
    'The service makes PDFs only where it runs on Linux x64, which it does not here. The Word document says the same.',
}

const ResponsePart = ({ frame, inView: { school }, record, form, mayAnswer, once }: IssuedPageProps) => {
  const state = recordState(record.happenings)
  const response = state.is === 'issued' ? state.response : null
  if (response) return <Answered response={response} />
  if (!mayAnswer) return <InsetText text="The headteacher has not yet said whether this record is accurate." />
  return (
    <section aria-labelledby="your-answer">
      <h2 class="govuk-heading-m" id="your-answer">
        Your answer
      </h2>
      <Form
        action={`${recordPath(school, record.id)}/answer`}
        csrf={frame.csrf}
        once={once}
        submit="Send your answer"
        draft={`answer-${record.id}`}
      >
        <RadiosField
          form={form}
          name="answer"
          label="Is this record accurate?"
          heading="strong"
          choices={[
            { value: 'accurate', text: 'Accurate' },
            { value: 'inaccurate', text: 'Inaccurate' },
          ]}
        />
        <WordsField
          form={form}
          name="words"
          label="Your words"
          hint="Needed when it is inaccurate. They are kept beside the record and shown to the authority. You answer once."
          limit={10000}
        />
      </Form>
    </section>
  )
}

const Answered = ({ response }: { response: NonNullable<Extract<RecordState, { is: 'issued' }>['response']> }) => (
  <section aria-labelledby="answer">
    <h2 class="govuk-heading-m" id="answer">
      The headteacher’s answer
    </h2>
    <SummaryList
      rows={[
        { key: { text: 'Answer' }, value: { text: response.answer === 'accurate' ? 'Accurate' : 'Inaccurate' } },
        { key: { text: 'When' }, value: { text: instantText(new Date(response.at)) } },
        {
          key: { text: 'In their words' },
          value: { html: <span class="app-words">{response.words || 'None given'}</span> },
        },
      ]}
    />
  </section>
)

const Fingerprints = ({ document: { sha256 } }: { document: IssuedDocument }) => (
  <details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">How to check that nothing has changed</span>
    </summary>
    <div class="govuk-details__text">
      <p class="govuk-body">The SHA-256 of each file when it was issued:</p>
      <ul class="govuk-list app-break">
        <li>Word document: {sha256.docx}</li>
        {sha256.pdf && <li>PDF: {sha256.pdf}</li>}
        <li>Text: {sha256.model}</li>
      </ul>
    </div>
  </details>
)
