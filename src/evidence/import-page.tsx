import { academicYearName } from '../kernel/index.ts'
import type { FieldErrors, FormRead } from '../platform/forms/index.ts'
import {
  DataTable,
  DateField,
  dayText,
  Details,
  Form,
  HistoryList,
  InsetText,
  instantText,
  numberText,
  Page,
  SummaryList,
  WordsField,
  type Frame,
} from '../platform/views/index.ts'
import { dayBoxes } from '../schools/index.ts'
import { asAtFromInWords, cellsInWords, countsInWords } from './import-sentences.ts'
import { importStatus, type DataImport } from './import.ts'
import type { Preview } from './previewed-changes.ts'
import { PreviewedChangesPart } from './previewed-changes-part.tsx'
import { StatusTag } from './imports-page.tsx'
import { rowRefusalSentence } from './refusal-sentences.ts'
import type { RefusedRow } from './refusals.ts'

export interface ImportPageProps {
  readonly frame: Frame
  readonly of: DataImport
  readonly form: FormRead<unknown>
  readonly once: string
  readonly mayImport: boolean
  /** What it would change; of a file that is not yet applied. */
  readonly preview?: Preview | undefined
  /** Whether it is counted anew, because what is in force has changed since it was read. */
  readonly recounted: boolean
  /** In how many cells it takes back what is held; of a file that is not in force. */
  readonly takenBack: number
  readonly success?: string | undefined
}

/** One import: what it would change or has changed, what was refused, where it is from and what became of it. */
export function ImportPage({
  frame,
  of,
  form,
  once,
  mayImport,
  preview,
  recounted,
  takenBack,
  success,
}: ImportPageProps) {
  const status = importStatus(of)
  const errors = form.ok ? {} : errorsHere(form.errors, mayImport && (status === 'applied' || takenBack > 0))
  const title = status === 'previewed' ? `Check the import of ${of.fileName}` : `Import ${of.number}: ${of.title}`
  return (
    <Page frame={frame} title={title} errors={errors} back={{ href: '/evidence', text: 'Evidence' }} success={success}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <StatusTag of={of} />
      </p>
      <p class="govuk-body-l">Rows: {countsInWords(of.counts)}.</p>
      {recounted && <InsetText text={recountedText(of)} />}
      {of.counts.openEnded && status === 'previewed' && <InsetText text={openEndedText} />}
      {status === 'previewed' && <p class="govuk-body">Nothing has been changed yet.</p>}
      {mayImport && status !== 'applied' && <Apply {...{ frame, of, once, form, takenBack }} />}
      {preview && <PreviewedChangesPart preview={preview} of={of} />}
      <Provenance of={of} />
      {mayImport && status === 'previewed' && <Redate frame={frame} of={of} form={form} once={once} />}
      <RefusedRows of={of} />
      {of.happenings.length > 0 && <Happenings of={of} />}
      {mayImport && status === 'applied' && <Undo frame={frame} of={of} form={form} once={once} />}
    </Page>
  )
}

const openEndedText =
  'The last line of the file does not end as the others do. The file may have been cut off there: compare its last row with the source.'

const recountedText = ({ previewedAt }: DataImport): string =>
  `What is in force has changed since this file was read on ${instantText(previewedAt)}. Its rows are counted beside what is in force now.`

/** A fault of the reason leads to its box where there is one; an import that is not applied has none to fill in. */
const errorsHere = ({ reason, ...others }: FieldErrors, asksReason: boolean): FieldErrors => {
  if (reason === undefined || asksReason) return reason === undefined ? others : { ...others, reason }
  return { form: 'The import is not applied: there is nothing to undo', ...others }
}

type Part = Pick<ImportPageProps, 'frame' | 'of' | 'once'>

type ApplyProps = Part & Pick<ImportPageProps, 'form' | 'takenBack'>

function Apply({ frame, of, once, form, takenBack }: ApplyProps) {
  const { refused, records } = of.counts
  const words = applyWords(records, refused)
  return (
    <>
      {records > 0 && (
        <Form
          action={`/evidence/imports/${of.number}/apply`}
          csrf={frame.csrf}
          once={once}
          submit={words}
          hidden={{ seen: of.counts.beside ?? '' }}
        >
          {takenBack > 0 && <WhyTakenBack form={form} cells={takenBack} />}
        </Form>
      )}
      {of.happenings.length === 0 && (
        <Form
          action={`/evidence/imports/${of.number}/discard`}
          csrf={frame.csrf}
          once={once}
          submit="Do not import this file"
          submitStyle="warning"
        >
          {null}
        </Form>
      )}
    </>
  )
}

