import {
  DateField,
  HistoryList,
  Form,
  RadiosField,
  SelectField,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { TermDates } from '../kernel/index.ts'
import { academicYearName } from '../kernel/index.ts'
import { recordPath } from '../visits/index.ts'
import { levelPath, reviewPath, SchoolPage, type Around } from './around.tsx'
import type { LevelEntry } from './level-history.ts'
import { levelText } from './issue-level.ts'
import { kindText, reviewName, termText } from './level-page.tsx'
import type { ActContext, ReviewActPage } from './review-acts.tsx'
import { entryOf, sourceText } from './review-page.tsx'
import type { ReviewNow } from './review-rules.ts'
import { officersStateText } from './sentences.ts'

interface Props {
  readonly frame: Frame
  readonly around: Around
  readonly form: ShownForm
  readonly once: string
}

export const termValue = ({ year, term }: Pick<TermDates, 'year' | 'term'>): string => `${year}-${term}`

interface OpeningProps extends Props {
  readonly terms: readonly TermDates[]
  /** The review that stands in the way of another. */
  readonly open: ReviewNow | undefined
}

export const OpeningPage = ({ frame, around, form, once, terms, open }: OpeningProps) => (
  <SchoolPage frame={frame} around={around} title="Open a review" errors={form.errors}>
    {open && <AlreadyOpen around={around} review={open} />}
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

/** A school has at most one review at a time: the way to the one that goes on. */
export const AlreadyOpenPage = ({
  frame,
  around,
  review,
}: Pick<Props, 'frame' | 'around'> & { readonly review: ReviewNow }) => (
  <SchoolPage frame={frame} around={around} title="Open a review">
    <AlreadyOpen around={around} review={review} />
  </SchoolPage>
)

const AlreadyOpen = ({ around, review }: { readonly around: Around; readonly review: ReviewNow }) => (
  <p class="govuk-body">
    A review of this school is already open:{' '}
    <a class="govuk-link" href={reviewPath(around.school, review.id)}>
      {reviewName(review)}
    </a>
    . Where it stands: {officersStateText(review.state, around.today).toLowerCase()}. Finish or withdraw it first; an
    extra review can be opened on any day after that.
  </p>
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

/** What was done last, and by whom: nobody decides on a page that has been overtaken. */
export const LastHappening = ({ around, review }: { around: Around; review: ReviewNow }) => {
  const last = review.happenings.at(-1)
  return last ? <HistoryList headingLevel={2} entries={[entryOf(last, around)]} /> : null
}

export const CorrectionPage = ({ frame, around, form, once, entry }: Props & { readonly entry: LevelEntry }) => (
  <SchoolPage frame={frame} around={around} title="Correct an entry of the register" errors={form.errors}>
    <p class="govuk-body">
      The entry stays on record; a new one takes its place. Put right the day, or a level that is not the one{' '}
      <a class="govuk-link" href={recordPath(around.school, entry.record)}>
        its formal record
      </a>{' '}
      says. To change the level itself,{' '}
      <a class="govuk-link" href={`${levelPath(around.school)}/reviews/new`}>
        open an extra review
      </a>
      .
    </p>
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
