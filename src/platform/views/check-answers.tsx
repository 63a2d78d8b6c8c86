import type { ComponentChildren } from 'preact'
import { SummaryList } from './components.ts'

export interface Answer {
  readonly question: string
  /** What was answered; a blank answer is shown as "Not provided". */
  readonly answer: ComponentChildren
  /** Where to change it; absent when it cannot be changed. */
  readonly change?: string | undefined
}

/** The answers a person is about to send, each with a way to change it. */
export const CheckAnswers = ({ answers }: { answers: readonly Answer[] }) => (
  <SummaryList
    classes="govuk-!-margin-bottom-9"
    rows={answers.map(({ question, answer, change }) => ({
      key: { text: question },
      value: { html: isBlank(answer) ? 'Not provided' : answer },
      ...(change === undefined
        ? {}
        : { actions: { items: [{ href: change, text: 'Change', visuallyHiddenText: question.toLowerCase() }] } }),
    }))}
  />
)

const isBlank = (answer: ComponentChildren) =>
  answer === undefined || answer === null || answer === '' || answer === false
