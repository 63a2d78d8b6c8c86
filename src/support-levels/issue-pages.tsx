import { documentHtml, type DocumentModel } from '../platform/documents/index.ts'
import {
  DateField,
  dayText,
  Form,
  InsetText,
  RadiosField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Day } from '../kernel/index.ts'
import { instrumentName, recordPath, recordsPath, type DraftRecord } from '../visits/index.ts'
import { reviewPath, SchoolPage, type Around } from './around.tsx'
import type { ReviewNow } from './review-rules.ts'

interface Props {
  readonly frame: Frame
  readonly around: Around
  readonly form: ShownForm
  readonly once: string
}

/** Which draft is to be the formal record, and from when. */
export const IssuePage = ({
  frame,
  around,
  form,
  once,
  review,
  drafts,
  version,
}: Props & { readonly review: ReviewNow; readonly drafts: readonly DraftRecord[]; readonly version: number }) => {
  const path = reviewPath(around.school, review.id)
  return (
    <SchoolPage
      frame={frame}
      around={around}
      back={{ href: path, text: 'Back to the review' }}
      title="Issue the formal record"
      errors={form.errors}
    >
      <p class="govuk-body">
        The level takes effect with its note of visit or letter, which shows the old and the new level, the criteria and
        the dates.
      </p>
      <Form action={`${path}/letter`} csrf={frame.csrf} once={once} submit="Begin a letter">
        <p class="govuk-body">Begin a letter to headteacher and chair, then come back here to issue it.</p>
      </Form>
      <p class="govuk-body">
        Or begin a note of visit among{' '}
        <a class="govuk-link" href={recordsPath(around.school)}>
          the school’s notes of visit and letters
        </a>
        .
      </p>
      {drafts.length === 0 ? (
        <InsetText>There is no draft of yours yet.</InsetText>
      ) : (
        <Form
          action={`${path}/issue`}
          csrf={frame.csrf}
          version={version}
          submit="Check what will be issued"
          cancel={{ href: path }}
        >
          <RadiosField
            form={form}
            name="record"
            label="Which draft is the formal record?"
            heading="strong"
            choices={drafts.map(({ id, instrument, draft }) => ({
              value: id,
              text: (
                <>
                  {instrumentName[instrument]}:{' '}
                  {'purpose' in draft ? draft.purpose || 'no purpose yet' : draft.subject || 'no subject yet'}
                </>
              ),
              hint: (
                <a class="govuk-link" href={`${recordPath(around.school, id)}/edit`}>
                  Change this draft
                </a>
              ),
            }))}
          />
          <DateField form={form} name="effectiveFrom" label="When does the level take effect?" hint="Today or later" />
        </Form>
      )}
    </SchoolPage>
  )
}

export interface IssueCheckProps {
  readonly frame: Frame
  readonly around: Around
  readonly once: string
  readonly review: ReviewNow
  readonly version: number
  readonly record: DraftRecord
  readonly effectiveFrom: Day
  readonly model: DocumentModel | null
  readonly errors: Readonly<Record<string, string>>
}

/** The record as it would be issued, or every reason why it cannot be. */
export const IssueCheckPage = (props: IssueCheckProps) => {
  const { frame, around, once, review, version, record, effectiveFrom, model, errors } = props
  const path = reviewPath(around.school, review.id)
  return (
    <SchoolPage
      frame={frame}
      around={around}
      title="Check what will be issued"
      errors={errors}
      errorsOn={(field) =>
        field === 'effectiveFrom' || field === 'record'
          ? `${path}/issue`
          : `${recordPath(around.school, record.id)}/edit`
      }
    >
      <p class="govuk-body">
        <a class="govuk-link" href={`${recordPath(around.school, record.id)}/edit`}>
          Change the draft
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={`${path}/issue`}>
          choose another
        </a>
        .
      </p>
      {model && (
        <>
          <div dangerouslySetInnerHTML={{ __html: documentHtml(model, 2) }} />
          <Form
            action={`${path}/issue/confirm`}
            csrf={frame.csrf}
            once={once}
            version={version}
            hidden={{ record: record.id, recordVersion: String(record.version), effectiveFrom }}
            submit="Issue, and bring the level into effect"
            cancel={{ href: path }}
          >
            <p class="govuk-body">
              The level holds from {dayText(effectiveFrom)}. Once issued, the record is never changed.
            </p>
          </Form>
        </>
      )}
    </SchoolPage>
  )
}
