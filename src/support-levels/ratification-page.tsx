import {
  DateField,
  dayText,
  Form,
  InsetText,
  Page,
  RadiosField,
  TextField,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import { reviewPath } from './around.tsx'
import { levelText } from './issue-level.ts'
import { reviewName } from './level-page.tsx'
import type { Proposed } from './review.ts'
import type { ReviewNow } from './review-rules.ts'

export interface Waiting {
  readonly school: School
  readonly review: ReviewNow
  readonly proposal: Proposed
  readonly proposer: string
  /** Nobody ratifies their own proposal. */
  readonly own: boolean
}

/** Everything that waits to be ratified, decided at one sitting. */
export const RatificationPage = ({
  frame,
  edition,
  waiting,
  form,
  once,
  notice,
}: {
  readonly frame: Frame
  readonly edition: EditionInForce
  readonly waiting: readonly Waiting[]
  readonly form: ShownForm
  readonly once: string
  readonly notice: string | undefined
}) => (
  <Page frame={frame} title="Ratify levels" errors={form.errors} success={notice}>
    <h1 class="govuk-heading-l">Ratify levels</h1>
    {waiting.length === 0 ? (
      <InsetText text="No level waits to be ratified." />
    ) : (
      <Form action="/ratification" csrf={frame.csrf} once={once} submit="Record what the meeting decided">
        <TextField form={form} name="meeting" label="Name of the meeting" />
        <DateField form={form} name="metOn" label="Date of the meeting" />
        {waiting.map((one) => (
          <WaitingPart one={one} edition={edition} form={form} />
        ))}
      </Form>
    )}
  </Page>
)

const WaitingPart = ({ one, edition, form }: { one: Waiting; edition: EditionInForce; form: ShownForm }) => {
  const { school, review, proposal, proposer, own } = one
  return (
    <section class="app-part" aria-labelledby={`review-${review.id}`}>
      <h2 class="govuk-heading-m" id={`review-${review.id}`}>
        <a class="govuk-link" href={reviewPath(school, review.id)}>
          {school.name}
        </a>
      </h2>
      <p class="govuk-body">
        {reviewName(review)}: level {levelText(proposal.level, edition)} proposed by {proposer} on{' '}
        {dayText(proposal.on)}
        {proposal.previousLevel === null ? '' : `, now ${levelText(proposal.previousLevel, edition)}`}.
      </p>
      <p class="govuk-body">{proposal.reasons}</p>
      {own ? (
        <InsetText text="You proposed this level yourself. Somebody else ratifies it." />
      ) : (
        <>
          <RadiosField
            form={form}
            name={`decided-${review.id}`}
            label={`What did the meeting decide about ${school.name}?`}
            heading="strong"
            choices={[
              { value: 'ratified', text: 'Ratified' },
              { value: 'notRatified', text: 'Not ratified' },
              { value: 'later', text: 'Not considered' },
            ]}
          />
          <WordsField
            form={form}
            name={`reason-${review.id}`}
            label={`Reason, if the level of ${school.name} is not ratified`}
            rows={2}
          />
        </>
      )}
      <input type="hidden" name={`version-${review.id}`} value={String(review.happenings.length)} />
    </section>
  )
}
