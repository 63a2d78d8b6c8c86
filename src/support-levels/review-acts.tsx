import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Day, Outcome } from '../kernel/index.ts'
import type { Permission } from '../people/index.ts'
import type { FormValues } from '../platform/forms/index.ts'
import { DateField, InsetText, RadiosField, SelectField, WordsField, type ShownForm } from '../platform/views/index.ts'
import { dateTyped, type IssuedDocument } from '../visits/index.ts'
import { answerProposal, recordAgreementWithoutSchool, recordAnswer, recordNextStep } from './agreement.ts'
import { completeReviewWithoutChange } from './completion.ts'
import type { Standing } from './commands.ts'
import {
  answerForm,
  commentForm,
  completionForm,
  nextStepForm,
  reasonForm,
  recordedAnswerForm,
  withoutSchoolForm,
} from './forms.ts'
import type { GridLine } from './grid.ts'
import { levelText } from './issue-level.ts'
import { returnProposal, withdrawReview } from './proposal.ts'
import type { Act, Happening } from './review.ts'
import type { LevelRefusal } from './sentences.ts'

/** What a page about a review may need beside the review. */
export interface ActContext extends Standing {
  readonly grid: readonly GridLine[]
  readonly issued: readonly Pick<IssuedDocument, 'id' | 'reference'>[]
}

/** One thing that is done to a review with one form: its address, who may, its fields and the decision. */
export interface ReviewActPage<Form extends z.ZodType = z.ZodType> {
  readonly path: string
  readonly title: string
  readonly submit: string
  readonly permission: Permission
  readonly action: string
  readonly notice: string
  /** Whether the decision looks at the criteria grid. Only officers of the authority do such a thing. */
  readonly needsGrid?: true
  readonly form: Form | ((today: Day) => Form)
  readonly begins: (today: Day) => FormValues
  readonly fields: (form: ShownForm, context: ActContext) => VNode
  readonly decide: (context: ActContext, value: z.output<Form>, act: Act) => Outcome<Happening, LevelRefusal>
}

const actPage = <Form extends z.ZodType>(page: ReviewActPage<Form>): ReviewActPage => page

const nothing = (): FormValues => ({})
const answerChoices = [
  { value: 'agrees', text: 'Agrees' },
  { value: 'disputes', text: 'Disputes' },
] as const