/** What is taken back needs a reason, as it does where it is typed in. */
const WhyTakenBack = ({ form, cells }: { readonly form: FormRead<unknown>; readonly cells: number }) => (
  <WordsField
    form={form}
    name="reason"
    label="Why are figures taken back?"
    hint={`The file takes back what is held in ${cellsInWords(cells)}: nothing is held of it then.`}
    limit={2000}
    rows={3}
  />
)

function applyWords(records: number, refused: number): string {
  if (refused === 0) return records === 1 ? 'Apply 1 record' : `Apply ${numberText(records)} records`
  return refused === 1 ? 'Apply without the refused row' : `Apply without the ${numberText(refused)} refused rows`
}

function Provenance({ of }: { readonly of: DataImport }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Data set', of.title],
    ['Publisher', of.publisher],
    ['Licence', of.licence],
    ['Academic year', of.year === null ? 'Given in each row' : academicYearName(of.year)],
    ['Holds for', `${dayText(of.asAt)}${asAtFromInWords(of)}`],
    ['File', `${of.fileName}, ${numberText(of.size)} bytes`],
    ['SHA-256', of.sha256],
    ['Read', `${instantText(of.previewedAt)}, by ${of.previewedBy}`],
    ['Rows in the file', numberText(of.counts.rows)],
    ['Schools', numberText(of.counts.schools)],
  ]
  return (
    <>
      <h2 class="govuk-heading-m">Where it is from</h2>
      <SummaryList
        rows={facts.map(([key, value]) => ({
          key: { text: key },
          value: { text: value, classes: 'govuk-!-text-break-word' },
        }))}
      />
    </>
  )
}

/** The day decides which of two files counts, so it can be put right before anything is applied. */
const Redate = ({ frame, of, form, once }: Part & { readonly form: FormRead<unknown> }) => {
  const given = form.ok || !('asAt-day' in form.typed) ? dayBoxes('asAt', of.asAt) : form.typed
  return (
    <Details summaryText="Change the day for which the file holds" open={!form.ok && 'asAt' in form.errors}>
      <Form action={`/evidence/imports/${of.number}/as-at`} csrf={frame.csrf} once={once} submit="Change the day">
        <DateField
          form={{ ...form, typed: given }}
          name="asAt"
          label="Day for which the file holds"
          hint="Of two files that say something about the same, the later counts."
        />
      </Form>
    </Details>
  )
}

function RefusedRows({ of }: { readonly of: DataImport }) {
  if (of.counts.refused === 0) return null
  const shown = of.refused.length
  return (
    <DataTable
      id="refused"
      caption={
        shown < of.counts.refused
          ? `Refused rows: the first ${numberText(shown)} of ${numberText(of.counts.refused)}`
          : 'Refused rows'
      }
      columns={refusedColumns}
      rows={of.refused}
      empty=""
    />
  )
}

const refusedColumns = [
  { name: 'line', heading: 'Line', numeric: true, cell: (row: RefusedRow) => row.line },
  { name: 'column', heading: 'Column', numeric: true, cell: (row: RefusedRow) => row.column ?? '' },
  { name: 'why', heading: 'Why it is refused', rowHeading: true, cell: (row: RefusedRow) => rowRefusalSentence(row) },
]

const Happenings = ({ of }: { readonly of: DataImport }) => (
  <>
    <h2 class="govuk-heading-m">History</h2>
    <HistoryList
      entries={of.happenings.toReversed().map(({ happening, at, by, reason }) => ({
        what: happening === 'applied' ? 'Applied' : 'Undone',
        when: at,
        who: by,
        ...(reason === null ? {} : { detail: reason }),
      }))}
    />
  </>
)

const Undo = ({ frame, of, form, once }: Part & { readonly form: FormRead<unknown> }) => (
  <>
    <h2 class="govuk-heading-m">Undo this import</h2>
    <p class="govuk-body">Everything becomes again as it was without this file. The import stays in the history.</p>
    <Form
      action={`/evidence/imports/${of.number}/undo`}
      csrf={frame.csrf}
      once={once}
      submit="Undo the import"
      submitStyle="warning"
    >
      <WordsField form={form} name="reason" label="Why is it undone?" rows={3} />
    </Form>
  </>
)
