import { documentHtml, type DocumentModel } from '../platform/documents/index.ts'
import {
  Conflict,
  DateField,
  Details,
  Form,
  hasErrors,
  textOf,
  TextField,
  WordsField,
  type FieldValues,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { fieldWords } from './field-words.ts'
import { places } from './forms.ts'
import { instrumentName, RecordFrame, recordPath, type RecordProps } from './pages.tsx'
import type { DraftRecord } from './store.ts'

export interface DraftPageProps extends RecordProps {
  readonly record: Pick<DraftRecord, 'id' | 'instrument' | 'version'>
  readonly form: ShownForm
  readonly once: string
  readonly notice?: string | undefined
}

/** The form of a draft: it can be left and resumed, and is saved with each press of either button. */
export const DraftPage = (props: DraftPageProps) => {
  const { frame, actor, inView, record, form, once, notice } = props
  const { school } = inView
  const name = `${instrumentName[record.instrument]}: draft`
  const path = recordPath(school, record.id)
  return (
    <RecordFrame frame={frame} actor={actor} inView={inView} heading={name} errors={form.errors} success={notice}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Form
            action={draftAction(school, record)}
            csrf={frame.csrf}
            once={once}
            version={record.version}
            submit={record.instrument === 'letter' ? 'Save the letter' : 'Save and check your answers'}
            secondary={{ text: 'Save and come back later', intent: 'later' }}
            draft={`record-${record.id}`}
          >
            {record.instrument === 'letter' ? <LetterFields form={form} /> : <NoteFields form={form} />}
          </Form>
          {record.instrument === 'letter' && (
            <p class="govuk-body">
              A letter is issued from the review of its level, once it is saved:{' '}
              <a class="govuk-link" href={`/schools/${school.urn}/support-level`}>
                go to the support level and its review
              </a>
              .
            </p>
          )}
          <DiscardForm frame={frame} path={path} version={record.version} />
        </div>
      </div>
    </RecordFrame>
  )
}

/** Where the form of a draft is sent: each instrument has its own fields. */
const draftAction = (school: RecordProps['inView']['school'], record: Pick<DraftRecord, 'id' | 'instrument'>): string =>
  `${recordPath(school, record.id)}/${record.instrument === 'letter' ? 'letter' : 'note'}`

const DiscardForm = ({ frame, path, version }: { frame: Frame; path: string; version: number }) => (
  <Details summaryText="Throw this draft away">
    <Form action={`${path}/discard`} csrf={frame.csrf} version={version} submit="Throw away" submitStyle="warning">
      <p class="govuk-body">It stays on file as thrown away, and can no longer be changed or issued.</p>
    </Form>
  </Details>
)

const NoteFields = ({ form }: { form: ShownForm }) => (
  <>
    <DateField form={form} name="visitedOn" label="Date of the visit" />
    <TextField form={form} name="visitor" label="Visitor" />
    <WordsField form={form} name="purpose" label="Purpose of the visit" rows={3} limit={5000} />
    <WordsField
      form={form}
      name="present"
      label="Who was present"
      hint="One person a line, with their role"
      rows={4}
      limit={5000}
    />
    <WordsField form={form} name="evidenceSeen" label="Evidence seen" rows={5} limit={5000} />
    <h2 class="govuk-heading-m">Findings</h2>
    {shownPlaces(form, ['heading', 'words']).map((place) => (
      <fieldset class="govuk-fieldset app-part">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Finding {place}</legend>
        <TextField form={form} name={`heading${place}`} label={`Criterion or heading of finding ${place}`} />
        <WordsField
          form={form}
          name={`words${place}`}
          label={`What was found for finding ${place}`}
          rows={4}
          limit={5000}
        />
      </fieldset>
    ))}
    <WordsField form={form} name="impactSinceLast" label="Impact since the last visit" rows={4} limit={5000} />
    <h2 class="govuk-heading-m">Actions</h2>
    {shownPlaces(form, ['what', 'who', 'by']).map((place) => (
      <fieldset class="govuk-fieldset app-part">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Action {place}</legend>
        <WordsField form={form} name={`what${place}`} label={`What will be done, action ${place}`} rows={2} />
        <TextField form={form} name={`who${place}`} label={`Who will do it, action ${place}`} />
        <DateField form={form} name={`by${place}`} label={`By when, action ${place}`} />
      </fieldset>
    ))}
    <p class="govuk-body">Save to have room for more findings and actions, up to {places.length} of each.</p>
    <DateField form={form} name="nextVisitOn" label="Date of the next visit" hint="Leave out if it is not arranged" />
    <WordsField form={form} name="circulation" label="Who receives the note" hint="One a line" rows={3} limit={5000} />
  </>
)

/** The places that are filled, and two more. */
function shownPlaces({ typed, errors = {} }: ShownForm, names: readonly string[]): readonly number[] {
  const isUsed = (place: number): boolean =>
    Object.keys({ ...typed, ...errors }).some(
      (key) =>
        names.some((name) => key === `${name}${place}` || key.startsWith(`${name}${place}-`)) &&
        (textOf(typed, key) !== '' || key in errors),
    )
  const last = places.findLast(isUsed) ?? 0
  return places.slice(0, last + 2)
}

const LetterFields = ({ form }: { form: ShownForm }) => (
  <>
    <TextField form={form} name="subject" label="Subject" />
    <TextField form={form} name="headteacher" label="Headteacher" />
    <TextField form={form} name="chair" label="Chair of governors" />
    <WordsField form={form} name="effect" label="What the level means for the school" rows={4} limit={5000} />
    <WordsField
      form={form}
      name="supportOffered"
      label="Support offered"
      hint="Leave out if none is"
      rows={4}
      limit={5000}
    />
    <WordsField
      form={form}
      name="rightToDiscuss"
      label="With whom the school may discuss it, and how"
      rows={3}
      limit={5000}
    />
    <DateField form={form} name="nextReviewOn" label="Date of the next review" />
    <TextField form={form} name="signatory" label="Signed by" />
    <TextField form={form} name="signatoryRole" label="Role of who signs" />
  </>
)

export interface CheckPageProps extends RecordProps {
  readonly record: Pick<DraftRecord, 'id' | 'instrument' | 'version'>
  /** The document as it would be issued; null when it cannot be. */
  readonly model: DocumentModel | null
  readonly errors: Readonly<Record<string, string>>
  readonly once: string
}

/** What would be issued, or every reason why it cannot be. */
export const CheckPage = ({ frame, actor, inView, record, model, errors, once }: CheckPageProps) => {
  const { school } = inView
  const path = recordPath(school, record.id)
  const name = `Check the ${instrumentName[record.instrument].toLowerCase()}`
  return (
    <RecordFrame
      frame={frame}
      actor={actor}
      inView={inView}
      heading={name}
      back={{ href: `${path}/edit`, text: 'Change your answers' }}
      errors={errors}
      errorsOn={() => `${path}/edit`}
    >
      {hasErrors(errors) && (
        <p class="govuk-body">
          It cannot be issued yet.{' '}
          <a class="govuk-link" href={`${path}/edit`}>
            Complete it
          </a>
          , then check it again.
        </p>
      )}
      {model && (
        <>
          <div dangerouslySetInnerHTML={{ __html: documentHtml(model, 2) }} />
          <Form
            action={`${path}/issue`}
            csrf={frame.csrf}
            once={once}
            version={record.version}
            submit="Issue"
            cancel={{ href: `${path}/edit`, text: 'Change your answers' }}
          >
            <p class="govuk-body">
              Once issued nothing in it changes. The headteacher is told and answers whether it is accurate.
            </p>
          </Form>
        </>
      )}
    </RecordFrame>
  )
}

export interface ConflictPageProps extends RecordProps {
  readonly record: DraftRecord
  readonly yours: FieldValues
  readonly saved: FieldValues
  readonly savedBy: string
  readonly once: string
}

/** Somebody (perhaps the same person in another window) saved the draft first. */
export const DraftConflictPage = ({ frame, actor, inView, record, yours, saved, savedBy, once }: ConflictPageProps) => {
  const { school } = inView
  const path = recordPath(school, record.id)
  const fields = differing(record.instrument, yours, saved)
  const kept = Object.entries(yours).filter(([name]) => name !== 'version' && name !== 'intent')
  return (
    <RecordFrame
      frame={frame}
      actor={actor}
      inView={inView}
      heading="Saved by someone else first"
      back={{ href: `${path}/edit` }}
    >
      <Conflict savedBy={savedBy} savedAt={record.savedAt} fields={fields}>
        <Form
          action={draftAction(school, record)}
          csrf={frame.csrf}
          once={once}
          version={record.version}
          hidden={{ ...Object.fromEntries(kept.map(([name]) => [name, textOf(yours, name)])), intent: 'later' }}
          submit="Save what I wrote over it"
          cancel={{ href: `${path}/edit`, text: 'Keep what is saved and drop mine' }}
        >
          {null}
        </Form>
      </Conflict>
    </RecordFrame>
  )
}

/** The fields that say something else, by what they are called; the three boxes of a date are one field, and 03 is 3. */
function differing(instrument: DraftRecord['instrument'], yours: FieldValues, saved: FieldValues) {
  const names = [...new Set([...Object.keys(yours), ...Object.keys(saved)].map((name) => name.replace(boxOfDate, '')))]
  return names
    .filter((name) => !['version', 'intent'].includes(name))
    .map((name) => ({ name: fieldWords(instrument, name), yours: said(yours, name), saved: said(saved, name) }))
    .filter((field) => field.yours !== field.saved)
}

const boxOfDate = /-(day|month|year)$/

function said(values: FieldValues, name: string): string {
  const boxes = ['day', 'month', 'year'].map((part) =>
    textOf(values, `${name}-${part}`)
      .trim()
      .replace(/^0+(?=\d)/, ''),
  )
  if (boxes.some((box) => box !== '')) return boxes.join(' ').trim()
  return textOf(values, name).replaceAll('\r\n', '\n').normalize('NFC').trim()
}
