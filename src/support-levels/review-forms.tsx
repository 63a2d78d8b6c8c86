import { documentHtml, type DocumentModel } from '../platform/documents/index.ts'
import {
  DateField,
  HistoryList,
  dayText,
  Form,
  InsetText,
  RadiosField,
  SelectField,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Day, TermDates } from '../kernel/index.ts'
import { academicYearName } from '../kernel/index.ts'
import type { Proposal } from '../policy/index.ts'
import { instrumentName, recordPath, type DraftRecord } from '../visits/index.ts'
import { levelPath, reviewPath, SchoolPage, type Around } from './around.tsx'
import type { LevelEntry } from './level-history.ts'
import { levelText } from './issue-level.ts'
import { kindText, termText } from './level-page.tsx'
import { ProposalWords } from './proposal-words.tsx'
import { AgainstKeyCriteria, type ActContext, type ReviewActPage } from './review-acts.tsx'
import { entryOf, sourceText } from './review-page.tsx'
import type { ReviewNow } from './review-rules.ts'

interface Props {
  readonly frame: Frame
  readonly around: Around
  readonly form: ShownForm
  readonly once: string
}

export const termValue = ({ year, term }: Pick<TermDates, 'year' | 'term'>): string => `${year}-${term}`

export const OpeningPage = ({ frame, around, form, once, terms }: Props & { readonly terms: readonly TermDates[] }) => (
  <SchoolPage frame={frame} around={around} title="Open a review" errors={form.errors}>
    <Form
      action={`${levelPath(around.school)}/reviews`}
      csrf={frame.csrf}
      once={once}
      submit="Open the review"
      cancel={{ href: levelPath(around.school) }}
    >
      <RadiosField
        form={form}
        name="kind"
        label="What kind of review is it?"
        heading="strong"
        choices={[
          {
            value: 'annual',
            text: kindText.annual,
            hint: 'Agreed with headteacher and chair once a year; counts as the review of its term',
          },
          { value: 'termly', text: kindText.termly, hint: 'One for each term' },
          { value: 'extra', text: kindText.extra, hint: 'On any day, besides the review of the term' },
        ]}
      />
      <SelectField
        form={form}
        name="term"
        label="Term"
        choices={terms.map((dates) => ({
          value: termValue(dates),
          text: `${termText[dates.term]} ${academicYearName(dates.year)}`,
        }))}
      />
      <RadiosField
        form={form}
        name="source"
        label="Why is the level reviewed?"
        heading="strong"
        choices={Object.entries(sourceText).map(([value, text]) => ({ value, text }))}
      />
      <WordsField form={form} name="reason" label="Reason" hint="Needed for an extra review" limit={10000} />
    </Form>
  </SchoolPage>
)

export const ActPage = ({
  frame,
  around,
  form,
  once,
  act,
  context,
  version,
}: Props & { readonly act: ReviewActPage; readonly context: ActContext; readonly version: number }) => {
  const path = reviewPath(around.school, context.review.id)
  return (
    <SchoolPage
      frame={frame}
      around={around}
      back={{ href: path, text: 'Back to the review' }}
      title={act.title}
      errors={form.errors}
    >
      <Form
        action={`${path}/${act.path}`}
        csrf={frame.csrf}
        once={once}
        version={version}
        submit={act.submit}
        submitStyle={act.path === 'withdraw' ? 'warning' : 'normal'}
        cancel={{ href: path }}
        draft={`${act.path}-${context.review.id}`}
      >
        {act.fields(form, context)}
        <LastHappening around={around} review={context.review} />
      </Form>
    </SchoolPage>
  )
}

export const ProposePage = ({
  frame,
  around,
  form,
  once,
  review,
  proposal,
  version,
}: Props & { readonly review: ReviewNow; readonly proposal: Proposal; readonly version: number }) => {
  const path = reviewPath(around.school, review.id)
  return (
    <SchoolPage
      frame={frame}
      around={around}
      back={{ href: path, text: 'Back to the review' }}
      title="Propose a level"
      errors={form.errors}
    >
      {review.state.is === 'returned' && <InsetText>Returned with the comment: {review.state.comment}</InsetText>}
      {review.state.is === 'notRatified' && <InsetText>Not ratified: {review.state.ratification.reason}</InsetText>}
      <ProposalWords edition={around.edition} proposal={proposal} />
      <Form
        action={`${path}/propose`}
        csrf={frame.csrf}
        once={once}
        version={version}
        submit="Send for ratification"
        secondary={{ text: 'Save and come back later', intent: 'later' }}
        cancel={{ href: path }}
        draft={`propose-${review.id}`}
      >
        <RadiosField
          form={form}
          name="level"
          label="Which level do you propose?"
          heading="strong"
          choices={around.edition.levels.map(({ level, wording }) => ({
            value: String(level),
            text: levelText(level, around.edition),
            hint: wording,
          }))}
        />
        <WordsField form={form} name="reasons" label="Reasons" limit={10000} />
        <AgainstKeyCriteria form={form} />
        <LastHappening around={around} review={review} />
      </Form>
    </SchoolPage>
  )
}

/** What was done last, and by whom: nobody decides on a page that has been overtaken. */
const LastHappening = ({ around, review }: { around: Around; review: ReviewNow }) => {
  const last = review.happenings.at(-1)
  return last ? <HistoryList headingLevel={2} entries={[entryOf(last, around)]} /> : null
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
      {drafts.length === 0 ? (
        <InsetText>There is no draft yet. Begin a letter, or a note of visit among the school’s records.</InsetText>
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
              hint: <a href={`${recordPath(around.school, id)}/edit`}>Change this draft</a>,
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
    <SchoolPage frame={frame} around={around} title="Check what will be issued" errors={errors}>
      <p class="govuk-body">
        <a href={`${recordPath(around.school, record.id)}/edit`}>Change the draft</a> or{' '}
        <a href={`${path}/issue`}>choose another</a>.
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

export const CorrectionPage = ({ frame, around, form, once, entry }: Props & { readonly entry: LevelEntry }) => (
  <SchoolPage frame={frame} around={around} title="Correct an entry of the register" errors={form.errors}>
    <p class="govuk-body">The entry stays on record; a new one takes its place from now on.</p>
    <Form
      action={`${levelPath(around.school)}/entries/${entry.id}/correct`}
      csrf={frame.csrf}
      once={once}
      submit="Correct the entry"
      cancel={{ href: levelPath(around.school) }}
    >
      <RadiosField
        form={form}
        name="level"
        label="Level"
        heading="strong"
        choices={[
          ...around.edition.levels.map(({ level }) => ({
            value: String(level),
            text: levelText(level, around.edition),
          })),
          { value: 'none', text: 'Annul the entry: the level before it goes on' },
        ]}
      />
      <DateField form={form} name="effectiveFrom" label="From" />
      <WordsField form={form} name="reason" label="Reason for the correction" limit={5000} />
    </Form>
  </SchoolPage>
)
