import {
  DateField,
  dayText,
  Details,
  Form,
  InsetText,
  Page,
  RadiosField,
  TextField,
  TickField,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import { reviewPath } from './around.tsx'
import { levelText } from './issue-level.ts'
import { reviewName } from './level-page.tsx'
import { OvertakenPart, type Overtaken } from './overtaken-decisions.tsx'
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

export interface RatificationPageProps {
  readonly frame: Frame
  readonly edition: EditionInForce
  readonly waiting: readonly Waiting[]
  readonly form: ShownForm
  readonly once: string
  readonly notice: string | undefined
  /** What was decided here and overtaken meanwhile; none unless told. */
  readonly overtaken?: readonly Overtaken[] | undefined
}

/** Every proposal that waits, each with its own summary and decision, recorded at one sitting (diagram). */
export const RatificationPage = (props: RatificationPageProps) => {
  const { frame, waiting, form, notice, overtaken = [] } = props
  return (
    <Page frame={frame} title="Ratify levels" errors={form.errors} success={notice} width="wide">
      <h1 class="govuk-heading-l">Ratify levels</h1>
      {overtaken.length > 0 && <OvertakenPart overtaken={overtaken} />}
      {waiting.length === 0 ? <InsetText text="No level waits to be ratified." /> : <Sitting {...props} />}
    </Page>
  )
}

function Sitting({ frame, edition, waiting, form, once }: RatificationPageProps) {
  const own = waiting.filter((one) => one.own)
  const others = waiting.filter((one) => !one.own)
  const changing = others.filter(changes)
  const staying = others.filter((one) => !changes(one))
  return (
    <>
      <p class="govuk-body">
        {countText(waiting.length)} to be ratified. Mark what the meeting decided about each. One you leave unmarked was
        not considered and waits for another meeting
        {others.length > 1 && ', unless you say at the end that the meeting ratified all of those'}.
      </p>
      <Form
        action="/ratification"
        csrf={frame.csrf}
        once={once}
        submit="Record what the meeting decided"
        draft="ratification"
      >
        <TextField form={form} name="meeting" label="Name of the meeting" width={30} />
        <DateField form={form} name="metOn" label="Date of the meeting" />
        <Proposals title="Levels that would change" of={changing} edition={edition} form={form} />
        <Proposals title="Levels that would stay as they are" of={staying} edition={edition} form={form} />
        <Proposals title="Proposed by you" of={own} edition={edition} form={form} />
        {others.length > 1 && (
          <TickField
            form={form}
            name="others"
            label="The meeting ratified all the levels I left unmarked"
            hint={`Leave this empty if it did not consider them.${own.length > 0 ? ' Those that you proposed yourself wait for somebody else.' : ''}`}
          />
        )}
      </Form>
    </>
  )
}

const changes = ({ proposal }: Waiting): boolean => proposal.level !== proposal.previousLevel

const countText = (count: number): string => (count === 1 ? '1 level waits' : `${count} levels wait`)

interface ProposalsProps {
  readonly title: string
  readonly of: readonly Waiting[]
  readonly edition: EditionInForce
  readonly form: ShownForm
}

const Proposals = ({ title, of, edition, form }: ProposalsProps) =>
  of.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">
        {title} ({of.length})
      </h2>
      <ul class="app-decisions">
        {of.map((one) => (
          <li key={one.review.id} class="app-decision">
            <Summary one={one} edition={edition} />
            {one.own ? (
              <p class="govuk-body">You proposed this level yourself. Somebody else ratifies it.</p>
            ) : (
              <Decision one={one} form={form} />
            )}
          </li>
        ))}
      </ul>
    </>
  )

function Summary({ one, edition }: { readonly one: Waiting; readonly edition: EditionInForce }) {
  const { school, review, proposal, proposer } = one
  return (
    <div>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link govuk-link--no-visited-state" href={reviewPath(school, review.id)}>
          {school.name}
        </a>
      </h3>
      <p class="govuk-body govuk-!-margin-bottom-1">{levelsText(proposal, edition)}</p>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        {reviewName(review)}. Proposed by {proposer} on {dayText(proposal.on)}.
      </p>
      <Details
        summaryText={`Why${proposal.reasonAgainstKeyCriteria === '' ? '' : ', and against which key criteria'}`}
        classes="govuk-!-margin-bottom-2"
      >
        <p class="govuk-body app-words">{proposal.reasons || 'No reason was written down.'}</p>
        {proposal.reasonAgainstKeyCriteria !== '' && (
          <p class="govuk-body app-words">{proposal.reasonAgainstKeyCriteria}</p>
        )}
      </Details>
    </div>
  )
}

/** "From 1 Secure to 2 Vulnerable"; "Stays 1 Secure"; "2 Vulnerable, the first level of this school". */
function levelsText({ level, previousLevel }: Proposed, edition: EditionInForce): string {
  const proposed = levelText(level, edition)
  if (previousLevel === null) return `${proposed}, the first level of this school`
  return previousLevel === level ? `Stays ${proposed}` : `From ${levelText(previousLevel, edition)} to ${proposed}`
}

const Decision = ({ one: { school, review }, form }: { readonly one: Waiting; readonly form: ShownForm }) => (
  <div>
    <RadiosField
      form={form}
      name={`decided-${review.id}`}
      label={`What did the meeting decide about ${school.name}?`}
      heading="hidden"
      inline
      small
      choices={[
        { value: 'ratified', text: 'Ratified' },
        { value: 'notRatified', text: 'Not ratified' },
        { value: 'later', text: 'Not considered' },
      ]}
    />
    <details class="govuk-details govuk-!-margin-bottom-0" open={hasReason(form, `reason-${review.id}`)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Reason, if it is not ratified<span class="govuk-visually-hidden">: {school.name}</span>
        </span>
      </summary>
      <div class="govuk-details__text">
        <WordsField
          form={form}
          name={`reason-${review.id}`}
          label={`Why the level of ${school.name} is not ratified`}
          rows={2}
        />
      </div>
    </details>
    <input type="hidden" name={`version-${review.id}`} value={String(review.happenings.length)} />
  </div>
)

/** What was typed, or what is wrong with it, is never folded away. */
const hasReason = ({ typed, errors }: ShownForm, name: string): boolean =>
  Boolean(typed?.[name]) || errors?.[name] !== undefined
