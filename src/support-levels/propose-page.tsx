import type { ComponentChildren } from 'preact'
import {
  Conflict,
  Form,
  InsetText,
  RadiosField,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Level, Proposal } from '../policy/index.ts'
import { reviewPath, SchoolPage, type Around } from './around.tsx'
import { levelText } from './issue-level.ts'
import type { SavedDraft } from './proposal-draft-store.ts'
import { ProposalWords } from './proposal-words.tsx'
import { AgainstKeyCriteria } from './review-acts.tsx'
import { LastHappening } from './review-forms.tsx'
import type { ReviewNow } from './review-rules.ts'

export interface ProposePageProps {
  readonly frame: Frame
  readonly around: Around
  readonly form: ShownForm
  readonly once: string
  readonly review: ReviewNow
  readonly proposal: Proposal
  /** Of the review, and of the draft of this proposal (0 before it is first saved). */
  readonly version: number
  readonly draftVersion: number
}

/** What the answers point to, and the level that a person proposes with their reasons (5.2). */
export const ProposePage = (props: ProposePageProps) => {
  const { around, review, proposal } = props
  return (
    <ProposeFrame {...props} title="Propose a level">
      {review.state.is === 'returned' && <InsetText>Returned with the comment: {review.state.comment}</InsetText>}
      {review.state.is === 'notRatified' && <InsetText>Not ratified: {review.state.ratification.reason}</InsetText>}
      <ProposalWords edition={around.edition} proposal={proposal} />
      <ProposalForm {...props} />
    </ProposeFrame>
  )
}

/** For a stale save of the draft: both texts side by side, and this person's in the form, to be saved again or left. */
export const ProposalConflictPage = (
  props: ProposePageProps & { readonly saved: SavedDraft; readonly savedBy: string },
) => {
  const { around, form, saved, savedBy } = props
  const yours = (name: string): string => {
    const typed = form.typed[name]
    return typeof typed === 'string' ? typed : ''
  }
  const levelOf = (text: string): string =>
    text === '' ? 'None yet' : levelText(Number(text) as Level, around.edition)
  return (
    <ProposeFrame {...props} title="Somebody else has changed this proposal">
      <Conflict
        savedBy={savedBy}
        savedAt={saved.savedAt}
        fields={[
          { name: 'Level', yours: levelOf(yours('level')), saved: levelOf(String(saved.level ?? '')) },
          { name: 'Reasons', yours: yours('reasons'), saved: saved.reasons },
          {
            name: 'Reason against key criteria',
            yours: yours('reasonAgainstKeyCriteria'),
            saved: saved.reasonAgainstKeyCriteria,
          },
        ]}
      >
        <h2 class="govuk-heading-m">Save yours over theirs</h2>
        <p class="govuk-body">Your words stand below. Put in what should stay of theirs, then save or send again.</p>
        <ProposalForm {...props} />
      </Conflict>
    </ProposeFrame>
  )
}

type FrameProps = Pick<ProposePageProps, 'frame' | 'around' | 'form' | 'review'> & {
  readonly title: string
  readonly children: ComponentChildren
}

const ProposeFrame = ({ frame, around, form, review, title, children }: FrameProps) => (
  <SchoolPage
    frame={frame}
    around={around}
    back={{ href: reviewPath(around.school, review.id), text: 'Back to the review' }}
    title={title}
    errors={form.errors}
  >
    {children}
  </SchoolPage>
)

const ProposalForm = ({ frame, around, form, once, review, version, draftVersion }: ProposePageProps) => {
  const path = reviewPath(around.school, review.id)
  return (
    <Form
      action={`${path}/propose`}
      csrf={frame.csrf}
      once={once}
      version={version}
      hidden={{ draftVersion: String(draftVersion) }}
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
  )
}