export const reviewActs: readonly ReviewActPage[] = [
  actPage({
    path: 'complete',
    title: 'Complete the review without change',
    submit: 'Complete the review',
    permission: 'propose level',
    action: 'complete review without change',
    needsGrid: true,
    notice: 'You have completed the review. The level stays as it is.',
    form: completionForm,
    begins: (today) => dateTyped('reviewedOn', today),
    fields: (form, { issued }) => (
      <>
        <DateField form={form} name="reviewedOn" label="Date of the review" />
        <WordsField form={form} name="note" label="What the review found" limit={10000} />
        <SelectField
          form={form}
          name="record"
          label="Note of visit or letter"
          hint="Leave out if none was issued"
          choices={issued.map(({ id, reference }) => ({ value: id, text: reference }))}
        />
        <AgainstKeyCriteria form={form} />
      </>
    ),
    decide: ({ review, entries, edition, grid, issued }, value, act) => {
      const record = issued.find(({ id }) => id === value.record)?.id ?? null
      const reasonAgainstKeyCriteria = value.reasonAgainstKeyCriteria ?? ''
      const { note, reviewedOn } = value
      const request = { note, reviewedOn, record, reasonAgainstKeyCriteria, grid }
      return completeReviewWithoutChange(review, entries, request, edition, act)
    },
  }),
  actPage({
    path: 'return',
    title: 'Return the proposal with a comment',
    submit: 'Return the proposal',
    permission: 'ratify level',
    action: 'return proposal',
    notice: 'You have returned the proposal.',
    form: commentForm,
    begins: nothing,
    fields: (form) => <WordsField form={form} name="comment" label="Your comment" limit={10000} />,
    decide: ({ review, edition }, { comment }, act) => returnProposal(review, comment, edition, act),
  }),
  actPage({
    path: 'withdraw',
    title: 'Withdraw the review',
    submit: 'Withdraw the review',
    permission: 'propose level',
    action: 'withdraw review',
    notice: 'You have withdrawn the review.',
    form: reasonForm,
    begins: nothing,
    fields: (form) => (
      <WordsField
        form={form}
        name="reason"
        label="Reason"
        hint="A termly or annual review then still falls due"
        limit={10000}
      />
    ),
    decide: ({ review, edition }, { reason }, act) => withdrawReview(review, reason, edition, act),
  }),
  actPage({
    path: 'answer',
    title: 'Agree or dispute the level',
    submit: 'Send your answer',
    permission: 'answer level',
    action: 'answer level',
    notice: 'You have answered.',
    form: answerForm,
    begins: nothing,
    fields: (form, context) => (
      <>
        <RatifiedLevel context={context} />
        <RadiosField
          form={form}
          name="answer"
          label="Do you agree with this level?"
          heading="strong"
          choices={[
            { value: 'agrees', text: 'I agree' },
            { value: 'disputes', text: 'I dispute it' },
          ]}
        />
        <WordsField
          form={form}
          name="words"
          label="Your words"
          hint="Needed if you dispute it. You may answer again until the formal record is issued."
          limit={10000}
        />
      </>
    ),
    decide: ({ review, edition }, { answer, words }, act) =>
      answerProposal(review, { answer, words: words ?? '' }, edition, act),
  }),
  actPage({
    path: 'record-answer',
    title: 'Record an answer of the school',
    submit: 'Record the answer',
    permission: 'record answer',
    action: 'record answer of the school',
    notice: 'You have recorded the answer.',
    form: recordedAnswerForm,
    begins: (today) => dateTyped('answeredOn', today),
    fields: (form) => (
      <>
        <RadiosField
          form={form}
          name="answerer"
          label="Who answered?"
          heading="strong"
          choices={[
            { value: 'headteacher', text: 'Headteacher' },
            { value: 'chairOfGovernors', text: 'Chair of governors' },
          ]}
        />
        <RadiosField form={form} name="answer" label="What did they answer?" heading="strong" choices={answerChoices} />
        <WordsField form={form} name="words" label="In their words" hint="Needed if they dispute it" limit={10000} />
        <RadiosField
          form={form}
          name="how"
          label="How did they answer?"
          heading="strong"
          choices={[
            { value: 'inPerson', text: 'In person' },
            { value: 'telephone', text: 'By telephone' },
            { value: 'email', text: 'By email' },
            { value: 'letter', text: 'By letter' },
          ]}
        />
        <DateField form={form} name="answeredOn" label="When did they answer?" />
      </>
    ),
    decide: ({ review, edition }, { answerer, answer, words, how, answeredOn }, act) =>
      recordAnswer(review, { answerer, answer, words: words ?? '', how, answeredOn }, edition, act),
  }),
  actPage({
    path: 'without-school',
    title: 'Agree the level without the school',
    submit: 'Agree without the school',
    permission: 'record answer',
    action: 'agree level without the school',
    notice: 'You have recorded that the level is agreed without the school.',
    form: withoutSchoolForm,
    begins: nothing,
    fields: (form) => (
      <>
        <WordsField form={form} name="reason" label="Why the level is agreed without the school" limit={10000} />
        <WordsField form={form} name="nextStep" label="Next step" limit={10000} />
      </>
    ),
    decide: ({ review, edition }, { reason, nextStep }, act) =>
      recordAgreementWithoutSchool(review, { reason, nextStep }, edition, act),
  }),
  actPage({
    path: 'next-step',
    title: 'Next step about the disagreement',
    submit: 'Record the next step',
    permission: 'record answer',
    action: 'record next step after dispute',
    notice: 'You have recorded the next step.',
    form: nextStepForm,
    begins: nothing,
    fields: (form) => <WordsField form={form} name="nextStep" label="What happens next" limit={10000} />,
    decide: ({ review, edition }, { nextStep }, act) => recordNextStep(review, nextStep, edition, act),
  }),
]

/** Asked wherever a level is chosen or kept (5.2). */
export const AgainstKeyCriteria = ({ form }: { form: ShownForm }) => (
  <WordsField
    form={form}
    name="reasonAgainstKeyCriteria"
    label="Why this level is right although criteria of a higher level are met"
    hint="Needed only where a key criterion of a higher level is met"
    limit={10000}
  />
)

const RatifiedLevel = ({ context: { review, edition } }: { context: ActContext }) => {
  const { state } = review
  if (!('proposal' in state)) return null
  return (
    <InsetText>
      Level {levelText(state.proposal.level, edition)}. <span class="app-words">{state.proposal.reasons}</span>
    </InsetText>
  )
}
